"""A headline from a sentence: the clause its date belongs to, with subject and verb, without the date."""

from dataclasses import dataclass

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause, Token, finite_index, split_clauses, tokens
from ingest.extraction.names import Names
from ingest.extraction.subjects import stands_for, with_subject, without_roles
from ingest.extraction.wording import LONGEST_HEADLINE, line, shortened, trimmed

DATED = {"dated"}
# What may follow a verb of saying and adds nothing: "Ada said in a statement", "told reporters".
SAYING_TAIL = v.words(
    """
    that in on at a an the to statement interview email e-mail letter post blog tweet reporters court documents
    filing filings news conference press release today yesterday earlier too again and adding also as
    """
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event's date stands, and whether it may be the date of somebody's saying so."""

    start: int
    end: int
    point: bool


def headline(
    text: str, start: int, end: int, dates: list[tuple[int, int]], place: Place, names: Names, speaker: str
) -> str:
    """A line for the event in text[start:end]: `dates` are the spans to leave out.

    Returns "" where no clause with subject and verb can be found.
    """
    every = tokens(text, start, end)
    words = [w for w in every if not any(a <= w.start < b for a, b in dates)]
    if not words:
        return ""
    chosen = _reduced_clause(words, place.start) or _clause_with_date(words, place)
    commas = _loose_commas(every, dates)
    chosen = trimmed([word for word in chosen if word.start not in commas])
    if finite_index(chosen, 0, len(chosen)) is None and not _passive(chosen):
        return ""
    subject = stands_for(chosen, names, speaker)
    chosen = without_roles(text, chosen, names)
    result = line(text, shortened(text, chosen, LONGEST_HEADLINE - max(0, len(subject) - 4)))
    result = with_subject(result, chosen, subject)
    return _capitalised(result)[:LONGEST_HEADLINE].rstrip(" ,;:–—")


def _loose_commas(every: list[Token], dates: list[tuple[int, int]]) -> set[int]:
    """Commas on either side of a date, which go when it goes."""
    loose: set[int] = set()
    for start, end in dates:
        after = next((word for word in every if word.start >= end), None)
        before = next((word for word in reversed(every) if word.end <= start), None)
        loose.update(word.start for word in (before, after) if word is not None and word.text == ",")
    return loose


def _passive(words: list[Token]) -> bool:
    return any(word.lower in {"was", "were"} for word in words)


def _reduced_clause(words: list[Token], focus: int) -> list[Token]:
    """ "in filings made public [in May]": the filings were made public."""
    before = [index for index, word in enumerate(words) if word.start < focus]
    if len(before) < 3:
        return []
    last = before[-1]
    verb = last - 1 if words[last].lower == "public" else last
    form = words[verb]
    if form.lower in DATED or not (form.lower.endswith("ed") or form.lower in v.PARTICIPLES):
        return []
    first = _noun_phrase(words, verb)
    if first == verb or not (first and (words[first - 1].lower in v.PREPOSITIONS | {"to"})):
        return []
    subject = words[first:verb]
    if subject[-1].part not in {"word", "name"} or subject[-1].lower in v.PRONOUNS:
        return []
    plural = subject[-1].lower.endswith("s") and not subject[-1].lower.endswith("ss")
    be = Token(form.start, form.start, "were" if plural else "was", "were" if plural else "was", "finite")
    return [*subject, be, *words[verb : last + 1]]


def _noun_phrase(words: list[Token], end: int) -> int:
    """Where the noun phrase begins that ends just before words[end]."""
    first = end
    while first and end - first < 8:
        token = words[first - 1]
        if token.part in {"mark", "finite", "participle"} or token.lower in v.RELATIVES:
            break
        if token.lower in v.PREPOSITIONS and token.lower not in {"of"}:
            break
        if token.lower in {"and", "or", "but", "to", "not"}:
            break
        first -= 1
        if token.lower in {"a", "an", "the", "its", "his", "her", "their"} and not (
            first and words[first - 1].lower == "of"
        ):
            break
    return first


def _clause_with_date(words: list[Token], place: Place) -> list[Token]:
    clauses = split_clauses(words)
    if not clauses:
        return []
    at = _clause_at(words, clauses, place)
    clause = clauses[at]
    if _relative(words, clause) and (whole := _from_relative(words, clauses, at)):
        return whole
    spoken = place.point and _dated_saying(words, clause, place)
    chosen = _extended(words, clauses, at if spoken else _main(words, clauses, at))
    return chosen if spoken else _without_speaker(chosen)


def _clause_at(words: list[Token], clauses: list[Clause], place: Place) -> int:
    """The clause of the date: that in which it stood, that which it opens, or "…, in which" just after it."""
    best = 0
    for index, clause in enumerate(clauses):
        if words[clause.first].start <= place.start:
            best = index
    following = best + 1 if words[clauses[best].first].start <= place.start else best
    if following >= len(clauses) or any(
        place.end <= word.start < words[clauses[following].first].start and word.part != "mark"
        for word in words
    ):
        return best
    clause = clauses[following]
    finite = finite_index(words, clause.first, clause.last) is not None
    if clause.joiner in {"in", "during", "when"} and _relative(words, clause) and finite:
        return following
    before = next((word for word in reversed(words) if word.end <= place.start), None)
    opened = before is None or before.text in ",:;–—("
    return following if opened and finite and not _relative(words, clause) else best


def _dated_saying(words: list[Token], clause: Clause, place: Place) -> bool:
    """ "In April, Ada said that …", "Ada said on Monday that …": the date is that of the saying."""
    verb = finite_index(words, clause.first, clause.last)
    if verb is None:
        return False
    if words[verb].lower in {"has", "have", "had"} and verb + 1 < clause.last:
        verb += 1
    if words[verb].lower not in v.SPEAKS:
        return False
    inner = _inner(words, verb, len(words))
    return inner is not None and inner > verb and place.start < words[inner].start


def _inner(words: list[Token], verb: int, last: int) -> int | None:
    """Where what is said begins: after "that", or at the subject of the next finite verb."""
    for index in range(verb + 1, min(verb + 8, last)):
        if words[index].lower == "that":
            return index
        if words[index].part == "mark" and words[index].text not in '“‘"':
            return None
        if words[index].part == "finite":
            return verb + 1 if index > verb + 1 else None
    following = finite_index(words, verb + 1, last)
    return verb + 1 if following is not None and following > verb + 1 else None


def _without_speaker(words: list[Token]) -> list[Token]:
    """ "Ada says Bob left" without "Ada says"."""
    verb = finite_index(words, 0, len(words))
    if verb is None or words[verb].lower not in v.SPEAKS | {"has", "have"} or verb > 8:
        return words
    if words[verb].lower in {"has", "have"}:
        verb += 1
        if verb >= len(words) or words[verb].lower not in v.SPEAKS:
            return words
    inner = _inner(words, verb, len(words))
    if inner is None or any(word.part == "mark" and word.text in ",;:" for word in words[verb:inner]):
        return words
    rest = words[inner:]
    return rest if finite_index(rest, 0, len(rest)) is not None else words


def _relative(words: list[Token], clause: Clause) -> bool:
    first = words[clause.first].lower
    second = words[clause.first + 1].lower if clause.first + 1 < clause.last else ""
    return first in v.RELATIVES or (first in v.PREPOSITIONS and second in {"which", "whom"})


def _from_relative(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """ "a tool which was sold" gives "a tool was sold"; "in which Ada left" gives "Ada left"."""
    clause = clauses[at]
    first = clause.first + (2 if words[clause.first].lower in v.PREPOSITIONS else 1)
    verb = finite_index(words, first, clause.last)
    if verb is None:
        return []
    opener = words[clause.first].lower
    if opener in {"when", "where"} or opener in v.PREPOSITIONS:
        return words[first : clause.last]
    if opener == "that" and verb > first and clause.first and words[clause.first - 1].part == "finite":
        return words[first : clause.last]
    subject = _antecedent(words, clause.first)
    if verb == first or all(w.lower.endswith("ly") for w in words[first:verb]):
        return [*subject, *words[first : clause.last]] if subject else []
    return [*words[first : clause.last], *subject]


def _antecedent(words: list[Token], end: int) -> list[Token]:
    while end and words[end - 1].part == "mark":
        if words[end - 1].text == ")":
            opening = next((i for i in range(end - 2, -1, -1) if words[i].text == "("), end - 1)
            end = opening + 1
        end -= 1
    first = _noun_phrase(words, end)
    return words[first:end]


def _attribution(words: list[Token], clause: Clause) -> bool:
    """Whether a clause only says who says something: "Ada said", "according to the filings"."""
    first = words[clause.first].lower
    if first in {"according", "per"}:
        return True
    verb = finite_index(words, clause.first, clause.last)
    if verb is None:
        return first in v.SPEAKS and clause.last - clause.first <= 9
    if words[verb].lower in v.AUXILIARY and verb + 1 < clause.last:
        verb += 1
    if words[verb].lower not in v.SPEAKS:
        return False
    tail = words[verb + 1 : clause.last]
    told = words[verb].lower in {"told", "tells"} and len(tail) <= 4
    return verb == clause.first or told or all(word.lower in SAYING_TAIL for word in tail)


def _main(words: list[Token], clauses: list[Clause], at: int) -> int:
    """The nearest clause that can stand for the event: the date's own, those after it, those before."""
    order: list[int] = [at, *range(at + 1, len(clauses)), *range(at - 1, -1, -1)]
    for strict in (True, False):
        for index in order:
            clause = clauses[index]
            if finite_index(words, clause.first, clause.last) is None or _attribution(words, clause):
                continue
            subordinate = clause.joiner in v.SUBORDINATORS or _relative(words, clause)
            if not (strict and subordinate and index != at) and not (
                strict and clause.joiner in v.PREPOSITIONS
            ):
                return index
    return at


def _extended(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """The clause with the subject that stands before an insertion, and what follows while it belongs."""
    clause = clauses[at]
    chosen = words[clause.first : clause.last]
    if _relative(words, clause) or clause.joiner in v.SUBORDINATORS:
        chosen = chosen[1:]
    verb = finite_index(chosen, 0, len(chosen))
    if verb is not None and all(w.lower.endswith("ly") for w in chosen[:verb]):
        chosen = [*_subject_before(words, clauses, at), *chosen]
    elif at and verb is not None and chosen[0].lower in {"and", "&"}:
        chosen = _listed(words, clauses, at, chosen)
    for following in clauses[at + 1 :]:
        if _attribution(words, following) or following.joiner in v.SUBORDINATORS - {"including", "such"}:
            break
        if following.joiner not in {"that", "and", "or"} and not following.joiner.endswith("ing"):
            break
        chosen = [*chosen, *words[_after(words, chosen) : following.last]]
    return chosen


def _after(words: list[Token], chosen: list[Token]) -> int:
    """The index in `words` just after the last of the chosen ones."""
    last = chosen[-1]
    for index, word in enumerate(words):
        if word is last:
            return index + 1
    return len(words)


def _subject_before(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """ "Acme, the maker of anvils, has closed": the subject is the first of the verbless pieces before."""
    subject: list[Token] = []
    for index in range(at - 1, -1, -1):
        clause = clauses[index]
        if finite_index(words, clause.first, clause.last) is not None:
            break
        if clause.joiner not in v.PREPOSITIONS | v.SUBORDINATORS:
            subject = words[clause.first : clause.last]
    return subject


def _listed(words: list[Token], clauses: list[Clause], at: int, chosen: list[Token]) -> list[Token]:
    """ "Ann, Bob, and Cy left": the names before belong to the subject."""
    first = at
    while first and clauses[first - 1].last - clauses[first - 1].first <= 3:
        clause = clauses[first - 1]
        if finite_index(words, clause.first, clause.last) is not None or clause.joiner in v.PREPOSITIONS:
            break
        first -= 1
    return [*words[clauses[first].first : clauses[at].first], *chosen] if first < at else chosen[1:]


def _capitalised(result: str) -> str:
    return result[:1].upper() + result[1:] if result[:2].islower() or result[:1].islower() else result
