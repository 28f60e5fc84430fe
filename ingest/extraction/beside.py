"""What a sentence tells beside its event, at no date: "after it shut the study", "and will sue"."""

import re
from collections.abc import Iterator

from ingest.extraction import vocabulary as v
from ingest.extraction.acts import act
from ingest.extraction.affirming import past_of
from ingest.extraction.anchors import Anchor
from ingest.extraction.clauses import Clause, split_clauses
from ingest.extraction.completing import TOLD, main_finite
from ingest.extraction.drafts import Draft
from ingest.extraction.nominal import Nominal
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.relatives import from_relative
from ingest.extraction.saying import main_verb
from ingest.extraction.standing import Tense
from ingest.extraction.tagging import PLURALS, Token, adverb, finite_index, quoted_at
from ingest.extraction.wording import LONGEST_HEADLINE, line

JOINT = re.compile(r"(?i)(?:and|but|while|whereas)\s")
WHILE = frozenset({"while", "whereas"})
WHICH = frozenset({"which", "who"})
AND = frozenset({"and", "but"})
AFTER = frozenset({"after"})
# Where none of these stands there is one clause.
JOINS = WHILE | WHICH | AND | AFTER
# "The move | comes after …": a sentence that tells only what was before.
COMES = frozenset({"comes", "came"})
INSERTS = frozenset({",", "–", "—", "-", "--", "("})
WHO = frozenset({"who", "that", "which"})
# So far from such a word, its clause has its verb.
REACH = 9
MOST = 2
OWNERS = frozenset({"its", "their", "his", "her"})
ITSELF = frozenset({"it", "they"})
LONGEST_SUBJECT = 7
EARLIER = "the sentence only says that it was before what it tells"
LATER = "it lies ahead, and the sentence does not say when"
SOMETIME = "the sentence does not say when"


def comes_after(words: list[Token]) -> int:
    """Where the clause begins of which "The move comes after …" tells; 0 where a sentence is no such."""
    verb = next((i for i, word in enumerate(words[:8]) if word.lower in COMES), 0)
    if not verb or verb + 2 >= len(words):
        return 0
    after = verb + 1 + adverb(words[verb + 1])
    return after if words[after].lower in AFTER and finite_index(words, 0, verb + 1) == verb else 0


LEFT_AWAY = AND | AFTER | WHILE


def told_beside(
    base: Draft, words: list[Token], found: list[Draft], dates: list[tuple[int, int]]
) -> Iterator[Draft]:
    """Events of clauses that tell none of those `found`, which their sentence dates or tells as news.

    None of those in which any of the `dates` stands.
    """
    if not found and not comes_after(words):
        return
    if not _joins_another(words):
        return
    edges = (base.start, base.end)
    clauses = split_clauses(words, edges)
    told = {_clause_of(words, clauses, draft) for draft in found}
    number = 0
    for index, clause in enumerate(clauses):
        if index in told or number == MOST or _dated(words, clause, dates) or quoted_at(words, clause.first):
            continue
        if tells := _tells(words, clauses, index):
            number += 1
            first = clause.first + (clause.joiner in LEFT_AWAY)
            yield base._replace(
                start=words[clause.first].start,
                end=words[clause.last - 1].end,
                focus=words[first].start,
                basis="none",
                why=tells[1],
                tense=tells[0],
                leave_out=(edges[:1] * 2,),
                news=False,
                perfect=False,
                beside=True,
            )


def _joins_another(words: list[Token]) -> bool:
    """Whether a verb stands after a word that may open a second clause."""
    for index, word in enumerate(words):
        if word.lower not in JOINS or not index:
            continue
        near = words[index + 1 : index + REACH]
        if word.lower in WHICH and words[index - 1].part != "mark":
            continue
        if any(other.part == "finite" for other in near) or (near and near[0].part == "ing"):
            return True
    return False


def without(text: str, draft: Draft, beside: list[Draft]) -> Draft:
    """A draft that quotes nothing of what its sentence tells beside it at its end: "… | and will sue"."""
    for other in beside:
        joint = text[draft.start : other.start].rstrip(" ,;–—\u00a0")
        last = JOINT.match(text, other.start) and not text[other.end : draft.end].strip(' .”"')
        if last and joint and draft.focus < other.start:
            return draft._replace(end=draft.start + len(joint), cut=True)
    return draft


def _clause_of(words: list[Token], clauses: list[Clause], draft: Draft) -> int:
    """The clause that tells an event: that of its date, or that of the sentence's verb."""
    if draft.basis == "date" or draft.basis == "anchor":
        place = draft.focus
    else:
        verb = main_finite([word for word in words if word.start < draft.end])
        place = words[verb].start if verb is not None else draft.focus
    return max((i for i, clause in enumerate(clauses) if words[clause.first].start <= place), default=0)


def _dated(words: list[Token], clause: Clause, dates: list[tuple[int, int]]) -> bool:
    start, end = words[clause.first].start, words[clause.last - 1].end
    return any(start < high and low < end for low, high in dates)


def _tells(words: list[Token], clauses: list[Clause], index: int) -> tuple[Tense, str] | None:
    """When the act that a clause tells was or will be, and why it has no date; None where it tells none."""
    clause = clauses[index]
    if clause.joiner not in JOINS:
        return None
    inside = words[clause.first + 1 : clause.last]
    if clause.joiner in AFTER and any(word.lower == "would" for word in words[: clause.first]):
        return None  # "said she would resign after Acme paid her": if it does
    if clause.joiner in AFTER and inside and inside[0].part == "ing":
        done = past_of(inside[0].lower)
        inside = [*_subject(words), inside[0]._replace(text=done, lower=done, part="finite"), *inside[1:]]
    elif clause.joiner in WHICH:
        if words[clause.first - 1].text not in INSERTS:
            return None
        inside = from_relative(words, clauses, index)
    elif clause.joiner in AND:
        verb = finite_index(words, clause.first + 1, clause.last)
        if verb is not None and all(adverb(word) for word in words[clause.first + 1 : verb]):
            return _goes_on(words, clauses, index)
        verb = main_finite(words[: clause.first])
        if verb is None or words[main_verb(words, verb, clause.first)].lower in v.SPEAKS:
            return None  # "said that two died and six were hurt"
    told = act(inside) if inside else None
    if told is None:
        came = index == 1 and comes_after(words) and _somebody_did(inside)
        return ("past", EARLIER) if came else None
    if told.tense == "future":
        return ("future", LATER)
    return ("past", EARLIER if clause.joiner in AFTER else SOMETIME)


NO_DOING = v.AUXILIARY | v.SPEAKS


def _somebody_did(words: list[Token]) -> bool:
    """ "The move comes after Ada Low faced a court": what is told so is news, with any verb of doing."""
    verb = finite_index(words, 0, len(words))
    if verb is None or words[verb].lower in NO_DOING or not words[verb].lower.endswith("ed"):
        return False
    return any(word.part == "name" for word in words[:verb])


def _goes_on(words: list[Token], clauses: list[Clause], index: int) -> tuple[Tense, str] | None:
    """ "has shut it | and will sell it": what lies ahead cannot be of the day that the clause before has."""
    clause = clauses[index]
    first = main_finite(words[: clause.first])
    before = act(words[: clause.first])
    told = act([*_subject(words), *words[clause.first + 1 : clause.last]])
    if told is None or first is None:
        return None
    ahead = before.tense == "future" if before else words[first].lower == "will"
    if told.tense == "future" and not ahead:
        return ("future", LATER)
    return ("past", SOMETIME) if ahead and told.tense in {"past", "perfect"} else None


def _subject(words: list[Token]) -> list[Token]:
    """The subject of the sentence."""
    verb = main_finite(words) or 0
    subject = [word for word in words[:verb] if not adverb(word)]
    while subject and (subject[0].part == "mark" or subject[0].lower in v.OPENERS):
        subject = subject[1:]
    comma = next((i for i, word in enumerate(subject) if i and word.text == ","), len(subject))
    return subject[:comma]


def counted_back(
    text: str, words: list[Token], base: Draft, found: list[Draft], anchors: list[Anchor]
) -> Iterator[Draft]:
    """ "Acme has opened it, five years after buying Zebu": five years before that, it bought Zebu.

    So it is counted from what is `found`, and in "The vote comes a week after …" from the article's own news.
    """
    for anchor in anchors:
        if anchor.own or anchor.relation != "after" or anchor.target_end <= anchor.target_start:
            continue
        placed = not found and _placed_now(words, anchor)
        if not placed and not (found and _counts_for(words, found[-1], anchor)):
            continue
        target = [word for word in words if anchor.target_start <= word.start < anchor.target_end]
        rest = [word for word in words if not anchor.start <= word.start < anchor.target_end]
        told = line(text, _done_before(target, [] if placed else _subject(rest)))
        if not told or len(told) > LONGEST_HEADLINE:
            continue
        nominal = Nominal(anchor.start, anchor.start, anchor.target_end, told[:1].upper() + told[1:], "")
        draft = base._replace(
            start=anchor.start, end=anchor.target_end, focus=anchor.target_start, news=placed
        )
        yield draft._replace(basis="anchor", phrase=None, anchor=anchor, nominal=nominal, beside=True)


def _placed_now(words: list[Token], anchor: Anchor) -> bool:
    """ "The vote comes | a week after …": today, as the present says."""
    before = [word for word in words if word.start < anchor.start]
    return 1 < len(before) <= LONGEST_SUBJECT and before[-1].lower == "comes"


def _counts_for(words: list[Token], main: Draft, anchor: Anchor) -> bool:
    """Whether an anchor counts to what a draft tells: today's news, or what is dated just before it."""
    if main.anchor is anchor:
        return main.perfect
    if main.phrase is None or main.phrase.role != "at" or main.phrase.end > anchor.start:
        return False
    between = [word for word in words if main.phrase.end <= word.start < anchor.start]
    return finite_index(between, 0, len(between)) is None


def _done_before(target: list[Token], subject: list[Token]) -> list[Token]:
    """ "Acme bought Zebu" of "buying Zebu", "its buying Zebu" and "it bought Zebu"; empty if unclear."""
    whose = bool(target) and target[0].lower in OWNERS
    plain = 0 < len(subject) <= LONGEST_SUBJECT and subject[0].lower not in v.PRONOUNS
    if len(target) < 2 + whose:
        return []
    if target[whose].part == "ing":
        done = past_of(target[whose].lower)
        told = [*subject, target[whose]._replace(text=done, lower=done), *target[whose + 1 :]]
        return told if plain else []
    if act(target if target[0].lower not in ITSELF else [*subject, *target[1:]]) is None:
        return []
    if target[0].lower not in ITSELF:
        return target if target[0].lower not in v.PRONOUNS else []
    return [*subject, *target[1:]] if plain else []


SAID_OR_TOLD = v.SPEAKS | TOLD
NO_SUBJECT = v.PRONOUNS | v.PREPOSITIONS


def of_the_subject(text: str, words: list[Token], date: DatePhrase | Anchor) -> Nominal | None:
    """ "The judge who jailed Bo Ek [in 2011] retired": that he jailed him, for the date is not the verb's."""
    opened = next((i for i, word in enumerate(words[: LONGEST_SUBJECT + 1]) if i and word.lower in WHO), 0)
    subject = words[:opened]
    own = finite_index(words, opened + 1, min(opened + 4, len(words)))
    if not opened or own is None or any(word.lower in SAID_OR_TOLD for word in subject):
        return None
    later = (i for i in range(own + 1, len(words)) if words[i].start >= date.end and not adverb(words[i]))
    main = next(later, len(words))
    marked = any(word.part == "mark" for word in words[: main + 1])
    if main == len(words) or marked or date.start < words[own].start:
        return None
    if words[main].part != "finite" and words[main].lower not in PLURALS:
        return None
    inside = [word for word in words[opened + 1 : main] if not date.start <= word.start < date.end]
    while inside and adverb(inside[-1]):
        inside = inside[:-1]
    told = line(text, [*subject, *inside])
    if len(told) > LONGEST_HEADLINE or subject[0].lower in NO_SUBJECT:
        return None
    return Nominal(words[0].start, words[0].start, max(words[main - 1].end, date.end), told, "")
