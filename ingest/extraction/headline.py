"""A headline from a sentence: the clause its date belongs to, with subject and verb, without the date."""

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause, Token, finite_index, split_clauses, tokens
from ingest.extraction.names import Name, Names, is_person
from ingest.extraction.wording import LONGEST_HEADLINE, line, shortened, trimmed

GENERIC_SUBJECTS = v.words("company firm group giant network platform organisation organization corporation")
DATED = {"dated"}


def headline(text: str, start: int, end: int, dates: list[tuple[int, int]], focus: int, names: Names) -> str:
    """A line for the event in text[start:end]: `dates` are the spans to leave out, `focus` the date's place.

    Returns "" where no clause with subject and verb can be found.
    """
    words = [w for w in tokens(text, start, end) if not any(a <= w.start < b for a, b in dates)]
    if not words:
        return ""
    chosen = _reduced_clause(words, focus) or _clause_with_date(words, focus)
    chosen = trimmed(chosen)
    if finite_index(chosen, 0, len(chosen)) is None and not _passive(chosen):
        return ""
    subject = _subject(text, chosen, names)
    chosen = _simple_subject(chosen, names, text)
    result = line(text, shortened(text, chosen, LONGEST_HEADLINE - max(0, len(subject) - 4)))
    if subject:
        result = _with_subject(result, chosen, subject)
    return _capitalised(result)[:LONGEST_HEADLINE].rstrip(" ,;:–—")


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


def _clause_with_date(words: list[Token], focus: int) -> list[Token]:
    clauses = split_clauses(words)
    if not clauses:
        return []
    at = _clause_at(words, clauses, focus)
    clause = clauses[at]
    if _relative(words, clause) and (whole := _from_relative(words, clauses, at)):
        return whole
    main = _main(words, clauses, at)
    return _extended(words, clauses, main)


def _clause_at(words: list[Token], clauses: list[Clause], focus: int) -> int:
    """The clause in which the date stood; a date that opens a sentence belongs to what follows."""
    best = 0
    for index, clause in enumerate(clauses):
        if words[clause.first].start <= focus:
            best = index
    return best


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
    speaks = words[verb].lower in v.SPEAKS or (
        words[verb].lower in v.AUXILIARY and verb + 1 < clause.last and words[verb + 1].lower in v.SPEAKS
    )
    return (speaks and clause.last - verb <= 3) or (speaks and verb == clause.first)


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


def _simple_subject(words: list[Token], names: Names, text: str) -> list[Token]:
    """Without the roles before a person's name where the line would be too long with them."""
    if len(line(text, words)) <= LONGEST_HEADLINE or not words:
        return words
    verb = finite_index(words, 0, len(words))
    limit = words[verb].start if verb is not None else words[0].end
    person = next((n for n in names.within(words[0].start, limit) if is_person(n.full)), None)
    if person is None:
        return words
    return [word for word in words if word.start >= person.start]


def _subject(text: str, words: list[Token], names: Names) -> str:
    """The name a pronoun or "the company" stands for at the beginning of the line, or ""."""
    if not words:
        return ""
    first = words[0]
    before = names.before(first.start)
    if first.lower in {"he", "she"}:
        return next((name.full for name in before if is_person(name.full)), "")
    generic = first.lower == "the" and len(words) > 1 and words[1].lower in GENERIC_SUBJECTS
    if first.lower == "it" or generic:
        return _nearest_organisation(before)
    return ""


def _nearest_organisation(before: list[Name]) -> str:
    near = [name.full for name in before[:6] if not is_person(name.full)]
    return max(near, key=lambda name: (near.count(name), -near.index(name)), default="")


def _with_subject(result: str, words: list[Token], subject: str) -> str:
    count = 2 if words[0].lower == "the" else 1
    parts = result.split(" ", count)
    return f"{subject} {parts[count]}" if len(parts) > count else result


def _capitalised(result: str) -> str:
    return result[:1].upper() + result[1:] if result[:2].islower() or result[:1].islower() else result
