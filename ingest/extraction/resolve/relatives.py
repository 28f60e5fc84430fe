"""Where "last week", "two years ago", "the same day" and "a year earlier" lie."""

from ingest.extraction.grammar.says import Base, Relative
from ingest.extraction.resolve import points
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.place import Place, apart, place_of
from ingest.extraction.resolve.points import Point

_OPEN = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_YEARS_IN = {"decade": 10, "century": 100}
_OPEN_TIME = "XXXX-XX-XXTXX"
_OPEN_IN_YEAR = {"day": "-XX-XX", "week": "-WXX", "fortnight": "-WXX", "month": "-XX", "quarter": "-QX"}


def place_relative(says: Relative, context: Context) -> Place:
    """The place of an expression counted from another date."""
    if says.apart:
        return apart(place_relative(says._replace(apart=None), context), says.apart)
    if says.steps is None and says.base is Base.SPOKEN_OF:
        return _one_of_two(says, context)
    if says.steps is None:
        return _vague(says)
    anchor = context.base_of(says)
    if anchor is None:
        return Place(_OPEN.get(says.unit, _OPEN_TIME), how="open").at(says.clock)
    how = "published" if anchor is context.published else "said"
    if says.unit in ("second", "minute", "hour"):
        return Place(f"{anchor.value}TXX" if anchor.unit == "day" else _OPEN_TIME, None, anchor.value, how)
    if says.counted and says.unit == "year" and says.steps == -1 and not context.narrative:
        return _year_before(anchor, context)
    if anchor.coarser_than(says.unit) and not _holds(anchor, says.unit):
        return _too_coarse(says, anchor, how)
    side = (says.steps > 0) - (says.steps < 0)
    return place_of(_shifted(anchor, says, says.steps), anchor, how, side).at(says.clock)


def _shifted(anchor: Point, says: Relative, steps: int) -> Point | None:
    """ "two decades ago", "a century ago" are years, "the last decade" is a decade."""
    if says.counted and says.unit in _YEARS_IN:
        return points.shifted(anchor, "year", steps * _YEARS_IN[says.unit])
    return points.shifted(anchor, says.unit, steps)


def _vague(says: Relative) -> Place:
    """ "several years ago", "days later": how many is not said."""
    if says.base is Base.PUBLISHED:
        return Place("FUTURE_REF" if says.follows else "PAST_REF", how="open")
    return Place(_OPEN.get(says.unit, _OPEN_TIME), how="open")


def _one_of_two(says: Relative, context: Context) -> Place:
    """ "for the week": in news it may be this one or the last; elsewhere it is the one spoken of."""
    anchor = context.base_of(says)
    if context.kind != "news" or anchor is None:
        return place_relative(says._replace(steps=0), context)
    year = points.on_year(anchor).value
    return Place(year + _OPEN_IN_YEAR[says.unit], None, anchor.value, "open")


def _year_before(anchor: Point, context: Context) -> Place:
    """ "a year earlier": the same quarter of the year before, when the text is about a quarter."""
    if context.period:
        return place_of(points.a_year_off(context.period, -1), context.period, "said", -1)
    return place_of(points.shifted(anchor, "year", -1), anchor, "published", -1)


def _holds(anchor: Point, unit: str) -> bool:
    """A season can be counted in months and years, a weekend in weeks."""
    return (anchor.unit == "season" and unit in ("year", "month", "quarter")) or (
        anchor.unit == "weekend" and unit == "week"
    )


def _too_coarse(says: Relative, anchor: Point, how: str) -> Place:
    """A day counted from a month, a week from a year: only the stretch known around it is told."""
    if says.steps == 0 and not says.clock and how == "published":
        return place_of(anchor, anchor, how)
    if says.unit == "day" and anchor.unit == "month":
        return Place(f"{anchor.value}-XX", None, anchor.value, "open").at(says.clock)
    inside = _OPEN_IN_YEAR.get(says.unit)
    if inside and not anchor.coarser_than("year"):
        return Place(points.on_year(anchor).value + inside, None, anchor.value, "open").at(says.clock)
    return Place(_OPEN.get(says.unit, _OPEN_TIME), None, anchor.value, "open").at(says.clock)
