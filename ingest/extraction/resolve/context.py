"""What is known when an expression is resolved: the publication date, the domain, and what was said before."""

from dataclasses import dataclass

from ingest.extraction.grammar.says import Base
from ingest.extraction.resolve.points import Point

# How far back (in characters) a quarter or a day said before is still what "a year earlier" counts from.
_NEAR = 700


@dataclass(slots=True)
class Context:
    """The state of one reading of one text; `form` is its reading form."""

    form: str
    published: Point | None
    narrative: bool
    said: Point | None = None
    said_at: int = 0
    period: Point | None = None
    period_at: int = 0
    day: Point | None = None
    day_at: int = 0

    def anchor(self, base: Base) -> Point | None:
        """Where counting starts: narrative text counts from its own last date, news from its publication."""
        if base is Base.MENTIONED or self.narrative:
            return self.said or self.published
        return self.published

    def note(self, point: Point, at: int) -> None:
        """Remember a date that the text has just given."""
        self.said, self.said_at = point, at
        if point.unit == "quarter":
            self.period, self.period_at = point, at
        if point.unit == "day":
            self.day, self.day_at = point, at

    def near_period(self, at: int) -> Point | None:
        """The quarter that the text is still about."""
        return self.period if self.period and at - self.period_at < _NEAR else None

    def near_day(self, at: int, reach: int = 200) -> Point | None:
        """The day that the sentence is still about."""
        return self.day if self.day and at - self.day_at < reach else None
