"""Dates counted in units: "two weeks ago", "three days later", "a year earlier", "months before"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_quantity
from ingest.extraction.grammar.pattern import (
    NUMBER,
    OR_SO,
    Rule,
    after,
    alternation,
    figure_before,
    one_line,
    rule,
)
from ingest.extraction.grammar.says import Base, Calendar, Phrase, Relative, Span

# From the publication date, and from the date said before: which way each word counts.
_FROM_NOW = {"ago": -1, "back": -1, "from now": 1, "hence": 1}
_FROM_THEN = {
    "earlier": -1, "before": -1, "before that": -1, "previously": -1, "prior": -1, "later": 1, "after": 1,
    "after that": 1, "afterwards": 1, "afterward": 1, "thereafter": 1, "on": 1,
}  # fmt: skip
# "two days before the vote": counted from what follows, so only the length is known here.
_EVENT_FOLLOWS = re.compile(r"[ \n]+[a-z0-9`\"'(]")
_FINER = {
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "day": ("hour", 24),
    "hour": ("minute", 60),
}


def _counted(match: re.Match[str], text: str) -> Calendar | Relative | Phrase | None:
    side = one_line(match["side"])
    amount = parse_quantity(match["quantity"])
    if amount == 0 or (match["quantity"] is None and match["unit"] in lexicon.UNITS):
        return None
    if match["season"]:
        return _seasons_ago(match, amount) if side == "ago" else None
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    if side in _FROM_NOW:
        return _relative(unit, amount, _FROM_NOW[side], Base.PUBLISHED)
    sign = _FROM_THEN[side]
    if side in ("before", "after", "prior") and _EVENT_FOLLOWS.match(after(match)):
        return Phrase(match.start(), match.end("unit"), Span(unit, amount, sign))
    if side in ("earlier", "later") and re.match(r"[ \n]+than\b", after(match)):
        return Phrase(match.start(), match.end("unit"), Span(unit, amount, sign))
    if side == "on" and not re.match(r"[ \n]*[,.;]", after(match)):
        return None
    return _relative(unit, amount, sign, Base.MENTIONED)


def _and_a_half(match: re.Match[str], text: str) -> Relative | None:
    """ "a year and a half ago"."""
    side = one_line(match["side"])
    if side not in _FROM_NOW and side not in ("earlier", "later"):
        return None
    base = Base.PUBLISHED if side in _FROM_NOW else Base.MENTIONED
    return _relative(match["unit"], 1.5, _FROM_NOW.get(side) or _FROM_THEN[side], base)


def _seasons_ago(match: re.Match[str], amount: float | None) -> Calendar | Relative:
    """ "two summers ago": the summer of so many years ago."""
    if amount is None:
        return Relative("year", None, counted=True)
    season = lexicon.SEASONS[match["season"]]
    return Calendar(season=season, within=Relative("year", -int(amount), counted=True))


def _relative(unit: str, amount: float | None, sign: int, base: Base) -> Relative:
    """So many units away; half a unit is counted in the next finer one."""
    if unit == "night" and amount is not None:
        # "two nights later" is a night.
        return Relative("day", sign * round(amount), base, True, "TNI", sign > 0)
    if amount is None:
        return Relative(unit, None, base, counted=True, follows=sign > 0)
    if amount != int(amount):
        unit, times = _FINER.get(unit, (unit, 1))
        amount *= times
    return Relative(unit, sign * round(amount), base, counted=True, follows=sign > 0)


_ADJECTIVES = (
    "long", "full", "whole", "short", "straight", "more", "good",
    "calendar", *OR_SO,
)  # fmt: skip
_QUANTITY = (
    rf"(?:(?P<quantity>{{vague}}|{{number}})[ -](?:or (?:two|three) )?"
    rf"(?:{alternation(_ADJECTIVES)} )?)?"
)
_SEASONS = (*lexicon.SEASONS, *(f"{season}s" for season in lexicon.SEASONS))
_BEHIND_FIGURE = figure_before(
    [*lexicon.UNIT_SPELLINGS, *_SEASONS, *(word.split()[0] for word in _ADJECTIVES), "or"]
)

RULES: tuple[Rule, ...] = (
    rule(
        [*_BEHIND_FIGURE, NUMBER, *(f"{unit}s" for unit in lexicon.UNITS), "centuries"],
        rf"{_QUANTITY}(?:(?P<unit>{{unit}})|(?P<season>{{season}})s?)(?: or (?:so"
        rf"|more))? (?P<side>{alternation([*_FROM_NOW, *_FROM_THEN])})",
        _counted,
    ),
    rule(
        ["a", "an", "one"],
        r"(?:an?|one) (?P<unit>hour|day|year|decade|century) and a half "
        rf"(?P<side>{alternation([*_FROM_NOW, *_FROM_THEN])})",
        _and_a_half,
    ),
)
