"""Whether a line is a clause with subject and verb; and how a long subject or source is made shorter."""

from ingest.extraction import vocabulary as v
from ingest.extraction.happenings import HAPPENINGS
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
WANTING = v.words(
    "asked urged told forced accused ordered warned thanked welcomed praised hailed criticised slammed"
)
CLAIMED_WHERE = v.words("in at to during on")
# "Ada told councillors": what?
SOMEBODY_TOLD = v.words("told tells tell")
# Verbs that say nothing without an object, at the end of a line.
NEEDS_OBJECT = v.words(
    "made gave given brought put sent kept held took set caused raised drew found got had has"
)
BEGINS_A_CLAUSE = v.words("the a an its his her their he she it they we")
NO_FIRST_WORD = RELATIVE | {"that", "to"}


DISPUTES_OR_DENIES = v.DISPUTES | v.DENIES


def complete(words: list[Token]) -> bool:
    """Whether the words have a subject and a verb that is not that of a relative clause."""
    verb = main_finite(words)
    if verb is None or not any(word.part in {"word", "name", "number", "ing"} for word in words[:verb]):
        return False
    if words[0].lower in NO_FIRST_WORD:
        return False
    saying = main_verb(words, verb, len(words))
    rest = words[saying + 1 :]
    if words[saying].lower in DISPUTES_OR_DENIES and len(rest) == 2 and rest[0].lower == "that":
        return True  # "Ada disputed that account"
    if words[saying].lower in v.SPEAKS and rest and rest[0].lower == "that":
        contracted = any(word.lower.endswith(("'ll", "'ve", "'re", "'d", "'s")) for word in rest[1:3])
        return contracted or main_finite(rest[1:]) is not None
    if words[-1].lower in v.AUXILIARY or (not rest and words[saying].lower in v.SPEAKS):
        return False
    if saying == len(words) - 1 and words[saying].lower in NEEDS_OBJECT:
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
    opened = _relative_before(words, verb) if verb is not None else None
    if verb is None or opened is None:
        return verb
    closed = _closing(words, opened, verb)
    return next(
        (
            i
            for i in range(verb + 1, len(words))
            if words[i].part == "finite" and (i > closed > 0 or not _goes_on(words, i))
        ),
        None,
    )


def _closing(words: list[Token], opened: int, verb: int) -> int:
    """Where the second mark stands of "the judge, who sat for years, | quit"; 0 where there is no first."""
    mark = words[opened - 1]
    if mark.part != "mark":
        return 0
    return next((i for i in range(verb, len(words)) if words[i].text == mark.text), 0)


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
    for index in range(1, first):
        opens = index > 1 and (words[index].lower in DESCRIBING or words[index].part == "ing")
        opens = opens or (words[index].lower == "that" and words[index - 1].lower in TOLD)
        done = _done_by(words, index)
        opens = opens or done
        before = words[index - 1]
        if opens and before.part in {"word", "name"} and before.lower not in v.PREPOSITIONS:
            dropped = words[index:first]
            agency = dropped[0].lower == "for" and all(_of_a_name(word) for word in dropped[1:])
            if any(_joins(word) for word in dropped) and not agency and not done:
                return words
            return [*words[:index], *words[first:]]
    return words


def _of_a_name(word: Token) -> bool:
    """ "the Commissioner | for Data Protection and Freedom of Information"."""
    return word.part == "name" or word.lower in {"and", "of", "the"}


def _done_by(words: list[Token], index: int) -> bool:
    """ "changes | made by Acme": told of the noun before."""
    following = words[index + 1].lower if index + 1 < len(words) else ""
    return words[index].part in {"finite", "participle"} and following == "by"


def _content_at(words: list[Token], verb: int) -> int:
    """Where that begins which is said: "reported that | …", "told The Ledger that | …"; 0 for nowhere."""
    told = words[verb].lower in SOMEBODY_TOLD
    if words[verb].lower not in NEUTRAL and not told:
        return 0
    reach = range(verb + 1, min(verb + 6 if told else verb + 2, len(words) - 1))
    that = next((index for index in reach if words[index].lower == "that"), None)
    if that is not None:
        return that + 1
    if not told:
        return 0
    return next((i for i in reach if i > verb + 1 and words[i].lower in BEGINS_A_CLAUSE), 0)


def _joins(word: Token) -> bool:
    """Whether a word shows that more than a description stands there: a list, a question, a quotation."""
    asks = word.lower in {"and", "or", "how", "what", "why", "whether"}
    return asks or (word.part == "mark" and word.text not in ",’'()")


def without_insertion(words: list[Token]) -> list[Token]:
    """ "Ada Low, the head of Acme, has left" as "Ada Low has left"."""
    commas = [index for index, word in enumerate(words) if word.text == ","][:2]
    if len(commas) < 2 or commas[1] + 1 >= len(words) or not words[: commas[0]]:
        return words
    closed = commas[1] + 1
    closed += words[closed].text in '"”’'  # "…, titled “At Sea,” heard …"
    subject, inside, rest = words[: commas[0]], words[commas[0] + 1 : commas[1]], words[closed:]
    verb = next((i for i, word in enumerate(rest) if not adverb(word)), None)
    described = not any(word.part == "finite" for word in [*subject, *inside])
    if verb is None:
        return words
    return [*subject, *rest] if described and rest[verb].part == "finite" else words


KINDS = v.GENERIC | v.BODIES | v.words("app service site site search tool product")


NO_DESCRIPTION = v.words("and or but that which who to not")
ENDS_A_DESCRIPTION = v.DETERMINERS | v.PREPOSITIONS | NO_DESCRIPTION


TAKES_PLACE = {"is": "takes place", "are": "take place", "was": "took place", "were": "took place"}


def taking_place(words: list[Token]) -> list[Token]:
    """ "The next hearing is [on 22 June]" as "The next hearing takes place"."""
    if len(words) < 2 or words[-1].lower not in TAKES_PLACE:
        return words
    noun = HAPPENINGS.get(words[-2].lower)
    if noun is None or noun.frame not in {"held", "happened"}:
        return words
    told = TAKES_PLACE[words[-1].lower]
    return [*words[:-1], words[-1]._replace(text=told, lower=told)]


def undescribed(words: list[Token]) -> list[Token]:
    """ "has hit messaging platform Acme with a fine" as "has hit Acme with a fine"."""
    for index in range(1, len(words)):
        if words[index].part != "name" or words[index - 1].lower not in KINDS:
            continue
        first = index - 1
        while first and (words[first - 1].part in {"word", "ing"} or "-" in words[first - 1].text):
            if words[first - 1].lower in ENDS_A_DESCRIPTION:
                break
            first -= 1
        if first and words[first - 1].lower == "the":
            first -= 1
        owned = first and (words[first - 1].lower in v.DETERMINERS or "'" in words[first - 1].lower)
        if first and not owned:
            return [*words[:first], *words[index:]]
    return words


def without_article(words: list[Token]) -> list[Token]:
    """ "The board has told …" as "Board has told …", where a line is too long."""
    return words[1:] if words and words[0].lower in {"the", "a", "an"} else words


def with_colon(words: list[Token]) -> list[Token]:
    """ "The Times reported that Acme shut" as "Times: Acme shut", where a line is too long."""
    verb = finite_index(words, 0, len(words))
    if not verb or verb > 9:
        return words
    first, verb = verb, main_verb(words, verb, len(words))
    if any(word.part == "mark" for word in words[:first]):
        return words
    begins = _content_at(words, verb)
    said = words[begins:] if begins and words[0].lower not in v.PRONOUNS else []
    if said and said[0].lower in v.PRONOUNS:
        return words
    if main_finite(said) is None:
        return words
    who = words[1:first] if words[0].lower == "the" else words[:first]
    return [*who, words[verb]._replace(text=":", lower=":", part="mark", end=words[verb].start + 1), *said]
