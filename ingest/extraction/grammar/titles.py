"""Dates that are only words of a name or of a thing: "the Sunday Times", "60 Minutes", "a Christmas tree"."""

import re

from ingest.extraction.grammar.says import Calendar, Phrase, Span

_CAPITAL_FOLLOWS = re.compile(r" [A-Z][a-z]")
_THE = re.compile(r"\b[Tt]he $")
# What is there at any time of the year.
_THINGS = re.compile(
    r"\s(?:trees?|lights|cards?|gifts?|presents?|shopping|carols?|decorations?|bunn(?:y|ies)|eggs?|costumes?)\b"
)


def is_of_a_name(phrase: Phrase, text: str) -> bool:
    """Whether a phrase that stands in `text`, as written, says what something is rather than when."""
    says = phrase.says
    if isinstance(says, Span):
        return _is_title(phrase, text)
    if not isinstance(says, Calendar):
        return False
    if says == Calendar(feast=says.feast):
        return _THINGS.match(text, phrase.end) is not None
    if not _CAPITAL_FOLLOWS.match(text, phrase.end):
        return False
    if says == Calendar(season=says.season):
        return text[phrase.start : phrase.end].split()[-1][0].isupper()
    named = says in (Calendar(weekday=says.weekday, clock=says.clock), Calendar(month=says.month))
    return named and _THE.search(text, max(0, phrase.start - 5), phrase.start) is not None


def _is_title(phrase: Phrase, text: str) -> bool:
    """ "60 Minutes", "the Six-Day War": a unit with a capital, where not all is in capitals."""
    words = re.split(r"[ \n-]+", text[phrase.start : phrase.end])
    return any(word[:1].isupper() and word[1:].islower() for word in words[1:])
