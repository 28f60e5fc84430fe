"""Times that come again: "every month", "each Thursday", "daily", "$5 million a year", "twice a week"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number, parse_ordinal
from ingest.extraction.grammar.pattern import (
    NUMBER,
    ORDINAL_ENDS,
    Rule,
    after,
    alternation,
    before,
    figure_before,
    one_line,
    rule,
)
from ingest.extraction.grammar.says import Phrase, Recurring

# How TIMEX3 writes one of each unit, around its number.
_PERIODS: dict[str, tuple[str, int, str]] = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"), "day": ("P", 1, "D"),
    "night": ("P", 1, "D"), "week": ("P", 1, "W"), "weekend": ("P", 1, "WE"), "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"), "quarter": ("P", 3, "M"), "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}  # fmt: skip
_RATED = re.compile(
    r"(?:(?:[a-z]{2,}s|[0-9]%?|percent|million|billion|trillion|thousand|hundred|once|twice|more|people|money"
    r"|rent|income|revenue|men|women|children)(?:[ \n]or so|[ \n]more)?[ \n]+|\))$"
)
_NOT_RATED = re.compile(
    r"\b(?:is|was|has|takes|lasts|this|its|his|less|spends|needs|previous|gives|as|plus|does|versus|means"
    r"|years"
    r"|months|weeks|days|hours|always|perhaps|sometimes|yes|us|runs|minus|across|besides|unless|within"
    r"|towards"
    r"|whereas)[ \n]+$"
)
_ONE_OF_THEM = re.compile(r"[ \n]+(?:ago|earlier|later|before|after|from|or so|old)\b|-")
# "the average daily volume", "at a rate of 358,000 a month" are measures.
MEASURED = re.compile(r"\brates? of[ \n][^ \n]{1,14}[ \n]+$")
_AVERAGE = re.compile(r"\baverage[ \n]$")
_ADJECTIVES = frozenset({"daily", "hourly", "nightly", "weekly"})
# After an adverb comes no noun: "rises monthly in", "on a monthly basis".
_ADVERB_ENDS = re.compile(
    r"[ \n]*(?:[^a-z \n'-]|$)|[ \n]+(?:basis|and|or|in|on|at|by|to|for|from|with|until|since|as|but|through"
    r"|over|the"
    r"|a|an|between|before|after|during|when|while|because|if|is|was|are|were|rather|instead|each|every|among"
    r"|under|against|across|around|within|without|than|unless|except|about|this|that|it|they|he|she|we|not)\b"
)


def _period(unit: str, count: int = 1) -> Recurring:
    start, number, letter = _PERIODS[lexicon.UNIT_SPELLINGS[unit]]
    return Recurring(f"{start}{number * count}{letter}")


def _every_unit(match: re.Match[str], text: str) -> Recurring | None:
    """ "every month", "every two years", "every other day", "each third week"."""
    count = _count(match["count"])
    return None if count is None else _period(match["unit"], count)


def _count(words: str | None) -> int | None:
    if words is None:
        return 1
    if words in ("other", "few"):
        return 2 if words == "other" else None
    ordinal = re.search(r"(?:st|nd|rd|th)$", words)
    number = parse_ordinal(words) if ordinal else parse_number(words)
    return None if number is None or number != int(number) else max(1, int(number))


def _every_weekday(match: re.Match[str], text: str) -> Recurring:
    part = f"T{lexicon.PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return Recurring(f"XXXX-WXX-{lexicon.WEEKDAYS[match['weekday']]}{part}")


def _weekday_of_months(match: re.Match[str], text: str) -> Recurring:
    """ "the first Sunday of every month", "the last Friday in each quarter"."""
    return Recurring(f"XXXX-WXX-{lexicon.WEEKDAYS[match['weekday']]}")


def _every_two_weekdays(match: re.Match[str], text: str) -> tuple[Phrase, ...]:
    """ "every Tuesday and Thursday", "every Monday to Thursday morning": each of both."""
    first, last = (f"XXXX-WXX-{lexicon.WEEKDAYS[match[name]]}" for name in ("first", "last"))
    part = f"T{lexicon.PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return (
        Phrase(match.start(), match.end("first"), Recurring(first + part)),
        Phrase(match.start("last"), match.end(), Recurring(last + part)),
    )


def _every_part(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-XX-XXT{lexicon.PARTS_OF_DAY[match['part']]}")


def _every_month(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-{lexicon.MONTHS[match['month']]:02d}")


def _every_date(match: re.Match[str], text: str) -> Recurring | None:
    """ "every March 5", "each Christmas": the same day of each year."""
    if match["feast"]:
        month, day = lexicon.FIXED_FEASTS[one_line(match["feast"])]
    else:
        month, day = lexicon.MONTHS[match["month"]], int(match["day"])
    return Recurring(f"XXXX-{month:02d}-{day:02d}")


def _every_season(match: re.Match[str], text: str) -> Recurring:
    return Recurring(f"XXXX-{lexicon.SEASONS[match['season']]}")


def _times_a_unit(match: re.Match[str], text: str) -> Recurring:
    """ "twice a week", "three times each day", "per month", "twice daily"."""
    return _period(match["unit"] or match["each"] or _OFTEN[match["often"]])._replace(rate=True)


def _every_half_hour(match: re.Match[str], text: str) -> Recurring:
    """ "every half hour", "each quarter of an hour"."""
    return Recurring("PT30M" if match["part"] == "half" else "PT15M")


def _rate(match: re.Match[str], text: str) -> Recurring | None:
    """ "four flights a week", "$5 million a year": so much for each."""
    leads = before(match)
    if (
        MEASURED.search(leads)
        or not _RATED.search(leads)
        or _NOT_RATED.search(leads)
        or _ONE_OF_THEM.match(after(match))
    ):
        return None
    return _period(match["unit"])._replace(rate=True)


def _weekends(match: re.Match[str], text: str) -> Recurring:
    return Recurring("XXXX-WXX-WE")


def _frequency(match: re.Match[str], text: str) -> Recurring | None:
    """ "rises daily", "the daily count"; not "the annual meeting", which dates nothing."""
    word, follows = match["word"], after(match)
    if before(match, 1) == "-" or (word not in _ADJECTIVES and not _ADVERB_ENDS.match(follows)):
        return None
    if follows[:1] in ("-", "'") or _AVERAGE.search(before(match)):
        return None
    return Recurring(lexicon.FREQUENCIES[match["word"]])


_EACH = ("every", "each")
_UNIT = r"(?P<unit>minute|hour|day|night|week|month|quarter|year|decade|century)"
_OFTEN = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}

RULES: tuple[Rule, ...] = (
    rule(
        _EACH,
        r"(?:every|each)(?: single)? (?:and every )?(?:(?P<count>other|few|{ordinal}"
        r"|{number}) )?(?P<unit>{unit})",
        _every_unit,
    ),
    rule(
        ["last", *figure_before(ORDINAL_ENDS), *lexicon.ORDINALS],
        r"(?:last|{ordinal}) (?P<weekday>{full_weekday}) (?:of|in) (?:every|each) (?:month|quarter|year)",
        _weekday_of_months,
    ),
    rule(
        _EACH,
        r"(?:every|each)(?: other| {ordinal})? (?P<weekday>{full_weekday})(?: (?P<part>{part}))?",
        _every_weekday,
    ),
    rule(
        _EACH,
        r"(?:every|each) (?P<first>{full_weekday})(?:,| and| or| to) (?:every |each )?"
        r"(?P<last>{full_weekday})(?: (?P<part>{part}))?",
        _every_two_weekdays,
    ),
    rule(_EACH, r"(?:every|each) (?P<part>{part})", _every_part),
    rule(_EACH, rf"(?:every|each) (?P<month>{alternation(lexicon.MONTHS)})", _every_month),
    rule(
        _EACH,
        rf"(?:every|each) (?:(?P<month>{alternation(lexicon.MONTHS)}) (?P<day>{{day_number}})"
        rf"|(?P<feast>{alternation(lexicon.FIXED_FEASTS)}))",
        _every_date,
    ),
    rule(_EACH, r"(?:every|each) (?P<season>{season})", _every_season),
    rule(
        [NUMBER, *figure_before(["times"]), "per", "once", "twice", "several", "many"],
        rf"(?:(?:once|twice|(?:{{number}}|several|many) times)(?: (?:an?|each|every) {_UNIT}"
        rf"|[ -](?P<often>{alternation(_OFTEN)}))|per {_UNIT.replace('<unit>', '<each>')})",
        _times_a_unit,
    ),
    rule(_EACH, r"(?:every|each) (?P<part>half|quarter)(?:[ -]| (?:of )?an )hour", _every_half_hour),
    rule(["a", "an"], rf"an? {_UNIT}", _rate),
    rule(["weekends"], r"weekends", _weekends),
    rule(lexicon.FREQUENCIES, rf"(?P<word>{alternation(lexicon.FREQUENCIES)})", _frequency),
)  # fmt: skip
