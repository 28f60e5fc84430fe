"""Dates counted from one that the clause told as past, though by its month it lay ahead of the publication.

"The plane left on Dec. 17. At 6:58 it was lost", published in November: both were in the year before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from ingest.extraction import calendar
from ingest.extraction.timex import Timex
from ingest.extraction.whens import of_any_week, told_as_past


def with_their_past(timexes: Iterable[Timex]) -> Iterator[Timex]:
    """The time expressions in order; what counts from a date taken a year or a week back goes with it."""
    moved: dict[str, Unit] = {}
    for timex in timexes:
        basis = timex.basis
        unit = moved.get(basis.anchor[:10]) or moved.get(basis.anchor[:7]) if basis.how == "said" else None
        if unit and timex.value[:4].isdigit():
            moved[timex.value[: KEPT[unit]]] = unit
            anchor = _one_before(basis.anchor, unit)
            yield replace(timex, value=_one_before(timex.value, unit), basis=basis._replace(anchor=anchor))
            continue
        when = calendar.from_timex(timex.value)
        if when and told_as_past(timex, when):
            unit = "week" if of_any_week(basis.says) else "year"
            moved[timex.value[: KEPT[unit]]] = unit
        yield timex


Unit = Literal["year", "week"]
# So much of a value is looked up: of a month taken back, every day goes with it; of a weekday only itself.
KEPT: dict[Unit, int] = {"year": len("2024-11"), "week": len("2024-11-21")}


def _one_before(value: str, unit: Unit) -> str:
    if unit == "year":
        return f"{int(value[:4]) - 1:04}{value[4:]}"
    before = calendar.shifted(value[:10], "week", -1)
    return before.edtf + value[10:] if before and len(value) >= len("2024-11-21") else value
