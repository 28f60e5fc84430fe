"""Where dates with their year, or with the stretch they lie in, belong."""

from datetime import timedelta

from ingest.extraction import lexicon
from ingest.extraction.grammar.says import Calendar, Relative
from ingest.extraction.resolve import points
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.place import Place, apart, place_of
from ingest.extraction.resolve.points import Point
from ingest.extraction.resolve.relatives import place_relative
from ingest.extraction.resolve.undated import place_undated


def place_calendar(says: Calendar, context: Context, start: int, end: int) -> Place:
    """The place of a calendar expression that stands at [start, end)."""
    place = _dated(says, context) or _clock_alone(says, context, start)
    if place is None:
        place = place_undated(says, context, start, end, in_year).at(says.clock)
    if says.week:
        place = _its_week(place)
    if says.apart:
        return apart(place, says.apart)
    return place if place.value else Place(open_value(says), how="open").at(says.clock)


def _its_week(place: Place) -> Place:
    """The week of a day, where the day is known."""
    if place.point is None or place.point.year < 1:
        return Place("", how="open")
    week = points.on(place.point.first_day, "week")
    return place._replace(value=week.value, point=week)


def _dated(says: Calendar, context: Context) -> Place | None:
    """The place, when the words give a year, a decade, a century or a stretch around it."""
    sign = -1 if says.before_christ else 1
    if says.decade:
        return place_of(points.point("decade", sign * int(says.decade) * 10))
    if says.century:
        return Place(("BC" if says.before_christ else "") + says.century)
    if says.within and says.within.counted:
        return _long_ago(says, says.within, context)
    if says.within:
        return _filled(says, place_relative(says.within, context))
    if says.year is None:
        return None
    if says.same_period and context.period:
        period = context.period
        return place_of(points.a_year_off(period, says.year - period.year), period, "said")
    point = in_year(says, sign * says.year)
    if point is not None and says.day:
        context.given[point.month, point.day] = point.year
    return place_of(point).at(says.clock)


def _long_ago(says: Calendar, ago: Relative, context: Context) -> Place:
    """ "Two summers ago"; "a week ago Tuesday": a week before the Tuesday gone last."""
    if says.season:
        return _filled(says, place_relative(ago, context))
    anchor = context.base_of(ago)
    if anchor is None or anchor.unit != "day" or anchor.year < 1:
        return Place("", how="open")
    back = (anchor.first_day.isoweekday() - (says.weekday or 0)) % 7
    day = points.shifted(anchor, "day", 7 * (ago.steps or 0) - back)
    return place_of(day, anchor, "published", -1).at(says.clock)


def _filled(says: Calendar, outer: Place) -> Place:
    """ "March last year", "Friday of next week": the inner part of a known stretch."""
    if outer.point is None:
        return outer if not outer.value else Place("", how="open")
    inner = _part_of(says, outer.point)
    value = inner.value if inner else ""
    return Place(value, inner, outer.anchor, outer.how, outer.direction).at(says.clock)


def _part_of(says: Calendar, outer: Point) -> Point | None:
    if says.weekday and outer.unit == "week":
        return points.on(outer.first_day + timedelta(days=says.weekday - 1))
    if says.weekend and not says.feast:
        return Point("weekend", outer.year, outer.month, outer.day)
    if says.day and not says.month:
        return points.point("day", outer.year, outer.month, says.day)
    return in_year(says, outer.year)


def _clock_alone(says: Calendar, context: Context, start: int) -> Place | None:
    """A time of day without its day: on the day just said, or the day of publication."""
    if not says.clock or says != Calendar(clock=says.clock):
        return None
    near = context.near_day(start) or context.published
    if context.narrative:
        # An hour belongs to the day last told; "at night" tells how things were in general.
        near = context.said if says.clock[1:2].isdigit() else context.near_day(start)
    if near is None or near.unit != "day":
        return Place("XXXX-XX-XX", how="open").at(says.clock)
    return place_of(near, near, "published" if near is context.published else "said").at(says.clock)


def in_year(says: Calendar, year: int) -> Point | None:
    """The month, day, season, … of a given year."""
    if says.feast:
        day = _feast_day(says.feast, year)
        return points.nearest_weekend(day) if day and says.weekend else day
    if says.season:
        return points.season_point(year, says.season)
    if says.quarter:
        return points.point("quarter", year, says.quarter * 3 - 2)
    if says.half:
        return points.point("half", year, says.half * 6 - 5)
    if says.month and says.weekday and says.which and year > 0:
        nth = points.nth_weekday(year, says.month, says.weekday, says.which)
        return points.point("day", year, says.month, nth)
    if says.month and says.day:
        return points.point("day", year, says.month, says.day)
    return points.point("month", year, says.month) if says.month else points.point("year", year)


def _feast_day(name: str, year: int) -> Point | None:
    if not 1 <= year <= 9999:
        return None
    if name in lexicon.FIXED_FEASTS:
        return points.point("day", year, *lexicon.FIXED_FEASTS[name])
    if name in lexicon.MOVING_FEASTS:
        month, weekday, which = lexicon.MOVING_FEASTS[name]
        return points.point("day", year, month, points.nth_weekday(year, month, weekday, which))
    if name in lexicon.DAYS_AFTER_FEASTS:
        month, weekday, which, days = lexicon.DAYS_AFTER_FEASTS[name]
        return points.point("day", year, month, points.nth_weekday(year, month, weekday, which) + days)
    return points.on(points.easter(year) + timedelta(days=lexicon.EASTER_FEASTS[name]))


def open_value(says: Calendar) -> str:
    """The underspecified value: "XXXX-03", "XXXX-WXX-5"."""
    if says.week:
        return "XXXX-WXX"
    if says.feast in lexicon.FIXED_FEASTS:
        month, day = lexicon.FIXED_FEASTS[says.feast]
        return f"XXXX-{month:02d}-{day:02d}"
    if says.month:
        return f"XXXX-{says.month:02d}" + (f"-{says.day:02d}" if says.day else "")
    if says.day:
        return f"XXXX-XX-{says.day:02d}"
    if says.weekday:
        return f"XXXX-WXX-{says.weekday}"
    if says.weekend:
        return "XXXX-WXX-WE"
    part = says.season or (says.quarter and f"Q{says.quarter}") or (says.half and f"H{says.half}")
    return f"XXXX-{part}" if part else "XXXX-XX-XX"
