"""Places in the calendar with a precision, and counting from one to another."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_RANKS = {
    "second": 0, "minute": 1, "hour": 2, "day": 3, "night": 3, "week": 4, "weekend": 5, "fortnight": 5,
    "month": 6, "season": 7, "quarter": 8, "half": 9, "year": 10, "decade": 11, "century": 12,
}  # fmt: skip
_TUESDAY = 2
_PUBLISHED = re.compile(r"(\d{4})(?:-?(\d{2}))?(?:-?(\d{2}))?(?![\d])")


class Point(NamedTuple):
    """A stretch of the calendar: its first day and its precision, and how TIMEX3 writes it."""

    unit: str
    year: int
    month: int = 1
    day: int = 1
    season: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _VALUES[self.unit](self)

    @property
    def first_day(self) -> date:
        """The first day; the calendar has none before Christ."""
        return date(self.year, self.month, self.day)

    def coarser_than(self, unit: str) -> bool:
        return _RANKS[self.unit] > _RANKS[unit]


def _week_value(point: Point) -> str:
    year, week, _ = point.first_day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _year(point: Point) -> str:
    return f"{point.year:04d}" if point.year >= 0 else f"BC{-point.year:04d}"


_VALUES: dict[str, Callable[[Point], str]] = {
    "day": lambda point: f"{_year(point)}-{point.month:02d}-{point.day:02d}",
    "week": _week_value,
    "weekend": lambda point: f"{_week_value(point)}-WE",
    "month": lambda point: f"{_year(point)}-{point.month:02d}",
    "season": lambda point: f"{_year(point)}-{point.season}",
    "quarter": lambda point: f"{_year(point)}-Q{(point.month + 2) // 3}",
    "half": lambda point: f"{_year(point)}-H{(point.month + 5) // 6}",
    "year": lambda point: _year(point),
    "decade": lambda point: _year(point)[:-1],
    "century": lambda point: _year(point)[:-2],
}


def point(unit: str, year: int, month: int = 1, day: int = 1, season: str = "") -> Point | None:
    """The point, or None where the calendar has no such day."""
    if not -9999 <= year <= 9999 or year == 0 or not 1 <= month <= 12:
        return None
    if not 1 <= day <= _days_of(year, month):
        return None
    return Point(unit, year, month, day, season)


def _days_of(year: int, month: int) -> int:
    """The length of a month; years before Christ are counted as if they had no leap days."""
    return calendar.monthrange(year if year > 0 else 1, month)[1]


def season_point(year: int, season: str) -> Point | None:
    """A season of a year; winter is the one the year ends in, as TIMEX3 counts it."""
    return point("season", year, _SEASON_MONTHS[season], 1, season)


def on(day: date, unit: str = "day") -> Point:
    """The unit that a day lies in."""
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        return Point(unit, monday.year, monday.month, monday.day)
    if unit in ("day", "night"):
        return Point("day", day.year, day.month, day.day)
    return Point(unit, *_start_of(unit, day.year, day.month))


def _start_of(unit: str, year: int, month: int) -> tuple[int, int]:
    """Year and month in which the month, quarter, year, decade … around a month begins."""
    months = MONTHS_IN[unit]
    if months < 12:
        return year, (month - 1) // months * months + 1
    years = months // 12
    start = abs(year) // years * years
    return (max(1, start) if year > 0 else -max(1, start)), 1


def on_year(base: Point) -> Point:
    """The year that a point lies in."""
    return Point("year", base.year)


def shifted(base: Point, unit: str, steps: int) -> Point | None:
    """The unit that lies `steps` units after the one the base begins in; None beyond the calendar."""
    if unit in MONTHS_IN:
        months = base.year * 12 + base.month - 1 + steps * MONTHS_IN[unit]
        year, month = divmod(months, 12)
        return point(unit, *_start_of(unit, year, month + 1))
    if base.year < 1:
        return None
    try:
        day = base.first_day + timedelta(days=steps * _DAYS_IN[unit])
    except OverflowError:
        return None
    return on(day, "week" if unit == "fortnight" else unit)


def a_year_off(base: Point, years: int) -> Point | None:
    """The same quarter, month or day in another year."""
    return point(
        base.unit,
        base.year + years,
        base.month,
        min(base.day, 28) if base.month == 2 else base.day,
        base.season,
    )


def moved(base: Point, unit: str, steps: int) -> Point | None:
    """The base so many days, weeks, months or years away, as precise as it is; None beyond the calendar."""
    if base.year < 1:
        return None
    if unit not in MONTHS_IN:
        return shifted(base, "day", steps * _DAYS_IN[unit]) if base.unit == "day" else None
    year, month = divmod(base.year * 12 + base.month - 1 + steps * MONTHS_IN[unit], 12)
    if not 1 <= year <= 9999:
        return None
    if base.unit in ("week", "weekend"):
        # As a year has the weeks of which it has the Thursday, so has a day of the year.
        thursday = on(base.first_day + timedelta(days=3))
        there = moved(thursday, unit, steps)
        return there and on(there.first_day, base.unit)
    day = min(base.day, _days_of(year, month + 1))
    there = base._replace(year=year, month=month + 1, day=day)
    return on(there.first_day, base.unit) if base.unit in _DAYS_IN else there


def nearest_weekend(day: Point) -> Point:
    """The weekend that a feast makes longer: before a Monday or Tuesday, else the one that follows."""
    behind = day.first_day.isoweekday() <= _TUESDAY
    return on(day.first_day - timedelta(days=_TUESDAY if behind else 0), "weekend")


def parse_published(published: date | str | None) -> Point | None:
    """A publication date as given: a date, "2024-04-19", "2024-04" or "2024"; None when there is none."""
    if published is None:
        return None
    if isinstance(published, date):
        return Point("day", published.year, published.month, published.day)
    found = _PUBLISHED.match(published.strip())
    if found is None:
        return None
    year, month, day = found.groups()
    if day:
        return point("day", int(year), int(month), int(day))
    return point("month", int(year), int(month)) if month else point("year", int(year))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> int:
    """The day of the month of its nth Monday, Tuesday, …; -1 is the last one."""
    first, days = calendar.monthrange(year, month)
    day = 1 + (weekday - 1 - first) % 7 + 7 * (which - 1 if which > 0 else 0)
    if which < 0:
        day += (days - day) // 7 * 7
    return day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
