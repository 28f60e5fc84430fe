"""Neighbouring phrases that are one expression: "noon Thursday", "Friday, Oct. 13", "March last year"."""

import re
from dataclasses import replace

from ingest.extraction.grammar.says import Calendar, Phrase, Relative, Says, Span

_LONGEST_GAP = 12
_TO_DAY = re.compile(r"[ \n]*,?[ \n]*(?:of[ \n])?(?:the[ \n])?")
_TO_CLOCK = re.compile(r"[ \n]+|,[ \n]?")
_TO_DATE = re.compile(r"[ \n]*,?[ \n]*(?:the[ \n])?|[ \n]?\(")
_TO_YEAR = re.compile(r"[ \n]|[ \n]of[ \n](?:the[ \n])?|,[ \n](?:of[ \n])?")
_POSSESSIVE = re.compile(r"'s?[ \n]")


def joined(first: Phrase, second: Phrase, reading: str) -> Phrase | None:
    """One phrase for both when they are one expression, else None."""
    gap = reading[first.end : second.start]
    if len(gap) > _LONGEST_GAP:
        return None
    if gap in (" (", "(") and _same_clock(first.says, second.says):
        return first
    if _is_part_of(first, gap, second):
        return Phrase(first.start, second.end, first.says, first.mod, first.rule)
    says = _join(first.says, gap, second.says)
    if says is None:
        return None
    return Phrase(first.start, second.end, says, first.mod or second.mod, f"{first.rule}+{second.rule}")


def _same_clock(first: Says, second: Says) -> bool:
    """ "10:35 a.m. (0735 GMT)": the same time by another clock."""
    both = isinstance(first, Calendar) and isinstance(second, Calendar)
    return both and bool(first.clock[2:3].isdigit()) and _only_clock(second) and second.clock[1].isdigit()  # type: ignore[union-attr]


def _is_part_of(first: Phrase, gap: str, second: Phrase) -> bool:
    """ "the first ten months of 1915", "the last week of August": a length inside a date."""
    return (
        isinstance(first.says, Span)
        and isinstance(second.says, Calendar)
        and re.fullmatch(r"[ \n]of[ \n](?:the[ \n])?", gap) is not None
        and bool(second.says.year or second.says.month)
    )


def _join(first: Says, gap: str, second: Says) -> Says | None:
    if isinstance(first, Calendar):
        if _only_clock(first) and _is_day(second) and _TO_DAY.fullmatch(gap):
            return _with_clock(second, first.clock)
        if (
            _is_day(first)
            and isinstance(second, Calendar)
            and _only_clock(second)
            and _TO_CLOCK.fullmatch(gap)
        ):
            return _with_clock(first, second.clock)
        if isinstance(second, Calendar):
            return _with_era(first, gap, second) or _two_calendars(first, gap, second)
        if isinstance(second, Relative) and _TO_YEAR.fullmatch(gap):
            return _inside(first, second)
        return None
    if isinstance(first, Relative) and isinstance(second, Calendar):
        if first.unit == "day" and _only_clock(second) and not first.clock and _TO_CLOCK.fullmatch(gap):
            return replace(first, clock=second.clock)
        if _POSSESSIVE.fullmatch(gap) and first.unit == "year":
            return _inside(second, first)
    return None


def _with_era(first: Calendar, gap: str, second: Calendar) -> Calendar | None:
    """ "August 480 BC", "the summer of 480 BC"."""
    if not second.before_christ or not second.year or not (first.month or first.season) or first.year:
        return None
    return replace(first, year=second.year, before_christ=True) if _TO_YEAR.fullmatch(gap) else None


def _two_calendars(first: Calendar, gap: str, second: Calendar) -> Calendar | None:
    """ "Friday, Oct. 13" and "14 December Friday": the weekday says nothing more."""
    if first.weekday and _only_weekday(first) and second.day and _TO_DATE.fullmatch(gap):
        return replace(second, clock=first.clock or second.clock)
    if (
        first.day
        and first.month
        and second.weekday
        and _only_weekday(second)
        and re.fullmatch(r"[ \n]|,[ \n]", gap)
    ):
        return replace(first, clock=second.clock or first.clock)
    return None


def _inside(inner: Calendar, outer: Relative) -> Calendar | None:
    """ "March last year", "Friday of next week"."""
    if inner.year or inner.within or outer.counted or inner.decade or inner.century:
        return None
    in_year = inner.month or inner.quarter or inner.season or inner.half or inner.feast
    in_week = inner.weekday or inner.weekend
    if (
        (outer.unit == "year" and in_year)
        or (outer.unit == "week" and in_week)
        or (outer.unit == "month" and inner.day)
    ):
        return replace(inner, within=outer)
    return None


def _only_clock(says: Calendar) -> bool:
    return bool(says.clock) and says == Calendar(clock=says.clock)


def _only_weekday(says: Calendar) -> bool:
    return says == Calendar(weekday=says.weekday, step=says.step, clock=says.clock)


def _is_day(says: Says) -> bool:
    if isinstance(says, Relative):
        return says.unit == "day" and not says.clock and not says.counted
    return isinstance(says, Calendar) and not says.clock and bool(says.day or says.weekday or says.feast)


def _with_clock(says: Says, clock: str) -> Says | None:
    return replace(says, clock=clock) if isinstance(says, Calendar | Relative) else None
