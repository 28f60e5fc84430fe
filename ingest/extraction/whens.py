"""A time expression on the calendar, as an event is dated by it: told in the past, it never lies ahead."""

import re
from datetime import date, timedelta

from ingest.extraction import around, calendar
from ingest.extraction.calendar import When
from ingest.extraction.grammar.says import Calendar, Says
from ingest.extraction.timex import Timex

WEEK = re.compile(r"(\d{4})-W(\d\d)")
AFTER_NEW_YEAR = frozenset({"01", "02", "03"})


def when_of(timex: Timex, years: dict[str, str] | None = None) -> When | None:
    """The date on the calendar; told in the past, a date without its year is never ahead."""
    when = _of_its_year(timex) or calendar.from_timex(timex.value, timex.mod)
    if when is None or timex.basis.how != "published":
        return when
    if years and len(timex.value) == 10 and (year := years.get(timex.value[5:])):
        return calendar.from_timex(f"{year}{timex.value[4:]}", timex.mod)
    return _one_before(timex) if told_as_past(timex, when) else when


def told_as_past(timex: Timex, when: When) -> bool:
    """Whether a date lies ahead of the publication, though its clause tells it as past."""
    if timex.basis.how != "published" or timex.basis.direction >= 0:
        return False
    span, said = calendar.bounds(when.edtf), calendar.bounds(timex.basis.anchor)
    return bool(span and said and span[0] and said[1] and span[0] > said[1])


def _one_before(timex: Timex) -> When | None:
    """The month, day or week of that name before the one that the value gives."""
    week = WEEK.match(timex.value)
    if of_any_week(timex.basis.says):
        return calendar.shifted(timex.value[:10], "week", -1)
    if week is None:
        return calendar.from_timex(f"{int(timex.value[:4]) - 1:04}{timex.value[4:]}", timex.mod)
    last = date.fromisocalendar(int(week[1]), int(week[2]), 1) - timedelta(days=7)
    year, number, _ = last.isocalendar()
    return calendar.from_timex(f"{year:04}-W{number:02}{timex.value[week.end() :]}", timex.mod)


def of_any_week(says: Says) -> bool:
    """Whether an expression names a weekday, and no more."""
    return isinstance(says, Calendar) and bool(says.weekday) and not says.day


def _of_its_year(timex: Timex) -> When | None:
    """ "This winter", said in February: TIMEX3 names it after the year it ends in, EDTF after the one before.

    So it does "the end of last year", which is December to those who say it.
    """
    if (
        timex.value.endswith("-WI")
        and timex.basis.how == "published"
        and timex.basis.anchor[5:7] in AFTER_NEW_YEAR
    ):
        return calendar.from_timex(f"{int(timex.value[:4]) - 1:04}-WI", timex.mod)
    if timex.mod == "END" and len(timex.value) == 4 and around.END_OF.search(timex.text):
        return When(f"{timex.value}-12~", f"the end of {timex.value}") if timex.value.isdigit() else None
    return None


def range_in(timex: Timex) -> When | None:
    """A single expression that is itself a range: "2011–2019", "2018-19"."""
    match = around.RANGE.fullmatch(timex.text)
    if not match:
        return None
    high = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    return calendar.between(When(match[1], match[1]), When(high, high))


def why_not(timex: Timex) -> str:
    if timex.value.startswith("XXXX"):
        return f"the article does not say which year “{timex.text}” is in, and has no publication date"
    return f"“{timex.text}” could not be placed on the calendar"
