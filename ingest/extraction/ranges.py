"""The two ends of a range: "from 2011 to 2019", "between June and July 2011", "Sept. 14-16"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extraction.grammar.joins import in_part
from ingest.extraction.grammar.says import Base, Calendar, Phrase, Relative

_LONGEST_GAP, _LONGEST_LEAD = 12, 24
_GAP = re.compile(
    r"[ \n]?(?:-|--|/)[ \n]?(?:the[ \n])?|[ \n](?:to|and|through|until|till|or)[ \n](?:the[ \n])?|, (?:the )?"
)


# "at 10 p.m. on Oct. 3", "at 10:35 a.m. (0735 GMT) Friday"
_CLOCKS = r"[ \n]?\([0-9]{1,2}[:.]?[0-9]{2} ?(?:gmt|utc|[ap]\.?m\.?)\)"
_ON_DAY = re.compile(
    rf"(?:[ \n][a-z]{{2,9}}[ \n]time)?(?:{_CLOCKS})?[ \n]on[ \n](?:the[ \n])?|{_CLOCKS}[ \n]"
)
# "three days later, on Oct. 3"; "opens at 7 a.m. and closes at 9 p.m. Sunday"
_BESIDE = re.compile(r",?[ \n](?:on|in)[ \n]|,[ \n]")
_AND_AT = re.compile(r"[ \n](?:and|but|or)[ \n](?:[a-z]+[ \n]){0,2}at[ \n]")
_UP_TO = re.compile(r"[ \n]?(?:-|--)[ \n]?|[ \n](?:to|through|until|till)[ \n]")
_ENDED = re.compile(r"[ \n](?:ended|ending)[ \n](?:on[ \n])?")
# "the spring offensive of 1918", "the May riots of 1968"
_THING_OF = re.compile(
    r"[ \n](?!(?:an?|the|its|his|her|their|our|my|some|all|most|half|none|out|part)\b)[a-z]+[ \n]"
    r"(?:[a-z]+[ \n])?of[ \n]"
)
_IN = re.compile(r"\b(?:in|since|by|until|till|through|during|from|to|for|on|after|before)[ \n]$")
_THE_QUARTER = Relative("quarter", 0, Base.SPOKEN_OF)
_HALF_OF_MONTH = 15


class Ranged(NamedTuple):
    """A phrase, and where its partner in a range starts; None when it stands alone."""

    phrase: Phrase
    partner: int | None = None


def paired(phrases: Iterator[Phrase], form: str) -> Iterator[Ranged]:
    """Each phrase with its partner; the first end gets the year that only the last one says."""
    held: Ranged | None = None
    for phrase in _told_by_the_next(phrases, form):
        if held and _in_range(held.phrase, phrase, form):
            yield Ranged(_with_year_of(held.phrase, phrase), phrase.start)
            held = Ranged(_after(held.phrase, phrase, form), held.phrase.start)
            continue
        if held:
            yield held
        held = Ranged(phrase)
    if held:
        yield held


def _told_by_the_next(phrases: Iterator[Phrase], form: str) -> Iterator[Phrase]:
    """Each phrase with what the next one says for it, which may have that from the one after it."""
    before: Phrase | None = None
    held: Phrase | None = None
    for phrase in phrases:
        if held:
            held = _in_what_follows(held, phrase, form)
            if before:
                yield _in_what_follows(before, held, form)
            before = held
        held = phrase
    if before and held:
        yield _in_what_follows(before, held, form)
    if held:
        yield held


def _in_what_follows(first: Phrase, second: Phrase, form: str) -> Phrase:
    """ "5 p.m. on Oct. 3": the hour of that day; "the quarter ended July 31": the three months before."""
    ours, theirs = first.says, second.says
    if second.start - first.end > _LONGEST_LEAD or not isinstance(theirs, Calendar):
        return first
    gap = form[first.end : second.start]
    if isinstance(ours, Relative) and ours.counted and _BESIDE.fullmatch(gap):
        told = _unit_of(theirs, ours.unit) if ours.base is Base.MENTIONED else None
        return first._replace(says=told) if told else first
    if isinstance(ours, Calendar) and _THING_OF.fullmatch(gap) and _describes(first, form):
        bare_year = Calendar(theirs.year, before_christ=theirs.before_christ)
        ours = ours._replace(year=theirs.year, before_christ=theirs.before_christ)
        return first._replace(says=ours) if theirs == bare_year else first
    if isinstance(ours, Calendar) and _is_hour(ours) and _AND_AT.fullmatch(gap):
        same = theirs.clock[1:2].isdigit() and (theirs.day or theirs.weekday)
        return first._replace(says=theirs._replace(clock=ours.clock)) if same else first
    if isinstance(ours, Calendar) and ours == Calendar(clock=ours.clock) and _ON_DAY.fullmatch(gap):
        if not (theirs.day or theirs.weekday or theirs.feast) or theirs.clock[1:2].isdigit():
            return first
        if theirs.clock and not _is_hour(ours):
            return first
        clock = in_part(ours.clock, theirs.clock) if theirs.clock else ours.clock
        return first._replace(says=theirs._replace(clock=clock))
    if isinstance(ours, Relative) and ours == _THE_QUARTER and theirs.month and _ENDED.fullmatch(gap):
        middle = (theirs.month - 2 - ((theirs.day or 28) < _HALF_OF_MONTH)) % 12
        turns = bool(theirs.year) and middle > theirs.month
        year = theirs.year - turns if theirs.year else None
        return first._replace(says=Calendar(year, quarter=middle // 3 + 1))
    return first


def _describes(phrase: Phrase, form: str) -> bool:
    """ "The May riots": a season, feast or month without its year that describes a thing; not "in May"."""
    says = phrase.says
    if not isinstance(says, Calendar) or not (says.month or says.season or says.feast):
        return False
    bare = says == Calendar(month=says.month, season=says.season, feast=says.feast)
    return bare and not _IN.search(form, max(0, phrase.start - 8), phrase.start)


def _unit_of(date: Calendar, unit: str) -> Calendar | None:
    """ "Two weeks later, on May 5": the week of that day; None where the date does not tell the unit."""
    if unit == "year":
        return Calendar(date.year, before_christ=date.before_christ) if date.year else None
    if not date.month or date.which:
        return None
    if unit == "month":
        return date._replace(day=None, falls_on=None, clock="")
    if not date.day:
        return None
    return {"day": date._replace(clock=""), "week": date._replace(week=True, clock="")}.get(unit)


def _in_range(first: Phrase, second: Phrase, form: str) -> bool:
    near = second.start - first.end <= _LONGEST_GAP
    return near and _GAP.fullmatch(form, first.end, second.start) is not None


def _after(first: Phrase, second: Phrase, form: str) -> Phrase:
    """ "Wednesday through Friday", "next Monday and Tuesday": the day after it; "May 4, May 11"."""
    ours, theirs = first.says, second.says
    if not isinstance(ours, Calendar) or not isinstance(theirs, Calendar):
        return second
    if _alike_without_year(ours, theirs):
        up_to = _UP_TO.fullmatch(form, first.end, second.start) or form.endswith("between ", 0, first.start)
        follows = up_to or (theirs.month or 0) >= (ours.month or 0)
        return second._replace(says=theirs._replace(listed=True)) if follows else second
    weekdays = ours.weekday and not ours.which and theirs == Calendar(weekday=theirs.weekday)
    if not weekdays or (ours.step is None and not _UP_TO.fullmatch(form, first.end, second.start)):
        return second
    return second._replace(says=theirs._replace(step=1, said=True))


def _alike_without_year(ours: Calendar, theirs: Calendar) -> bool:
    """Both are months, or both are days of months."""
    both = ours.month and theirs.month and (ours.day is None) == (theirs.day is None)
    told = ours.year or theirs.year or ours.which or theirs.which or theirs.step is not None
    return bool(both and not told)


def _with_year_of(first: Phrase, second: Phrase) -> Phrase:
    ours, theirs = first.says, second.says
    if not isinstance(ours, Calendar) or not isinstance(theirs, Calendar):
        return first
    # "8-10 p.m. Friday": both hours on that day.
    if _is_hour(ours) and theirs.clock[1:2].isdigit() and theirs != Calendar(clock=theirs.clock):
        return first._replace(says=theirs._replace(clock=ours.clock))
    if theirs.year is None or ours.year or ours.within or not _alike(ours, theirs):
        return first
    turns = (ours.month or 0) > (theirs.month or 12)
    return first._replace(says=ours._replace(year=theirs.year - turns, before_christ=theirs.before_christ))


def _is_hour(says: Calendar) -> bool:
    return says.clock[1:2].isdigit() and says == Calendar(clock=says.clock)


def _alike(ours: Calendar, theirs: Calendar) -> bool:
    """Both are months, seasons or quarters."""
    return bool(
        (ours.month and theirs.month) or (ours.season and theirs.season) or (ours.quarter and theirs.quarter)
    )
