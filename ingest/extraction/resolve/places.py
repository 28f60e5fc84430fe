"""The place in the calendar of what a phrase says, given its context."""

from dataclasses import dataclass
from datetime import timedelta

from ingest.extraction import lexicon
from ingest.extraction.grammar.says import Base, Calendar, Relative
from ingest.extraction.resolve import points
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.direction import direction
from ingest.extraction.resolve.points import Point

# A month and day ahead of the publication date within this many days may be meant when no tense tells.
_AHEAD_DAYS = 60
# In a narrative the next date is a month later rather than a month before.
_FORWARD = 1
# Tense notwithstanding, a day this far away is not meant when the other one is this near.
_TOO_FAR, _QUITE_NEAR = 270, 70


@dataclass(frozen=True, slots=True)
class Place:
    """A TIMEX3 value, the point behind it if there is one, and how it was found."""

    value: str
    point: Point | None = None
    anchor: str = ""  # the value it was counted from
    how: str = "words"  # "words", "published", "said", "open"
    direction: int = 0


def place_calendar(says: Calendar, context: Context, start: int, end: int) -> Place:
    """Where a calendar expression lies."""
    if says.decade:
        sign = -1 if says.before_christ else 1
        return _place(points.point("decade", sign * int(says.decade) * 10))
    if says.century:
        return Place(("BC" if says.before_christ else "") + says.century)
    if says.within:
        outer = place_relative(says.within, context, start)
        if outer.point is None:
            return Place(open_value(says), how="open")
        return _filled(says, outer)
    if says.same_period and says.year and context.period:
        return _place(
            points.a_year_off(context.period, says.year - context.period.year), context.period, "said"
        )
    if says.year is not None:
        return _with_clock(says, _place(_in_year(says, -says.year if says.before_christ else says.year)))
    if says.clock and says == Calendar(clock=says.clock):
        return _clock_alone(says, context, start)
    return _with_clock(says, _undated(says, context, start, end))


def _place(point: Point | None, anchor: Point | None = None, how: str = "words", side: int = 0) -> Place:
    if point is None:
        return Place("", how="open")
    return Place(point.value, point, anchor.value if anchor else "", how, side)


def _with_clock(says: Calendar | Relative, place: Place) -> Place:
    if not says.clock or not place.value:
        return place
    return Place(place.value + says.clock, place.point, place.anchor, place.how, place.direction)


def _filled(says: Calendar, outer: Place) -> Place:
    """ "March last year", "Friday of next week": the inner part of a known stretch."""
    point = outer.point
    assert point is not None
    if says.weekday and point.unit == "week":
        inner: Point | None = points.on(point.first_day + timedelta(days=says.weekday - 1))
    elif says.weekend:
        inner = Point("weekend", point.year, point.month, point.day)
    elif says.day and not says.month:
        inner = points.point("day", point.year, point.month, says.day)
    else:
        inner = _in_year(says, point.year)
    return _with_clock(
        says, Place(inner.value if inner else "", inner, outer.anchor, outer.how, outer.direction)
    )


def _in_year(says: Calendar, year: int) -> Point | None:
    """The place of a month, day, season, … in a given year."""
    if says.feast:
        return _feast_day(says.feast, year)
    if says.season:
        return points.season_point(year, says.season)
    if says.quarter:
        return points.point("quarter", year, says.quarter * 3 - 2)
    if says.half:
        return points.point("half", year, says.half * 6 - 5)
    if says.month and says.day:
        return points.point("day", year, says.month, says.day)
    if says.month:
        return points.point("month", year, says.month)
    return points.point("year", year)


def _feast_day(name: str, year: int) -> Point | None:
    if name in lexicon.FIXED_FEASTS:
        return points.point("day", year, *lexicon.FIXED_FEASTS[name])
    if name in lexicon.MOVING_FEASTS:
        month, weekday, which = lexicon.MOVING_FEASTS[name]
        return points.point("day", year, month, points.nth_weekday(year, month, weekday, which))
    if not 1 <= year <= 9999:
        return None
    return points.on(points.easter(year) + timedelta(days=lexicon.EASTER_FEASTS[name]))


def open_value(says: Calendar) -> str:
    """The underspecified value: "XXXX-03", "XXXX-WXX-5"."""
    if says.feast in lexicon.FIXED_FEASTS:
        month, day = lexicon.FIXED_FEASTS[says.feast]
        return f"XXXX-{month:02d}-{day:02d}"
    if says.weekday:
        return f"XXXX-WXX-{says.weekday}"
    if says.weekend:
        return "XXXX-WXX-WE"
    if says.season:
        return f"XXXX-{says.season}"
    if says.quarter:
        return f"XXXX-Q{says.quarter}"
    if says.half:
        return f"XXXX-H{says.half}"
    if says.month:
        return f"XXXX-{says.month:02d}" + (f"-{says.day:02d}" if says.day else "")
    return f"XXXX-XX-{says.day:02d}" if says.day else "XXXX-XX-XX"


def _undated(says: Calendar, context: Context, start: int, end: int) -> Place:
    """A month, weekday, season or quarter without its year: the nearest that the clause allows."""
    anchor = context.storyline() if context.narrative else context.published
    how = "said" if anchor is not context.published else "published"
    if anchor is None:
        return Place(open_value(says), how="open")
    side = direction(context.form, start, end)
    if says.weekday:
        point = _weekday(says, anchor, side, context)
    elif says.weekend:
        point = _weekend(says, anchor, side)
    elif says.day and not says.month:
        point = points.point("day", anchor.year, anchor.month, says.day)
    else:
        point = _in_nearest_year(says, anchor, side, context)
    if point is None:
        return Place(open_value(says), how="open")
    return _place(point, anchor, how, side)


def _weekday(says: Calendar, anchor: Point, side: int, context: Context) -> Point | None:
    if anchor.unit != "day":
        return None
    assert says.weekday is not None
    back = (anchor.first_day.isoweekday() - says.weekday) % 7
    day = anchor.first_day
    if says.said and context.day:
        return _beside(context.day, says.weekday, says.step or 0)
    if says.step == -1:
        return points.on(day - timedelta(days=back or 7))
    if says.step == 0:
        return points.on(day - timedelta(days=day.weekday()) + timedelta(days=says.weekday - 1))
    ahead = (-back) % 7
    if says.step == 1:
        return points.on(day + timedelta(days=ahead or 7))
    if context.narrative:
        return points.on(day + timedelta(days=ahead))
    # Six days back is tomorrow: nobody says it of last week without "last".
    return (
        points.on(day + timedelta(days=ahead))
        if side > 0 or back == 6
        else points.on(day - timedelta(days=back))
    )


def _beside(day: Point, weekday: int, step: int) -> Point:
    """ "the previous Friday", "the following Monday": beside the day said before."""
    ahead = (weekday - day.first_day.isoweekday()) % 7
    days = (ahead or 7) if step > 0 else (ahead - 7)
    return points.on(day.first_day + timedelta(days=days))


def _weekend(says: Calendar, anchor: Point, side: int) -> Point | None:
    if anchor.coarser_than("week"):
        return None
    week = points.on(anchor.first_day, "weekend")
    steps = (
        says.step if says.step is not None else (0 if side > 0 or anchor.first_day.isoweekday() >= 5 else -1)
    )
    return points.shifted(week, "weekend", steps)


def _in_nearest_year(says: Calendar, anchor: Point, side: int, context: Context) -> Point | None:
    year = anchor.year
    same = _in_year(says, year)
    if same is None:
        return None
    if anchor.unit in ("year", "decade", "century") or (anchor.unit == "season" and not says.season):
        return same
    if context.narrative:
        return _nearest(says, anchor)
    if says.quarter:
        return _quarter(says, anchor, side, same)
    if says.step is not None:
        return _pointed(says, anchor, same)
    return _told_by_tense(says, anchor, side, same)


def _month_distance(point: Point, anchor: Point) -> int:
    return (point.year - anchor.year) * 12 + point.month - anchor.month


def _nearest(says: Calendar, anchor: Point) -> Point | None:
    """In a narrative: the occurrence nearest to the last date, and rather after it than before."""
    found = [point for point in (_in_year(says, anchor.year + step) for step in (-1, 0, 1)) if point]
    return min(found, key=lambda point: abs(_month_distance(point, anchor) - _FORWARD), default=None)


def _quarter(says: Calendar, anchor: Point, side: int, same: Point) -> Point | None:
    """The quarter last begun, unless the clause looks ahead to the next one."""
    if says.step is not None:
        return _in_year(says, anchor.year + says.step)
    distance = _month_distance(same, anchor)
    if distance > 0:
        return same if side > 0 else _in_year(says, anchor.year - 1)
    if side > 0 and distance < -6:
        return _in_year(says, anchor.year + 1)
    return same


def _pointed(says: Calendar, anchor: Point, same: Point) -> Point | None:
    """ "last March", "this September", "next summer"."""
    distance = _month_distance(same, anchor)
    if says.step == 0:
        return same
    if says.step == -1:
        # The month just gone is "last month"; by its name it is that of the year before.
        return same if distance < (-1 if says.month else 0) else _in_year(says, anchor.year - 1)
    return same if distance > 0 else _in_year(says, anchor.year + 1)


def _told_by_tense(says: Calendar, anchor: Point, side: int, same: Point) -> Point | None:
    """News: past tense looks back, "will" looks ahead, and without either the nearer one is meant."""
    here = anchor.first_day
    ahead = same if same.first_day >= here else _in_year(says, anchor.year + 1)
    back = same if same.first_day <= here else _in_year(says, anchor.year - 1)
    if says.month and not says.day and says.month == anchor.month:
        return same
    if ahead is None or back is None:
        return back or ahead
    until, since = (ahead.first_day - here).days, (here - back.first_day).days
    if side > 0:
        return back if until > _TOO_FAR and since < _QUITE_NEAR else ahead
    if side < 0:
        return ahead if since > _TOO_FAR and until < _QUITE_NEAR else back
    if says.feast:
        return ahead if until <= since else back
    return ahead if until <= _AHEAD_DAYS else back


def _clock_alone(says: Calendar, context: Context, start: int) -> Place:
    """A time of day without its day: the day just said, or the day of publication."""
    near = context.said if context.narrative else context.near_day(start) or context.published
    if near is None or near.unit != "day":
        return Place("XXXX-XX-XX" + says.clock, how="open")
    how = "published" if near is context.published else "said"
    return Place(near.value + says.clock, near, near.value, how)


_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
         "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


def place_relative(says: Relative, context: Context, start: int) -> Place:
    """Where "last week", "two years ago", "the same day" lie."""
    if says.steps is None:
        return _vague(says)
    anchor = (
        context.spoken_of(says.unit) if says.base is Base.SPOKEN_OF else context.anchor(says.base, says.unit)
    )
    how = "said" if anchor is not None and anchor is not context.published else "published"
    if anchor is None:
        return Place(_OPEN.get(says.unit, "XXXX-XX-XX") + says.clock, how="open")
    if says.unit in ("second", "minute", "hour"):
        return Place(
            anchor.value + "TXX" if anchor.unit == "day" else "XXXX-XX-XXTXX", how=how, anchor=anchor.value
        )
    if says.counted and says.unit == "year" and says.steps == -1 and not context.narrative:
        return _year_before(anchor, context)
    if anchor.coarser_than(says.unit) and not _same_length(anchor, says.unit):
        return _too_coarse(says, anchor, how)
    unit, steps = (
        ("year", says.steps * 10) if says.counted and says.unit == "decade" else (says.unit, says.steps)
    )
    point = points.shifted(anchor, unit, steps)
    return _with_clock(says, _place(point, anchor, how, (says.steps > 0) - (says.steps < 0)))


def _same_length(anchor: Point, unit: str) -> bool:
    return (anchor.unit == "season" and unit in ("year", "month", "quarter")) or (
        unit == "week" and anchor.unit == "weekend"
    )


def _vague(says: Relative) -> Place:
    """ "several years ago", "days later": how many is not said."""
    if says.base is Base.PUBLISHED:
        return Place("FUTURE_REF" if says.follows else "PAST_REF", how="open")
    return Place(_OPEN.get(says.unit, "XXXX-XX-XXTXX"), how="open")


def _year_before(anchor: Point, context: Context) -> Place:
    """ "a year earlier": the same quarter of the year before when the text is about a quarter."""
    period = context.period
    base = period or anchor
    point = points.a_year_off(base, -1) if period else points.shifted(anchor, "year", -1)
    return _place(point, base, "said" if period else "published", -1)


def _too_coarse(says: Relative, anchor: Point, how: str) -> Place:
    """A day counted from a month, a week from a year: only the stretch known around it is told."""
    if says.steps == 0 and not says.clock and how == "published":
        return _place(anchor, anchor, how)
    if says.unit == "day" and anchor.unit == "month":
        return Place(f"{anchor.value}-XX{says.clock}", anchor=anchor.value, how="open")
    if anchor.unit in ("month", "quarter", "half", "season", "year"):
        open_part = {
            "day": "-XX-XX",
            "week": "-WXX",
            "fortnight": "-WXX",
            "month": "-XX",
            "quarter": "-QX",
        }.get(says.unit)
        if open_part:
            year = points.on_year(anchor).value
            return Place(f"{year}{open_part}{says.clock}", anchor=anchor.value, how="open")
    return Place(_OPEN.get(says.unit, "XXXX-XX-XX") + says.clock, anchor=anchor.value, how="open")
