"""A sentence cut into clauses: at its marks, and before the words that open a clause of their own."""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.tagging import Token, adverb, finite_index

DASHES = frozenset({"–", "—", "--", "---"})
QUOTES = frozenset('“”‘’"')
BREAKS = DASHES | frozenset(",;:()")


class Clause(NamedTuple):
    """Part of a sentence between two marks or before a joining word: tokens[first:last]."""

    first: int
    last: int
    joiner: str

    def has(self, position: int) -> bool:
        return self.first <= position < self.last


def split_clauses(words: list[Token], dates: Sequence[int] = ()) -> list[Clause]:
    """The sentence cut at commas, dashes and brackets and before words that open a clause of their own.

    Where `dates` stand on both sides of "and sold them", that is a clause as well.
    """
    cuts = [0]
    for index, token in enumerate(words):
        if token.lower in JOINING:
            opens = _opens_clause(words, cuts[-1], index) or (dates and _goes_on(words, index, dates))
            if index and opens:
                cuts.append(index)
        elif token.part == "mark" and token.text in BREAKS and index + 1 < len(words):
            cuts.append(index + 1)
    cuts = sorted(set(cuts))
    found = []
    for first, last in zip(cuts, [*cuts[1:], len(words)], strict=True):
        while last > first and words[last - 1].part == "mark":
            last -= 1
        while first < last and words[first].part == "mark" and words[first].text not in '“"‘':
            first += 1
        if first < last:
            found.append(Clause(first, last, words[first].lower))
    return found


# No clause opens at any other word.
JOINING = v.PREPOSITIONS | v.words(
    """
    which whom after before because although though while whereas if unless that who where whose when
    following and but as since until
    """
)


# "Asked her to appear | before the Senate": where, not when.
APPEARS = v.words(
    "appear appears appeared appearing testify testifies testified testifying stood stand brought"
)


WHOM = v.words("him her it them me us himself herself itself themselves")


def _opens_clause(words: list[Token], start: int, index: int) -> bool:
    word = words[index]
    following_word = words[index + 1].lower if index + 1 < len(words) else ""
    if word.lower in v.PREPOSITIONS and following_word in {"which", "whom"}:
        return True
    if word.lower in {"which", "whom"} and words[index - 1].lower in v.PREPOSITIONS:
        return False
    if word.lower == "before" and words[index - 1].lower in APPEARS:
        return False
    if word.lower in {"after", "before"} and following_word in WHOM:
        return False  # "named a hall after him"
    if word.lower in {"after", "before", "because", "although", "though", "while", "whereas", "if", "unless"}:
        return True
    if word.lower == "that" and words[index - 1].lower in v.PREPOSITIONS:
        return False
    if word.lower in {"that", "which", "who", "where", "whose"} and _stays_inside(words, start, index):
        return False
    if word.lower in {"that", "which", "who", "when", "where", "following"}:
        return finite_index(words, index + 1, len(words)) is not None or word.lower == "following"
    if word.lower in {"and", "but", "as", "since", "until"}:
        following = _verb_after_insertion(words, index + 1)
        if following is None:
            following = finite_index(words, index + 1, min(len(words), index + 9))
            if following is None or following == index + 1 or not _has_subject(words, index + 1, following):
                return False
        return word.lower != "and" or finite_index(words, start, index) is not None
    return False


LONGEST_SUBJECT, LONGEST_INSERTION = 6, 10


def _verb_after_insertion(words: list[Token], first: int) -> int | None:
    """Where the verb stands, if words like "the last flight, from Rome, | landed" begin at `first`."""
    reach = words[first : first + LONGEST_SUBJECT + LONGEST_INSERTION]
    commas = [first + i for i, word in enumerate(reach) if word.text == ","][:2]
    if len(commas) < 2 or not first < commas[0] <= first + LONGEST_SUBJECT:
        return None
    verb = commas[1] + 1
    named = words[first].part == "name" or words[first].lower in v.DETERMINERS
    inside = any(word.part == "finite" for word in words[first : commas[1]])
    return verb if named and not inside and verb < len(words) and words[verb].part == "finite" else None


VERBS = frozenset({"finite", "participle"})


def _goes_on(words: list[Token], index: int, dates: Sequence[int]) -> bool:
    """ "seized them in May | and sold them two years later": a second verb with a date of its own."""
    if words[index].lower not in {"and", "but"}:
        return False
    here = words[index].start
    if not (min(dates) < here < max(dates)):
        return False
    verb = index + 1
    if verb < len(words) and words[verb].start in dates:  # "and in 2019 sold them"
        verb = next((i for i in range(verb, min(verb + 6, len(words))) if words[i].part == "finite"), verb)
    while verb < len(words) - 1 and adverb(words[verb]):
        verb += 1
    return verb < len(words) and words[verb].part in VERBS and words[verb].lower not in v.NOUN_OR_VERB


def _stays_inside(words: list[Token], start: int, index: int) -> bool:
    """ "The families of six who died sued the firm": what describes the subject is no clause to cut off."""
    if words[index - 1].part not in {"word", "name"} or words[index - 1].lower in v.SPEAKS:
        return False
    if index - start > 12 or finite_index(words, start, index) is not None:
        return False
    marks = (i for i in range(index, len(words)) if words[i].part == "mark" and words[i].text not in QUOTES)
    last = next(marks, len(words))
    own = finite_index(words, index + 1, last)
    if own is None or own > index + 4:
        return False
    main = finite_index(words, own + 1, last)
    return main is not None and not _joined_verb(words, main) and words[own].lower not in v.SPEAKS


NO_SUBJECT_OF_ITS_OWN = {"and", "or", "but", "to"} | v.PRONOUNS


def _joined_verb(words: list[Token], verb: int) -> bool:
    """Whether a verb goes on with one before it, or opens a clause: "sang and left", "said he left"."""
    before = verb - 1
    while before > 0 and adverb(words[before]):
        before -= 1
    here = words[before]
    parted = here.part in {"finite", "mark"} and here.text not in QUOTES
    return here.lower in NO_SUBJECT_OF_ITS_OWN or parted


OPENERS = v.words("after before because although though while when where that which who")


def _has_subject(words: list[Token], first: int, last: int) -> bool:
    between = words[first:last]
    return (
        bool(between)
        and not any(t.text in ",;:" or t.lower in OPENERS for t in between)
        and any(t.part in {"name", "word"} and not t.lower.endswith("ly") for t in between)
    )
