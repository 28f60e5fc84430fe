"""Days of the calendar: "12 March 2004", "Sept. 14-16", "the 19th of October", "2024-03-21", "3/21/2024"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_ordinal, parse_year
from ingest.extraction.grammar.pattern import (
    DIGITS,
    MONTH_STARTS,
    ORDINAL_ENDS,
    POINTER,
    POINTER_STARTS,
    Rule,
    after,
    alternation,
    before,
    capitalised,
    figure_before,
    month_number,
    noun_follows,
    pointer_step,
    pointer_tells_of_said,
    rule,
)
from ingest.extraction.grammar.says import Calendar, Phrase

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_LEADS = re.compile(
    r"\b(?:on|by|until|from|since|to|through|before|after"
    rf"|{alternation(lexicon.WEEKDAYS)},?)[ \n]+the[ \n]+$"
)
_AFTER_DAY = re.compile(
    r"[ \n]*(?:[^ \nA-Za-z(]|$)|[ \n]+(?:to|and|in|at|but|when|with|after|before|he|she|they|it|we|i|the)\b"
)


def _day_number(words: str) -> int | None:
    return int(words) if words.isdigit() else parse_ordinal(words)


def _exists(month: int, day: int | None) -> bool:
    return day is not None and 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


def _iso_date(match: re.Match[str], text: str) -> Calendar | None:
    month, day = int(match["month"]), int(match["day"])
    clock = f"T{match['hour']}:{match['minute']}" if match["hour"] else ""
    return Calendar(int(match["year"]), month, day, clock=clock) if _exists(month, day) else None


def _slashed_date(match: re.Match[str], text: str) -> Calendar | None:
    """The American order, unless only the other one is a date; with full stops, the day is first.

    "Since 9/11", "the 9/11 attacks": the one day that is named by its figures; not "on 9/11".
    """
    if match["year"] is None:
        named = match[0] == "9/11" and before(match, 1) != "/" and before(match, 3) != "on "
        return Calendar(2001, 9, 11) if named else None
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if first <= 12 else (second, first)
    if match["mark"] == "." and second <= 12:
        month, day = second, first
    return Calendar(parse_year(match["year"]), month, day) if _exists(month, day) else None


def _month_first(match: re.Match[str], text: str) -> Calendar | tuple[Phrase, ...] | None:
    """ "Oct. 23", "March 15, 2007", "Sept. 14-16", "last Dec. 8"."""
    found = _one_or_two_days(match)
    if match["pointer"] is None or not isinstance(found, Calendar) or found.year:
        return None if found and match["pointer"] else found
    return found._replace(step=pointer_step(match), said=pointer_tells_of_said(match))


def _day_first(match: re.Match[str], text: str) -> Calendar | tuple[Phrase, ...] | None:
    """ "25 June 1950", "the 19th of October", "6-7 January 1916"."""
    if match["month"] in lexicon.AMBIGUOUS_MONTHS and not capitalised(match, text, "month"):
        return None
    if before(match, 1) in ("$", "£", "€", ",", "."):
        return None
    return _one_or_two_days(match)


def _one_or_two_days(match: re.Match[str]) -> Calendar | tuple[Phrase, ...] | None:
    """One date, or the two ends of a range, each with what the other says for it."""
    if match["first"].isalpha() and match["year"] is None and noun_follows(after(match)):
        # "In December the first snow fell."
        return None
    month, year = month_number(match["month"]), parse_year(match["year"])
    first, last = _day_number(match["first"]), _day_number(match["last"] or match["first"])
    if not _exists(month, first) or not _exists(month, last):
        return None
    if match["last"] is None:
        return Calendar(year, month, first)
    if match["last"].isalpha() and match["year"] is None and noun_follows(after(match)):
        # "April 28 — The first trucks came."
        return (Phrase(match.start(), match.end("first"), Calendar(year, month, first)),)
    return (
        Phrase(match.start(), match.end("first"), Calendar(year, month, first)),
        Phrase(match.start("last"), match.end(), Calendar(year, month, last)),
    )


def _week_of_day(match: re.Match[str], text: str) -> Calendar | None:
    """ "the week of June 3", "the week ended Friday, 7 June 2013"."""
    month, day = month_number(match["month"]), _day_number(match["day"])
    return Calendar(parse_year(match["year"]), month, day, week=True) if _exists(month, day) else None


def _day_of_month(match: re.Match[str], text: str) -> Calendar | None:
    """ "on the 13th": a day of the month spoken of."""
    day = _day_number(match["day"])
    if not _exists(1, day) or not _DAY_LEADS.search(before(match)) or not _AFTER_DAY.match(after(match)):
        return None
    return Calendar(day=day)


def _nth_weekday(match: re.Match[str], text: str) -> Calendar | None:
    """ "the first Monday in October", "the last Thursday of May 1998"."""
    which = -1 if match["which"] == "last" else parse_ordinal(match["which"])
    if which is None or which > _WEEKS_OF_MONTH:
        return None
    weekday, month = lexicon.WEEKDAYS[match["weekday"]], month_number(match["month"])
    return Calendar(parse_year(match["year"]), month, weekday=weekday, which=which)


_WEEKS_OF_MONTH = 4
_DAY = r"(?:{day_ordinal}|{day_number})"
_DAYS = rf"(?P<first>{_DAY})(?: ?(?:-|/|&|and|to|through|until|or) ?(?:the )?(?P<last>{_DAY}))?"
_JOINS = ("to", "and", "through", "until", "or", "the", "of")
_DAY_STARTS = figure_before([*ORDINAL_ENDS, *MONTH_STARTS, *_JOINS, *lexicon.ORDINALS])
_YEAR = r"(?:(?:,| of|, of|-)? ?(?P<year>{year}|{spelled_year}|'[0-9]{2}(?![0-9])))?"
_WEEK_OF = (
    r"week (?:of|to|through|ended|ending|beginning|starting|commencing|that (?:ended|began))"
    r" (?:on )?(?:the )?(?:{weekday},? )?"
)

RULES: tuple[Rule, ...] = (
    rule(
        [DIGITS],
        r"(?P<year>[12][0-9]{3})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
        r"(?:t(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?",
        _iso_date,
    ),
    rule(
        [DIGITS],
        r"(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])"
        r"(?:(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/-])(?!\.[0-9])|(?<=9/11)(?![0-9/]))",
        _slashed_date,
    ),
    rule(
        [*MONTH_STARTS, *POINTER_STARTS],
        rf"{POINTER}(?P<month>{{month}}) ?(?:the )?{_DAYS}{_YEAR}",
        _month_first,
    ),
    rule([*_DAY_STARTS, *lexicon.ORDINALS], rf"{_DAYS}[ -]?(?:of )?(?P<month>{{month}}){_YEAR}", _day_first),
    rule(
        ["last", *figure_before(ORDINAL_ENDS), *lexicon.ORDINALS],
        rf"(?P<which>last|{{ordinal}}) (?P<weekday>{{full_weekday}}) (?:in|of) (?P<month>{{month}}){_YEAR}",
        _nth_weekday,
    ),
    rule(["week"], rf"{_WEEK_OF}(?P<month>{{month}}) (?P<day>{_DAY}){_YEAR}", _week_of_day),
    rule(["week"], rf"{_WEEK_OF}(?P<day>{_DAY}) (?:of )?(?P<month>{{month}}){_YEAR}", _week_of_day),
    rule(figure_before(ORDINAL_ENDS), r"(?P<day>[1-3]?[0-9](?:st|nd|rd|th))", _day_of_month),
)
