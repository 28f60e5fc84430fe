"""What resolving gives: a TIMEX3 value, the point behind it, and how it was found."""

from typing import NamedTuple

from ingest.extraction.grammar.says import Span
from ingest.extraction.resolve import points
from ingest.extraction.resolve.points import Point

_OPEN_DAY = "XXXX-XX-XX"


class Place(NamedTuple):
    """Where an expression lies in the calendar, as far as that is known."""

    value: str
    point: Point | None = None
    # The value it was counted from, "" when from none.
    anchor: str = ""
    # "words": said in full; "published", "said": counted from there; "open": not known.
    how: str = "words"
    # -1 back, +1 ahead, 0 when nothing told.
    direction: int = 0

    def at(self, clock: str) -> "Place":
        """The same day at a time of day."""
        return self._replace(value=self.value + clock) if clock and self.value else self


def apart(place: Place, length: Span) -> Place:
    """What lies so far from a place that is known: "two days before Christmas"."""
    steps = length.side * round(length.amount or 0)
    point = points.moved(place.point, length.unit, steps) if place.point else None
    return place._replace(value=point.value, point=point) if point else Place(_OPEN_DAY, how="open")


def place_of(
    point: Point | None, anchor: Point | None = None, how: str = "words", direction: int = 0
) -> Place:
    """The place of a point; an empty one when the calendar has no such point."""
    if point is None:
        return Place("", how="open")
    return Place(point.value, point, anchor.value if anchor else "", how, direction)
