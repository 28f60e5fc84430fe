"""EDTF to words that people read. Pure."""

import calendar
import re

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
