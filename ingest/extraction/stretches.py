"""Stretches seen from the publication date: "over the past six years", "a few weeks ago"."""

from ingest.extraction import calendar
from ingest.extraction.calendar import When
from ingest.extraction.grammar.says import Base, Relative, Says, Span

# "A few", "several", "recent": about so many. What they give is only around that.
A_FEW = 3
STEPS = {
    "day": ("day", 1),
    "week": ("week", 1),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
}


def seen_from(says: Says, issue: When) -> When | None:
    """The dates of a stretch that ends or begins at `issue`, or of "a few weeks ago"; None for all else.

    Years give years, months months; days and weeks give days, or where they are not counted, months.
    """
    if isinstance(says, Relative) and says.base is Base.PUBLISHED and says.steps is None and says.counted:
        away = _away(issue, says.unit, 1 if says.follows else -1)
        return calendar.around(away) if away else None
    if not isinstance(says, Span) or not says.side or says.unit not in STEPS or says.rest:
        return None
    if says.amount is None:
        away = _away(issue, says.unit, says.side)
        rough = says.unit in {"month", "year", "decade"}
        return _reaching(calendar.around(away) if away and rough else away, issue, says.side)
    if says.amount != int(says.amount):
        return None
    amount = int(says.amount)
    if says.unit == "year" and amount == 1:
        # "Over the last year": its twelve months.
        return _reaching(_moved(issue, "month", says.side * 12), issue, says.side)
    return _reaching(_moved(issue, says.unit, says.side * amount), issue, says.side)


def _away(issue: When, unit: str, side: int) -> When | None:
    """A few units from a date, no more precise than months."""
    if unit not in STEPS:
        return None
    there = _moved(issue, unit, side * A_FEW)
    return calendar.from_edtf(there.edtf[: len("2024-11")]) if there else None


def _moved(issue: When, unit: str, amount: int) -> When | None:
    unit, each = STEPS[unit]
    return calendar.shifted(issue.edtf, unit, amount * each)


def _reaching(there: When | None, issue: When, side: int) -> When | None:
    """From there to the publication date, or on from it, both as precise as `there`."""
    if there is None:
        return None
    here = calendar.from_edtf(issue.edtf[: len(there.edtf.rstrip("~"))])
    if here is None:
        return None
    return calendar.between(there, here) if side < 0 else calendar.between(here, there)
