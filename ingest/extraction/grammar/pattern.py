"""Patterns from named fragments: "{month} {day}" is easier to check than the expression it becomes.

A pattern is matched where a trigger word stands, on the reading form (ASCII lower case). One space in a
template is up to three spaces or one line break. Every repetition is bounded, so a match attempt costs a
bounded time whatever the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.extraction import lexicon
from ingest.extraction.grammar.says import Phrase, Says

SPACE = r"(?: {1,3}\n? {0,2}|\n {0,2})"
DIGITS = "DIGITS"  # the trigger of rules that begin with a figure, whatever follows it
NUMBER = "NUMBER"  # the trigger of rules that begin with a quantity in words
# Words a quantity may begin with: the trigger NUMBER stands for them.
NUMBER_STARTS = (
    *lexicon.NUMBERS, *lexicon.TENS, "a", "an", "another", "half", "quarter",
    "several", "few", "many", "some", "couple",
    "numerous", "countless", "hundreds", "dozens", "thousands", "tens", "scores", "multiple", "untold",
    "those", "these", "so", "too",
)  # fmt: skip


def alternation(words: Iterable[str]) -> str:
    """The words as one group, longest first, so that no word hides a longer one.

    Those with the same first word share it, and first words their first letter: at every "the", one attempt
    instead of one for each of them.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        first, _, rest = word.partition(" ")
        rests.setdefault(first, []).append(rest)
    letters: dict[str, list[str]] = {}
    for first in sorted(rests, key=lambda first: (-len(first), first)):
        letters.setdefault(first[0], []).append(_literal(first[1:]) + _one_of(rests[first]))
    return "(?:" + "|".join(_literal(letter) + _group(behind) for letter, behind in letters.items()) + ")"


def _group(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else "(?:" + "|".join(alternatives) + ")"


def _one_of(rests: list[str]) -> str:
    """What may follow a first word: the longest first, and nothing at all last."""
    longer = [_literal(rest) for rest in rests if rest]
    if not longer:
        return ""
    behind = " " + _group(longer)
    return f"(?:{behind})?" if "" in rests else behind


def _literal(words: str) -> str:
    return re.escape(words).replace(r"\ ", " ")


ONES = alternation(lexicon.NUMBERS)
TENS = alternation(lexicon.TENS)
SMALL = rf"(?:{TENS}(?:[ -]{ONES})?|{ONES})"

FRAGMENTS: dict[str, str] = {
    "month": rf"(?:{alternation(lexicon.MONTHS)}|{alternation(lexicon.MONTH_ABBREVIATIONS)}\.?)",
    "weekday": rf"(?:{alternation(lexicon.WEEKDAYS)}|{alternation(lexicon.WEEKDAY_ABBREVIATIONS)}\.?)",
    "full_weekday": alternation(lexicon.WEEKDAYS),
    "season": alternation(lexicon.SEASONS),
    "unit": rf"(?:{alternation(lexicon.UNIT_SPELLINGS)})",
    "part": alternation(lexicon.PARTS_OF_DAY),
    "ordinal": rf"(?:[1-9]?[0-9](?:st|nd|rd|th)|{alternation(lexicon.ORDINALS)})",
    "day_number": r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9%]|[.,:][0-9])",
    "day_ordinal": rf"(?:(?:[23]?1st|2?2nd|2?3rd|(?:[12][0-9]|30|[4-9])th)|{alternation(lexicon.ORDINALS)})",
    "year": r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9%]|[.,:][0-9])",
    "spelled_year": rf"(?:(?:eighteen|nineteen|twenty) (?:{TENS}(?:[ -]{ONES})?|(?:oh|hundred)[ -]{ONES}"
    rf"|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))"
    rf"|two thousand(?: and)?(?: {ONES})?)",
    "number": r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,4}(?:\.[0-9]{1,2})?(?:[ -][1-9]/[1-9]|[+])?"
    rf"|(?:{SMALL}|a) (?:hundred|thousand)(?: and)?(?: {SMALL})?|(?:half a|a half|a)[ -]dozen"
    rf"|{SMALL}(?:[ -](?:dozen|and[ -](?:(?:a[ -])?half|one-half|a quarter)))?"
    r"|(?:(?:an?|one|two|three)[ -])?(?:quarters?|third(?!s? of an? century)s?) of an?"
    r"(?= (?:hour|year|century))"
    r"|(?:a )?(?:half|quarter)(?=[ -](?:centur|hour))|half(?=[ -](?:decade|year|day))|half an?|a half|an?"
    rf"|another(?: (?:[0-9]{{1,3}}(?![0-9,.])|{SMALL}))?)",
    "vague": r"(?:several|a few|few|many|some|(?:the )?couple of|a couple of|a couple|a number of"
    r"|numerous|countless|untold|(?:hundreds|dozens|thousands|tens|scores) of|a good many|a lot of"
    r"|so many|too many"
    r"|multiple|those|these)",
}


def compile_pattern(template: str) -> re.Pattern[str]:
    """Fill the fragments in, widen the spaces, and end at the end of a word.

    "[ -]" is a space, as wide as any other, or a hyphen.
    """
    filled = re.sub(r"\{([a-z_]+)\}", lambda found: FRAGMENTS[found[1]], template)
    return re.compile(filled.replace("[ -]", "(?: |-)").replace(" ", SPACE) + r"(?![\w])")


# "last", "this coming", … before the name of a month, a season, a feast; and the step each takes.
POINTER = (
    r"(?:(?P<pointer>last|(?:this )?past|(?:this )?coming|previous|this|next|nxt|upcoming|following|current"
    r"|latest) )?"
)
POINTER_STARTS = (
    "last", "past", "previous", "this", "next", "nxt", "coming", "upcoming", "following", "current", "latest",
)  # fmt: skip
_POINTER_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "latest": 0}


def pointer_step(match: re.Match[str]) -> int | None:
    """-1 for "last summer", 0 for "this summer", 1 for "next summer", None for "summer"."""
    return None if match["pointer"] is None else _POINTER_STEPS.get(match["pointer"].split()[-1], 1)


def pointer_tells_of_said(match: re.Match[str]) -> bool:
    """Whether the pointer counts from the date said before: "the following March", "the next March"."""
    pointer = match["pointer"]
    return pointer in ("previous", "following") or (pointer == "next" and before(match, 4) == "the ")


# "20 or so years", "20-odd years", "20-plus years"
OR_SO = ("or so", "or more", "odd", "plus", "some")
YEAR_KINDS = ("fiscal", "calendar", "financial", "school", "academic", "tax")
KIND_OF_YEAR = alternation(YEAR_KINDS)
MONTH_STARTS = tuple(lexicon.ALL_MONTHS)
# "the 19 | th".
ORDINAL_ENDS = ("st", "nd", "rd", "th")


def figure_before(words: Iterable[str]) -> tuple[str, ...]:
    """The triggers of rules that begin with a figure, where one of the words comes first behind it.

    "19 | October", "19 | th", "2 1/2 | hours", "7:30 | p.m.": whatever stands between is no letter.
    """
    return tuple(f"{DIGITS} {word}" for word in words)


def month_number(words: str) -> int:
    """ "Sept." is 9."""
    return lexicon.ALL_MONTHS[words.rstrip(".")]


Found = Says | Phrase | tuple[Phrase, ...] | None
Read = Callable[[re.Match[str], str], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, tried where one of its trigger words stands, and the function that reads a match.

    `read` gets the match in the reading form and the text as written (for capitals); None: not a date.
    """

    name: str
    triggers: frozenset[str]
    pattern: re.Pattern[str]
    read: Read


def rule(triggers: Iterable[str], template: str, read: Read) -> Rule:
    """A rule named after its reading function."""
    return Rule(read.__name__.lstrip("_"), frozenset(triggers), compile_pattern(template), read)


def one_line(words: str) -> str:
    """The words with single spaces, wherever the text broke its lines."""
    return re.sub(r"[ \n]+", " ", words)


def before(match: re.Match[str], length: int = 24) -> str:
    """The few characters before a match, for rules that look at what leads up to it."""
    start = match.start()
    return match.string[max(0, start - length) : start]


def after(match: re.Match[str], length: int = 24) -> str:
    """The few characters after a match."""
    return match.string[match.end() : match.end() + length]


def capitalised(match: re.Match[str], text: str, group: str | int = 0) -> bool:
    """Whether the group is written with a capital in the text as it came."""
    return text[match.start(group)].isupper()


# Words that go on with the sentence, where an adjective would have its noun.
_NO_NOUN = re.compile(
    r"[ \n]+(?:of|in|for|to|is|was|are|were|will|would|may|might|can|could|has|had|have|with|and|or|but|away"
    r"|at|on|as|by|that|which|who|when|if|from|than|looks?|lies|seems?|depends?|remains?|rests?|without|the|a|an|it"
    r"|he|she|they|we|after|before|because|while|this|last|next|said|says|until|since|through|so|not)\b"
)


def noun_follows(follows: str) -> bool:
    """Whether a word without a mark between stands in what follows, and may be the noun of an adjective.

    "future payments", "year-end results"; not "the child's future is open", "by year-end in the house".
    """
    return re.match(r"[ \n]+[a-z]", follows) is not None and not _NO_NOUN.match(follows)
