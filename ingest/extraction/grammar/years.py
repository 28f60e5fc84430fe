"""Years: "1996", "2011-2019", "'98", "the year two thousand", "490 BC"."""

import re

from ingest.extraction.grammar.numbers import parse_year
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, before, figure_before, rule
from ingest.extraction.grammar.says import Calendar, Phrase

# "1,500 troops", "2000 people": a number of things is no year.
_COUNTED = re.compile(
    r"[ \n]+(?:people|men|women|troops|soldiers|miles|km|kilometers|kilometres|feet|ft|meters|metres|m|tons"
    r"|tonnes"
    r"|pounds|dollars|euros|yen|francs|rupees|pesos|percent|per|points|shares|jobs|workers|employees|members|votes|times|copies"
    r"|users"
    r"|words|cases|deaths|civilians|prisoners|casualties|ships|aircraft|tanks|vehicles|students|pages|others"
    r"|or more|of (?:them|these|those|which|whom)"
    r"|hours|hrs|gmt|est|edt|degrees|calories|mg|kg|mb|gb|mph|rpm|horses|cavalry|infantry|million|billion"
    r"|acres)\b"
)
_NOT_YEARS = re.compile(
    r"(?:[$£€#@:/=_+]|\b(?:section|resolution|article|chapter|unit|form|bill|channel|gate|no\.?|number|nos\.?|page|box|volume|vol\.|model|lot|code|extension|room|rule|isbn|flight|route|highway|some|about|nearly|over|than"
    r"|least"
    r"|almost|approximately|version|suite|rs\.?|us\$|c\$) ?)$"
)
_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|for|during|after|before|circa|c\.|ca\.|late|early|mid|year"
    r"|the|and"
    r"|between|through|throughout|as|spring|summer|autumn|fall|winter|around|fiscal|back|ad|a\.d\.)[ \n-]*"
    r"|[(,][ \n]*"
    r"|\b(?:from|since|until|till|by|in)[ \n](?:at least|about)[ \n]|\b(?:later|earlier|sooner) than[ \n])$"
)
_SHORT_LEADS = re.compile(r"\b(?:in|of|since|by|until|from|to|and|early|late)[ \n]+$")
_AT = re.compile(r"\bat[ \n]+$")
_GOES_ON = re.compile(r"-[0-9]")
_OF_A_CODE = re.compile(r"[A-Z]-$")
# Years that any text may name without a preposition.
_PLAIN_YEARS = 1900


def _year_alone(match: re.Match[str], text: str) -> Calendar | None:
    year = int(match["year"])
    leads = before(match)
    led = _YEAR_LEADS.search(leads) is not None
    if _is_other_number(leads, led, year) or _COUNTED.match(after(match)):
        return None
    # "CVE-2021-44228", "No. 2019-1234"
    if _GOES_ON.match(match.string, match.end()) or _OF_A_CODE.search(
        text, max(0, match.start() - 2), match.start()
    ):
        return None
    # "at 1015": a time of day.
    if year < _PLAIN_YEARS and _AT.search(leads):
        return None
    if year < _PLAIN_YEARS and not led and after(match, 1) not in (")", ","):
        return None
    return Calendar(year)


def _is_other_number(leads: str, led: bool, year: int) -> bool:
    """A price, a page, a decimal, a code or a telephone number."""
    last, previous = leads[-1:], leads[-2:-1]
    if _NOT_YEARS.search(leads) and not led:
        return True
    if last in (".", ",") and previous.isdigit():
        return True
    if last == "-" and (previous.isdigit() or year < 1800):
        return True
    return last == " " and len(leads) > 3 and leads[-4:-1].isdigit()


def _years(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "2011-2019", "1914-18"."""
    first, last = int(match["first"]), match["last"]
    second = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if second <= first or _NOT_YEARS.search(before(match)) or before(match, 1) == "-":
        return None
    return (
        Phrase(match.start("first"), match.end("first"), Calendar(first)),
        Phrase(match.start("last"), match.end("last"), Calendar(second)),
    )


def _written_year(match: re.Match[str], text: str) -> Calendar:
    """ "the year 2000", "the year two thousand", "nineteen ninety-six"."""
    return Calendar(parse_year(match["year"]))


def _short_year(match: re.Match[str], text: str) -> Calendar | None:
    return Calendar(parse_year(match["year"])) if _SHORT_LEADS.search(before(match)) else None


def _year_of_era(match: re.Match[str], text: str) -> Calendar:
    return Calendar(int(match["year"]), before_christ=match["era"].startswith("b"))


def _year_of_our_lord(match: re.Match[str], text: str) -> Phrase | None:
    """ "A.D. 79", "AD 1066"; not "an ad 30 seconds long"."""
    start = match.start() - (0 if match["ad"] else len("A."))
    written = text[max(0, start) : match.end("sign")]
    return Phrase(start, match.end(), Calendar(int(match["year"]))) if written in ("AD", "A.D.") else None


def _years_before_christ(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "499-493 BC", "from 499 to 493 BC"."""
    first, last = int(match["first"]), int(match["last"])
    if first <= last:
        return None
    return (
        Phrase(match.start("first"), match.end("first"), Calendar(first, before_christ=True)),
        Phrase(match.start("last"), match.end(), Calendar(last, before_christ=True)),
    )


_ANY_YEAR = r"[1-9][0-9]{0,3}"
_BEFORE_CHRIST = r"(?:bce?|b\.c\.(?:e\.)?)"

RULES: tuple[Rule, ...] = (
    rule([DIGITS], r"(?P<year>{year})(?!/[0-9])", _year_alone),
    rule([DIGITS], r"(?P<first>{year}) ?(?:-|/) ?(?P<last>[12][0-9]{3}|[0-9]{2})(?![0-9/-])", _years),
    rule(
        ["year"],
        r"year (?P<year>{year}|{spelled_year}|[1-9][0-9]{2,3}(?![0-9%]|[.,:][0-9]))",
        _written_year,
    ),
    rule(["nineteen", "eighteen"], r"(?P<year>{spelled_year})", _written_year),
    rule([DIGITS], r"(?P<year>'[0-9]{2})(?!s)", _short_year),
    rule(
        figure_before(["to", "and", "b", "bc", "bce"]),
        rf"(?P<first>{_ANY_YEAR})(?: ?- ?| to | and )(?P<last>{_ANY_YEAR}) ?{_BEFORE_CHRIST}",
        _years_before_christ,
    ),
    rule(
        figure_before(["b", "bc", "bce", "ad", "a", "ce"]),
        rf"(?P<year>{_ANY_YEAR}) ?(?P<era>{_BEFORE_CHRIST}|ad|a\.d\.|ce)",
        _year_of_era,
    ),
    rule(
        ["ad", "d"],
        rf"(?P<sign>(?P<ad>ad)|d\.) ?(?P<year>{_ANY_YEAR})(?![0-9:]|[,.][0-9])",
        _year_of_our_lord,
    ),
)  # fmt: skip
