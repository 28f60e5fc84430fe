"""Verbs that share a subject: "was passed | and repealed", "bought it | , sold it | and left"."""

from ingest.extraction import vocabulary as v
from ingest.extraction.clauses import Clause
from ingest.extraction.relatives import done
from ingest.extraction.tagging import Token, adverb, finite_index

# After "was arrested and …" these are what somebody did all the same.
INTRANSITIVE = v.NEVER_ADJECTIVES | v.words(
    "left returned moved emerged appeared ended began continued grew lasted led won rose failed closed"
)
AND = frozenset({"and", "but"})
BE = frozenset({"was", "were"})
OBJECT_PARTS = frozenset({"name", "number", "word"})


def still_done(words: list[Token], clauses: list[Clause], at: int, verb: int) -> Token | None:
    """The "was" of "The case was thrown out | but revived by a court", "… | and repealed [in May]"."""
    following = next((word for word in words[verb + 1 : clauses[at].last] if not adverb(word)), None)
    by = following is not None and following.lower == "by"
    if not by and (words[verb].lower in INTRANSITIVE or not done(words[verb])):
        return None
    if words[verb].lower in v.AUXILIARY or (following is not None and _object(following)):
        return None
    be = _passive_before(words, clauses, at)
    return be and be._replace(start=words[verb].start, end=words[verb].start)


BEGINS_AN_OBJECT = v.DETERMINERS | v.PRONOUNS
NO_OBJECT = v.PREPOSITIONS | {"to", "out", "up", "down", "off"}


def _object(word: Token) -> bool:
    """ "was fined and paid | the fine"."""
    return word.lower in BEGINS_AN_OBJECT or (word.part in OBJECT_PARTS and word.lower not in NO_OBJECT)


def _passive_before(words: list[Token], clauses: list[Clause], at: int) -> Token | None:
    """The "was" of "was passed", with which a verb goes on; others may stand between."""
    for clause in reversed(clauses[:at]):
        verb = finite_index(words, clause.first, clause.last)
        if verb is None:
            continue
        if words[verb].lower in BE:
            passed = next((word for word in words[verb + 1 : clause.last] if not adverb(word)), words[verb])
            return words[verb] if passed.part == "participle" or done(passed) else None
        if any(not adverb(word) and word.lower not in AND for word in words[clause.first : verb]):
            return None
    return None


def goes_on(words: list[Token], clauses: list[Clause], at: int) -> bool:
    """Whether a clause shares its subject with the one before: at "and", or in a row that ends with "and"."""
    clause = clauses[at]
    if clause.joiner in AND:
        return True
    if words[clause.first - 1].text != "," or not _begins_with_verb(words, clause.first, clause.last):
        return False
    return any(
        later.joiner in AND and _begins_with_verb(words, later.first + 1, later.last)
        for later in clauses[at + 1 :]
    )


def _begins_with_verb(words: list[Token], first: int, last: int) -> bool:
    verb = next((word for word in words[first:last] if not adverb(word)), None)
    return verb is not None and verb.part in {"finite", "participle"} and verb.lower not in v.SPEAKS
