"""Baking: what has changed since the last time is drawn and written, and what is gone is removed.

One snapshot of the database is told, so that pages agree with one another. Leaves are written before what
leads to them, the front page last; only then does anything go.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from timeline.baking.assets import Assets
from timeline.baking.folder import Folder, NotBaked, Tally, opened
from timeline.baking.index import events_index, words_index
from timeline.baking.links import Rewriter
from timeline.baking.pages import drawn, is_image
from timeline.baking.places import INDEX, Address, address_of, file_of, link, pretty
from timeline.baking.plan import Page, Plan
from timeline.exports import FORMATS, telling_of
from timeline.models import Timeline
from timeline.views.reader import Loaded, release
from timeline.views.site import pages_of

__all__ = ["Baked", "NotBaked", "bake"]

EVENT_FILE = re.compile(r"t/[^/]+/events/(\d+)(?:-[^/]+)?/index\.html")
EVENTS, WORDS = "events.json", "words.json"
FEEDS = (".atom", ".rss")
OFTEN = 100  # pages


@dataclass(frozen=True, slots=True)
class Baked:
    """What a bake did; `is_new` is false where nothing has changed since the last one."""

    is_new: bool
    tally: Tally
    events: int = 0


def bake(
    root: Path,
    *,
    timelines: Sequence[Timeline],
    site: str = "",
    take_over: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Baked:
    """The pages of `timelines`, the first of which is the front page, as files in `root`.

    `site` is where they will be served ("https://example.org/story"), for what needs whole addresses: the map
    of the site, what search engines and those who share a link are told, the snippet. `tell` is called now
    and then with how many pages of how many are as they should be. Raises NotBaked.
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
        oven = Oven(folder, told, site.rstrip("/"), tell)
        oven.bake_all()
        folder.close(state)
        return Baked(True, folder.tally, sum(len(plan.events) for plan in oven.plans))


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
    """One bake: its plans, and the file of each address that they name."""

    folder: Folder
    timelines: list[Timeline]
    site: str
    tell: Callable[[int, int], None] | None = None
    # The front page goes last: (file, content) of what leads to everything.
    front: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.assets = Assets(self.folder.write)
        self.rewriter = Rewriter(self._target, self.site)
        self.names = dict(self._renamed())
        self.own = dict(self._front_pages())
        frame = f"{release()} {self.site}"
        self.plans = [Plan(telling_of(one, self.site), frame) for one in self.timelines]
        self.files = {
            page.address: file_of(page.address, self.names) for plan in self.plans for page in plan.pages()
        }
        self.images: set[str] = set()
        self.done = 0

    def bake_all(self) -> None:
        self.assets.bring_plain("js/embed.js")
        for plan in self.plans:
            for page in plan.pages():
                if not self._keep(page):
                    self._draw(page, plan)
                self._tell()
            self._bake_index(plan.timeline)
        self._bake_moved()
        self._bake_map()
        self._bake_not_found()
        for file, content in self.front:
            self.folder.write(file, content)

    def _tell(self) -> None:
        self.done += 1
        if self.tell and (self.done % OFTEN == 0 or self.done == len(self.files)):
            self.tell(self.done, len(self.files))

    # One page ------------------------------------------------------------------------------------------

    def _keep(self, page: Page) -> bool:
        """Whether the file of a page, and all that it shows, is as it should be already."""
        kept = self.folder.keep(self.files[page.address], page.made_of)
        for image in kept.leads if kept else ():
            self._bring_image(address_of(image))
        return kept is not None

    def _draw(self, page: Page, plan: Plan) -> None:
        address, file = page.address, self.files[page.address]
        loaded = Loaded(plan.timeline, plan.telling, page.event, page.listed)
        response = drawn(address, self.site, loaded)
        if response is None:
            return
        content, self.images = response.getvalue(), set()
        if address.path in self.own.values() and not address.query:
            self._keep_front(content.decode(), address)
            return
        if response.headers["Content-Type"].startswith("text/html"):
            content = self.rewriter.page(content.decode(), address, file).encode()
        elif file.endswith(FEEDS) and not self.site:
            content = self.rewriter.feed(content.decode(), address, file).encode()
        self.folder.write(file, content, made_of=page.made_of, leads=tuple(sorted(self.images)))

    def _bring_image(self, address: Address) -> str | None:
        """The file of a picture of an event, written now; None where there is none (any more)."""
        file, made_of = file_of(address), str(address)  # what is at such an address never changes
        if file in self.folder.now or self.folder.keep(file, made_of):
            return file
        response = drawn(address, self.site)
        if response:
            self.folder.write(file, response.getvalue(), made_of=made_of)
        return file if response else None

    # Where links lead ----------------------------------------------------------------------------------

    def _target(self, address: Address) -> str | None:
        """The file that an address of the site is or will be; None for what is none of it."""
        if file := self.files.get(address):
            return file
        if not address.has_file:
            return None
        if file := self.assets.file_of(address.path) or self.names.get(address.path):
            return file
        if is_image(address):
            self.images.add(str(address))
            return self._bring_image(address)
        return self.files.get(Address(self.own.get(address.path, address.path), address.query))

    def _front_pages(self) -> Iterator[tuple[str, str]]:
        """Each address of a timeline's front page, and the one of these that its own pages use."""
        yield reverse("public-home"), self.timelines[0].get_absolute_url()
        for timeline in self.timelines:
            yield reverse("public-timeline", args=[timeline.slug]), timeline.get_absolute_url()

    def _keep_front(self, text: str, address: Address) -> None:
        """A timeline's own page at its own address; the first one's also at the root."""
        own = next(one for one in self.timelines if one.get_absolute_url() == address.path)
        files = [file_of(Address(reverse("public-timeline", args=[own.slug])))]
        if own is self.timelines[0]:
            files.append(INDEX)
        self.front += [(file, self.rewriter.page(text, address, file).encode()) for file in files]

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
        live = {
            pk: self.files[pages[-1].address] for plan in self.plans for pk, pages in plan.of_events.items()
        }
        for file in sorted(self.folder.ours - self.folder.now.keys()):
            found = EVENT_FILE.fullmatch(file)
            target = live.get(int(found[1])) if found else None
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
