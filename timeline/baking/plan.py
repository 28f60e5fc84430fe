"""The pages of a timeline and what each is made of, known before any is drawn."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.urls import reverse

from timeline.baking.fingerprints import Seen, fingerprint, row_of, seen_of
from timeline.baking.places import Address
from timeline.exports import FORMATS, Telling
from timeline.models import Chapter, Event, Source, Timeline
from timeline.reading import addresses
from timeline.reading.filters import Filters
from timeline.reading.listing import PAGE_SIZE
from timeline.reading.picture import event_card, manner
from timeline.reading.places import page_of
from timeline.reading.story import MAX_DRAWN, MAX_KEY


class Page(NamedTuple):
    """An address; a fingerprint of all that its page shows ("": only drawing it tells); the event that it is
    about, or all of those that it is a list of."""

    address: Address
    made_of: str = ""
    event: Event | None = None
    listed: Sequence[Event] | None = None


@dataclass
class Plan:
    """Of what is told; `frame` is what all pages have around them.

    `of_events` are the pages of each event by its id, the one that others lead to last; `lists` are all other
    pages, in the same order.
    """

    telling: Telling
    frame: str
    of_events: dict[int, list[Page]] = field(init=False)
    lists: list[Page] = field(init=False)
    seen: Seen = field(init=False)

    def __post_init__(self) -> None:
        self.frame = fingerprint(self.frame, row_of(self.timeline))
        self.seen = seen_of(self.timeline)
        by_id = {event.pk: event for event in self.events}
        in_chapters = self.timeline.events.published().in_chapters().values_list("pk", flat=True)
        self._in_chapters = [by_id[pk] for pk in in_chapters]
        self._kinds = dict(self.timeline.known_names.values_list("name", "kind"))
        self._facts = self._all_facts()
        self.of_events = {event.pk: list(self._of_event(event)) for event in self.events}
        self.lists = list(self._lists())

    @property
    def timeline(self) -> Timeline:
        return self.telling.timeline

    @property
    def events(self) -> list[Event]:
        """In order of time."""
        return self.telling.events

    def pages(self) -> Iterator[Page]:
        return chain(*self.of_events.values(), self.lists)

    def _of_event(self, event: Event) -> Iterator[Page]:
        """Its share picture, its embedded form, and its page."""
        named, seen = [self.timeline.slug, event.pk], self.seen.events[event.pk]
        # Only an address with its host can be shared. The same words in the same manner are the same picture:
        # it is not even drawn again for a new release.
        if self.telling.site:
            address = Address(reverse("public-event-picture", args=named))
            yield Page(address, fingerprint(manner(), event_card(event)), event)
        address = Address(reverse("public-event-embed", args=named))
        yield Page(address, fingerprint(self.frame, seen), event)
        place = page_of(self.timeline, event.pk)
        yield Page(Address(addresses.event_url(event)), fingerprint(self.frame, seen, place), event)

    def _lists(self) -> Iterator[Page]:
        """Those that others lead to come last."""
        slug, front = self.timeline.slug, self.timeline.get_absolute_url()
        for name in ("public-event-feed", "public-change-feed"):
            yield from (Page(Address(reverse(name, args=[slug, kind]))) for kind in ("atom", "rss"))
        yield from (Page(Address(reverse("public-export", args=[slug, form]))) for form in FORMATS)
        if self.telling.site:
            made_of = fingerprint(self.frame, manner(), self._facts)
            yield Page(Address(reverse("public-picture", args=[slug])), made_of)
        yield from self._parts()
        for name in ("public-changes", "public-register"):
            yield Page(Address(reverse(name, args=[slug])))
        yield Page(Address(reverse("public-print", args=[slug])), listed=self._in_chapters)
        yield from self._turned(Address(reverse("public-embed", args=[slug])), Filters())
        for filters, query in self._ways():
            yield from self._turned(Address(front, query), filters)

    def _parts(self) -> Iterator[Page]:
        """The pages of chapters, names and sources."""
        for chapter, events in self._by_chapter().items():
            path = addresses.chapter_url(self.timeline, chapter)
            yield from self._part("chapter", chapter.slug, path, events, self.seen.chapters[chapter.pk])
        for words, events in self._by_name().items():
            spelled = sorted({n for event in events for n in event.names if addresses.name_words(n) == words})
            known = [(name, self._kinds.get(name)) for name in spelled]
            path = addresses.name_url(self.timeline, spelled[0])
            yield from self._part("name", words, path, events, known)
        for source, events in self._by_source().items():
            path = addresses.source_url(self.timeline, source)
            yield from self._part("source", source.pk, path, events, self.seen.sources[source.pk])

    def _part(self, kind: str, key: object, path: str, events: list[Event], own: object) -> Iterator[Page]:
        """Its share picture, all of it for paper where it has several pages, and its pages."""
        named, all_seen = [self.timeline.slug, key], [self.seen.events[event.pk] for event in events]
        if self.telling.site:
            made_of = fingerprint(self.frame, manner(), own, all_seen)
            yield Page(Address(reverse(f"public-{kind}-picture", args=named)), made_of)
        if len(events) > PAGE_SIZE:
            made_of = fingerprint(self.frame, own, all_seen)
            yield Page(Address(reverse(f"public-{kind}-print", args=named)), made_of, listed=events)
        for number, made_of in self._numbered(events):
            yield Page(_turned_to(Address(path), number), fingerprint(made_of, own), listed=events)

    def _turned(self, address: Address, filters: Filters) -> Iterator[Page]:
        """The pages of the whole list, or of what `filters` leave of it; the first one last."""
        events = self._listed(filters)
        for number, made_of in self._numbered(events):
            # The first one says when the timeline was changed last.
            made_of = fingerprint(made_of, self._facts) if number > 1 else ""
            yield Page(_turned_to(address, number), made_of, listed=events)

    def _ways(self) -> Iterator[tuple[Filters, tuple[tuple[str, str], ...]]]:
        """The ways to show the list that have files, each with its query; as it stands unasked comes last."""
        for standing in sorted({event.standing for event in self.events}):
            yield Filters(standing=(standing,)), (("standing", standing),)
        keys = (("key", "1"),)
        for key in [keys, ()] if any(event.is_key for event in self.events) else [()]:
            for newest in ((("newest", "1"),), ()):
                for view in ((("view", "table"),), ()):
                    yield Filters(key=bool(key), newest=bool(newest)), (*key, *newest, *view)

    def _listed(self, filters: Filters) -> list[Event]:
        """The events that `filters` leave, in the order in which `listing_of` has them."""
        events = self.events if filters.reorders else self._in_chapters
        if filters.key:
            events = [event for event in events if event.is_key]
        if filters.standing:
            events = [event for event in events if event.standing in filters.standing]
        return events[::-1] if filters.newest else events

    def _numbered(self, events: list[Event]) -> Iterator[tuple[int, str]]:
        """The number of each page of a list (one, if it is empty), the last first, and what it is made of."""
        for number in range(max(1, -(-len(events) // PAGE_SIZE)), 0, -1):
            start = (number - 1) * PAGE_SIZE
            shown = [self.seen.events[event.pk] for event in events[start : start + PAGE_SIZE]]
            yield number, fingerprint(self.frame, number, len(events), shown)

    def _all_facts(self) -> str:
        """What a page of the list says of all events: counts beside filters, chapters, the overview."""
        facts = [
            (
                *(event.standing, event.names, event.chapter_id, event.is_key, event.sort_day),
                [citation.source.publisher for citation in event.cited],
            )
            for event in self.events
        ]
        key = [event for event in self.events if event.is_key]
        drawn = self.events if len(self.events) <= MAX_DRAWN else key if len(key) <= MAX_KEY else []
        told = [self.seen.events[event.pk] for event in drawn]
        return fingerprint(facts, sorted(self._kinds.items()), sorted(self.seen.chapters.items()), told)

    def _by_chapter(self) -> dict[Chapter, list[Event]]:
        found: defaultdict[Chapter, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.chapter:
                found[event.chapter].append(event)
        return found

    def _by_name(self) -> dict[str, list[Event]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for words in dict.fromkeys(addresses.name_words(name) for name in event.names):
                found[words].append(event)
        return found

    def _by_source(self) -> dict[Source, list[Event]]:
        found: defaultdict[Source, list[Event]] = defaultdict(list)
        for event in self.events:
            for source in dict.fromkeys(citation.source for citation in event.cited):
                found[source].append(event)
        return found


def _turned_to(address: Address, number: int) -> Address:
    """Page `number` of a list; the first one has no number."""
    return Address(address.path, (*address.query, ("page", str(number)))) if number > 1 else address
