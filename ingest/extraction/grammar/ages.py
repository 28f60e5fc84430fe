"""Decades and centuries: "the 1970s", "the '90s", "the nineties", "the 20th century", "the 470s BC"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_ordinal
from ingest.extraction.grammar.pattern import ORDINAL_ENDS, Rule, alternation, before, figure_before, rule
from ingest.extraction.grammar.says import Calendar, Phrase

# "the '70s", "late 70s", "the 1960s and 70s"
_LEADS = re.compile(
    r"\bthe[ \n]+(?:(?:early|late|mid)[ \n-]+)?$|\b(?:early|late|mid)[ \n-]+$"
    r"|[0-9]0'?s(?:-|[ \n](?:and|or|to)[ \n](?:the[ \n])?(?:(?:early|late|mid)[ \n-])?)$"
)
# "in his early seventies" is an age.
_OWNERS = re.compile(
    r"\b(?:his|her|their|my|our|your|its)(?:[ \n]+(?:early|late|mid))?[ \n-]+"
    r"(?:[1-9]0'?s[ \n](?:and|or|to)[ \n](?:(?:early|late|mid)[ \n-])?)?$"
)

# "highs in the low 40s"
_DEGREES = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees|readings|mercury|thermometers?)\b[^.]{0,40}$")


def _decade(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    """Three figures of the year; a decade without its century is one of the last."""
    digits = match["years"]
    # "1990's budget" is one year's.
    if "'" in match[0] and not _LEADS.search(before(match)):
        return Phrase(match.start(), match.end("years"), Calendar(int(digits)))
    if match["before_christ"]:
        return Calendar(decade=digits[:-1].zfill(3), before_christ=True)
    # "the 1900s" are a century, "the 2000s" so far the decade.
    if digits.endswith("00") and digits < "2000":
        return Calendar(century=digits[:2])
    return Calendar(decade=digits[:3])


def _short_decade(match: re.Match[str], text: str) -> Calendar | None:
    leads = before(match)
    if _DEGREES.search(before(match, 60)):
        return None
    if _OWNERS.search(leads) or not (match[0].startswith("'") or _LEADS.search(leads)):
        return None
    return Calendar(decade="19" + match["tens"])


def _decade_in_words(match: re.Match[str], text: str) -> Calendar:
    """ "the nineteen sixties"."""
    century = lexicon.NUMBERS[match["century"]]
    return Calendar(decade=f"{century}{lexicon.DECADES[match['word']]}")


def _spelled_decade(match: re.Match[str], text: str) -> Calendar | None:
    leads = before(match)
    if _OWNERS.search(leads) or not _LEADS.search(leads):
        return None
    return Calendar(decade=f"19{lexicon.DECADES[match['word']]}")


def _century(match: re.Match[str], text: str) -> Calendar | None:
    return _nth_century(match["number"], match["era"])


def _centuries(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "the 18th and 19th centuries"."""
    first, last = (_nth_century(match[name], match["era"]) for name in ("first", "last"))
    if first is None or last is None:
        return None
    return (
        Phrase(match.start("first"), match.end("first"), first),
        Phrase(match.start("last"), match.end(), last),
    )


def _nth_century(number: str, era: str | None) -> Calendar | None:
    nth = parse_ordinal(number)
    if nth is None or not 1 <= nth <= _CENTURIES:
        return None
    return Calendar(century=f"{nth - 1:02d}", before_christ=(era or "").startswith("b"))


_ERA = r"(?: (?P<era>bce?|b\.c\.|ad|ce|a\.d\.))?"
_CENTURIES = 30

RULES: tuple[Rule, ...] = (
    rule(figure_before("s"), r"(?P<years>[12][0-9]{2}0)'?s(?P<before_christ>$)?", _decade),
    rule(figure_before("s"), r"(?P<years>[1-9][0-9]{0,2}0)s (?P<before_christ>bce?|b\.c\.)", _decade),
    rule(figure_before("s"), r"'?(?P<tens>[1-9])0'?s", _short_decade),
    rule(
        ["eighteen", "nineteen"],
        rf"(?P<century>eighteen|nineteen)[ -](?P<word>{alternation(lexicon.DECADES)})",
        _decade_in_words,
    ),
    rule(lexicon.DECADES, rf"(?P<word>{alternation(lexicon.DECADES)})", _spelled_decade),
    rule(
        [*figure_before(ORDINAL_ENDS), *lexicon.ORDINALS],
        rf"(?P<number>{{ordinal}})[ -](?:century|centuries){_ERA}",
        _century,
    ),
    rule(
        [*figure_before(ORDINAL_ENDS), *lexicon.ORDINALS],
        rf"(?P<first>{{ordinal}})(?: and | or | to |-)(?:the )?(?P<last>{{ordinal}})[ -]"
        rf"(?:century|centuries){_ERA}",
        _centuries,
    ),
)
