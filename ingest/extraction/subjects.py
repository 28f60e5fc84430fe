"""Who a headline is about: pronouns and "the company" replaced by the name they stand for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.extraction import vocabulary as v
from ingest.extraction.names import Names
from ingest.extraction.tagging import (
    PLURALS,
    Token,
    adverb,
    finite_index,
    plural,
    tokens,
    without_last_adverbs,
)
from ingest.extraction.wording import LONGEST_HEADLINE, fits

NO_NAME = v.DETERMINERS | v.PRONOUNS | v.OPENERS | v.SUBORDINATORS


def main_subject(every: list[Token], chosen: list[Token]) -> str:
    """The subject of a sentence whose later clause begins with "it": "Norway joined … until it left".

    An organisation is "they" as well: "Acme says they will shut it".
    """
    if not chosen or chosen[0].lower not in {"it", "they"} or chosen[0] is every[0]:
        return ""
    verb = finite_index(every, 0, len(every))
    if chosen[0].lower == "they" and (not verb or every[verb].lower not in v.SPEAKS):
        return ""
    subject = every[:verb] if verb and verb <= 4 else []
    if verb and _said_that(every, chosen[0]) and subject and subject[0].lower == "the":
        return (
            " ".join(word.text for word in subject).capitalize()
            if subject[1:2] and subject[1].part == "word"
            else ""
        )
    if any(word.start == chosen[0].start for word in subject):
        return ""
    if chosen[0].lower == "it" and (unnamed := _unnamed_thing(subject)):
        return unnamed
    plain = all(word.part in {"word", "name"} and word.lower not in v.PREPOSITIONS for word in subject)
    if not subject or not plain or subject[0].lower in NO_NAME:
        return ""
    return " ".join(word.text for word in subject) if subject[0].text[0].isupper() else ""


A_PERSON = v.HUMANS | v.ROLES | v.SPEAKERS - v.BODIES - v.GENERIC


def _unnamed_thing(subject: list[Token]) -> str:
    """ "A quarry firm ran it until it went bankrupt": the quarry firm, whoever was named before."""
    if len(subject) < 2 or subject[0].lower not in {"a", "an", "the"}:
        return ""
    last = subject[-1].lower
    plain = all(word.part == "word" and word.lower not in v.PREPOSITIONS for word in subject[1:])
    thing = plain and not plural(last) and last not in A_PERSON
    return " ".join(["The", *(word.text for word in subject[1:])]) if thing else ""


def _said_that(every: list[Token], it: Token) -> bool:
    """ "The trust has admitted that it …"."""
    at = next((i for i, word in enumerate(every) if word.start == it.start), 0)
    return at > 1 and every[at - 1].lower == "that" and every[at - 2].lower in v.SPEAKS


def stands_for(text: str, words: list[Token], names: Names, speaker: str) -> str:
    """The name meant by the pronoun or "the company" that the words begin with, or ""."""
    if not words:
        return ""
    first = words[0]
    if first.lower in {"he", "she"}:
        if any(word.lower in v.SPEAKS for word in words[1:3]):
            return speaker
        return names.person_before(first.start, first.lower)
    if first.lower in {"his", "her"}:
        return _owner(names.person_before(first.start, "he" if first.lower == "his" else "she"))
    if first.lower == "its":
        return _owner(_it(text, names, first.start))
    if first.lower == "we" and _told_of_anybody(words):
        if speaker.startswith(("a ", "an ", "the ")):
            return ""  # a spokesman's "we" is not the spokesman
        return speaker or names.organisation_before(first.start, company=True, known=True)
    if first.text == "I" and _told_of_anybody(words) and not {word.lower for word in words[1:]} & MY:
        return speaker
    if _generic(words):
        return names.organisation_before(first.start, sure=True, company=True)
    if first.lower == "it" and not _impersonal(words):
        return _it(text, names, first.start, done_to=_is_done_to(words))
    return ""


# How many sentences that begin with "it" themselves lead back to the one that says what "it" is.
CHAIN = 3
GOES_ON = v.words("it its")


def _it(text: str, names: Names, position: int, *, done_to: bool = False) -> str:
    """The organisation that "it" means: named in its sentence or the one before in the paragraph, or "".

    A wrong name is an accusation, so it is "" as well where the sentence before tells of something that has
    no name there: "The port signed with Acme. It was fined".
    """
    since = position
    for _ in range(CHAIN):
        since = names.sentence_before(since)
        words = tokens(text, since, min(position, since + REACH))
        if not words or words[0].lower not in GOES_ON:
            break
    verb = finite_index(words, 0, len(words))
    subject = words[: verb or 0]
    unnamed = bool(subject) and subject[0].lower in {"a", "an", "the", "this", "that"}
    unnamed = unnamed and all(word.part in {"word", "ing"} for word in subject[1:])
    unnamed = unnamed and not {word.lower for word in subject} & v.GENERIC
    court = bool(subject) and subject[-1].lower in v.COURTS and not RULES.match(text, position)
    unnamed = unnamed and not court
    # "The Met has paid for a mural. It was painted over": the mural.
    thing = any(word.lower in {"a", "an"} for word in words[verb or 0 :])
    unnamed = unnamed or (done_to and thing)
    return "" if unnamed else names.organisation_before(position, since=since)


MY = v.words("my me mine our us myself")
OURS = v.words("have haven't are aren't were weren't do don't am")
ONLY_OF_MANY = OURS | PLURALS
# "It directed …": after a sentence about a court, that court.
RULES = re.compile(
    r"(?i)it (?:has |had |also |then )*(?:directed|ordered|ruled|granted|refused|quashed|dismissed"
    r"|rejected|upheld|held|allowed|adjourned|sentenced|found|told|asked|issued|reserved)\b"
)


def _told_of_anybody(words: list[Token]) -> bool:
    """Whether a verb is the same after "we" and "Acme": "shut", "will shut"; not "are shutting"."""
    verb = next((word for word in words[1:4] if word.part == "finite"), None)
    return verb is not None and verb.lower not in ONLY_OF_MANY


def _owner(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s" if name else ""


# So many sentences back, and so many characters, "they" is looked for.
BACK = 3
REACH = 600
PEOPLE = v.words("people police children men women families talks both")


def plural_before(text: str, starts: Sequence[int], position: int) -> str:
    """What "they" means at a place: the last sentence's subject if that is many, else what it was done to."""
    here = bisect_right(starts, position) - 1
    for index in range(here - 1, max(-1, here - 1 - BACK), -1):
        if position - starts[index] > REACH:
            return ""
        words = tokens(text, starts[index], starts[index + 1])
        verb = finite_index(words, 0, len(words))
        if not verb or words[verb - 1].lower == "they":
            continue
        return _plural(words[:verb]) or _plural_object(words[verb + 1 : verb + 8])
    return ""


def singular_before(text: str, starts: Sequence[int], position: int) -> str:
    """What "it" means in a sentence after one about a thing: "The line" after "A line was laid"."""
    here = bisect_right(starts, position) - 1
    if here < 1 or position - starts[here] > len("“But then ") or position - starts[here - 1] > REACH:
        return ""
    words = tokens(text, starts[here - 1], starts[here])
    verb = finite_index(words, 0, len(words))
    subject = words[: verb or 0]
    end = next(
        (i for i, word in enumerate(subject) if i and (word.part == "mark" or word.lower in v.PREPOSITIONS)),
        len(subject),
    )
    subject = [word for word in subject[:end] if not adverb(word)]
    if not 2 <= len(subject) <= 5 or subject[0].lower not in {"a", "an", "the", "this", "that"}:
        return ""
    last = subject[-1]
    if last.part != "word" or plural(last.lower) or (last.lower in SOMEBODY and last.lower not in A_COURT):
        return ""
    if last.lower in A_COURT and not RULES.match(text, position):
        return ""
    return " ".join(["The", *(word.text for word in subject[1:])])


A_COURT = v.COURTS - v.words("judge judges jury magistrate regulator arbitrator")
SOMEBODY = v.HUMANS | v.ROLES | v.SPEAKERS | v.BODIES | v.words("man woman boy girl person user one")
NO_SUBJECT = v.PREPOSITIONS | v.PRONOUNS | v.SUBORDINATORS


def _plural(subject: list[Token]) -> str:
    subject = without_last_adverbs(subject)
    comma = next((i for i, word in enumerate(subject) if word.part == "mark"), len(subject))
    subject = subject[:comma]
    if not 0 < len(subject) <= 5 or subject[0].lower in NO_SUBJECT:
        return ""
    if any(word.lower in v.PREPOSITIONS or word.part in {"ing", "number"} for word in subject):
        return ""
    last = subject[-1]
    many = last.lower in PEOPLE or (last.part == "word" and plural(last.lower))
    joined = subject[0].part == "name" and any(word.lower == "and" for word in subject)
    return " ".join(word.text for word in subject) if many or joined else ""


ENDS_A_NOUN = v.PREPOSITIONS | {"to", "and"}


def _plural_object(rest: list[Token]) -> str:
    for index, word in enumerate(rest[:4]):
        if word.lower in {"the", "these", "those"}:
            end = next((i for i, w in enumerate(rest) if i > index and w.part != "word"), len(rest))
            noun = next((i for i in range(index + 1, end) if rest[i].lower in ENDS_A_NOUN), end)
            return _plural(rest[index:noun]).replace("the ", "The ", 1)
    return ""


BE = v.words("is was be been")


def _is_done_to(words: list[Token]) -> bool:
    """ "It was vandalised", "it has been sold": may be of a thing as well as of an organisation."""
    return any(
        word.lower in BE and following.part == "participle" for word, following in pairwise(words[1:5])
    )


def _impersonal(words: list[Token]) -> bool:
    """ "it was revealed", "it would be the third walkout": nobody."""
    said_to_be = [word.lower for word in words[1:4] if word.part == "finite" or word.lower in BE | {"the"}]
    if said_to_be[-1:] == ["the"] and said_to_be[-2:-1] and said_to_be[-2] in BE:
        return True
    return any(word.lower in v.SPEAKS and word.part == "participle" for word in words[1:4])


def with_subject(result: str, words: list[Token], subject: str) -> str:
    """The line with the name in place of what stands for it."""
    if not subject:
        return result
    count = _generic(words) or 1
    parts = result.split(" ", count)
    return f"{subject} {parts[count]}" if len(parts) > count else result


def without_roles(text: str, words: list[Token], names: Names) -> list[Token]:
    """Without what stands before a person's name, where the line would be too long with it."""
    if not words or fits(text, words, LONGEST_HEADLINE):
        return words
    verb = finite_index(words, 0, len(words))
    limit = words[verb].start if verb is not None else words[0].end
    person = next((name for name in names.within(words[0].start, limit) if name.person), None)
    if person is None:
        return words
    kept = [word for word in words if word.start >= person.start]
    # "The head of Acme, Ada Low, | told": the second comma goes with the first
    after = next((i for i, word in enumerate(kept) if word.start >= person.end), 0)
    opened = any(word.text == "," for word in words[: len(words) - len(kept)])
    return [*kept[:after], *kept[after + 1 :]] if kept[after].text == "," and opened else kept


def _generic(words: list[Token]) -> int:
    """How many words "the company" or "the social network" takes at the beginning, if it stands there."""
    if words[0].lower != "the":
        return 0
    for index in (1, 2):
        following = words[index + 1].part if index + 1 < len(words) else "mark"
        if index < len(words) and words[index].lower in v.GENERIC and following in {"finite", "mark", "ing"}:
            return index + 1
    return 0
