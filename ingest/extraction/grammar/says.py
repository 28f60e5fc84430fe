"""What the words of one time expression say, before its place in the text is known.

"last March" says a month and a step back; which year that is depends on the publication date, the tense
and what was said before, and is worked out in `resolve`.
"""

from enum import StrEnum
from typing import NamedTuple


class Base(StrEnum):
    """Where counting starts: the publication date, or the date mentioned last."""

    PUBLISHED = "published"
    MENTIONED = "mentioned"
    # "the quarter": the one the text is about.
    SPOKEN_OF = "spoken of"


class Relative(NamedTuple):
    """A stretch of the calendar counted from a base: "last week", "two years ago", "the same day"."""

    unit: str
    steps: int | None
    base: Base = Base.PUBLISHED
    # "two weeks ago" is counted from the base; "last week" names the unit itself.
    counted: bool = False
    # "yesterday evening": the TIMEX3 time of day, "TEV".
    clock: str = ""
    # Counted forward: "days later" is not in the past.
    follows: bool = False
    # "ten years ago today", "a week from tomorrow": so far from it, as precise as it is.
    apart: "Span | None" = None


class Calendar(NamedTuple):
    """A place in the calendar, as far as it is given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    # "Friday, Oct. 13": the weekday of that day, by which its year is known.
    falls_on: int | None = None
    # With a weekday and a month: the first, second, … of its kind, -1 the last.
    which: int = 0
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: str = ""
    century: str = ""
    feast: str = ""
    weekend: bool = False
    # "the week of 3 June": the week that the day lies in.
    week: bool = False
    # The TIMEX3 time of day: "T10:35", "TNI".
    clock: str = ""
    fiscal: bool = False
    # "the 1988 period": the quarter the text is about, in that year.
    same_period: bool = False
    before_christ: bool = False
    # -1 "last March", 0 "this March", +1 "next March"; None: nothing said.
    step: int | None = None
    # "the previous March", "the following Monday": the step is taken from the date said before.
    said: bool = False
    # "May 4, May 11": not before the one that stands right before it.
    listed: bool = False
    # "March last year": the stretch it lies in.
    within: Relative | None = None
    # "two days before Christmas", "a week from Friday": so far from it.
    apart: "Span | None" = None


class Span(NamedTuple):
    """A length of time: "three years", "several days" (amount None), "2 1/2 hours"."""

    unit: str
    amount: float | None
    # "the past two weeks" -1, "the next two weeks" +1: the direction it extends from its base.
    side: int = 0
    # "two hours and ten minutes": the ten minutes.
    rest: "Span | None" = None
    # "the first ten months of 1915": the year.
    within: Calendar | None = None


class Recurring(NamedTuple):
    """Something that comes again: a finished TIMEX3 value."""

    value: str
    # "$5 million a year", "twice a week": so much in each.
    rate: bool = False


class Reference(NamedTuple):
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    name: str
    # "former owners", "future payments", "Now, that …": what in news dates nothing.
    attributive: bool = False


Says = Relative | Calendar | Span | Recurring | Reference


class Phrase(NamedTuple):
    """One time expression found in the reading form of a text."""

    start: int
    end: int
    says: Says
    mod: str = ""
    rule: str = ""
