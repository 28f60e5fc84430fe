"""An event before its date is worked out: a passage, and the phrase or the anchor that will date it."""

from typing import Literal, NamedTuple

from ingest.extraction.anchors import Anchor
from ingest.extraction.calendar import When
from ingest.extraction.nominal import Nominal
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.standing import Tense
from ingest.extraction.text import Sentence

Basis = Literal["date", "anchor", "article", "target", "none"]


class Draft(NamedTuple):
    """text[start:end] tells an event; its date stands at `focus`; no headline repeats `leave_out`."""

    start: int
    end: int
    focus: int
    basis: Basis
    phrase: DatePhrase | None
    anchor: Anchor | None
    why: str
    leave_out: tuple[tuple[int, int], ...]
    sentence: Sentence
    number: int
    nominal: Nominal | None = None
    # Told in the perfect at the article's beginning: "has put off its plans until 2023" is today's news.
    news: bool = False
    perfect: bool = False
    # Stands inside what another draft quotes: "its 2012 agreement", "after it shut the study".
    beside: bool = False
    # "If the sale goes through": it is planned on this condition.
    condition: str = ""
    # Nothing of its sentence after `end` belongs to it.
    cut: bool = False
    # Whether it is told as past or as planned, where the verb shows that.
    tense: Tense = "unknown"


class Dated(NamedTuple):
    """A draft with its date worked out, as far as that goes."""

    draft: Draft
    when: When | None
    date_text: str
    reasoning: str
