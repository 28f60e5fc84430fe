"""Months, weekdays, seasons and quarters without their year: the one that the clause and the story allow."""

import re
from collections.abc import Callable

from ingest.extraction.grammar.says import Calendar
from ingest.extraction.resolve import points
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.direction import clause_around, direction, told_as_past
from ingest.extraction.resolve.place import Place, place_of
from ingest.extraction.resolve.points import Point

# A month or day ahead of the publication date within this many days may be meant when no tense tells.
_AHEAD_DAYS = 45
# Tense notwithstanding, a day this far away is not meant when the other one is nearer than the second figure;
# the surer the sign of the past, the nearer it must be.
_TOO_FAR, _NEAR = 270, {2: 0, 1: 70, -1: 90, -2: 30, -3: 0}
# In a narrative the next date lies a month later rather than a month before.
_FORWARD = 1
_AUTUMN, _FRIDAY = 9, 5
_SEASON_DAYS, _AT_HAND = 91, 30
# How sure `direction` is of "since May", and of a verb right before the phrase.
_SINCE, _SURE = -3, 2
# "last fall", said in the autumn, is that of the year before.
_SEASON = 2
# So many months ahead, at most, the next month of a story lies.
_STORY_MONTHS = 9
_YEARS_AND_LONGER = ("year", "decade", "century")

_USUALLY = re.compile(r"\b(?:usually|typically|normally|traditionally|generally|(?:each|every)[ \n]year)\b")
_LEFT, _RIGHT = 110, 60
_HALF_YEAR = 6
# "had arrived in May": before what is told.
_HAD = re.compile(r"\bhad[ \n](?:[a-z]+ly[ \n])?[a-z]+[^.;]*$")
_HAD_SPENT = re.compile(
    r"\bhad[ \n](?:[a-z]+ly[ \n])?[a-z]+(?:(?!\b(?:and|but|by|before|until|till|when)\b)[^.;,])*$"
)
# "The next July, it burned": that is over, so it is counted from what was told.
_THE_NEXT = re.compile(r"\bthe[ \n]next[ \n]$")
_THAT = re.compile(r"(?i)\bthat[ \n]$")

# "Winter quarters", "a summer coat": made for one season or the other, of whatever year.
_KEPT_FOR_IT = re.compile(
    r"[ \n](?:[a-z]+[ \n])?(?:quarters|cloth(?:es|ing)|coats?|jackets?|boots|uniforms?|gear|tyres?|tires?"
    r"|suppl(?:y|ies)|crops?|sports?|homes?|houses?|residences?|palaces?|grounds|pastures?)\b"
)

InYear = Callable[[Calendar, int], Point | None]


def place_undated(says: Calendar, context: Context, start: int, end: int, in_year: InYear) -> Place:
    """The nearest place that tense, preposition and the dates said before allow."""
    anchor = context.storyline()
    if anchor is None:
        return Place("", how="open")
    said = context.said
    if _THAT.search(context.form, max(0, start - len("that ")), start):
        # "She said so last month. … it shut that June": no month from which we look back is "that June".
        said = context.story or said
    if said and (pointed := _told_beside(says, said, context.form, start, in_year)):
        return place_of(pointed, said, "said", says.step or 0)
    if says.step is None and not says.day and _is_in_general(says, context.form, start, end):
        return Place("", how="open")
    if says.season and _KEPT_FOR_IT.match(context.form, end):
        return Place("", how="open")
    side = direction(context.form, start, end)
    if says.weekday and not says.which:
        point = _weekday(says, says.weekday, anchor, side, context)
    elif says.weekend and not says.feast:
        point = _weekend(says, anchor, side)
    elif says.falls_on and says.month and (agreeing := _on_its_weekday(says, anchor, in_year)):
        point = agreeing
    elif context.narrative and (earlier := _had_come(says, context, anchor, start, in_year)):
        point = earlier
    elif side <= 0 and (told := _goes_on(says, context, start, in_year)):
        return place_of(told, context.said, "said", -1)
    elif side <= 0 and not context.narrative and (given := context.given.get((says.month, says.day))):
        point = in_year(says, given)
    elif says.day and not says.month:
        point = _day_of_its_month(says.day, context.near_day(start), anchor)
        if says.falls_on and point and point.first_day.isoweekday() != says.falls_on:
            point = _month_of_its_weekday(says.day, says.falls_on, anchor)
    elif abs(side) < _SURE and (year := _told_before(says, context)):
        point = in_year(says, year)
    else:
        point = _in_some_year(says, anchor, side, context, in_year)
    if point and says.listed and context.latest:
        point = _not_before(point, says, context.latest, in_year)
    if point and says.month and says.day:
        context.told.setdefault((says.month, says.day), point.year)
    how = "published" if anchor is context.published else "said"
    return place_of(point, anchor, how, (side > 0) - (side < 0))


def _not_before(point: Point, says: Calendar, latest: Point, in_year: InYear) -> Point:
    """ "May 4, May 11": the last end of a range, or the next of a list, is not before the first."""
    start = (latest.year, latest.month, latest.day)
    found = [point, in_year(says, latest.year), in_year(says, latest.year + 1)]
    later = (other for other in found if other and (other.year, other.month, other.day) >= start)
    return next(later, point)


def _day_of_its_month(day: int, near: Point | None, anchor: Point) -> Point | None:
    """ "It opens Aug. 26 and runs through the 29th": of the month just named, where it comes later in it."""
    month = near if near and near.day < day else anchor
    return points.point("day", month.year, month.month, day)


def _month_of_its_weekday(day: int, weekday: int, anchor: Point) -> Point | None:
    """ "Monday, the 25th": of the nearest month in which that day is a Monday."""
    for months in sorted(range(-_HALF_YEAR, _HALF_YEAR + 1), key=abs):
        month = points.shifted(anchor, "month", months)
        point = month and points.point("day", month.year, month.month, day)
        if point and point.year > 0 and point.first_day.isoweekday() == weekday:
            return point
    return None


def _told_before(says: Calendar, context: Context) -> int | None:
    """A day of the year that a news text names again is of the same year."""
    if context.narrative or says.step is not None:
        return None
    return context.told.get((says.month, says.day))


def _had_come(says: Calendar, context: Context, anchor: Point, start: int, in_year: InYear) -> Point | None:
    """ "He had spent the summer there": in a narrative, the last one before what is told."""
    if says.step is not None or says.which or anchor.unit in _YEARS_AND_LONGER:
        return None
    if not _HAD_SPENT.search(context.form, max(0, start - 60), start):
        return None
    found = (in_year(says, anchor.year + step) for step in (0, -1))
    return next((point for point in found if point and _months(point, anchor) <= 0), None)


def _goes_on(says: Calendar, context: Context, start: int, in_year: InYear) -> Point | None:
    """In a paragraph that tells of May 2020, "in August" is the August after, not the last one."""
    said = context.story_told_before(start)
    if said is None or not says.month or says.step is not None or says.which:
        return None
    if _HAD.search(context.form, max(0, start - 60), start):
        return next(
            (p for step in (0, -1) if (p := in_year(says, said.year + step)) and _months(p, said) <= 0), None
        )
    found = [point for step in (0, 1) if (point := in_year(says, said.year + step))]
    return next((point for point in found if 0 <= _months(point, said) <= _STORY_MONTHS), None)


def _is_in_general(says: Calendar, form: str, start: int, end: int) -> bool:
    """ "Orders usually fall in July": in that of every year."""
    if not (says.month or says.season or says.quarter):
        return False
    if not _USUALLY.search(form, max(0, start - _LEFT), end + _RIGHT):
        return False
    return any(_USUALLY.search(part) for part in clause_around(form, start, end))


def _told_beside(says: Calendar, said: Point, form: str, start: int, in_year: InYear) -> Point | None:
    """ "That summer", "the following March": by words that point at the date said before."""
    if _THAT.search(form, max(0, start - len("that ")), start):
        return _nearest(says, said, in_year)
    over = _THE_NEXT.search(form, max(0, start - len("the ")), start + len("next ")) and told_as_past(
        form, start
    )
    return _beside(says, said, in_year) if says.said or over else None


def _nearest(says: Calendar, said: Point, in_year: InYear) -> Point | None:
    """ "That summer", "that November": of the year just told of, if it came later in it; else the nearest."""
    found = [point for step in (0, 1, -1) if (point := in_year(says, said.year + step))]
    later = [point for point in found if point.year == said.year and _months(point, said) >= 0]
    return next(iter(later or sorted(found, key=lambda point: abs(_months(point, said)))), None)


def _beside(says: Calendar, said: Point, in_year: InYear) -> Point | None:
    """ "the following March", "the previous summer": the one next to the date said before."""
    if says.weekday or says.weekend:
        return None
    step = says.step or 0
    found = [in_year(says, said.year + years) for years in (0, step)]
    if said.unit == "year":
        return found[-1]
    return next((point for point in found if point and _months(point, said) * step > 0), None)


def _weekday(says: Calendar, weekday: int, anchor: Point, side: int, context: Context) -> Point | None:
    if says.said and context.day:
        anchor = context.day
    if anchor.unit != "day" or anchor.year < 1:
        return None
    back = (anchor.first_day.isoweekday() - weekday) % 7
    ahead = -back % 7
    if says.step is not None:
        if says.step == -1 and back == 1 and not says.said:
            # Nobody says "last Monday" of yesterday.
            back += 7
        return points.shifted(anchor, "day", _pointed_days(says.step, weekday, back, ahead, anchor))
    if context.narrative:
        return points.shifted(anchor, "day", ahead)
    # Six days back is tomorrow: nobody says it of last week without "last".
    return points.shifted(anchor, "day", ahead if side > 0 or (back == 6 and side > _SINCE) else -back)


def _pointed_days(step: int, weekday: int, back: int, ahead: int, anchor: Point) -> int:
    """ "last Friday", "this Friday", "next Friday": how many days from the anchor."""
    if step == 0:
        return weekday - anchor.first_day.isoweekday()
    return (ahead or 7) if step > 0 else -(back or 7)


def _weekend(says: Calendar, anchor: Point, side: int) -> Point | None:
    if anchor.coarser_than("week") or anchor.year < 1:
        return None
    steps = says.step
    if steps is None:
        begun = _FRIDAY + 1 if side < 0 else _FRIDAY - 1
        steps = 0 if side > 0 or anchor.first_day.isoweekday() >= begun else -1
    return points.shifted(anchor, "weekend", steps)


def _on_its_weekday(says: Calendar, anchor: Point, in_year: InYear) -> Point | None:
    """ "Friday, Oct. 13": only in one of three years is that day a Friday, whatever the tense."""
    around = (in_year(says, anchor.year + step) for step in (0, -1, 1) if anchor.year + step > 0)
    return next((day for day in around if day and day.first_day.isoweekday() == says.falls_on), None)


def _in_some_year(
    says: Calendar, anchor: Point, side: int, context: Context, in_year: InYear
) -> Point | None:
    around = {step: in_year(says, anchor.year + step) for step in (-1, 0, 1)}
    same = around[0]
    if same is None or anchor.unit in _YEARS_AND_LONGER:
        return same
    if context.narrative and says.step is None:
        if says.season == "WI":
            return _winter(anchor)
        found = [point for point in around.values() if point]
        return min(found, key=lambda point: abs(_months(point, anchor) - _FORWARD))
    if says.quarter:
        return around[_quarter_step(says, _months(same, anchor), side)]
    if says.step is not None:
        return around[_pointed_step(says, _months(same, anchor))]
    if says.month == anchor.month and not says.day:
        return same
    # Nobody says of a feast or in a post which one: the next one or the last, whichever is nearer.
    nearer = bool(says.feast) or context.kind == "colloquial"
    return _told_by_tense(anchor, side, around, nearer=nearer)


def _winter(anchor: Point) -> Point | None:
    """The winter of a story is named after the year it ends in."""
    return points.point("season", anchor.year + (anchor.month >= _AUTUMN), 1, 1, "WI")


def _months(point: Point, anchor: Point) -> int:
    return (point.year - anchor.year) * 12 + point.month - anchor.month


def _quarter_step(says: Calendar, distance: int, side: int) -> int:
    """The quarter last begun, unless the clause looks ahead to the next one."""
    if says.step is not None:
        return says.step
    if distance > 0:
        return 0 if side > 0 else -1
    return 1 if side > 0 and distance < -6 else 0


def _pointed_step(says: Calendar, distance: int) -> int:
    """ "last March", "this September", "next summer"."""
    if says.step == 0:
        return 0
    if says.step == -1:
        # The month just gone is "last month"; by its name it is that of the year before.
        return 0 if distance < (-1 if says.month and not says.day else -_SEASON if says.season else 0) else -1
    return 0 if distance > 0 else 1


def _told_by_tense(
    anchor: Point, side: int, around: dict[int, Point | None], *, nearer: bool
) -> Point | None:
    """Past tense looks back, "will" looks ahead; without either, the one that is near or soon is meant."""
    here = anchor.first_day
    found = [point.first_day for point in around.values() if point]
    ahead = min((day for day in found if day >= here), default=None)
    back = max((day for day in found if day <= here), default=None)
    if ahead is None or back is None:
        return around[0]
    until, since = (ahead - here).days, (here - back).days
    near = _NEAR.get(side, 0)
    if around[0] and around[0].unit == "season":
        # One that is over is as far away as its last day; a past tells of the next one when it is at hand.
        since, near = since - _SEASON_DAYS * (side > 0), min(near, _AT_HAND) if side < 0 else near
    if side > 0:
        goes_back = until > _TOO_FAR and since < near
    elif side < 0:
        goes_back = not (since > _TOO_FAR and until < near)
    else:
        goes_back = since < until if nearer else until > _AHEAD_DAYS
    meant = back if goes_back else ahead
    return next(point for point in around.values() if point and point.first_day == meant)
