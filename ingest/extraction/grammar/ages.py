"""Decades and centuries: "the 1970s", "the '90s", "the nineties", "the 20th century", "the 470s BC"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_ordinal
from ingest.extraction.grammar.pattern import DIGITS, Rule, alternation, before, rule
from ingest.extraction.grammar.says import Calendar

_LEADS = re.compile(r"\bthe[ \n]+(?:(?:early|late|mid)[ \n-]+)?$|\b(?:early|late|mid)[ \n-]+$")
# "in his early seventies" is an age.
_OWNERS = re.compile(r"\b(?:his|her|their|my|our|your|its)(?:[ \n]+(?:early|late|mid))?[ \n-]+$")


def _decade(match: re.Match[str], text: str) -> Calendar | None:
    """Three figures of the year; a decade without its century is one of the last."""
    digits = match["years"]
    if match["before_christ"]:
        return Calendar(decade=digits[:-1].zfill(3), before_christ=True)
    return Calendar(century=digits[:2]) if digits.endswith("00") else Calendar(decade=digits[:3])


def _short_decade(match: re.Match[str], text: str) -> Calendar | None:
    leads = before(match)
    if _OWNERS.search(leads) or not (match[0].startswith("'") or _LEADS.search(leads)):
        return None
    return Calendar(decade="19" + match["tens"])


def _spelled_decade(match: re.Match[str], text: str) -> Calendar | None:
    leads = before(match)
    if _OWNERS.search(leads) or not _LEADS.search(leads):
        return None
    return Calendar(decade=f"19{lexicon.DECADES[match['word']]}")


def _century(match: re.Match[str], text: str) -> Calendar | None:
    number = parse_ordinal(match["number"])
    if number is None or not 1 <= number <= 30:
        return None
    return Calendar(century=f"{number - 1:02d}", before_christ=(match["era"] or "").startswith("b"))


RULES: tuple[Rule, ...] = (
    rule([DIGITS], r"(?P<years>[12][0-9]{2}0)'?s(?P<before_christ>$)?", _decade),
    rule([DIGITS], r"(?P<years>[1-9][0-9]{0,2}0)s (?P<before_christ>bce?|b\.c\.)", _decade),
    rule([DIGITS], r"'?(?P<tens>[1-9])0'?s", _short_decade),
    rule(lexicon.DECADES, rf"(?P<word>{alternation(lexicon.DECADES)})", _spelled_decade),
    rule(
        [DIGITS, *lexicon.ORDINALS],
        r"(?P<number>{ordinal})[ -](?:century|centuries)(?: (?P<era>bce?|b\.c\.|ad|ce|a\.d\.))?",
        _century,
    ),
)
