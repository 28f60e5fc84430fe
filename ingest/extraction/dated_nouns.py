"""Events told as a noun with a date of its own: "its 2012 agreement with the FTC", "the January 6th attack".

That they happened is taken for granted, whoever speaks and whatever is alleged of them.
"""

import re
from collections.abc import Iterator

from ingest.extraction import vocabulary as v
from ingest.extraction.completing import main_finite
from ingest.extraction.happenings import ABOUT_A_DAY, HAPPENINGS, Telling
from ingest.extraction.nominal import Nominal
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.relatives import noun_phrase
from ingest.extraction.tagging import Token, adverb, finite_index, plural, tokens
from ingest.extraction.wording import LONGEST_HEADLINE, line

# "the alleged 2019 attack", "the planned sale": who knows whether it came to that.
NOT_REAL = v.words(
    """
    planned proposed possible potential failed attempted alleged expected scheduled upcoming so-called
    would-be threatened rumoured rumored supposed abortive thwarted foiled annual
    """
)
OWNERS = frozenset({"its", "his", "her"})
ENDS = (
    v.PREPOSITIONS | v.SUBORDINATORS | v.RELATIVES | v.DETERMINERS | v.PRONOUNS | {"and", "or", "but", "to"}
)
ARTICLES = frozenset({"the", "a", "an"})
NOUN_PARTS = frozenset({"word", "name", "number", "ing"})
# What may follow a noun and belongs to it; before a name or "the" also these.
BELONGS = frozenset({"of", "on", "against", "between", "over", "into"})
BEFORE_A_NAME = frozenset({"with", "in", "at"})
LONGEST_QUOTE = 80
# "January 6", "9/11": a day without its year and without "'s".
BARE_DAY = re.compile(
    r"(?i)(?:[a-z]{3,9}\.? \d\d?(?:st|nd|rd|th)?|\d\d?(?:st|nd|rd|th)? [a-z]{3,9})(?:,? \d{4})?"
)
MOST_BEFORE = 5


def dated_nouns(
    text: str, words: list[Token], phrases: list[DatePhrase]
) -> Iterator[tuple[DatePhrase, Nominal]]:
    """The happenings of a sentence that dates only describe, each with its date."""
    described = [phrase for phrase in phrases if phrase.role == "describes" and phrase.when]
    for phrase in described:
        if nominal := _told_as_noun(text, words, phrase, [p.start for p in phrases if p is not phrase]):
            yield phrase, nominal


# "In today's hearing she said": when the clause happened. Not "criticised Monday's vote".
DURING = re.compile(r"(?i)\b(?:in|during|at)\s$")
# "was updated with today's launch": not "charged with Monday's robbery".
TOGETHER = re.compile(r"(?i)\bwith\s$")


def during(text: str, start: int, end: int, phrase: DatePhrase) -> DatePhrase:
    """A date that describes a happening which dates its clause, with that: "in today's hearing"."""
    if phrase.role != "describes" or not phrase.text.lower().endswith(("'s", "’s")):
        return phrase
    low = max(start, phrase.start - 10)
    before = DURING.search(text, low, phrase.start) or TOGETHER.search(text, low, phrase.start)
    if before is None:
        return phrase
    words = tokens(text, phrase.end, min(end, phrase.end + 60))
    head = _head(words, 0)
    telling = HAPPENINGS.get(words[head].lower) if head is not None else None
    if head is None or telling is None or (before.re is TOGETHER and telling.frame != "acts"):
        return phrase
    last = words[_complement(words, head + 1, [], words[0].start) - 1].end
    return phrase._replace(role="at", start=before.start(), end=last, text=text[before.start() : last])


# "The fire in 2016": a date after its noun.
AFTER_NOUN = re.compile(r"(?i)(?:in|on|of|from)\s")
PERFECT = frozenset({"has", "have", "is", "are"})
# "have sued | over the fire in 2016": not "has filed a suit on Friday", as some write.
BEFORE_CAUSE = frozenset({"of", "over", "for", "about", "after", "since", "into", "by", "against", "from"})
NEAR = 70


def of_its_noun(text: str, start: int, end: int, phrase: DatePhrase, others: list[DatePhrase]) -> DatePhrase:
    """A date that describes the happening just before it, where the clause's verb cannot have that date.

    "Survivors of the fire in 2016 have sued", "It marks the sale of Zebu in 2016", "apologised on Monday for
    the fire in 2016": neither the perfect nor the present tells of a past year, and no verb has two dates.
    """
    if phrase.role != "at" or not phrase.when or not AFTER_NOUN.match(phrase.text):
        return phrase
    near = text[max(start, phrase.start - NEAR) : phrase.start].lower().split()
    if HAPPENINGS.keys().isdisjoint(near):
        return phrase
    words = tokens(text, start, end)
    at = next((i for i, word in enumerate(words) if word.start >= phrase.start), len(words))
    head = _head_before(words, at)
    first = _first_of(words, head) if head is not None else 0
    if first < 2 or not _definite(words[first - 1]):
        return phrase
    verb = main_finite(words)
    lower = words[verb].lower if verb is not None else ""
    now = lower in v.PRESENT and lower not in v.IRREGULAR_PAST
    now = now or (lower in PERFECT and words[first - 2].lower in BEFORE_CAUSE)
    earlier = any(
        other.role == "at" and other.end <= phrase.start and _one_clause(words, other.end, phrase.start)
        for other in others
    )
    return phrase._replace(role="describes") if now or earlier else phrase


def _definite(word: Token) -> bool:
    return word.lower in {"the", "their"} | OWNERS or word.lower.endswith(("'s", "s'"))


def _one_clause(words: list[Token], start: int, end: int) -> bool:
    between = [word for word in words if start <= word.start < end]
    return finite_index(between, 0, len(between)) is None and all(word.part != "mark" for word in between)


def _head_before(words: list[Token], at: int) -> int | None:
    """Where the happening stands that a date at words[at] follows, at once or after what belongs to it."""
    for head in range(at - 1, max(-1, at - 10), -1):
        if words[head].lower in HAPPENINGS and head and _of_noun_phrase(words[head]):
            here = [words[at].start] if at < len(words) else []
            return head if _complement(words, head + 1, here, words[head].start) == at else None
    return None


def _first_of(words: list[Token], head: int) -> int:
    first = head
    while first and head - first < MOST_BEFORE and _of_noun_phrase(words[first - 1]):
        if words[first - 1].lower.endswith(("'s", "s'")):
            break
        first -= 1
    return first


def _told_as_noun(text: str, words: list[Token], phrase: DatePhrase, others: list[int]) -> Nominal | None:
    at = next((i for i, word in enumerate(words) if word.start >= phrase.start), len(words))
    if AFTER_NOUN.match(phrase.text):
        head = _head_before(words, at)
        first = before = _first_of(words, head) if head is not None else at
    else:
        first = next((i for i in range(at, len(words)) if words[i].start >= phrase.end), len(words))
        head, before = _head(words, first), at
    telling = HAPPENINGS.get(words[head].lower) if head is not None else None
    if head is None or telling is None or _only_named(words[first:head], words[head], phrase):
        return None
    last = at if first == before else _complement(words, head + 1, others, words[first].start)
    begin, owner = _owner(words, before)
    if begin == before and not (phrase.text.endswith(("'s", "’s")) or BARE_DAY.fullmatch(phrase.text)):
        return None
    article = words[before - 1].lower if begin == before - 1 and not owner else "the"
    noun = _Noun(text, telling, article if article in ARTICLES else "the", words[first:head], words[head])
    passive, active, ahead = noun.told(owner, words[head + 1 : last])
    if not passive and not active:
        return None
    pronoun = owner[0] if owner and owner[0].lower in OWNERS else None
    if active and not pronoun:
        passive, active = active, ""
    found, end = words[begin].start, max(words[last - 1].end, phrase.end)
    return Nominal(found, found, end, passive, "", active, pronoun, ahead, presupposed=True)


def _head(words: list[Token], first: int) -> int | None:
    """Where the noun stands that a date before words[first] describes: the last of its noun phrase."""
    last = first
    while last < len(words) and last - first < MOST_BEFORE and _of_noun_phrase(words[last]):
        last += 1
    return last - 1 if last > first else None


def _of_noun_phrase(word: Token) -> bool:
    return word.part in NOUN_PARTS and word.lower not in ENDS and not adverb(word)


def _only_named(before: list[Token], noun: Token, phrase: DatePhrase) -> bool:
    """ "the 2020 election lawsuit", "the planned 2025 sale", "the January 6 hearing": not dated by it."""
    if any(word.lower in HAPPENINGS or word.lower in NOT_REAL for word in before):
        return True
    singular = noun.lower.removesuffix("s")
    return singular in ABOUT_A_DAY and BARE_DAY.fullmatch(phrase.text) is not None


def _owner(words: list[Token], before: int) -> tuple[int, list[Token]]:
    """Where the noun phrase begins whose date stands at words[before], and whose it is, without "'s"."""
    if not before:
        return before, []
    previous = words[before - 1]
    if previous.lower in OWNERS:
        return before - 1, [previous]
    if previous.lower in ARTICLES or previous.lower == "their":
        return before - 1, []
    if not previous.lower.endswith(("'s", "s'")):
        return before, []
    first = noun_phrase(words, before)
    owner = words[first:before]
    plain = all(
        word.part in {"name", "word"} and word.lower not in v.PREPOSITIONS | v.PRONOUNS for word in owner
    )
    named = owner[0].lower in ARTICLES or all(word.part == "name" for word in owner)
    # "the mission to Mali's 2019 report": whose it is, cannot be told
    inside = (
        first > 1 and words[first - 1].lower in v.PREPOSITIONS and words[first - 2].part in {"name", "word"}
    )
    if not plain or not named or inside:
        return before - 1, []
    mark = 2 if previous.lower.endswith("'s") else 1
    return first, [*owner[:-1], previous._replace(text=previous.text[:-mark], end=previous.end - mark)]


def _complement(words: list[Token], first: int, others: list[int], begin: int) -> int:
    """Where what belongs to the noun ends: "… | on the Capitol", "… | with Acme"."""
    last = first
    while last + 1 < len(words) and words[last].lower in BELONGS | BEFORE_A_NAME:
        following = last + 1 + (words[last + 1].lower in v.DETERMINERS)
        sure = following < len(words) and words[following].part == "name"
        sure = sure or (words[last].lower == "with" and words[last + 1].lower == "the")
        if words[last].lower in BEFORE_A_NAME and not sure:
            break
        end = following
        while end < len(words) and (_of_noun_phrase(words[end]) or _joins_names(words, end)):
            end += 1
        dated = any(words[last].start <= other < words[end - 1].end for other in others)
        if end == following or dated or words[end - 1].end - begin > LONGEST_QUOTE:
            break
        last = end
    return last


def _joins_names(words: list[Token], index: int) -> bool:
    """ "between Acme | and | Zebu"."""
    joined = words[index].lower == "and" and index + 1 < len(words)
    return joined and words[index - 1].part == words[index + 1].part == "name"


class _Noun:
    """A happening's noun with what stands before it, to be told as a clause."""

    def __init__(self, text: str, telling: Telling, article: str, before: list[Token], noun: Token) -> None:
        self.text, self.telling, self.article = text, telling, article
        self.before, self.noun = before, noun

    def told(self, owner: list[Token], after: list[Token]) -> tuple[str, str, str]:
        """The clause without its owner, with it ("{}" for a pronoun's), and the one for what lies ahead."""
        whose = "{}" if owner and owner[0].lower in OWNERS else line(self.text, owner)
        frame = self.telling.frame
        if frame in {"does", "held", "happened"}:
            return self._with_support(whose, after)
        what = after[1:] if after and after[0].lower == "of" else []
        if frame == "acts":
            return self._acts(whose, what)
        past = self.telling.past if frame == "becomes" else "was " + self.telling.done
        if what and not owner:
            past = past.replace("was ", _be(what), 1)
            return _clause(line(self.text, what), past), "", ""
        return "", _clause(whose, past) if whose and not what else "", ""

    def _with_support(self, whose: str, after: list[Token]) -> tuple[str, str, str]:
        named = any(word.part == "name" for word in self.before)
        if not (whose or after or named):
            return "", "", ""  # "the attacks": which?
        be = "were " if self.telling.plural else "was "
        what = line(self.text, [*self.before, self.noun, *after])
        done = self.telling.past if self.telling.frame == "happened" else be + self.telling.done
        passive = _clause(f"{_article(self.article, what)}{what}", done)
        if not (after or named):
            passive = ""
        ahead = _clause(f"{_article(self.article, what)}{what}", "will be held")
        ahead = ahead if self.telling.frame == "held" else ""
        if not whose:
            return passive, "", ahead
        if self.telling.frame == "does":
            article = "" if self.telling.plural else _article("a", what)
            return passive, _clause(whose, f"{self.telling.past} {article}{what}"), ahead
        return passive, _clause(f"{whose}’s {what}", done) if whose != "{}" or passive else "", ahead

    def _acts(self, whose: str, what: list[Token]) -> tuple[str, str, str]:
        if not what:
            return "", "", ""
        objects = line(self.text, what)
        active = _clause(whose, f"{self.telling.past} {objects}") if whose else ""
        return _clause(objects, _be(what) + self.telling.done), active, ""


def _clause(subject: str, rest: str) -> str:
    told = f"{subject[:1].upper()}{subject[1:]} {rest}"
    return told if len(told) <= LONGEST_HEADLINE else ""


def _article(article: str, what: str) -> str:
    if article == "the":
        return "the "
    return "an " if what[:1].lower() in "aeiou" else "a "


def _be(what: list[Token]) -> str:
    """ "was " or "were ", after the noun that stands before any preposition."""
    end = next((i for i, word in enumerate(what) if word.lower in v.PREPOSITIONS), len(what))
    last = what[end - 1] if end else what[-1]
    many = last.part == "word" and plural(last.lower)
    joined = any(word.lower == "and" for word in what[:end])
    return "were " if many or joined else "was "
