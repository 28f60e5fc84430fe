"""Months: "March 1996", "Oct. '98", "last April", "September"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_year
from ingest.extraction.grammar.pattern import (
    MONTH_STARTS,
    POINTER,
    POINTER_STARTS,
    Rule,
    after,
    alternation,
    before,
    capitalised,
    month_number,
    noun_follows,
    pointer_step,
    pointer_tells_of_said,
    rule,
)
from ingest.extraction.grammar.says import Calendar

_LEADS = re.compile(
    r"(?:\b(?:in|on|since|by|until|till|through|from|to|of|for|during|after|before|late|early|mid|last|next"
    r"|this"
    r"|between|and|or|every|each|around|about|as of|throughout|(?:early|late|soon|recently|back) as"
    r"|(?:later|earlier|sooner) than)|[(/-])[ \n]*$"
)
# "They may": the verb.
_SUBJECT = re.compile(
    r"\b(?:i|you|he|she|it|we|they|who|which|that|there|this|one|and|or|not|also"
    r"|(?<!early )(?<!late )(?<!soon )(?<!recently )(?<!back )as|what|people|those"
    r"|these)[ \n]+$"
)
# "its May meeting", "a March deadline"; not "the March on Washington"
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|our|my)[ \n]+$")
# "between December and March"
_AFTER_MONTH = re.compile(rf"\b{alternation(lexicon.ALL_MONTHS)}\.?[ \n](?:and|or)[ \n]$")
_VERB_FOLLOWS = re.compile(r"[ \n](?:[a-z]+ed|went|began|drew|came|took|made|led|ran|set|goes|grew)\b")
_VERBS = frozenset({"may", "march", "mar"})
# Before "April Jones" stands no such word.
_FIRM_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|through|during|late|early|mid|last|next|this|throughout|before|after|the)"
    r"|[(/-])[ \n]*$"
)
_OF_A_YEAR = re.compile(r"[ \n](?:of[ \n])?(?:this|last|next|that)[ \n]year\b")
# "March-April 2011"
_MONTH_FOLLOWS = re.compile(rf"[-/]{alternation(lexicon.ALL_MONTHS)}\b")
_FIRST_NAMES = frozenset({"april", "june", "august"})


def _month_year(match: re.Match[str], text: str) -> Calendar:
    return Calendar(parse_year(match["year"]), month_number(match["month"]))


def _month_alone(match: re.Match[str], text: str) -> Calendar | None:
    if not _stands_as_month(match, text, match["month"].rstrip(".")):
        return None
    return Calendar(
        month=month_number(match["month"]), step=pointer_step(match), said=pointer_tells_of_said(match)
    )


def _stands_as_month(match: re.Match[str], text: str, name: str) -> bool:
    """Names that are other words, too, are months with a capital and where a date stands only."""
    if not capitalised(match, text, "month"):
        # As people type: "in november", "this nov".
        sure = match["pointer"] is not None or name in lexicon.MONTHS
        return sure and name not in lexicon.AMBIGUOUS_MONTHS
    follows = after(match)
    if name in _VERBS and re.match(r"-[a-z]", follows) and not _MONTH_FOLLOWS.match(follows):
        return False
    if match["pointer"] or _OF_A_YEAR.match(after(match)):
        return True
    leads = before(match)
    if name in _FIRST_NAMES:
        return not _before_capital(match, text) or _FIRM_LEADS.search(leads) is not None
    led = _LEADS.search(leads) is not None
    if name in ("may", "march"):
        thing = _DETERMINED.search(leads) and noun_follows(follows) and not _VERB_FOLLOWS.match(follows)
        led = led or bool(thing)
        return led and (not _SUBJECT.search(leads) or _AFTER_MONTH.search(leads) is not None)
    if name in lexicon.MONTH_ABBREVIATIONS:
        return not _before_capital(match, text) and (led or match["month"].endswith("."))
    return True


def _before_capital(match: re.Match[str], text: str) -> bool:
    """ "April Jones", "Jan Kavan"."""
    return re.match(r" [A-Z]", text[match.end() : match.end() + 2]) is not None


RULES: tuple[Rule, ...] = (
    rule(
        MONTH_STARTS,
        r"(?P<month>{month})(?:,? (?:of |in )?(?:the year )?|-|/)(?P<year>{year}|{spelled_year}|'[0-9]{2})",
        _month_year,
    ),
    rule(
        [*MONTH_STARTS, *POINTER_STARTS],
        rf"{POINTER}(?P<month>{{month}})"
        r"(?!\.? ?[0-3]?[0-9](?![0-9]))",
        _month_alone,
    ),
)
