"""Verbs of saying: what is only "Ada said", what is said, and when it is the saying that has the date."""

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause
from ingest.extraction.tagging import Token, adverb, finite_index

# What may follow a verb of saying and adds nothing: "Ada said in a statement", "it told reporters".
TAIL = v.words(
    """
    that in on at a an the to statement interview email e-mail letter post blog tweet reporters court
    documents filing filings news conference press release today yesterday earlier too again and adding
    also as during testimony hearing speech briefing
    """
)
# "…," wrote Ada: these may stand before the speaker; "found the diary" is no such saying.
INVERTED = v.SPEAKS - v.forms(v.words("find show detail describe reveal report predict disclose estimate"))
TELLING = frozenset({"told", "tells", "tell"})


def attribution(words: list[Token], clause: Clause) -> bool:
    """Whether a clause only says who says something: "Ada said", "according to the filings"."""
    first = words[clause.first].lower
    if first in {"according", "per"}:
        return True
    verb = finite_index(words, clause.first, clause.last)
    if verb is None:
        return first in v.SPEAKS and clause.last - clause.first <= 9
    verb = main_verb(words, verb, clause.last)
    if words[verb].lower not in v.SPEAKS:
        return False
    tail = words[verb + 1 : clause.last]
    if words[verb].lower in TELLING and len(tail) <= 4:
        return not _opens(words, clause.first)  # “We told them,” she said
    if verb == clause.first:
        goes_on = finite_index(words, verb + 2, clause.last) is not None
        return words[verb].lower in INVERTED and not goes_on
    return all(w.lower in TAIL or w.part == "name" for w in tail)


def _opens(words: list[Token], first: int) -> bool:
    """Whether a quotation opens at a place: a straight mark after one that has closed, or none."""
    mark = words[first].text
    return mark == "“" or (mark == '"' and sum(word.text == '"' for word in words[:first]) % 2 == 0)


# Longer than this, what stands between a quotation and its verb of saying is no speaker.
LONGEST_SPEAKER = 18


def speaker_apart(words: list[Token], verb: int) -> tuple[int, int] | None:
    """ "“…,” its chairman, Ada Low, | told MPs": who speaks, named where that is told."""
    if verb < 2 or words[verb - 1].text != ",":
        return None
    closing = max((i for i in range(verb) if words[i].text in CLOSING), default=-1)
    before = _subject_begins(words, verb) if closing < 0 else closing
    if before is None or not 2 <= verb - 1 - before <= LONGEST_SPEAKER:
        return None
    closing = before
    commas = [i for i in range(closing + 1, verb) if words[i].text == ","]
    pieces = [
        (low + 1, high) for low, high in zip([closing, *commas], commas, strict=False) if low + 1 < high
    ]
    pieces = [p for p in pieces if words[p[0]].lower not in {"who", "which"}]
    if any(word.part == "finite" for low, high in pieces for word in words[low:high]):
        return None
    named = (p for p in pieces if p[1] - p[0] <= 4 and all(w.part == "name" for w in words[p[0] : p[1]]))
    return next(named, pieces[0] if pieces else None)


FRONTING = v.PREPOSITIONS | v.OPENERS | v.SUBORDINATORS


def _subject_begins(words: list[Token], verb: int) -> int | None:
    """The place before a sentence's subject: the comma after "Speaking to reporters," or "In a letter,"."""
    comma = next((i for i in range(verb) if words[i].part == "mark"), 0)
    fronted = words[0].part == "ing" or words[0].lower in FRONTING
    if fronted:
        return comma if words[comma].text == "," and comma + 1 < verb - 1 else None
    first = 1 if words[0].text == "," and verb > 1 else 0  # what stood before the comma was a date
    begins = words[first].part == "name" or words[first].lower in v.DETERMINERS
    return first - 1 if begins else None


OPENING, CLOSING = frozenset('“"'), frozenset('”"')


def main_verb(words: list[Token], finite: int, last: int) -> int:
    """The verb itself after "has", "had" and adverbs: of "has publicly denied" the last."""
    if words[finite].lower not in {"has", "have", "had"}:
        return finite
    index = finite + 1
    while index < last - 1 and (words[index].lower.endswith("ly") or words[index].lower in {"not", "also"}):
        index += 1
    return index if index < last and words[index].part in {"participle", "finite"} else finite


def dated_saying(words: list[Token], clause: Clause, date: int) -> bool:
    """ "In April, Ada said that …", "Ada said on Monday that …": the date is that of the saying."""
    verb = finite_index(words, clause.first, clause.last)
    if verb is None:
        return False
    verb = main_verb(words, verb, clause.last)
    if words[verb].lower not in v.SPEAKS:
        return False
    inner = _inner(words, verb, len(words))
    return inner is not None and date < words[inner].start


def without_speaker(words: list[Token]) -> list[Token]:
    """ "Ada says Bob left" without "Ada says"."""
    verb = finite_index(words, 0, len(words))
    own = {word.lower for word in words[:2]} & {"we", "i"}
    if verb is None or verb > 8 or own:
        return words  # "“We reject the claim that …”": that, he says himself
    verb = _impersonal(words, verb) or main_verb(words, verb, len(words))
    if words[verb].lower not in v.SPEAKS:
        return words
    inner = _inner(words, verb, len(words))
    if inner is None or any(word.part == "mark" and word.text in ",;:" for word in words[verb:inner]):
        return words
    if words[verb].lower in TELLING and words[inner].lower != "that":
        return words
    rest = words[inner:]
    return rest if finite_index(rest, 0, len(rest)) is not None else words


def _impersonal(words: list[Token], finite: int) -> int:
    """Where the verb stands in "it was reported that …"; 0 if that is not said."""
    if finite == 0 or words[finite - 1].lower != "it":
        return 0
    for index in range(finite + 1, min(finite + 3, len(words) - 1)):
        if words[index].lower in v.SPEAKS and words[index + 1].lower == "that":
            return index
    return 0


def said_at(words: list[Token]) -> int:
    """Where that begins which the sentence's own verb of saying says; 0 where it has none."""
    verb = finite_index(words, 0, len(words))
    if verb is None:
        return 0
    verb = main_verb(words, verb, len(words))
    return (_inner(words, verb, len(words)) or 0) if words[verb].lower in v.SPEAKS else 0


ACCUSES = v.forms(v.words("accuse"))


def _inner(words: list[Token], verb: int, last: int) -> int | None:
    """Where what is said begins: at "that", or after the verb if another clause's subject stands there.

    "Ada accused Bob of having ordered it" has no such clause: without "Ada accused" it says nothing.
    """
    if words[verb].lower in ACCUSES:
        return None
    for index in range(verb + 1, min(verb + 8, last)):
        if words[index].lower == "that":
            return index
        comma = words[index].text == "," and words[index + 1 : index + 2] and words[index + 1].lower == "that"
        if words[index].part == "mark" and words[index].text not in '“‘"' and not comma:
            return None
        if words[index].part == "finite":
            return verb + 1 if index > verb + 1 and not _goes_on(words, index) else None
    following = finite_index(words, verb + 1, last)
    found = following is not None and following > verb + 1 and not _goes_on(words, following)
    return verb + 1 if found else None


def _goes_on(words: list[Token], verb: int) -> bool:
    """ "Acme promised a plant and later opened it": the second verb is Acme's too."""
    before = verb - 1
    while before > 0 and adverb(words[before]):
        before -= 1
    return words[before].lower in {"and", "but"}
