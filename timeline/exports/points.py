"""The known ends of a date, for formats that can hold no more than years, months and days.

Nothing is made more precise than it is: a month stays a month, and what such a format cannot say ("around",
"by") is said by the label that goes along.
"""

import re
from dataclasses import dataclass

from timeline import dates

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A year, perhaps its month, perhaps the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a date begins and ends. A single point has no `last`; an open end is None, and said so."""

    first: DatePoint | None
    last: DatePoint | None
    is_open_start: bool = False
    is_open_end: bool = False


def ends_of(edtf: str) -> Ends:
    """
    >>> str(ends_of("2011-06~").first), str(ends_of("2011/2019").last), ends_of("../2013").is_open_start
    ('2011-06', '2019', True)
    """
    low, slash, high = edtf.partition("/")
    if not slash:
        return Ends(_first(low), _last_if_longer(low))
    return Ends(
        None if low == ".." else _first(low),
        None if high == ".." else _last(high),
        is_open_start=low == "..",
        is_open_end=high == "..",
    )


def _first(edtf: str) -> DatePoint | None:
    return _plain(edtf) or _from_day(edtf, is_first=True)


def _last(edtf: str) -> DatePoint | None:
    return _plain(edtf) or _from_day(edtf, is_first=False)


def _last_if_longer(edtf: str) -> DatePoint | None:
    """The end of a single date that is a season, a quarter or a decade; those formats know none of these."""
    return None if _plain(edtf) else _from_day(edtf, is_first=False)


def _plain(edtf: str) -> DatePoint | None:
    match = _POINT.fullmatch(edtf.rstrip("~?%"))
    if match is None or int(match[2] or 1) > 12:
        return None
    year, month, day = match.groups()
    return DatePoint(int(year), int(month) if month else None, int(day) if day else None)


def _from_day(edtf: str, *, is_first: bool) -> DatePoint | None:
    """The month (of a season, a quarter) or year (of a decade) in which the bounds of a date fall."""
    when = dates.parse(edtf)
    day = when.earliest if is_first else when.latest
    if day is None:
        return None
    return DatePoint(day.year) if "X" in edtf else DatePoint(day.year, day.month)
