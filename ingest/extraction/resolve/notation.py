"""How the kinds of text write values: TIMEX3 leaves room, and each kind of corpus fills it in its own way.

In posts, what the words said stands beside what was worked out from it: the weekday ("2014-05-02-WXX-5"),
the month of a week ("2014-05-W18"), the open places of a bare year ("2014-XX-XX"); midnight is T00:00.
`calendar.from_timex` reads these as it reads the plain values of news.
In narratives, "daily" is a day left open ("XXXX-XX-XX").
"""

import re
from datetime import date

from ingest.extraction.grammar.says import Calendar, Recurring, Reference, Says, Span
from ingest.extraction.resolve.domain import Kind

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_THURSDAY = 4
# A weekend of no week.
_POSTED_SETS = {"XXXX-WXX-WE": "XXXX-WE"}


# TIMEX2 writes what comes with each unit as that unit left open.
_EACH = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def written(value: str, says: Says, kind: Kind) -> str:
    """The value in the notation of a kind of text."""
    if kind == "narrative" and isinstance(says, Recurring) and not says.rate:
        return _EACH.get(value, value)
    return _posted(value, says) if kind == "colloquial" else value


def _posted(value: str, says: Says) -> str:
    """The value as posts have it; durations, references and nearly all sets are written as everywhere."""
    if isinstance(says, Span | Recurring | Reference):
        return _POSTED_SETS.get(value, value)
    if week := _WEEK.fullmatch(value):
        return _in_its_month(int(week[1]), int(week[2]))
    if not isinstance(says, Calendar):
        return value
    value = value.replace("T24:00", "T00:00")
    # "Friday", "Friday the 13th"; a date with its month needs no weekday.
    weekday = says.weekday or (says.falls_on if says.month is None else None)
    if weekday and _DAY.match(value):
        return f"{value[:10]}-WXX-{weekday}{value[10:]}"
    return f"{value}-XX-XX" if says == Calendar(says.year) and len(value) == len("2014") else value


def _in_its_month(year: int, week: int) -> str:
    """A week belongs to the month that has most of it, as an ISO week belongs to its year."""
    return f"{year:04d}-{date.fromisocalendar(year, week, _THURSDAY).month:02d}-W{week:02d}"
