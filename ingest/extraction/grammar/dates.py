"""Dates of the calendar: "12 March 2004", "Sept. 14-16", "March 1996", "April", "2024-03-21", "3/21/2024"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_ordinal, parse_year
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, before, capitalised, rule
from ingest.extraction.grammar.says import Calendar, Phrase

_MONTHS = frozenset(lexicon.ALL_MONTHS)
_DATE_LEADS = re.compile(
    r"(?:\b(?:in|on|since|by|until|till|through|from|to|of|for|during|after|before|late|early|mid|last|next|this"
    r"|between|and|or|every|each|around|about|as of|throughout)|[(/-])[ \n]*$"
)
_MODAL_SUBJECT = re.compile(
    r"\b(?:i|you|he|she|it|we|they|who|which|that|there|this|one|and|or|not|as|also|what|people|those|these)[ \n]+$"
)


def _month_number(words: str) -> int:
    return lexicon.ALL_MONTHS[words.rstrip(".")]


def _day_number(words: str) -> int | None:
    return int(words) if words.isdigit() else parse_ordinal(words)


def _valid(month: int | None, day: int | None) -> bool:
    return month is None or day is None or day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _iso_date(match: re.Match[str], text: str) -> Calendar | None:
    month, day = int(match["month"]), int(match["day"])
    clock = f"T{match['hour']}:{match['minute']}" if match["hour"] else ""
    return Calendar(int(match["year"]), month, day, clock=clock) if _valid(month, day) else None


def _slashed_date(match: re.Match[str], text: str) -> Calendar | None:
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if first <= 12 else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not _valid(month, day):
        return None
    return Calendar(parse_year(match["year"]), month, day)


def _two_days(match: re.Match[str], first: Calendar, second: Calendar) -> tuple[Phrase, ...]:
    """ "Sept. 14-16", "6-7 January 1916": two mentions, each with what the other says for it."""
    return (
        Phrase(match.start(), match.end("first"), first),
        Phrase(match.start("last"), match.end(), second),
    )


def _month_first(match: re.Match[str], text: str) -> Calendar | tuple[Phrase, ...] | None:
    month, year = _month_number(match["month"]), parse_year(match["year"])
    first, last = _day_number(match["first"]), match["last"] and _day_number(match["last"])
    if not _valid(month, first) or not _valid(month, last or None):
        return None
    if not last:
        return Calendar(year, month, first)
    return _two_days(match, Calendar(year, month, first), Calendar(year, month, last))


def _day_first(match: re.Match[str], text: str) -> Calendar | tuple[Phrase, ...] | None:
    if match["month"] in lexicon.AMBIGUOUS_MONTHS and not capitalised(match, text, "month"):
        return None
    if before(match, 1) in ("$", "£", "€", ",", "."):
        return None
    month, year = _month_number(match["month"]), parse_year(match["year"])
    first, last = _day_number(match["first"]), match["last"] and _day_number(match["last"])
    if not _valid(month, first) or not _valid(month, last or None):
        return None
    if not last:
        return Calendar(year, month, first)
    return _two_days(match, Calendar(year, month, first), Calendar(year, month, last))


def _month_year(match: re.Match[str], text: str) -> Calendar:
    return Calendar(parse_year(match["year"]), _month_number(match["month"]))


def _month_alone(match: re.Match[str], text: str) -> Calendar | None:
    name = match["month"].rstrip(".")
    if not _stands_as_month(match, text, name):
        return None
    step = {"last": -1, "this": 0, "next": 1, "coming": 1, "past": -1, "previous": -1, "following": 1}.get(
        (match["pointer"] or "").split(" ")[0]
    )
    return Calendar(month=_month_number(name), step=step)


def _stands_as_month(match: re.Match[str], text: str, name: str) -> bool:
    """Words like "may", "march" and "mar" are months only with a capital and where a date stands."""
    if not capitalised(match, text, "month"):
        return match["pointer"] is not None and name not in lexicon.AMBIGUOUS_MONTHS
    if after(match, 2)[:1] == "-" and after(match, 2)[1:2].isalpha() and name in ("may", "march", "mar"):
        return False
    if match["pointer"] or name not in lexicon.AMBIGUOUS_MONTHS | lexicon.MONTH_ABBREVIATIONS.keys() | {
        "april",
        "june",
    }:
        return True
    leads = before(match)
    if name in ("may", "march"):
        return bool(_DATE_LEADS.search(leads)) and not _MODAL_SUBJECT.search(leads)
    if name in ("april", "june", "august"):
        # A first name is followed by a surname or follows one.
        follows = text[match.end() : match.end() + 2]
        return (
            bool(_DATE_LEADS.search(leads))
            or leads.endswith("the ")
            or not (follows[:1] == " " and follows[1:].isupper())
        )
    if re.match(r" [A-Z]", text[match.end() : match.end() + 2]):
        return False
    return bool(_DATE_LEADS.search(leads)) or match["month"].endswith(".")


_COUNTED = re.compile(
    r"[ \n]+(?:people|men|women|troops|soldiers|miles|km|kilometers|kilometres|feet|ft|meters|metres|m|tons|tonnes"
    r"|pounds|dollars|euros|yen|percent|per|points|shares|jobs|workers|employees|members|votes|times|copies|users"
    r"|words|cases|deaths|civilians|prisoners|casualties|ships|aircraft|tanks|vehicles|students|pages|others|or more"
    r"|hours|hrs|gmt|est|edt|degrees|calories|mg|kg|mb|gb|mph|rpm|horses|cavalry|infantry|million|billion|acres)\b"
)
_NOT_YEARS = re.compile(r"(?:[$£€#@:/=_+]|\b(?:no\.?|number|nos\.?|page|room|flight|route|highway|some|about|nearly"
                        r"|over|than|least|almost|approximately|version|suite|rs\.?|us\$|c\$) ?)$")  # fmt: skip
_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|for|during|after|before|circa|c\.|ca\.|late|early|mid|year|the|and"
    r"|between|through|throughout|as|spring|summer|autumn|fall|winter|around|fiscal|back|ad|a\.d\.)[ \n-]*|[(,][ \n]*"
    r"|\b(?:from|since|until|till|by|in)[ \n](?:at least|no (?:later|earlier) than)[ \n])$"
)


def _year_alone(match: re.Match[str], text: str) -> Calendar | None:
    year = int(match["year"])
    leads = before(match)
    if _NOT_YEARS.search(leads) and not _YEAR_LEADS.search(leads):
        return None
    if _COUNTED.match(after(match)) or (leads[-1:] in ".,$£€" and leads[-2:-1].isdigit()):
        return None
    if leads[-1:] == "-" and (leads[-2:-1].isdigit() or year < 1800):
        return None
    if leads[-1:] in " \u00a0" and leads[-4:-1].isdigit() and len(leads) > 3:  # a telephone number
        return None
    if year < 1900 and not _YEAR_LEADS.search(leads) and after(match, 1) not in (")", ","):
        return None
    return Calendar(year)


def _years(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "2011-2019", "1914-18"."""
    first = int(match["first"])
    last = match["last"]
    second = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if second <= first or _NOT_YEARS.search(before(match)) or before(match, 1) == "-":
        return None
    return (
        Phrase(match.start("first"), match.end("first"), Calendar(first)),
        Phrase(match.start("last"), match.end("last"), Calendar(second)),
    )


def _written_year(match: re.Match[str], text: str) -> Calendar | None:
    """ "the year two thousand", "nineteen ninety-six", "'98"."""
    if match["short"] and not re.search(r"\b(?:in|of|since|by|until|from|to|and)[ \n]+$", before(match)):
        return None
    return Calendar(parse_year(match["short"] or match["year"] or match["spelled"]))


def _year_of_era(match: re.Match[str], text: str) -> Calendar:
    return Calendar(int(match["year"]), before_christ=match["era"].startswith("b"))


def _years_before_christ(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "499-493 BC", "from 499 to 493 BC"."""
    first, last = int(match["first"]), int(match["last"])
    if first <= last or match["era"][0] != "b":
        return None
    return (
        Phrase(match.start("first"), match.end("first"), Calendar(first, before_christ=True)),
        Phrase(match.start("last"), match.end(), Calendar(last, before_christ=True)),
    )


def _day_of_month_alone(match: re.Match[str], text: str) -> Phrase | None:
    """ "on the 13th": a day of the month spoken of."""
    day = _day_number(match["day"])
    lead = re.search(
        r"\b(?:on|by|until|from|since|to|through|before|after)[ \n]+(?:the[ \n]+)$", before(match)
    )
    if (
        day is None
        or day > 31
        or not lead
        or (
            re.match(r"[ \n]*[A-Za-z(]", after(match))
            and not re.match(
                r"[ \n]+(?:to|and|in|at|but|when|with|after|before|he|she|they|it|we|i|the)\b", after(match)
            )
        )
    ):
        return None
    return Phrase(match.start(), match.end(), Calendar(day=day))


_YEAR_TAIL = r"(?:(?:,| of|, of)? ?(?P<year>{year}|{spelled_year}|'[0-9]{2}(?![0-9])))?"
_AND = r" ?(?:-|/|&|and|to|through|until|or) ?(?:the )?"

_ERA = r"(?:bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce)"

RULES: tuple[Rule, ...] = (
    rule(
        [DIGITS],
        r"(?P<year>[12][0-9]{3})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
        r"(?:t(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?z?)?",
        _iso_date,
    ),
    rule(
        [DIGITS],
        r"(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})"
        r"(?![0-9/-])(?!\.[0-9])",
        _slashed_date,
    ),
    rule(
        _MONTHS,
        r"(?P<month>{month}) ?(?:the )?(?P<first>{day_ordinal}|{day_number})"
        rf"(?:{_AND}(?P<last>{{day_ordinal}}|{{day_number}}))?{_YEAR_TAIL}",
        _month_first,
    ),
    rule(
        [DIGITS, *lexicon.ORDINALS],
        rf"(?P<first>{{day_ordinal}}|{{day_number}})(?:{_AND}(?P<last>{{day_ordinal}}|{{day_number}}))?"
        rf"[ -]?(?:of )?(?P<month>{{month}}){_YEAR_TAIL}",
        _day_first,
    ),
    rule(
        _MONTHS,
        r"(?P<month>{month})(?:,? (?:of |in )?(?:the year )?|-|/)(?P<year>{year}|{spelled_year}|'[0-9]{2})",
        _month_year,
    ),
    rule(
        [*_MONTHS, "last", "this", "next", "coming", "past", "previous", "following"],
        r"(?:(?P<pointer>last|this|next|this past|this coming|coming|past|previous|following) )?(?P<month>{month})(?!\.? ?[0-3]?[0-9](?![0-9]))",
        _month_alone,
    ),
    rule([DIGITS], r"(?P<year>{year})", _year_alone),
    rule(
        [DIGITS], r"(?P<first>{year}) ?(?:-|/) ?(?P<last>[12][0-9]{3}|[0-9]{2})(?![0-9/-])", _years
    ),
    rule(
        ["year"], r"year (?:(?P<year>{year})|(?P<spelled>{spelled_year}))(?P<short>'[0-9]{2})?", _written_year
    ),
    rule(
        ["nineteen", "eighteen"], r"(?P<spelled>{spelled_year})(?P<year>$)?(?P<short>$)?", _written_year
    ),
    rule([DIGITS], r"(?P<short>'[0-9]{2})(?!s)(?P<year>$)?(?P<spelled>$)?", _written_year),
    rule(
        [DIGITS],
        rf"(?P<first>[1-9][0-9]{{0,3}})(?: ?- ?| to | and )(?P<last>[1-9][0-9]{{0,3}}) ?(?P<era>{_ERA})",
        _years_before_christ,
    ),
    rule([DIGITS], rf"(?P<year>[1-9][0-9]{{0,3}}) ?(?P<era>{_ERA})", _year_of_era),
    rule([DIGITS], r"(?P<day>[1-3]?[0-9](?:st|nd|rd|th))", _day_of_month_alone),
)  # fmt: skip
