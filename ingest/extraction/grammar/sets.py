"""Times that come again: "every month", "each Thursday", "daily", "$5 million a year", "twice a week"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number, parse_ordinal
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, alternation, before, rule
from ingest.extraction.grammar.says import Recurring

_LETTERS = {"second": "T1S", "minute": "T1M", "hour": "T1H", "day": "1D", "night": "1D", "week": "1W", "weekend": "1WE",
            "fortnight": "2W", "month": "1M", "quarter": "3M", "year": "1Y", "decade": "10Y", "century": "100Y"}  # fmt: skip


def _every_unit(match: re.Match[str], text: str) -> Recurring | None:
    letters = _LETTERS[lexicon.UNIT_SPELLINGS[match["unit"]]]
    count = _count(match["count"])
    if count is None:
        return None
    if count == 1:
        return Recurring(f"P{letters}")
    number = re.search(r"\d+", letters)
    return Recurring(f"P{letters}".replace(number[0], str(int(number[0]) * count))) if number else None


def _count(words: str | None) -> int | None:
    if words is None:
        return 1
    if words == "other":
        return 2
    if words == "few":
        return None
    number = (
        parse_ordinal(words)
        if words in lexicon.ORDINALS or words[-2:] in ("st", "nd", "rd", "th")
        else parse_number(words)
    )
    return None if number is None else max(1, int(number))


def _every_weekday(match: re.Match[str], text: str) -> Recurring:
    part = f"T{lexicon.PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return Recurring(f"XXXX-WXX-{lexicon.WEEKDAYS[match['weekday']]}{part}")


def _every_part(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-XX-XXT{lexicon.PARTS_OF_DAY[match['part']]}")


def _every_month(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-{lexicon.MONTHS[match['month']]:02d}")


def _every_season(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-{lexicon.SEASONS[match['season']]}")


_RATED = re.compile(
    r"(?:(?:[a-z]{2,}s|[0-9]%?|percent|million|billion|trillion|thousand|hundred|once|twice|more|people"
    r"|money|rent|income"
    r"|revenue|men|women|children)(?:[ \n]or so|[ \n]more)?[ \n]+|\))$"
)
_NOT_RATED = re.compile(
    r"\b(?:is|was|has|takes|lasts|this|its|his|less|spends|needs|previous|gives|as|plus|does|versus|means"
    r"|years|months"
    r"|weeks|days|hours|always|perhaps|sometimes|yes|us|runs|minus|across|besides|unless|within|towards"
    r"|whereas)[ \n]+$"
)


def _rate(match: re.Match[str], text: str) -> Recurring | None:
    """ "twice a week", "per month", "four flights a week": so much for each."""
    leads = before(match)
    if match["lead"] is None and (not _RATED.search(leads) or _NOT_RATED.search(leads)):
        return None
    if re.match(r"[ \n]+(?:ago|earlier|later|before|after|from|or so|old)\b|-", after(match)):
        return None
    return Recurring(f"P{_LETTERS[lexicon.UNIT_SPELLINGS[match['unit']]]}")


_NO_NOUN = re.compile(
    r"[ \n]+(?:basis|and|or|in|on|at|by|to|for|from|with|until|since|as|but|through|over|the|a|an|between"
    r"|before|after"
    r"|during|when|while|because|if|is|was|are|were)\b"
)


def _frequency(match: re.Match[str], text: str) -> Recurring | None:
    """ "rises daily", "on a monthly basis"; not "the annual meeting", whose adjective dates nothing."""
    follows = after(match)
    if before(match, 1) == "-" or follows[:1] == "-" or follows[:1] == "'":
        return None
    if re.match(r"[ \n]+[a-z]", follows) and not _NO_NOUN.match(follows):
        return None
    return Recurring(lexicon.FREQUENCIES[match["word"]])


_EVERY = r"(?:every|each)"

RULES: tuple[Rule, ...] = (
    rule(
        ["every", "each"],
        _EVERY + r"(?: single)? (?:and every )?(?:(?P<count>other|few|{ordinal}|{number}) )?(?P<unit>{unit})",
        _every_unit,
    ),
    rule(
        ["every", "each"], _EVERY + r"(?: other)? (?P<weekday>{full_weekday})(?: (?P<part>{part}))?", _every_weekday
    ),
    rule(["every", "each"], _EVERY + r" (?P<part>{part})", _every_part),
    rule(["every", "each"], _EVERY + rf" (?P<month>{alternation(lexicon.MONTHS)})", _every_month),
    rule(["every", "each"], _EVERY + r" (?P<season>{season})", _every_season),
    rule(
        ["NUMBER", DIGITS, "per", "once", "twice", "several", "many"],
        r"(?:(?P<lead>(?:once|twice|(?:{number}|several|many) times) (?:an?|each|every)|per) |an? )"
        r"(?P<unit>minute|hour|day|week|month|quarter|year)",
        _rate,
    ),
    rule(lexicon.FREQUENCIES, rf"(?P<word>{alternation(lexicon.FREQUENCIES)})", _frequency),
)  # fmt: skip
