"""Where a quoted passage begins: not at "and", "who" or a verb, which lean on the words before them."""

from ingest.extraction import vocabulary as v
from ingest.extraction.tagging import Token, adverb

JOINTS = v.words("and but or so then")
LEANS = v.words("that who whom whose which where when")
EDGES = frozenset(",;:–—“")
# So long a sentence is not quoted whole for a subject at its beginning.
LONGEST = 300


def begins(words: list[Token], start: int) -> int:
    """The place in a sentence of these words from which what begins at `start` can be read alone.

    After "and" that is what is joined; before "that" or "who" the clause that says what, or who, is meant:
    "the firm said that …", "the judge, who …"; before a verb the sentence, which has its subject.
    """
    at = next((index for index, word in enumerate(words) if word.start >= start), 0)
    if at and words[at].lower in JOINTS and at + 1 < len(words):
        at += 1
    if not at:
        return start
    if words[at].lower in LEANS:
        return words[_clause_before(words, at)].start
    verb = next((word for word in words[at:] if not adverb(word)), words[at])
    near = words[-1].end - words[0].start <= LONGEST
    return words[0].start if verb.part in {"finite", "participle"} and near else words[at].start


def _clause_before(words: list[Token], at: int) -> int:
    """Where the words begin that "that" or "who" goes on with."""
    first = at - (at > 0 and words[at - 1].part == "mark")
    while first and words[first - 1].text not in EDGES:
        first -= 1
    return first
