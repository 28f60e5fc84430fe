"""The strip above the page that arranges: the density of the whole timeline, and where in it one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timeline.models import Event
from timeline.reading.overview import Column, Overview, overview_of
from timeline.reading.scale import scale_between


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of time, how many events begin in it, and the page on which the first of them is."""

    name: str
    count: int
    page: int
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """`start` and `length` (per cent), from `year` on, are what the page shows; `years` lead to each."""

    overview: Overview
    columns: list[Place]
    years: list[Place]
    year: str
    start: float
    length: float


def strip_of(
    months: Sequence[tuple[date, int]], total: int, shown: Sequence[Event], per_page: int
) -> Strip | None:
    """The strip of events in order of time: `months` counts the dated ones, `total` all."""
    overview = overview_of([], months)
    if overview is None:
        return None
    scale = scale_between(overview.first, overview.last)
    days = [event.sort_day for event in shown if event.sort_day] or [overview.last]
    start, end = scale.x(min(days)), scale.x(max(days))

    def page_of(day: date) -> int:
        return 1 + sum(count for month, count in months if month < day.replace(day=1)) // per_page

    columns = [
        Place(f"{one.first:%B %Y} to {one.last:%B %Y}", one.count, page_of(one.first), one)
        for one in overview.columns
    ]
    by_year = groupby(months, key=lambda pair: pair[0].year)
    years = [
        Place(str(year), sum(count for _, count in pairs), page_of(date(year, 1, 1)))
        for year, pairs in by_year
    ]
    dated = sum(count for _, count in months)
    if dated < total:
        years.append(Place("Undated", total - dated, 1 + dated // per_page))
    first = shown[0].sort_day if shown else None
    year = str(first.year) if first else "Undated"
    return Strip(overview, columns, years, year, start, round(max(end - start, 0.6), 2))
