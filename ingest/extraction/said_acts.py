"""What somebody quoted says that was done, or will be: "“We will appeal,” Low said"."""

from typing import NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.acts import Tense, act
from ingest.extraction.saying import CLOSING, OPENING
from ingest.extraction.tagging import Token

# What goes on, or has since gone on, is told as somebody's view as often as it is told as a fact.
TENSES = frozenset({"past", "earlier", "perfect", "future"})
# "We will look into any claim": nothing in particular.
ANY = v.words("any every each whatever whoever anything everything always never not")
NEAR = 6


class SaidAct(NamedTuple):
    """An act in somebody's own words; its verb stands at `focus` of the text."""

    focus: int
    tense: Tense


def said_act(words: list[Token], *, inside: bool) -> SaidAct | None:
    """The act told by the quotation that a sentence begins with; `inside`: it begins within one."""
    if not words or not (inside or words[0].text in OPENING):
        return None
    said = words[not inside :]
    said = said[: next((i for i, word in enumerate(said) if word.text in CLOSING), len(said))]
    told = act(said, spoken=True)
    if told is None or told.tense not in TENSES:
        return None
    if any(word.lower in ANY for word in said[told.verb : told.verb + NEAR]):
        return None
    return SaidAct(said[told.verb].start, told.tense)
