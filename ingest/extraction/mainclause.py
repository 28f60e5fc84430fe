"""The clause an event's date belongs to, whole: its subject from before an insertion, its list to the end."""

import sys
from typing import NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.affirming import past_of
from ingest.extraction.clauses import DASHES, Clause, split_clauses
from ingest.extraction.completing import main_finite
from ingest.extraction.conjuncts import AND, goes_on, still_done
from ingest.extraction.relatives import SPEECH, from_relative, relative
from ingest.extraction.saying import CLOSING, attribution, dated_saying, without_speaker
from ingest.extraction.speaker_first import NOBODY, quoted_whole, with_speaker
from ingest.extraction.tagging import Token, adverb, finite_index, without_last_adverbs


class Place(NamedTuple):
    """Where an event's date stands, and whether it may be the date of somebody's saying so."""

    start: int
    end: int
    point: bool
    # The date of a letter or post: "in an email dated May 3", "an email from July".
    letter: bool = False
    # "didn't open until May": it opened then.
    negated: bool = False
    # Where this and the other dates of the sentence begin.
    dates: tuple[int, ...] = ()
    # Where the part of the sentence ends that this event may quote.
    limit: int = sys.maxsize


def clause_of(words: list[Token], place: Place) -> list[Token]:
    """The words, in order, that tell the event dated at `place`; the date itself is not among `words`."""
    words = _not_split_in_two(words, place)
    clauses = split_clauses(words, place.dates)
    if not clauses:
        return []
    at = _clause_at(words, clauses, place)
    clause = clauses[at]
    if place.letter and attribution(words, clause) and (whole := _letter(words, clauses, at, place)):
        return whole
    if at and _content_of(words, clause):
        return words[clauses[at - 1].first : clause.last]
    if relative(words, clause) and (whole := from_relative(words, clauses, at)):
        return whole
    if doing := _doing(words, clause):
        return doing
    if at and clause.joiner in {"which", "who"}:
        return words[clauses[at - 1].first : clause.last]
    telling = _first_finite(words, clauses, at)
    spoken = place.point and dated_saying(words, clauses[telling], place.start)
    at = telling if spoken else at
    chosen = _extended(words, clauses, at if spoken else _main(words, clauses, at, place.limit), place)
    if spoken:
        return chosen
    chosen = without_speaker(chosen)
    said = place.point and (at or quoted_whole(words, chosen))
    before = clauses[at - 1] if at and not _finite(words, clause) else clause
    marks = {words[before.first - 1].text, words[before.first].text}
    if marks & CLOSING and attribution(words, before):
        clause = before  # "“…,” said Ada Low, | the head of Acme, on Friday"
    return with_speaker(words, clause, place.start, chosen) if said else chosen


def _content_of(words: list[Token], clause: Clause) -> bool:
    """ "rejected the claim | that Acme lied": what the claim says, and nothing that was done with it."""
    content = words[clause.first - 1]
    if clause.joiner != "that" or content.lower not in CONTENTS or content.part == "finite":
        return False
    verb = finite_index(words, clause.first + 1, clause.last)
    if verb is None or (verb + 1 == clause.last and words[verb].lower in DONE_TO_CLAIMS):
        return False
    return any(not adverb(word) for word in words[clause.first + 1 : verb])


CONTENTS = v.words(
    """
    claim claims allegation allegations accusation accusations suggestion suggestions charge charges idea
    notion fact evidence belief fear fears concern concerns doubt doubts rumour rumours rumor rumors
    """
)


# "A claim that Ada Low rejected".
DONE_TO_CLAIMS = v.SPEAKS | v.words("made brought published raised investigated dropped withdrew filed")


def _not_split_in_two(words: list[Token], place: Place) -> list[Token]:
    """ "It was [in 2019] that Ada Low left", "It was Ada Low who left [in 2019]": Ada Low left."""
    if not words or words[0].lower != "it":
        return words
    after = next((i for i, word in enumerate(words) if word.start >= place.end), 0)
    if after > 1 and words[after].lower in {"that", "when"} and _only(words[1:after], IT_WAS):
        return words[after + 1 :]
    who = next((i for i, word in enumerate(words[:9]) if word.lower == "who"), 0)
    if who > 2 and words[1].lower in {"was", "is"} and words[who].start < place.start:
        rest = [word for word in words[who + 1 :] if word.part != "mark" or word.start > place.end]
        return [*words[2:who], *(rest[1:] if rest and rest[0].text == "," else rest)]
    return words


def _only(words: list[Token], allowed: frozenset[str]) -> bool:
    return all(word.lower in allowed for word in words)


IT_WAS = v.words("was wasn't is isn't would be not only just")


NO_DOER = NOBODY | v.SUBORDINATORS


def _doing(words: list[Token], clause: Clause) -> list[Token]:
    """ "Ada Low left in 2010 before joining Acme [in 2012]": Ada Low joined Acme."""
    first = clause.first + (clause.joiner in {"before", "after"})
    if first >= clause.last or words[first].part != "ing" or _finite(words, clause):
        return []
    if first == clause.first and words[first].lower not in v.MOVING:
        return []
    verb = main_finite(words[: clause.first]) or finite_index(words, 0, clause.first)
    subject = words[: verb or 0]
    subject = without_last_adverbs(subject)
    comma = next((i for i, word in enumerate(subject) if word.text == ","), len(subject))
    subject = subject[:comma]
    if not 0 < len(subject) <= 7 or subject[0].lower in NO_DOER:
        return []
    done = past_of(words[first].lower)
    told = words[first]._replace(text=done, lower=done, part="finite")
    return [*subject, told, *words[first + 1 : clause.last]]


def _first_finite(words: list[Token], clauses: list[Clause], at: int) -> int:
    """Where the verb comes of a sentence that a date opens: "In May Ada Low, its head, said …"."""
    later = (i for i in range(at, len(clauses)) if _finite(words, clauses[i]))
    return at if _finite(words, clauses[at]) else next(later, at)


def _letter(words: list[Token], clauses: list[Clause], at: int, place: Place) -> list[Token]:
    """ "“…,” Ada wrote in an email dated May 3", "“…,” read a memo from May": the letter is the event."""
    clause = clauses[at]
    before = [word for word in _of(words, clause) if word.start < place.start]
    if not any(word.lower in SPEECH for word in before[-3:]):
        return []
    if words[clause.first].lower not in v.SPEAKS:
        return _of(words, clause)
    said = _of(words, clauses[at - 1]) if at else []
    return [*before[1:], before[0], *said]


def _clause_at(words: list[Token], clauses: list[Clause], place: Place) -> int:
    """The clause of the date: that in which it stood, that which it opens, or "…, in which" just after it."""
    best = max(
        (i for i, clause in enumerate(clauses) if words[clause.first].start <= place.start), default=-1
    )
    following = best + 1
    if following >= len(clauses):
        return best
    clause = clauses[following]
    if words[clause.first].start >= place.limit or not _adjoins(words, place, words[clause.first].start):
        return max(best, 0)
    if (
        clause.joiner in {"in", "during", "when"}
        and (clause.joiner != "when" or _tells_by_when(words, clauses[max(best, 0)], clause))
        and relative(words, clause)
        and _finite(words, clause)
    ):
        # "In 1953, when she was 31, she built it": that she built it.
        after = clauses[following + 1 : following + 2] if words[0].start > place.start else []
        return following + 1 if after and _finite(words, after[0]) else following
    if not _opens(words, place):
        return max(best, 0)
    for index in range(following, len(clauses)):
        if _finite(words, clauses[index]) and clauses[index].joiner not in {"before", "after"}:
            return max(best, 0) if relative(words, clauses[index]) else index
    return max(best, 0)


def _tells_by_when(words: list[Token], clause: Clause, following: Clause) -> bool:
    """ "It was in 2019, when Ada Low joined": she joined. "Bo Ek left in 2019, when she joined": he left."""
    if words[following.first - 1].text != ",":
        return False
    verb = finite_index(words, clause.first, clause.last)
    acts = verb is not None and words[verb].lower not in IS
    return not acts or words[clause.first].lower in {"it", "that", "this"}


IS = v.words("is are was were dates goes")


def _adjoins(words: list[Token], place: Place, start: int) -> bool:
    """Whether nothing but marks stands between the date and the clause that begins at `start`."""
    return all(word.part == "mark" for word in words if place.end <= word.start < start)


def _opens(words: list[Token], place: Place) -> bool:
    """Whether the date stands at the beginning of a clause; not after the second of two dashes."""
    before = [word for word in words if word.end <= place.start]
    if not before:
        return True
    if before[-1].text in DASHES:
        return sum(word.text in DASHES for word in before) % 2 == 1
    return before[-1].text in ",:;(" or before[-1].lower in AND


def _finite(words: list[Token], clause: Clause) -> bool:
    return finite_index(words, clause.first, clause.last) is not None


SUBORDINATE = v.SUBORDINATORS | v.PREPOSITIONS


def _main(words: list[Token], clauses: list[Clause], at: int, limit: int) -> int:
    """The nearest clause that can stand for the event: the date's own, those after it, those before."""
    end = next(
        (i for i in range(at + 1, len(clauses)) if words[clauses[i].first].start >= limit), len(clauses)
    )
    before, after = range(at - 1, -1, -1), range(at + 1, end)
    order: list[int] = (
        [at, *after, *before] if at == 0 or _finite(words, clauses[at]) else [at, *before, *after]
    )
    candidates = [i for i in order if _finite(words, clauses[i]) and not attribution(words, clauses[i])]
    for index in candidates:
        clause = clauses[index]
        said = clause.joiner == "that" and index > 0 and attribution(words, clauses[index - 1])
        subordinate = clause.joiner in SUBORDINATE or relative(words, clause)
        subordinate = subordinate or (index > 0 and _content_of(words, clause))
        if index == at or said or not subordinate:
            return index
    return candidates[0] if candidates else at


def _extended(words: list[Token], clauses: list[Clause], at: int, place: Place) -> list[Token]:
    """The clause with the subject that stands before an insertion, and what follows while it belongs."""
    clause = clauses[at]
    first = clause.first + (relative(words, clause) or clause.joiner in v.SUBORDINATORS)
    first = _after_part_of(words, first, clause.last) if clause.joiner == "as" else first
    verb = finite_index(words, first, clause.last)
    chosen = words[first : clause.last]
    if verb is not None and all(_no_subject(word) for word in words[first:verb]):
        subject = _subject_before(words, clauses, at)
        if subject and (be := still_done(words, clauses, at, verb)):
            joint = chosen[0].lower in AND
            chosen = [*chosen[:joint], be, *chosen[joint:]]
        chosen = [*subject, *(chosen[1:] if subject and chosen[0].lower in {"and", "but"} else chosen)]
    elif verb is not None and at:
        chosen = _listed(words, clauses, at, chosen, verb)
    last = clause.last
    for number, following in enumerate(clauses[at + 1 :], at + 2):
        end = words[clauses[number].first].start if number < len(clauses) else words[-1].end + 100
        others = [date for date in place.dates if date != place.start]
        dated = any(words[following.first].start <= date < end for date in others)
        ends = not _continues(words, following) or (dated and following.joiner in {"and", "but"})
        if ends and not _wants_verb(chosen):
            break
        chosen = [*chosen, *words[last : following.last]]
        last = following.last
    return chosen


def _after_part_of(words: list[Token], first: int, last: int) -> int:
    """ "As part of that deal | the firm agreed": where the subject begins."""
    if [word.lower for word in words[first : first + 2]] != ["part", "of"]:
        return first
    later = (
        i for i in range(first + 4, last) if words[i].lower in BEGINS_A_SUBJECT or words[i].part == "name"
    )
    return next(later, first)


BEGINS_A_SUBJECT = v.words("the its their his her it they he she we")


def _wants_verb(chosen: list[Token]) -> bool:
    """ "It was said that Ada Low, | a lawyer, | was chosen": what is said goes on up to its verb."""
    that = next((i for i in range(len(chosen) - 1, 0, -1) if chosen[i].lower == "that"), 0)
    said = that and chosen[that - 1].lower in v.SPEAKS
    return bool(said) and len(chosen) > that + 1 and finite_index(chosen, that + 1, len(chosen)) is None


def _no_subject(word: Token) -> bool:
    return adverb(word) or word.lower in {"and", "but"}


def _continues(words: list[Token], clause: Clause) -> bool:
    """Whether a clause goes on with the one before: "that …", "and …", "claiming …", a list of names."""
    if attribution(words, clause):
        return False
    named = all(w.part == "name" or w.lower == "and" for w in _of(words, clause))
    if named and clause.last - clause.first <= 4:
        return words[clause.first - 1].text not in CLOSING
    to_do = next((word for word in words[clause.first + 1 : clause.last] if not adverb(word)), None)
    if clause.joiner in {"and", "or"} and to_do is not None and to_do.lower == "to":
        return False
    return clause.joiner in {"that", "and", "or"} or clause.joiner.endswith("ing")


def _of(words: list[Token], clause: Clause) -> list[Token]:
    return words[clause.first : clause.last]


def _subject_before(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """ "Acme, the maker of anvils, has closed": the subject is the first of the verbless pieces before."""
    subject: list[Token] = []
    if words[clauses[at].first - 1].text == "," and _may_be_subject(words, clauses[0]):
        return _of(words, clauses[0])
    for index in range(at - 1, -1, -1):
        clause = clauses[index]
        inserted = relative(words, clause) and clause.joiner != "that"
        if inserted and index == at - 1 and clauses[at].joiner == "and" and words[clause.last].lower == "and":
            return _shared_subject(words, clauses, index)  # "…, who sold it | and left"
        if (
            inserted
            or _participial(words, clause)
            or (clause.joiner.endswith("ing") and not _finite(words, clause))
            or _bracketed(words, clause)
        ):
            continue
        if _finite(words, clause):
            return _shared_subject(words, clauses, index) if goes_on(words, clauses, at) else subject
        if clause.joiner in {"that", "after", "before", "while", "when", "because", "although", "though"}:
            return words[clause.first + 1 : clause.last]
        if clause.joiner not in SUBORDINATE:
            subject = _of(words, clause)
    return subject


NO_SUBJECT_BEGINS = v.PREPOSITIONS | v.SUBORDINATORS | v.OPENERS | {"there"}


def _may_be_subject(words: list[Token], clause: Clause) -> bool:
    """ "Acme, the shop that many went to after Zebu closed, said …": what the sentence begins with."""
    piece = _of(words, clause)
    return (
        len(piece) <= 8
        and not _finite(words, clause)
        and clause.joiner not in NO_SUBJECT_BEGINS
        and (piece[0].part == "name" or piece[0].lower in v.DETERMINERS)
        and not any(word.part == "ing" for word in piece[:1])
    )


def _shared_subject(words: list[Token], clauses: list[Clause], at: int) -> list[Token]:
    """ "Ada had come | and later left": the subject of the clause before is that of the next."""
    clause = clauses[at]
    if clause.joiner in {"who", "which"}:
        whose = from_relative(words, clauses, at)
        return whose[: finite_index(whose, 0, len(whose)) or 0]
    verb = finite_index(words, clause.first, clause.last) or clause.first
    if clause.joiner == "that" and clause.first and words[clause.first - 1].part != "mark":
        return words[clause.first + 1 : verb]
    subject = words[clause.first : verb]
    if at and all(adverb(word) for word in subject):
        return _subject_before(words, clauses, at)
    return subject if len(subject) <= 8 and not relative(words, clause) else []


def _participial(words: list[Token], clause: Clause) -> bool:
    """ "originally ordered by the court": an insertion, although "ordered" looks like a verb."""
    for word in _of(words, clause)[:3]:
        if word.lower.endswith("ed") or word.lower in v.PARTICIPLES:
            return True
        if not adverb(word):
            return False
    return False


def _bracketed(words: list[Token], clause: Clause) -> bool:
    return clause.first > 0 and words[clause.first - 1].text == "("


def _listed(
    words: list[Token], clauses: list[Clause], at: int, chosen: list[Token], verb: int
) -> list[Token]:
    """ "Ann, Bob, and Cy left", "Ann, Bob and Cy left": the names before belong to the subject."""
    before_verb = words[clauses[at].first : verb]
    if not any(word.lower in {"and", "&"} for word in before_verb):
        return chosen
    first = at
    while first and clauses[first - 1].last - clauses[first - 1].first <= 3:
        clause = clauses[first - 1]
        if _finite(words, clause) or words[clause.last - 1].part != "name":
            break
        first -= 1
    if first < at:
        return [*words[clauses[first].first : clauses[at].first], *chosen]
    return chosen[1:] if chosen[0].lower in {"and", "&"} else chosen
