"""A sentence as words with a guess at each one's part: enough to find verbs, clauses and speakers.

No tagger and no model: a closed list of auxiliaries and irregular verbs, the ending -ed, and what stands
before a word. It is wrong now and then; what builds on it must stay sensible when it is.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.lexicon import ALL_MONTHS

Part = Literal["finite", "participle", "ing", "name", "word", "number", "mark"]

# With the space before it, and the plain word first: that is what a text is made of.
TOKEN = re.compile(
    r"\s*+(\w++(?=[\s”])|(?:[A-Za-z]\.){2,6}|[$€£#@]?\w+(?:[.,:/&@+][^\W_]\w*|[-‐‑'’]\w+|\u00ad\w+)*%?"
    r"|\.{3}|-{2,3}|[^\w\s])"
)


class Token(NamedTuple):
    """A word or mark: text[start:end]; `lower` has straight apostrophes and no soft hyphens."""

    start: int
    end: int
    text: str
    lower: str
    part: Part


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of text[start:end], each with its part."""
    found: list[Token] = []
    # Whether the part of the last word depends on the word after it.
    open_to_next = False
    for match in TOKEN.finditer(text, start, end):
        raw = match[1]
        lower, always = _alone(raw)
        part = always or _part(raw, lower, found)
        if open_to_next:
            found[-1] = _before_next(found, lower, part)
        open_to_next = lower in DECIDED_BY_NEXT or (part == "finite" and _may_describe(lower, found))
        found.append(Token(match.start(1), match.end(), raw, lower, part))
    return found


def _may_describe(lower: str, before: list[Token]) -> bool:
    """If a form opens the sentence or follows one in -ing: "Suspected bombs", "causing needless harm"."""
    return before[-1].part == "ing" if before else lower.endswith("ed")


AFTER_A_PARTICIPLE = (
    v.PREPOSITIONS
    | v.DETERMINERS
    | v.PRONOUNS
    | v.SUBORDINATORS
    | v.ADVERBS
    | v.DAYS
    | frozenset(ALL_MONTHS)
    | v.words("last next today yesterday earlier later early late only just to not and or out up off")
)
PLURALS = v.PLURAL_SAYS | v.PLURAL_PRESENT
DECIDED_BY_NEXT = v.NOUN_OR_VERB | PLURALS


def _before_next(found: list[Token], following: str, part: Part) -> Token:
    """The last word, with the part that it has before the next one."""
    last = found[-1]
    if last.lower in v.NOUN_OR_VERB and _is_noun(found, following, part):
        return last._replace(part="word")
    if last.lower in PLURALS and _is_plural(found, following, part):
        return last._replace(part="finite")
    if len(found) == 1 and part in {"word", "name"} and following not in AFTER_A_PARTICIPLE:
        return last._replace(part="word")  # "Suspected bombs exploded"; not "Unveiled last May, …"
    if len(found) > 1 and found[-2].part == "ing" and _only_adjective(found, following, part):
        return last._replace(part="word")
    return last


# Inside a sentence, with a capital: Will Poole, the month of May.
NAMES_TOO = frozenset({"Will", "May"})


# A text is made of the same words over and over.
@lru_cache(maxsize=8192)
def _alone(raw: str) -> tuple[str, Part | None]:
    """A word's `lower`, and the part that it always is; None where the words before it decide."""
    lower = raw.lower()
    if not raw.isascii():
        lower = lower.replace("’", "'").replace("\u00ad", "").replace("‑", "-")
    may_be_verb = lower in v.NOUNS_IN_ING or _verb_form(lower) or (raw[0].isupper() and lower.endswith("ing"))
    depends = raw in NAMES_TOO or (lower not in v.AUXILIARY and may_be_verb)
    mark = len(raw) == 1 and not raw.isalnum()
    settled = mark or raw[0].isdigit() or raw[0] in "-$€£" or not depends
    return lower, _part(raw, lower, []) if settled else None


def outside(words: list[Token], spans: Iterable[tuple[int, int]]) -> list[Token]:
    """The words that begin in none of the spans."""
    for low, high in spans:
        words = [word for word in words if not low <= word.start < high]
    return words


def _is_plural(before: list[Token], following: str, part: Part) -> bool:
    if before[-1].lower in v.PLURAL_SAYS:
        return _is_plural_verb(before, following, part)
    return _is_plural_present(before, following, part)


BEGINS_WHAT_IS_SAID = v.DETERMINERS | v.PRONOUNS | {"that"}


def _is_plural_verb(before: list[Token], following: str, part: Part) -> bool:
    """Whether "claim" or "say" is a verb: after a plural or a name, before what is said."""
    if before[-1].part != "word" or len(before) < 2:
        return False
    if before[-2].text == ",":
        return following == "that"
    said_by = next((token for token in reversed(before[:-1]) if not adverb(token)), before[-2])
    if said_by.part not in {"word", "name"}:
        return False
    subject = said_by.lower
    plural = subject.endswith("s") or said_by.part == "name" or subject in {"they", "we", "i", "people"}
    return plural and (part in {"mark", "name"} or following in BEGINS_WHAT_IS_SAID)


FOLLOWS_A_VERB = v.DETERMINERS | {"to", "that", "one", "it", "them"}


def _is_plural_present(before: list[Token], following: str, part: Part) -> bool:
    """ "The companies expect the …", "they hope to": after a plural."""
    if len(before) < 2 or before[-1].part != "word":
        return False
    subject = before[-2].lower
    if next((token.lower for token in reversed(before[:-1]) if not adverb(token)), "") in {"they", "we", "i"}:
        return True
    many = subject in {"who", "people", ","} or (before[-2].part in {"word", "name"} and plural(subject))
    follows = following in FOLLOWS_A_VERB or part == "name" or before[-1].lower in {"become", "remain"}
    return many and follows


NO_NOUN = v.PREPOSITIONS | v.DETERMINERS | v.PRONOUNS | v.SUBORDINATORS


def _only_adjective(before: list[Token], following: str, part: Part) -> bool:
    """ "causing unplanned harm": a form in -ed between an -ing and a noun; not "the meeting ended in …"."""
    token = before[-1]
    if token.part != "finite" or not token.lower.endswith("ed"):
        return False
    return part == "word" and following not in NO_NOUN


OBJECTS = v.DETERMINERS | {"that", "it", "them", "him", "us"}
# "The fair ends on Friday".
HAPPENS = v.words("ends starts falls runs returns")
AT_A_TIME = v.words("on next today tomorrow until from")


def _is_noun(before: list[Token], following: str, part: Part) -> bool:
    """Whether "calls", "plans" or "reports" is a noun: after a common word, unless an object follows."""
    if before[-1].part != "finite" or len(before) < 2:
        return False
    subject = before[-2]
    if subject.lower in v.SPELLED_NUMBERS:
        return True
    if subject.lower in v.ADJECTIVES_IN_LY:
        return True
    if subject.part in {"name", "ing"} or subject.lower in v.PRONOUNS or subject.lower.endswith("ly"):
        return False
    if before[-1].lower in HAPPENS and following in AT_A_TIME:
        return False
    if following == "to":
        if subject.lower in v.BEFORE_PLANS:
            return True
        return before[-1].lower not in {"plans", "wants", "seeks", "moves", "votes", "turns"}
    return following not in OBJECTS and part != "name"


def _part(raw: str, lower: str, before: list[Token]) -> Part:
    """What the word most likely is, given the words before it."""
    if not raw[0].isalnum() and (len(raw) == 1 or raw[0] == "-"):
        return "mark"
    previous = before[-1] if before else None
    if raw in NAMES_TOO and previous is not None and previous.text not in '.!?:“"‘':
        return "name"
    if lower in v.AUXILIARY:
        return "finite"
    if raw[0].isdigit() or raw[0] in "$€£":
        return "number"
    if lower in v.NOUNS_IN_ING and previous is not None and _determines(previous):
        return "word"
    if raw[0].isupper() and previous is not None and previous.part != "mark":
        return "name"
    if raw[0].isupper() and "-" in raw:
        return "name"
    if lower.endswith("ing") and len(lower) > 4:
        return "ing"
    if _verb_form(lower) and not _makes_adjective(before, lower):
        passive = lower in v.PURE_PARTICIPLES or (previous and _after_auxiliary(before))
        return "participle" if passive else "finite"
    return "name" if raw[0].isupper() else "word"


def _determines(token: Token) -> bool:
    return token.lower in v.DETERMINERS or token.lower.endswith(("'s", "s'")) or token.lower == "court"


# After these no verb stands: "with improved privacy", "of stolen goods".
NOUN_FOLLOWS = frozenset(
    {"with", "of", "for", "from", "into", "against", "about", "through", "despite", "via"}
)


VERB_FORMS = v.IRREGULAR_PAST | v.PARTICIPLES | v.PURE_PARTICIPLES | v.PRESENT


def _verb_form(lower: str) -> bool:
    if lower in VERB_FORMS:
        return True
    return lower.endswith("ed") and len(lower) > 3 and lower not in v.NO_VERB_IN_ED


BEFORE_ADJECTIVES = v.DETERMINERS | NOUN_FOLLOWS


# "Five more died", "11 survived".
COUNTING = v.words("more many some all both most several few each another others none")


def _makes_adjective(before: list[Token], lower: str = "") -> bool:
    """After "the", "its" or "Meta's" a verb form is an adjective or a noun: "the newly unsealed papers"."""
    if before and before[-1].lower in {"newly", "recently", "previously"}:
        before = before[:-1]
        if not before or before[-1].part == "mark" or before[-1].lower in v.PREPOSITIONS:
            return True
    if not before:
        return False
    previous = before[-1]
    if previous.lower in {"that", "this", "these", "those"}:
        return False
    if previous.lower in {"all", "both", "each"} and len(before) > 1 and _ends_a_subject(before[-2]):
        return False
    if lower in v.NEVER_ADJECTIVES and (previous.lower in COUNTING or previous.part == "number"):
        return False
    return (
        previous.lower in BEFORE_ADJECTIVES
        or previous.lower.endswith(("'s", "s'"))
        or (previous.part == "number" and not _of_a_date(before))
    )


def _ends_a_subject(word: Token) -> bool:
    """ "The two | both agreed to it"; not "for all affected users"."""
    return word.part in {"name", "word"} and word.lower not in NO_NOUN and not adverb(word)


def _of_a_date(before: list[Token]) -> bool:
    """ "A fire in 1988 killed 12", "The court on Aug. 6 ordered …": no count."""
    earlier = [word.lower for word in before[-3:-1] if word.text != "."]
    return _year(before[-1]) or (bool(earlier) and earlier[-1] in ALL_MONTHS)


def _year(token: Token) -> bool:
    return len(token.lower) == 4 and token.lower.isdigit() and token.lower[0] in "12"


HELPS = v.AUXILIARY | {"be", "been", "being", "to"}


def _after_auxiliary(before: list[Token]) -> bool:
    for token in reversed(before[-4:]):
        if token.part != "name" and token.lower in HELPS:
            return True
        if not (
            token.lower.endswith("ly") or token.lower in {"not", "also", "never", "been", "since", "now"}
        ):
            return False
    return False


def plural(lower: str) -> bool:
    """Whether a noun is of many, by its ending: "banks", not "press"."""
    return lower.endswith("s") and not lower.endswith("ss")


def without_last_adverbs(words: list[Token]) -> list[Token]:
    """A subject without what belongs to the verb behind it: "Acme | later | sold it"."""
    while words and adverb(words[-1]):
        words = words[:-1]
    return words


def quoted_at(words: list[Token], index: int) -> bool:
    """Whether a quotation is open before words[index]."""
    before = [word.text for word in words[:index] if word.part == "mark" and word.text in QUOTES]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


QUOTES = '“”"'


def adverb(word: Token) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return (word.lower.endswith("ly") and word.lower not in v.NOUNS_IN_LY) or word.lower in v.ADVERBS


def finite_index(words: list[Token], first: int, last: int) -> int | None:
    """Where the first finite verb stands, if there is one; never one used like "papers filed by …"."""
    for index in range(first, last):
        if words[index].part == "finite" and not _reduced(words, index, last):
            return index
    return None


def first_verb(line: str) -> str:
    """The first finite verb of a line, "" where it has none."""
    words = tokens(line, 0, len(line))
    verb = finite_index(words, 0, len(words))
    return words[verb].lower if verb is not None else ""


TAKES_A_POSITION = v.ALLEGES | v.DENIES | v.CONFIRMS


def _says(before: Token, verb: Token) -> bool:
    """ "Ada claimed in a letter that …": she has, and was not claimed."""
    if before.text == ",":
        return verb.lower in v.ALLEGES
    return before.part == "name" and verb.lower in TAKES_A_POSITION


AFTER_REDUCED = v.words("by in on at from as today to with between public")


# After these a verb goes on with what the one before it began: "apologised to them and offered refunds".
JOINS = v.words("and or but")


def _reduced(words: list[Token], index: int, last: int) -> bool:
    """Whether a form in -ed only describes the noun before it: "documents filed today say"."""
    if index + 1 >= last or words[index + 1].lower not in AFTER_REDUCED:
        return False
    token = words[index]
    ambiguous = token.lower.endswith("ed") or token.lower in v.PARTICIPLES
    if not ambiguous or token.lower in v.AUXILIARY:
        return False
    if index and (words[index - 1].lower in v.PRONOUNS or _says(words[index - 1], token)):
        return False
    if token.lower in v.SPEAKS and any(t.lower == "that" for t in words[index + 2 : index + 5]):
        return False  # "Acme announced today that …"
    return any(
        words[later].part == "finite" and words[later - 1].lower not in JOINS
        for later in range(index + 1, last)
    )
