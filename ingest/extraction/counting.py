"""The date that follows from an anchor and the date of what it means: "two weeks after" 3 May is 17 May."""

from ingest.extraction import calendar
from ingest.extraction.anchors import SHORT_UNITS, Anchor
from ingest.extraction.calendar import When

MONTHS_IN = {"month": 1, "year": 12}
HOURS, A_YEAR, LONGEST_ROUGH = 24, 12, 31


def counted(anchor: Anchor, when: When, *, backwards: bool = False) -> When | None:
    """The date an anchor gives; `backwards` when `when` is not its target's date but its own event's."""
    base = calendar.from_edtf(when.edtf.split("/")[0]) or when
    if (
        _rough(when)
        and anchor.unit in {"day", "week"}
        and anchor.amount
        and anchor.relation in {"after", "before"}
    ):
        sign = -1 if (anchor.relation == "before") != backwards else 1
        return _from_within(when, anchor.unit, sign * anchor.amount)
    if ".." in base.edtf or not base.edtf:
        return None
    if anchor.unit == "stretch":
        return when
    if anchor.relation == "same":
        return _same(base, anchor.unit)
    if anchor.relation == "since":
        return calendar.onwards(base)
    if anchor.unit in SHORT_UNITS:
        return _hours(base, anchor, backwards=backwards)
    known = calendar.precision(base.edtf)
    sign = -1 if (anchor.relation == "before") != backwards else 1
    bare = When(base.edtf.rstrip("~"), base.label.removeprefix("around "))
    if known == "year" and anchor.unit != "year":
        return _months_from(bare, sign * anchor.amount) if _far(anchor) and anchor.amount else bare
    if anchor.amount is None:
        return _vague(bare, anchor.unit, sign)
    if known == "month" and anchor.unit in {"day", "week"} and anchor.relation != "within":
        return _from_within(bare, anchor.unit, sign * anchor.amount)
    unit, amount = anchor.unit, anchor.amount
    if anchor.relation == "within" and (unit == "year" or backwards) and known == "day" and unit in MONTHS_IN:
        # "Less than a year after": no more precise at its one end than at the other.
        bare = calendar.from_edtf(bare.edtf[: len("2024-11")]) or bare
        unit, amount = "month", amount * MONTHS_IN[unit]
    moved = calendar.shifted(bare.edtf, unit, sign * amount)
    if moved is None:
        return None
    if anchor.relation == "within":
        return calendar.between(bare, moved, in_words=True) if sign > 0 else calendar.between(moved, bare)
    return calendar.around(moved) if moved.edtf == bare.edtf else moved


def _rough(when: When) -> bool:
    """ "Early July": a stretch within which the day is not told."""
    first, last = (calendar.bounds(when.edtf) if "/" in when.edtf else None) or (None, None)
    return first is not None and last is not None and (last - first).days < LONGEST_ROUGH


def _far(anchor: Anchor) -> bool:
    """ "Eighteen months later": of a year, that is not the year itself."""
    return anchor.unit == "month" and anchor.relation != "within" and (anchor.amount or 0) >= A_YEAR


def _months_from(year: When, amount: int) -> When | None:
    """Months counted from a year of which the month is not told: the years it may be."""
    ends = [calendar.shifted(f"{year.edtf}-{month}", "month", amount) for month in ("01", "12")]
    low, high = (calendar.from_edtf(end.edtf[:4]) if end else None for end in ends)
    return calendar.between(low, high, in_words=True) if low and high else None


def _hours(base: When, anchor: Anchor, *, backwards: bool) -> When | None:
    """ "Within hours", "78 minutes later": on that day; "within 48 hours": within two days."""
    days = (anchor.amount or 0) // HOURS if anchor.unit == "hour" else 0
    if not days:
        return base
    return counted(anchor._replace(unit="day", amount=days), base, backwards=backwards)


def _from_within(month: When, unit: str, amount: int) -> When | None:
    """Days or weeks counted from a day of a month that is not told: the months it may be."""
    first, last = calendar.bounds(month.edtf) or (None, None)
    if first is None or last is None:
        return None
    ends = [calendar.shifted(day.isoformat(), unit, amount) for day in (first, last)]
    low, high = (calendar.from_edtf(end.edtf[:7]) if end else None for end in ends)
    if low is None or high is None:
        return None
    return low if low.edtf == high.edtf else calendar.between(low, high, in_words=True)


def _same(base: When, unit: str) -> When | None:
    span = calendar.bounds(base.edtf)
    if span is None or span[0] is None:
        return None
    if unit == "year":
        return calendar.from_edtf(base.edtf[:4])
    if unit == "month":
        return calendar.from_edtf(base.edtf[:7])
    if unit == "week" and calendar.precision(base.edtf) == "day":
        year, week, _ = span[0].isocalendar()
        return calendar.from_timex(f"{year:04}-W{week:02}")
    return base


def _vague(base: When, unit: str, sign: int) -> When | None:
    """ "days after", "weeks before": about the same month; "months", "years": only before or after."""
    if unit in {"day", "week"}:
        rough = calendar.from_edtf(base.edtf[:7])
        return calendar.around(rough) if rough else None
    if unit == "month":
        rough = calendar.from_edtf(base.edtf[:4])
        return calendar.around(rough) if rough else None
    return calendar.onwards(base, "after") if sign > 0 else calendar.up_to(base, "before")
