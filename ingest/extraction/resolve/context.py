"""What is known when an expression is resolved: the publication date, the domain, and what was said before."""

from dataclasses import dataclass

from ingest.extraction.grammar.says import Base
from ingest.extraction.resolve import points
from ingest.extraction.resolve.points import Point

# How far back (in characters) a day said before is still the day of the sentence.
_NEAR_DAY = 200


@dataclass(slots=True)
class Context:
    """The state of one reading of one text; `form` is its reading form."""

    form: str
    published: Point | None
    narrative: bool
    # The last date given, the last of month or day precision, the last day, and the quarter the text is about.
    said: Point | None = None
    said_finely: Point | None = None
    day: Point | None = None
    day_at: int = 0
    period: Point | None = None

    def anchor(self, base: Base) -> Point | None:
        """Where counting starts: narrative text counts from its own last date, news from its publication."""
        if base is Base.MENTIONED or self.narrative:
            return self.said or self.published
        return self.published

    def storyline(self) -> Point | None:
        """Where a narrative has got to: its last month or day, unless it has since moved to another time."""
        if self.said is None or self.said_finely is None:
            return self.said or self.said_finely or self.published
        return self.said_finely if abs(self.said.year - self.said_finely.year) <= 1 else self.said

    def spoken_of(self, unit: str) -> Point | None:
        """ "the quarter", "the year": what the text is about."""
        if self.narrative:
            return self.said or self.published
        if unit == "quarter":
            return self.period or (self.published and points.shifted(self.published, "quarter", -1))
        if unit == "week" and self.day:
            return self.day
        return self.published

    def note(self, point: Point, at: int, preposition: str) -> None:
        """Remember a date that the text has just given."""
        if preposition in ("until", "till", "since", "of") and point.unit not in ("day", "month"):
            return
        self.said = point
        if point.unit in ("day", "month"):
            self.said_finely = point
        if point.unit == "day":
            self.day, self.day_at = point, at

    def near_day(self, at: int) -> Point | None:
        """The day that the sentence is still about."""
        return self.day if self.day and at - self.day_at < _NEAR_DAY else None
