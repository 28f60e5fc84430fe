"""Whether a line is a clause with subject and verb; and how a long subject or source is made shorter."""

from ingest.extraction import vocabulary as v
from ingest.extraction.saying import main_verb
from ingest.extraction.tagging import Token, adverb, finite_index

RELATIVE = frozenset({"who", "which", "whose", "whom"})
# "the news that …": with these before it, "that" does not begin the clause of the headline.
TOLD = v.words("announcement news claim allegation report fact idea decision rumour statement")
NEWS = v.words("announcement news revelation disclosure")
# Verbs that say nothing without what follows them.
EMPTY = v.words("comes came follows followed")
# Of a subject, what begins here only describes: "the panel | investigating the attack".
DESCRIBING = v.PREPOSITIONS - {"of"} | RELATIVE
LONG_SUBJECT = 30
NEUTRAL = v.words(
    "said says reported reports wrote writes announced announces revealed reveals found ruled decided"
)


# "Ada has asked": whom? "claimed in a letter": what?
WANTING = v.words("asked urged told forced accused ordered warned")
CLAIMED_WHERE = v.words("in at to during on")
# "Ada told councillors": what?
SOMEBODY_TOLD = v.words("told tells tell")
NO_FIRST_WORD = RELATIVE | {"that", "to"}


def complete(words: list[Token]) -> bool:
    """Whether the words have a subject and a verb that is not that of a relative clause."""
    verb = main_finite(words)
    if verb is None or not any(word.part in {"word", "name", "number", "ing"} for word in words[:verb]):
        return False
    if words[0].lower in NO_FIRST_WORD:
        return False
    saying = main_verb(words, verb, len(words))
    rest = words[saying + 1 :]
    if words[saying].lower in v.DISPUTES | v.DENIES and len(rest) == 2 and rest[0].lower == "that":
        return True  # "Ada disputed that account"
    if words[saying].lower in v.SPEAKS and rest and rest[0].lower == "that":
        contracted = any(word.lower.endswith(("'ll", "'ve", "'re", "'d", "'s")) for word in rest[1:3])
        return contracted or main_finite(rest[1:]) is not None
    if words[-1].lower in v.AUXILIARY or (not rest and words[saying].lower in v.SPEAKS):
        return False
    last, before = words[-1].lower, words[-2].lower if len(words) > 1 else ""
    if last in WANTING and before not in {"was", "were", "been", "be", "is", "are"}:
        return False
    claimed = words[saying].lower in v.ALLEGES and rest[:1] and rest[0].lower in CLAIMED_WHERE
    if claimed and main_finite(rest) is None:
        return False
    if words[saying].lower in SOMEBODY_TOLD and len(rest) < 2:
        return False
    return not (words[verb].lower in EMPTY and len(words) - verb < 3)


def main_finite(words: list[Token]) -> int | None:
    """Where the verb of the main clause stands; of "the man who left sued" the last."""
    verb = finite_index(words, 0, len(words))
    if verb is None or _relative_before(words, verb) is None:
        return verb
    return next(
        (i for i in range(verb + 1, len(words)) if words[i].part == "finite" and not _goes_on(words, i)), None
    )


def _relative_before(words: list[Token], verb: int) -> int | None:
    """Where a relative clause begins before the first verb."""
    for index in range(1, verb):
        lower = words[index].lower
        if lower in RELATIVE or (lower == "that" and words[index - 1].lower in TOLD):
            return index
    return None


def _goes_on(words: list[Token], index: int) -> bool:
    before = words[index - 1]
    return before.lower in {"and", "or", "to", "that"} or words[index - 1].part in {"finite", "mark"}


def news_told(words: list[Token]) -> list[Token]:
    """ "The announcement that Acme will close is a blow": what is announced is what happened."""
    that = next((i for i, word in enumerate(words[:6]) if word.lower == "that"), 0)
    if not that or words[that - 1].lower not in NEWS:
        return words
    inner = next((i for i in range(that + 1, len(words)) if words[i].part == "finite"), len(words))
    main = next(
        (i for i in range(inner + 2, len(words)) if words[i].part == "finite" and not _goes_on(words, i)), 0
    )
    said = words[that + 1 : main]
    while said and adverb(said[-1]):
        said = said[:-1]
    return said if main and complete(said) else words


def shorter_subject(words: list[Token]) -> list[Token]:
    """The words with the subject's head alone: "the panel investigating the attack | has met"."""
    verb = main_finite(words)
    if (
        verb is None
        or verb < 3
        or words[0].lower in v.PRONOUNS
        or words[verb].end - words[0].start <= LONG_SUBJECT
    ):
        return words
    first = verb
    while first and adverb(words[first - 1]):
        first -= 1
    for index in range(2, first):
        opens = words[index].lower in DESCRIBING or words[index].part == "ing"
        opens = opens or (words[index].lower == "that" and words[index - 1].lower in TOLD)
        if opens and words[index - 1].part in {"word", "name"}:
            dropped = words[index:first]
            return words if any(_joins(word) for word in dropped) else [*words[:index], *words[first:]]
    return words


def _joins(word: Token) -> bool:
    """Whether a word shows that more than a description stands there: a list, a question, a quotation."""
    asks = word.lower in {"and", "or", "how", "what", "why", "whether"}
    return asks or (word.part == "mark" and word.text not in ",’'()")


def without_insertion(words: list[Token]) -> list[Token]:
    """ "Ada Low, the head of Acme, has left" as "Ada Low has left"."""
    commas = [index for index, word in enumerate(words) if word.text == ","][:2]
    if len(commas) < 2 or commas[1] + 1 >= len(words) or not words[: commas[0]]:
        return words
    subject, inside, rest = words[: commas[0]], words[commas[0] + 1 : commas[1]], words[commas[1] + 1 :]
    verb = next((i for i, word in enumerate(rest) if not adverb(word)), 0)
    described = not any(word.part == "finite" for word in [*subject, *inside])
    return [*subject, *rest] if described and rest[verb].part == "finite" else words


def without_article(words: list[Token]) -> list[Token]:
    """ "The board has told …" as "Board has told …", where a line is too long."""
    return words[1:] if words and words[0].lower in {"the", "a", "an"} else words


def with_colon(words: list[Token]) -> list[Token]:
    """ "The Times reported that Acme shut" as "Times: Acme shut", where a line is too long."""
    verb = finite_index(words, 0, len(words))
    if not verb or verb > 9:
        return words
    first, verb = verb, main_verb(words, verb, len(words))
    if words[verb].lower not in NEUTRAL or verb + 2 >= len(words):
        return words
    if words[verb + 1].lower != "that" or any(word.part == "mark" for word in words[:first]):
        return words
    said = words[verb + 2 :]
    if main_finite(said) is None:
        return words
    who = words[1:first] if words[0].lower == "the" else words[:first]
    return [*who, words[verb]._replace(text=":", lower=":", part="mark", end=words[verb].start + 1), *said]
