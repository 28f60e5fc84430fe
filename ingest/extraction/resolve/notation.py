"""How values of posts are written: what the words said stands beside what was worked out from it.

Corpora of posts keep the weekday ("2014-05-02-WXX-5"), the month of a week ("2014-05-W18") and the open
places of a bare year ("2014-XX-XX"), where those of news and narratives write the plain TIMEX3 value.
`calendar.from_timex` reads both.
"""

import re
from datetime import date

from ingest.extraction.grammar.says import Calendar, Recurring, Reference, Says, Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_THURSDAY = 4


def colloquial(value: str, says: Says) -> str:
    """The value as posts have it; durations, sets and references are written as everywhere."""
    if isinstance(says, Span | Recurring | Reference):
        return value
    if week := _WEEK.fullmatch(value):
        return _in_its_month(int(week[1]), int(week[2]))
    if not isinstance(says, Calendar):
        return value
    if says.weekday and _DAY.match(value):
        return f"{value[:10]}-WXX-{says.weekday}{value[10:]}"
    return f"{value}-XX-XX" if says == Calendar(says.year) and len(value) == len("2014") else value


def _in_its_month(year: int, week: int) -> str:
    """A week belongs to the month that has most of it, as an ISO week belongs to its year."""
    return f"{year:04d}-{date.fromisocalendar(year, week, _THURSDAY).month:02d}-W{week:02d}"
