"""Neighbouring phrases that are one expression: "noon Thursday", "Friday, Oct. 13", "March last year".

Each join gets two readings and the text between them, and gives the reading of both as one, or None.
"""

import re
from collections.abc import Callable

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import alternation, noun_follows
from ingest.extraction.grammar.says import Base, Calendar, Phrase, Relative, Says, Span

_LONGEST_GAP = 12
_LEFT = 24
_SMALL_HOURS, _NOON = 4, 12
_OF_DAY = re.compile(r"[ \n]*,?[ \n]*(?:of[ \n])?(?:the[ \n])?")
_BLANK = re.compile(r"[ \n]+|,[ \n]?|-")
_TO_DATE = re.compile(r"[ \n]*,?[ \n]*(?:the[ \n])?|[ \n]?\(")
_TO_WEEKDAY = re.compile(r",?[ \n]|,[ \n]a[ \n]")
_OF_YEAR = re.compile(r"[ \n]|[ \n]of[ \n](?:the[ \n])?|,[ \n](?:of[ \n])?")
_POSSESSIVE = re.compile(r"'s?[ \n]")
_AND_SPAN = re.compile(r",?[ \n](?:and[ \n])?")
# How many of the finer unit are less than one of the other.
_FINER_UNITS = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 5,
    ("month", "day"): 31,
    ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60,
}  # fmt: skip
_OF = re.compile(r"[ \n]of[ \n](?:the[ \n])?")
_APART = re.compile(r"[ \n](before|after|from)[ \n]")
# "for two days after Christmas" tells how long.
_HOW_LONG = re.compile(
    r"\b(?:for|in|within|during|over|through|throughout|than|least|most|the|these|those|every|each|lasts?"
    r"|lasting|lasted|runs?|ran|took|takes?|spent|spends?|stayed|stays?)[ \n](?:about[ \n]|around[ \n])?$"
)
_COUNT = re.compile(rf"(?:an?|{alternation(lexicon.NUMBERS)}|[0-9]{{1,2}})[ \n](?:day|week|month|year)s?")
_NOT_ITSELF = re.compile(r"'s\b|-|[ \n](?:to|until|till|through)\b")


def joined(first: Phrase, second: Phrase, reading: str, *, outermost: bool = False) -> Phrase | None:
    """One phrase for both when they are one expression, else None.

    `outermost`: "the first ten months of 1915" is one, as TIMEX2 has it; TIMEX3 marks both.
    """
    gap = reading[first.end : second.start]
    if len(gap) > _LONGEST_GAP:
        return None
    if gap in (" (", "(") and reading.startswith(")", second.end) and _same_clock(first.says, second.says):
        return first
    if outermost and _OF.fullmatch(gap) and (length := _part_of(first.says, second.says)):
        return first._replace(end=second.end, says=length)
    if apart := _counted_from(first, second, reading):
        return apart
    for join in _JOINS:
        says = join(first.says, gap, second.says)
        if says is not None:
            rule = f"{first.rule}+{second.rule}"
            return Phrase(first.start, second.end, says, first.mod or second.mod, rule)
    return None


def _counted_from(first: Phrase, second: Phrase, reading: str) -> Phrase | None:
    """ "Two days before Christmas", "a week from Friday": the day that lies so far from another."""
    length, gap = first.says, _APART.fullmatch(reading, first.end, second.start)
    if gap is None or not isinstance(length, Span) or not names_a_day(second, reading):
        return None
    if not _COUNT.fullmatch(reading, first.start, first.end) or _HOW_LONG.search(
        reading, max(0, first.start - _LEFT), first.start
    ):
        return None
    # "Two months before Christmas" is no day.
    if gap[1] != "from" and length.unit not in ("day", "week"):
        return None
    if gap[1] == "from" and _is_weekday(second.says) and isinstance(second.says, Calendar):
        # "A week from Friday" is said of the Friday to come.
        second = second._replace(says=second.says._replace(step=1))
    return set_apart(second, first.start, length._replace(side=-1 if gap[1] == "before" else 1))


def set_apart(phrase: Phrase, start: int, length: Span) -> Phrase:
    """The phrase, counted from: `length` away, its words beginning at `start`."""
    says = phrase.says
    if not isinstance(says, Calendar | Relative):
        return phrase
    return phrase._replace(start=start, says=says._replace(apart=length), rule=f"apart+{phrase.rule}")


def names_a_day(phrase: Phrase, reading: str) -> bool:
    """Whether a phrase is a day itself: not "Friday's vote", "the Christmas party", "May 5 to May 8"."""
    says, end = phrase.says, phrase.end
    if not isinstance(says, Calendar | Relative) or says.clock or says.apart:
        return False
    if isinstance(says, Relative):
        day = says.unit == "day" and says.steps is not None and not says.counted
    else:
        day = bool(says.day or says.weekday or says.feast) and not (says.week or says.which)
    return day and not _NOT_ITSELF.match(reading, end) and not noun_follows(reading[end : end + _LEFT])


def _ago_today(first: Says, gap: str, second: Says) -> Says | None:
    """ "Ten years ago today", "a month ago this week": the day or week so long ago."""
    if not isinstance(first, Relative) or not gap.isspace() or first.base is not Base.PUBLISHED:
        return None
    if not first.counted or first.steps is None or first.steps >= 0 or first.unit not in ("year", "month"):
        return None
    length = Span(first.unit, -first.steps, -1)
    if isinstance(second, Relative):
        finer = second.unit in ("day", "week", "month") and second.unit != first.unit and not second.clock
        now = finer and second.base is Base.PUBLISHED and not second.counted and second.steps in (0, -1)
        return second._replace(apart=length) if now else None
    return second._replace(apart=length) if isinstance(second, Calendar) and _is_weekday(second) else None


def _and_the_rest(first: Says, gap: str, second: Says) -> Says | None:
    """ "two hours and 10 minutes": a whole number of one unit and some of a finer one."""
    if not isinstance(first, Span) or not isinstance(second, Span) or not first.amount or not second.amount:
        return None
    clock = first.unit in ("hour", "minute")
    if not _AND_SPAN.fullmatch(gap) or (gap.isspace() and not clock):
        return None
    if first.rest:
        rest = _and_the_rest(first.rest, gap, second)
        return first._replace(rest=rest) if isinstance(rest, Span) else None
    most = _FINER_UNITS.get((first.unit, second.unit), 0)
    whole = first.amount == int(first.amount) and second.amount == int(second.amount)
    return first._replace(rest=second) if whole and second.amount < most else None


def _same_clock(first: Says, second: Says) -> bool:
    """ "10:35 a.m. (0735 GMT)": the same time by another clock."""
    return _has_hour(first) and _is_clock(second) and _has_hour(second)


def _part_of(first: Says, second: Says) -> Span | None:
    """ "the first ten months of 1915", "the last week of August": a length inside a date."""
    if not isinstance(first, Span) or not isinstance(second, Calendar) or not (second.year or second.month):
        return None
    return first._replace(within=second)


def _clock_of_day(first: Says, gap: str, second: Says) -> Says | None:
    """ "10 p.m. Wednesday", "the morning of 5 May"."""
    if isinstance(first, Calendar) and _is_clock(first) and _is_day(second) and _OF_DAY.fullmatch(gap):
        return _with_clock(second, first.clock)
    return None


def _day_and_clock(first: Says, gap: str, second: Says) -> Says | None:
    """ "Saturday night", "this Sat, 7pm", "tomorrow 7pm"."""
    if isinstance(second, Calendar) and _is_clock(second) and _is_day(first) and _BLANK.fullmatch(gap):
        return _with_clock(first, second.clock)
    return None


def _clock_of_part(first: Says, gap: str, second: Says) -> Says | None:
    """ "7:30 tonight", "nine o'clock this morning"."""
    if (
        not (_is_clock(first) and _has_hour(first))
        or not isinstance(first, Calendar)
        or not _BLANK.fullmatch(gap)
    ):
        return None
    if (
        not isinstance(second, Relative)
        or second.unit != "day"
        or second.clock[1:2].isdigit()
        or not second.clock
    ):
        return None
    return second._replace(clock=in_part(first.clock, second.clock))


def in_part(clock: str, part: str) -> str:
    """The hour after noon, when the part of the day says so."""
    hour = int(clock[1:3])
    after_noon = part in ("TAF", "TEV") or (part == "TNI" and hour > _SMALL_HOURS)
    return f"T{hour + 12:02d}{clock[3:]}" if after_noon and hour < _NOON else clock


def _weekday_and_date(first: Says, gap: str, second: Says) -> Says | None:
    """ "Friday, Oct. 13"."""
    if not isinstance(first, Calendar) or not _is_weekday(first) or not _TO_DATE.fullmatch(gap):
        return None
    if not isinstance(second, Calendar) or not second.day:
        return None
    return second._replace(falls_on=first.weekday, clock=second.clock or first.clock)


def _date_and_weekday(first: Says, gap: str, second: Says) -> Says | None:
    """ "14 December, Friday"."""
    if not isinstance(second, Calendar) or not _is_weekday(second) or not _TO_WEEKDAY.fullmatch(gap):
        return None
    if not isinstance(first, Calendar) or not (first.day and first.month):
        return None
    return first._replace(falls_on=second.weekday, clock=first.clock or second.clock)


def _month_before_christ(first: Says, gap: str, second: Says) -> Says | None:
    """ "August 480 BC", "the summer of 480 BC"."""
    if not isinstance(first, Calendar) or not isinstance(second, Calendar) or not _OF_YEAR.fullmatch(gap):
        return None
    if first.year or not (first.month or first.season) or not (second.before_christ and second.year):
        return None
    return first._replace(year=second.year, before_christ=True)


def _part_of_stretch(first: Says, gap: str, second: Says) -> Says | None:
    """ "March last year", "Friday of next week", "last year's third quarter"."""
    if isinstance(first, Calendar) and isinstance(second, Relative) and _OF_YEAR.fullmatch(gap):
        return _inside(first, second)
    if isinstance(first, Relative) and isinstance(second, Calendar) and _POSSESSIVE.fullmatch(gap):
        return _inside(second, first) if first.unit == "year" else None
    return None


def _weekday_of_weeks_ago(first: Says, gap: str, second: Says) -> Says | None:
    """ "a week ago Tuesday"."""
    if (
        not isinstance(first, Relative)
        or first.unit != "week"
        or not first.counted
        or (first.steps or 0) >= 0
    ):
        return None
    if not isinstance(second, Calendar) or not _is_weekday(second) or not gap.isspace():
        return None
    return second._replace(within=first) if first.base is Base.PUBLISHED else None


_JOINS: tuple[Callable[[Says, str, Says], Says | None], ...] = (
    _clock_of_day,
    _day_and_clock,
    _clock_of_part,
    _weekday_and_date,
    _date_and_weekday,
    _month_before_christ,
    _part_of_stretch,
    _weekday_of_weeks_ago,
    _ago_today,
    _and_the_rest,
)


def _inside(inner: Calendar, outer: Relative) -> Calendar | None:
    if inner.year or inner.within or outer.counted:
        return None
    fits = {
        "year": inner.month or inner.quarter or inner.season or inner.half or inner.feast,
        "month": inner.day,
        "week": inner.weekday or inner.weekend,
    }
    return inner._replace(within=outer) if fits.get(outer.unit) else None


def _is_clock(says: Says) -> bool:
    return isinstance(says, Calendar) and bool(says.clock) and says == Calendar(clock=says.clock)


def _has_hour(says: Says) -> bool:
    return isinstance(says, Calendar) and says.clock[1:2].isdigit()


def _is_weekday(says: Says) -> bool:
    if not isinstance(says, Calendar) or not says.weekday:
        return False
    return says == Calendar(weekday=says.weekday, step=says.step, said=says.said, clock=says.clock)


def _is_day(says: Says) -> bool:
    if isinstance(says, Relative):
        return says.unit == "day" and not says.clock and not says.counted
    return isinstance(says, Calendar) and not says.clock and bool(says.day or says.weekday or says.feast)


def _with_clock(says: Says, clock: str) -> Says | None:
    return says._replace(clock=clock) if isinstance(says, Calendar | Relative) else None
