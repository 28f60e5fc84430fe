"""Baking: what has changed since the last time is drawn and written, and what is gone is removed.

One snapshot of the database is told, so that pages agree with one another. Leaves are written before what
leads to them, the front page last; only then does anything go.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import ResolverMatch, reverse

from timeline.baking import pages
from timeline.baking.assets import Assets
from timeline.baking.folder import Folder, NotBaked, Tally, opened
from timeline.baking.index import events_index, words_index
from timeline.baking.links import Rewriter
from timeline.baking.places import INDEX, Address, address_of, file_of, link, pretty
from timeline.exports import FORMATS
from timeline.models import Event, Timeline
from timeline.reading.places import page_of
from timeline.views.reader import release
from timeline.views.site import pages_of

__all__ = ["Baked", "NotBaked", "bake"]

EVENT_FILE = re.compile(r"t/[^/]+/events/(\d+)(?:-[^/]+)?/index\.html")
EVENTS, WORDS = "events.json", "words.json"


@dataclass(frozen=True, slots=True)
class Baked:
    """What a bake did; `is_new` is false where nothing has changed since the last one."""

    is_new: bool
    tally: Tally
    events: int = 0


def bake(root: Path, *, timelines: Sequence[Timeline], site: str = "", take_over: bool = False) -> Baked:
    """The pages of `timelines`, the first of which is the front page, as files in `root`.

    `site` is where they will be served ("https://example.org/story"), for what needs whole addresses: the map
    of the site, what search engines and those who share a link are told, the snippet. Raises NotBaked.
    """
    with opened(root, take_over=take_over) as folder, _snapshot():
        # Read again, for the snapshot: what was written meanwhile belongs to the next bake.
        rows = Timeline.objects.in_bulk([timeline.pk for timeline in timelines])
        told = [rows[timeline.pk] for timeline in timelines]
        state = {
            "site": site.rstrip("/"),
            "release": release(),
            "timelines": [[row.pk, str(row.created_at), row.revision] for row in told],
        }
        if folder.state == state and folder.is_whole():
            return Baked(False, Tally(same=len(folder.before)))
        oven = Oven(folder, told, site.rstrip("/"))
        oven.bake_all()
        folder.close(state)
        return Baked(True, folder.tally, oven.events)


@contextmanager
def _snapshot() -> Iterator[None]:
    """One moment of the database, read only; inside somebody else's transaction, that one."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@dataclass
class Oven:
    """One bake: what waits to be drawn, and the files that addresses have."""

    folder: Folder
    timelines: list[Timeline]
    site: str
    events: int = 0
    waiting: deque[Address] = field(default_factory=deque)
    seen: set[Address] = field(default_factory=set)
    # The front page goes last: (file, content) of what leads to everything.
    front: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.assets = Assets(self.folder.write)
        self.rewriter = Rewriter(self._target, self.site)
        self.slugs = {timeline.slug for timeline in self.timelines}
        self.names = dict(self._renamed())
        self.live_events: dict[int, str] = {}
        self.targets: dict[Address, tuple[str | None, bool]] = {}
        self.leads: set[str] = set()
        # An event's page shows what is around it as well: the same code, told of the same place.
        self.frame = f"{release()} {self.site}"

    def bake_all(self) -> None:
        self.assets.bring_plain("js/embed.js")
        for timeline in self.timelines:
            for event in pages.events_of(timeline):
                self._bake_event(event)
        for timeline in self.timelines:
            self._bake_index(timeline)
            for address in pages.addresses_of(timeline):
                self._queue(address)
            while self.waiting:
                self._bake_page(self.waiting.popleft())
        self._bake_moved()
        self._bake_map()
        self._bake_not_found()
        for file, content in self.front:
            self.folder.write(file, content)

    # One address ---------------------------------------------------------------------------------------

    def _bake_event(self, event: Event) -> None:
        self.events += 1
        made_of = f"{self.frame} {pages.made_of(event)} {page_of(event.timeline, event.pk)}"
        # Without its host nobody could fetch a share picture.
        for address in pages.addresses_of_event(event, with_picture=bool(self.site)):
            file = file_of(address)
            if EVENT_FILE.fullmatch(file):
                self.live_events[event.pk] = file
            if (kept := self.folder.keep(file, made_of)) is None:
                self._bake_page(address, made_of)
                continue
            for lead in kept.leads:
                self._queue(address_of(lead))

    def _queue(self, address: Address) -> None:
        if address not in self.seen:
            self.seen.add(address)
            self.waiting.append(address)

    def _bake_page(self, address: Address, made_of: str = "") -> None:
        match = pages.matched(address)
        if match is None:
            return
        file = file_of(address, self.names)
        if match.url_name == pages.LASTING:
            made_of = str(address)
            if self.folder.keep(file, made_of):
                return
        response = pages.drawn(address, match, self.site)
        if response is None:
            return
        leads: set[str] = set()
        content = response.getvalue()
        if response.headers["Content-Type"].startswith("text/html"):
            content, leads = self._page(content.decode(), address, file)
        elif match.url_name in ("public-event-feed", "public-change-feed") and not self.site:
            content = self.rewriter.feed(content.decode(), address, file).encode()
        if self._is_front(address):
            self._keep_front(response.getvalue().decode(), address)
        else:
            self.folder.write(file, content, made_of=made_of, leads=tuple(sorted(leads)))

    def _page(self, text: str, address: Address, file: str) -> tuple[bytes, set[str]]:
        """The page as a file; what it leads to is waiting now, and what of it no list names is told."""
        self.leads = set()
        page = self.rewriter.page(text, address, file)
        return page.encode(), self.leads

    def _target(self, address: Address) -> str | None:
        """The file that an address of the site is or will be; what nobody listed is baked as well."""
        if address not in self.targets:
            self.targets[address] = self._new_target(address)
        file, is_lead = self.targets[address]
        if is_lead:
            self.leads.add(str(address))
        return file

    def _new_target(self, address: Address) -> tuple[str | None, bool]:
        if static := self.assets.file_of(address.path):
            return static, False
        match = pages.matched(address)
        if match is None and not address.query:
            return self.names.get(address.path), False
        if match is None or match.kwargs.get("slug", self.timelines[0].slug) not in self.slugs:
            return None, False
        address = self._told_once(address, match)
        if match.url_name not in pages.OF_AN_EVENT:
            self._queue(address)
        return file_of(address, self.names), match.url_name not in pages.LISTED

    # The front page ------------------------------------------------------------------------------------

    def _told_once(self, address: Address, match: ResolverMatch) -> Address:
        """Of the two addresses of the default timeline, the one that its own pages use."""
        if match.url_name == "public-timeline":
            own = next(one for one in self.timelines if one.slug == match.kwargs["slug"])
            return Address(own.get_absolute_url(), address.query)
        if match.url_name == "public-home":
            return Address(self.timelines[0].get_absolute_url(), address.query)
        return address

    def _is_front(self, address: Address) -> bool:
        return address in (Address(timeline.get_absolute_url()) for timeline in self.timelines)

    def _keep_front(self, text: str, address: Address) -> None:
        """A timeline's own page at its own address; the first one's also at the root."""
        own = next(one for one in self.timelines if one.get_absolute_url() == address.path)
        files = [file_of(Address(reverse("public-timeline", args=[own.slug])))]
        if own is self.timelines[0]:
            files.append(INDEX)
        self.front += [(file, self._page(text, address, file)[0]) for file in files]

    # What no view draws --------------------------------------------------------------------------------

    def _renamed(self) -> Iterator[tuple[str, str]]:
        """Exports, under the names that they are saved by; and where the script of a page finds its index."""
        for timeline in self.timelines:
            own = reverse("public-timeline", args=[timeline.slug])
            yield f"{own}find/", f"t/{timeline.slug}/find/{EVENTS}"
            for form in FORMATS.values():
                path = reverse("public-export", args=[timeline.slug, form.name])
                yield path, f"t/{timeline.slug}/export/{timeline.slug}.{form.extension}"

    def _bake_index(self, timeline: Timeline) -> None:
        self.folder.write(f"t/{timeline.slug}/find/{EVENTS}", events_index(timeline))
        self.folder.write(f"t/{timeline.slug}/find/{WORDS}", words_index(timeline))

    def _bake_moved(self) -> None:
        """Where a headline has changed, the old address leads to the new one."""
        for file in sorted(self.folder.ours - self.folder.now.keys()):
            found = EVENT_FILE.fullmatch(file)
            target = self.live_events.get(int(found[1])) if found else None
            if target is None or target.split("/")[1] != file.split("/")[1]:
                continue
            there = link(target, file)
            canonical = f"{self.site}/{pretty(target)}" if self.site else there
            page = render_to_string("timeline/public/moved.html", {"there": there, "canonical": canonical})
            self.folder.write(file, page.encode())

    def _bake_map(self) -> None:
        if not self.site:
            return
        listed = [
            (f"/{pretty(file_of(Address(path), self.names))}", changed)
            for timeline in self.timelines
            for path, changed in pages_of(timeline)
        ]
        text = render_to_string("timeline/public/sitemap.xml", {"pages": listed, "site": self.site})
        self.folder.write("sitemap.xml", text.encode())

    def _bake_not_found(self) -> None:
        """Served in place of any address: its links start at the root of the host, where that is known."""
        page = self.rewriter.page(render_to_string("404.html"), Address("/404.html"), "404.html")
        if self.site:
            root = urlsplit(self.site).path + "/"
            page = re.sub(r'(?<=\s)(href|src)="(?!#|/)', rf'\1="{root}', page)
        self.folder.write("404.html", page.encode())
