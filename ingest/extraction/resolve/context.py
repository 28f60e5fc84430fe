"""What is known when an expression is resolved: the publication date, the domain, what was said."""

import re
from dataclasses import dataclass, field

from ingest.extraction.grammar.says import Base, Relative, Span
from ingest.extraction.resolve import points
from ingest.extraction.resolve.direction import clause_around, direction
from ingest.extraction.resolve.domain import Kind
from ingest.extraction.resolve.points import Point

# How far back (in characters) a day said before is still the day of the sentence.
_NEAR_DAY = 200
# A bare year this many years away from the days told does not move a story.
_AN_AGE = 30
_QUARTER, _YEAR = 3, 12
# So long, in characters, a paragraph may be.
_PARAGRAPH = 1500
_BLANK_LINE = re.compile(r"\n ?\n")
_STORY_UNITS = frozenset({"day", "month", "season"})
# "until 1978", "the constitution of 1793": the story does not move there.
_ASIDES = frozenset({"until", "till", "since", "of", "before"})
# "the law (1790)", "the August 1792 rising"; "had been finished in 1788".
_ATTRIBUTE = re.compile(r"\($|\bthe[ \n]$")
_BEFORE_THAT = re.compile(r"\b(?:had|having|previously|originally|earlier)[ \n]")


# "in the early hours of 12 May 1987": a time, and no thing.
_TIME_OF = re.compile(
    r"\b(?:hours|morning|afternoon|evening|night|days?|weeks?|months|end|start|beginning)[ \n]of[ \n]$"
)
_NAMES_A_THING = re.compile(r"\b(?:the|an?|its|his|her|their|of)[ \n]$")


def _month(point: Point) -> int:
    return point.year * 12 + point.month


@dataclass(slots=True)
class Context:
    """The state of one reading of one text; `form` is the reading form of the part that begins at `begin`."""

    published: Point | None
    kind: Kind
    form: str = ""
    begin: int = 0
    # What the phrase right before said.
    latest: Point | None = None
    # The last date given, the last day, and the quarter the text is about.
    said: Point | None = None
    # Where it stands, if it says when something happened; -1 if it says which thing: "the May 1988 fire".
    said_at: int = -1
    # The last date given that was not counted from the publication, as "last month" is.
    story: Point | None = None
    day: Point | None = None
    day_at: int = 0
    period: Point | None = None
    # The year of each day of the year that the text has given in full.
    given: dict[tuple[int | None, int | None], int] = field(default_factory=dict)
    # The year of each that it named without, as worked out where it first stood.
    told: dict[tuple[int | None, int | None], int] = field(default_factory=dict)

    @property
    def narrative(self) -> bool:
        return self.kind == "narrative"

    def base_of(self, says: Relative) -> Point | None:
        """Where counting starts: narrative text counts from its own last date, news from its publication."""
        if says.base is Base.SPOKEN_OF:
            return self.spoken_of(says.unit)
        if says.base is Base.MENTIONED and says.counted and says.follows and not self.said:
            # "Two weeks later": after a day that the text has not told.
            return None
        if says.base is Base.MENTIONED and says.unit == "day" and not self.narrative:
            return self.day or self.said or self.published
        if says.base is Base.MENTIONED or self.narrative:
            return self.said or self.published
        return self.published

    def storyline(self) -> Point | None:
        """What a month, a weekday or a season without its year is near to."""
        return (self.narrative and self.said) or self.published

    def spoken_of(self, unit: str) -> Point | None:
        """ "the quarter", "the year": what the text is about."""
        if self.narrative:
            return self.said or self.published
        if unit == "quarter":
            return self.period or (self.published and points.shifted(self.published, "quarter", -1))
        if unit in ("day", "week") and self.day:
            return self.day
        return self.published

    def note(self, point: Point, at: int, preposition: str, how: str) -> None:
        """Remember a date that the text has just given, and whether it was counted from publication."""
        far = point.coarser_than("month") or self._is_far(point)
        if self.narrative and far and direction(self.form, at, at) > 0:
            return
        if preposition in _ASIDES and far and not _TIME_OF.search(self.form, max(0, at - 24), at):
            return
        if self.narrative and (self._is_another_age(point) or self._by_the_way(point, at)):
            return
        named = _NAMES_A_THING.search(self.form, max(0, at - 8), at)
        self.said, self.said_at = point, -1 if named else self.begin + at
        if how != "published":
            self.story = point
        if point.unit == "day":
            self.day, self.day_at = point, self.begin + at

    def _is_far(self, point: Point) -> bool:
        return self.said is not None and abs(point.year - self.said.year) > 1

    def _by_the_way(self, point: Point, at: int) -> bool:
        """An earlier month or year that only tells which thing is meant does not move the story back."""
        if self.said is None or point.unit == "day" or _month(point) >= _month(self.said):
            return False
        if _ATTRIBUTE.search(self.form, max(0, at - 24), at):
            return True
        left, _ = clause_around(self.form, at, at)
        return _BEFORE_THAT.search(left) is not None

    def _is_another_age(self, point: Point) -> bool:
        """A year long before or after the days that are told: a comparison, a source."""
        return (
            self.day is not None and point.coarser_than("month") and abs(point.year - self.day.year) > _AN_AGE
        )

    def note_period(self, quarter: Point, *, has_ended: bool) -> None:
        """Remember the quarter a report is about: one that is over, or the only one named so far."""
        over = self.published is None or _month(quarter) + 3 <= _month(self.published)
        later = self.period is None or _month(quarter) > _month(self.period)
        if has_ended or self.period is None or (over and later):
            self.period = quarter

    def note_length(self, span: Span) -> None:
        """ "the nine months": from here on, a report is no longer about one quarter."""
        if span.unit == "month" and span.amount is not None and _QUARTER < span.amount < _YEAR:
            self.period = None

    def story_told_before(self, at: int) -> Point | None:
        """In news: a month or day long before publication that this paragraph told last."""
        said, there = self.said, self.said_at - self.begin
        if self.kind != "news" or said is None or self.published is None or said.unit not in _STORY_UNITS:
            return None
        if not 0 <= there <= at <= there + _PARAGRAPH or _BLANK_LINE.search(self.form, there, at):
            return None
        return said if _month(self.published) - _month(said) > _YEAR else None

    def near_day(self, at: int) -> Point | None:
        """The day that the sentence is still about."""
        return self.day if self.day and self.begin + at - self.day_at < _NEAR_DAY else None
