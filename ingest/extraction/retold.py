"""Dates counted from one that the clause told as past, though by its month it lay ahead of the publication.

"The plane left on Dec. 17. At 6:58 it was lost", published in November: both were in the year before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.extraction import calendar
from ingest.extraction.timex import Timex


def with_their_past(timexes: Iterable[Timex]) -> Iterator[Timex]:
    """The time expressions in order; what counts from a date that is taken a year back goes with it."""
    moved: set[str] = set()
    for timex in timexes:
        basis = timex.basis
        if basis.how == "said" and _month(basis.anchor) in moved and timex.value[:4].isdigit():
            moved.add(_month(timex.value))
            anchor = _year_before(basis.anchor)
            yield replace(timex, value=_year_before(timex.value), basis=basis._replace(anchor=anchor))
            continue
        if basis.how == "published" and basis.direction < 0 and _ahead(timex.value, basis.anchor):
            moved.add(_month(timex.value))
        yield timex


def _month(value: str) -> str:
    return value[:7]


def _year_before(value: str) -> str:
    return f"{int(value[:4]) - 1:04}{value[4:]}"


def _ahead(value: str, published: str) -> bool:
    when = calendar.from_timex(value)
    span, now = calendar.bounds(when.edtf) if when else None, calendar.bounds(published)
    return bool(span and now and span[0] and now[1] and span[0] > now[1])
