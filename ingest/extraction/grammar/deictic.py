"""Words that point at the present, the past or the future without a date: "now", "recently", "the future"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import (
    Rule,
    after,
    alternation,
    before,
    capitalised,
    noun_follows,
    rule,
)
from ingest.extraction.grammar.says import Reference

# "in the past two weeks", "recent months": a length follows.
_UNITS = (
    r"(?:few|several|couple|many|decade|year|month|week|day|hour|season|summer|winter|spring|century|weekend|quarter"
    r"|generation|night|half|number)s?"
)
_LENGTH_FOLLOWS = re.compile(rf"[ \n]+(?:[0-9]|{_UNITS}\b|{alternation(lexicon.NUMBERS | lexicon.TENS)}\b)")
# "last year at this time", "at this time next year"
_OF_A_YEAR = re.compile(r"\byear[ \n]+\||\|[ \n]+(?:last|next)\b")
# "up 5 % year to date"
_YEAR_LEADS = re.compile(r"\byear[ \n-]$")


_ONE_OF_MANY = re.compile(r"\b(?:an?|one)[ \n](?:[a-z]+[ \n])?$")


def _present(match: re.Match[str], text: str) -> Reference | None:
    words = match["words"]
    if words in ("current", "the present") and after(match, 1) == "-":
        return None
    if words == "the present" and (_LENGTH_FOLLOWS.match(after(match)) or noun_follows(after(match))):
        return None
    # "every now and then"
    if words == "now" and re.match(r"[ \n]and[ \n](?:then|again)\b", after(match)):
        return None
    if words == "to date" and _YEAR_LEADS.search(before(match)):
        return None
    if words.startswith("at this") and _OF_A_YEAR.search(before(match) + "|" + after(match)):
        return None
    # "Now, that is no reason" goes on with the talk.
    of_the_talk = words == "now" and capitalised(match, text) and after(match, 1) == ","
    return Reference("PRESENT_REF", of_the_talk)


def _past(match: re.Match[str], text: str) -> Reference | None:
    if before(match).endswith("as ") and after(match).startswith(" as"):
        return None
    counted = match["words"].endswith("past") or match["words"] == "recent"
    return None if counted and _LENGTH_FOLLOWS.match(after(match)) else Reference("PAST_REF")


def _future(match: re.Match[str], text: str) -> Reference | None:
    leads = before(match)
    if after(match, 1) == "-" or leads.endswith("foreseeable "):
        return None
    # "They face a future in which …": one that may be, and no time.
    if match["words"] == "future" and _ONE_OF_MANY.search(leads):
        return None
    return Reference("FUTURE_REF", match["words"] == "future" and noun_follows(after(match)))


def _former(match: re.Match[str], text: str) -> Reference:
    return Reference("PAST_REF", attributive=True)


def _starts(words: tuple[str, ...]) -> set[str]:
    return {re.split(r"[ '-]", word)[0] for word in words}


RULES: tuple[Rule, ...] = (
    rule(_starts(lexicon.PRESENT_WORDS), rf"(?P<words>{alternation(lexicon.PRESENT_WORDS)})", _present),
    rule(_starts(lexicon.PAST_WORDS), rf"(?P<words>{alternation(lexicon.PAST_WORDS)})", _past),
    rule(_starts(lexicon.FUTURE_WORDS), rf"(?P<words>{alternation(lexicon.FUTURE_WORDS)})", _future),
    rule(["former"], r"former(?= (?!(?:and|or|an?|the|is|was|had|to|of)\b)[a-z])", _former),
)
