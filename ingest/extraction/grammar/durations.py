"""Lengths of time: "three years", "the past two weeks", "10-hour", "several months", "decades"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number
from ingest.extraction.grammar.pattern import DIGITS, FRAGMENTS, Rule, after, before, rule
from ingest.extraction.grammar.says import Reference, Says, Span

_SIDES = {"last": -1, "past": -1, "previous": -1, "recent": -1, "next": 1, "coming": 1, "following": 1,
          "preceding": -1}  # fmt: skip
_LEADS = (
    r"(?:last|past|previous|next|coming|following|preceding|first|final|latest|remaining|other|additional)"
)
_FEW_LEADS = r"(?:recent|coming|past|last|next|following|preceding|previous|first|early|final)"
_AGE = re.compile(r"(?:[ \n-]+(?:old|olds)\b|[ \n]+of age\b)")


def _duration(match: re.Match[str], text: str) -> Says | None:
    if _AGE.match(after(match)) or re.search(r"\b(?:aged?|grade|no\.)[ \n]+$", before(match)):
        return None
    if re.match(r"-(?:ago|earlier|old)", after(match)):
        return None
    if (
        words_of(match) in ("a", "an")
        and match["unit"].endswith("s")
        or match["unit"] == "night"
        and after(match, 1) == "-"
    ):
        return None
    if before(match, 1) in ("$", "£", "€", "#") or (
        before(match, 2)[-1:] in ".," and before(match, 2)[:1].isdigit()
    ):
        return None
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    words = words_of(match)
    if re.search(r"\b(?:fiscal|calendar)[ \n]", match[0]) and words in ("a", "an"):
        return None
    if unit == "second" and words in ("a", "an", "one", "another"):
        return None
    if unit == "quarter" and (
        re.match(r"[ \n]+of\b", after(match)) or match[0][match.start("unit") - match.start() - 1] == "-"
    ):
        return None
    if unit == "quarter" and (
        words in ("a", "one", "half a") or parse_number_or_none(words) is None and words != "several"
    ):
        return None
    amount = amount_of(words)
    if amount == 0 or amount is not None and unit == "quarter" and amount > 40:
        return None
    side = _SIDES.get(match["lead"] or "", 0)
    return Span(unit, amount, side)


def words_of(match: re.Match[str]) -> str:
    """The quantity as one line."""
    return re.sub(r"[ \n]+", " ", match["quantity"])


def parse_number_or_none(words: str) -> float | None:
    """The number, or None for "several" and the like."""
    return None if re.fullmatch(FRAGMENTS["vague"], words) else parse_number(words)


def amount_of(words: str) -> float | None:
    """ "a couple of" is two; "several" is open."""
    return 2 if "couple" in words else parse_number_or_none(words)


def _duration_range(match: re.Match[str], text: str) -> Span | None:
    """ "two to three weeks", "12 to 18 months", "a year or two"."""
    if _AGE.match(after(match)):
        return None
    low, high = parse_number(match["low"]), parse_number(match["high"])
    if low is None or high is None or low >= high:
        return None
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], low)


_PLURAL_LEADS = re.compile(
    r"\b(?:for|within|in|over|after|took|take|takes|taken|taking|lasted|lasting|last|spent|spend|of|the|many|by"
    r"|these|those|early|final|waited|during|through|from|with|until|or|and|all|more|about)[ \n]+$"
)


def _bare_plural(match: re.Match[str], text: str) -> Span | None:
    """ "for years", "within weeks", "decades of neglect"."""
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    if unit in ("second", "quarter", "weekend", "night", "minute") or _AGE.match(after(match)):
        return None
    if _PLURAL_LEADS.search(before(match)) or re.match(
        r"[ \n-]+(?:of|long|before|after|ahead|to come)\b", after(match)
    ):
        return Span(unit, None)
    return None


_QUALIFIED = re.compile(
    r"\b(?:an?|my|your|our|his|her|their)[ \n]+(?!(?:few|couple|half|third|quarter|new|fiscal|calendar)\b)(?:[a-z'-]+[ \n]+){1,2}$"
    r"|\b(?:my|your|our|whole|entire)[ \n]+$"
)


def _qualified_unit(match: re.Match[str], text: str) -> Span | None:
    """ "a long day", "my week", "the whole year"."""
    if not _QUALIFIED.search(before(match, 40)) or re.match(
        r"-|'|[ \n]+(?:ago|earlier|later|old)\b", after(match)
    ):
        return None
    return Span(match["unit"], 1)


def _units(match: re.Match[str], text: str) -> Span:
    """ "weeks or months"."""
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], None)


def _recent(match: re.Match[str], text: str) -> Says:
    """ "recent years", "the coming weeks", "the past decades"."""
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    return Span(unit, None, _SIDES.get(match["lead"], 0))


def _past_years(match: re.Match[str], text: str) -> Reference:
    return Reference("PAST_REF")


_SHAPES = r"(?:long|full|whole|short|straight|consecutive|solid|more|trading|working|business|calendar|entire|extra|successive|additional|fiscal|school|separate|different|good|odd)"
_PLURALS = r"(?:minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
_ADJECTIVES = rf"(?:{_SHAPES} ){{0,2}}"

RULES: tuple[Rule, ...] = (
    rule(
        [DIGITS, "NUMBER", *_LEADS.strip("(?:)").split("|")],
        rf"(?:(?P<lead>{_LEADS}) )?(?P<quantity>{{vague}}|{{number}})(?:[ -]| ?-? ?(?={{unit}})){_ADJECTIVES}"
        r"(?P<unit>{unit})(?:(?: or (?:so|more|two))|[ -](?:long|plus|ahead|to come)(?!\w)| periods?)?(?:' time)?",
        _duration,
    ),
    rule(["day", "week", "weekend", "month", "year"], r"(?P<unit>day|week|weekend|month|year)", _qualified_unit),
    rule(
        [f"{unit}s" for unit in lexicon.UNITS],
        rf"(?P<unit>{_PLURALS}) (?:or|and) (?:even )?{_PLURALS}",
        _units,
    ),
    rule(
        [DIGITS, "NUMBER", *_LEADS.strip("(?:)").split("|")],
        rf"(?:{_LEADS} )?"
        r"(?P<low>{number})(?: ?- ?| to | or | and )(?P<high>{number})[ -](?P<unit>{unit})",
        _duration_range,
    ),
    rule(
        [*(f"{unit}s" for unit in lexicon.UNITS), "centuries", "hrs", "mins"], r"(?P<unit>{unit})(?:-long| ahead| to come)?", _bare_plural
    ),
    rule(
        _FEW_LEADS.strip("(?:)").split("|"),
        rf"(?P<lead>{_FEW_LEADS}) (?P<unit>{_PLURALS})(?: (?:and|or) {_PLURALS})?",
        _recent,
    ),
)  # fmt: skip
