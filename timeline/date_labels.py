"""EDTF to words that people read. Pure."""

import calendar
import re
from datetime import date

MONTHS = tuple(calendar.month_name[1:])
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def label_of(edtf: str) -> str:
    """How people read canonical EDTF text.

    >>> label_of("2024-03-21/2024-03-31")
    'late March 2024'
    """
    low, slash, high = edtf.partition("/")
    if not slash:
        return _label_one(edtf)
    if high in ("", ".."):
        return f"from {_label_one(low)}"
    if low in ("", ".."):
        return f"by {_label_one(high)}"
    return _label_span(low, high)


_MONTH = "|".join(MONTHS)
_NAMED = re.compile(
    rf"\b(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?:(?P<late_day>\d{{1,2}}), )?)?"
    r"(?P<year>[12]\d{3})\b"
)
# What is named after one of these is where the date ends, not the date.
_BOUNDARY = re.compile(r"\b(?:before|after|until|since|by|from)\s+$", re.IGNORECASE)


def names_another_date(words: str, earliest: date | None, latest: date | None) -> bool:
    """Whether `words` name a year, a month or a day none of which lies between these days (None: open).

    >>> names_another_date("the week of 21 October 2024", date(2024, 11, 4), date(2024, 11, 10))
    True
    >>> names_another_date("early summer 2011", date(2011, 6, 1), date(2011, 6, 30))
    False
    """
    named = (
        _days_named(found) for found in _NAMED.finditer(words) if not _BOUNDARY.search(words[: found.start()])
    )
    return any(
        last < (earliest or date.min) or first > (latest or date.max) for first, last in filter(None, named)
    )


def _days_named(found: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of what is named; None where there is no such day."""
    year, day = int(found["year"]), int(found["day"] or found["late_day"] or 0)
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = MONTHS.index(found["month"]) + 1
    last = calendar.monthrange(year, month)[1]
    if day > last:
        return None
    return date(year, month, day or 1), date(year, month, day or last)


def _label_span(low: str, high: str) -> str:
    if third := _third_of_month(low, high):
        return third
    first, last = _label_one(low), _label_one(high)
    if re.fullmatch(r"\d{4}", low[:4]) and len(low) == len(high) and low[4:] == high[4:] in ("", "~"):
        return f"{'around ' * bool(low[4:])}{low[:4]}–{high[:4]}"
    if len(low) == len(high) == 10:
        if low[:7] == high[:7]:
            return f"{int(low[8:])}–{last}"
        return f"{first.removesuffix(' ' + low[:4]) if low[:4] == high[:4] else first} – {last}"
    if low[:4] == high[:4]:
        first = first.removesuffix(" " + low[:4])
    return f"between {first} and {last}"


def _third_of_month(low: str, high: str) -> str:
    """ "late March 2024" for 2024-03-21/2024-03-31, "" where the span is no third of a month."""
    if len(low) != 10 or len(high) != 10 or low[:7] != high[:7]:
        return ""
    year, month = int(low[:4]), int(low[5:7])
    for word, (first, last) in THIRDS.items():
        last = min(last, calendar.monthrange(year, month)[1])
        if (int(low[8:]), int(high[8:])) == (first, last):
            return f"{word}{'-' if word == 'mid' else ' '}{MONTHS[month - 1]} {year}"
    return ""


def _label_one(edtf: str) -> str:
    bare = edtf.rstrip("~?%")
    mark = edtf[len(bare) :]
    around = "around " if mark in ("~", "%") else ""
    doubt = " (uncertain)" if mark in ("?", "%") else ""
    return f"{around}{_label_bare(bare)}{doubt}"


def _ordinal_ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _label_bare(bare: str) -> str:
    if match := re.fullmatch(r"(\d{3})X", bare):
        return f"the {match[1]}0s"
    if match := re.fullmatch(r"(\d{2})XX", bare):
        century = int(match[1]) + 1
        return f"the {century}{_ordinal_ending(century)} century"
    year, _, rest = bare.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    number = int(month)
    if number in SEASONS:
        return f"{SEASONS[number]} {year}"
    if number in QUARTERS:
        return f"the {QUARTERS[number]} quarter of {year}"
    return f"{int(day)} {MONTHS[number - 1]} {year}" if day else f"{MONTHS[number - 1]} {year}"
