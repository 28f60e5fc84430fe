"""Which events a page of a timeline shows, and under which chapter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min

from timeline.models import Chapter, Event, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading import addresses
from timeline.reading.entries import Entry, entries_in_turn, entries_of
from timeline.reading.filters import Filters
from timeline.reading.revisions import once_a_revision

PAGE_SIZE = 40
CHUNK = 2000  # events held at once where all are told


@dataclass(frozen=True, slots=True)
class Opening:
    """How a chapter opens: its number, what it spans, how many entries it has."""

    chapter: Chapter
    url: str
    number: str
    years: str
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """A run of entries under one chapter (None: under none), as far as this page holds them."""

    opening: Opening | None
    entries: list[Entry]
    is_continued: bool


# The opening of a chapter (None: of none), and its entries, which come as they are asked for.
Run: TypeAlias = "tuple[Opening | None, Iterator[Entry]]"


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a timeline."""

    sections: list[Section]
    page: Page[Event]
    has_chapters: bool
    filters: Filters

    @property
    def previous(self) -> str:
        return f"{self.filters.address()}&page={self.page.number - 1}".replace("?&", "?")

    @property
    def next(self) -> str:
        return f"{self.filters.address()}&page={self.page.number + 1}".replace("?&", "?")


def listing_of(
    timeline: Timeline,
    events: EventQuerySet,
    filters: Filters,
    number: int,
    *,
    size: int = PAGE_SIZE,
    in_chapters: bool = True,
    count: int | None = None,
    listed: Sequence[Event] | None = None,
) -> Listing:
    """Page `number` of `events`, filtered already. A number that is none means the nearest one.

    `count` says how many they are, where that is known already; `listed` are all of them in their order,
    where they are loaded.

    Chapters are kept while all or the key events are shown; what was looked for stands in order of time.
    """
    openings = chapter_openings(timeline) if in_chapters and not filters.reorders else {}
    ordered = events.in_chapters() if openings else events.chronological()
    ordered = ordered.reverse() if filters.newest else ordered
    paginator = Paginator(ordered if listed is None else listed, size)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(number)
    sections: list[Section] = []
    entries = entries_of(page.object_list, found=filters.q)
    for opening, run in groupby(entries, lambda entry: _opening(entry, openings)):
        continued = not sections and page.number > 1 and _went_before(page, opening)
        sections.append(Section(opening, list(run), continued))
    return Listing(sections, page, bool(openings), filters)


def whole_of(
    events: EventQuerySet, openings: dict[int, Opening], listed: Iterable[Event] | None = None
) -> Iterator[Run]:
    """All of `events`, loaded `for_readers()`, under the chapters that `openings` has.

    However many there are, CHUNK of them are held at a time, for the same number of queries each time; unless
    they are `listed` already.
    """
    ordered = events.in_chapters() if openings else events.chronological()
    entries = entries_in_turn(ordered.iterator(CHUNK) if listed is None else listed)
    return groupby(entries, lambda entry: _opening(entry, openings))


def _opening(entry: Entry, openings: dict[int, Opening]) -> Opening | None:
    return openings.get(entry.event.chapter_id) if entry.event.chapter_id else None


def _went_before(page: Page[Event], opening: Opening | None) -> bool:
    """Whether the page before ended in the same chapter."""
    before = page.paginator.object_list[page.start_index() - 2]
    return bool(before.chapter_id == (opening.chapter.pk if opening else None))


@once_a_revision
def chapter_openings(timeline: Timeline) -> dict[int, Opening]:
    """The chapters that have published events, by id, in their order."""
    public = timeline.events.published(timeline.previewed).order_by()
    chapters = list(
        timeline.chapters.filter(events__in=public).annotate(
            count=Count("events"), first=Min("events__sort_day"), last=Max("events__sort_day")
        )
    )
    return {
        chapter.pk: Opening(
            chapter,
            addresses.chapter_url(timeline, chapter),
            roman(number),
            _years(chapter.first.year, chapter.last.year),
            chapter.count,
        )
        for number, chapter in enumerate(chapters, 1)
    }


def roman(number: int) -> str:
    """
    >>> [roman(n) for n in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    numerals = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for value, letters in numerals:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
