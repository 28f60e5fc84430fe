"""Parts of a date: "the third week of May", "the last two weeks of 2012"."""

import re
from datetime import timedelta

from ingest.extraction import calendar, lexicon
from ingest.extraction.calendar import When

_NUMBERS = "|".join(lexicon.NUMBERS)
_INSIDE = (
    r"(?i)(?:\bthe\s)?(?P<words>\b(?P<which>first|second|third|fourth|last|final|early|opening|closing|small)"
    rf"\s(?:(?P<amount>{_NUMBERS}|\d\d?)\s)?(?P<unit>hour|day|week|month|quarter)(?P<many>s)?)(?P<of>\sof\s)"
    r"(?:the\s)?"
)
# As it stands before a date, and as it begins an expression that has the date in it.
BEFORE = re.compile(_INSIDE + "$")
AT_START = re.compile(_INSIDE)
_EARLY = frozenset({"first", "early", "opening", "small"})
_WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3}


def part(inside: re.Match[str], whole: When) -> When | None:
    """The days or months of `whole` that a match of BEFORE or AT_START means; None if it has no such part.

    "The first week" of a month is its first seven days.
    """
    if inside["unit"].lower() == "hour":
        return whole
    if inside["many"] and not inside["amount"]:
        return _few_in(whole, inside["unit"].lower(), early=inside["which"].lower() in _EARLY)
    amount = _amount(inside["amount"])
    number, unit = _WHICH.get(inside["which"].lower()), inside["unit"].lower()
    if amount == 0 or (amount > 1 and number not in (None, 1)):
        return None
    edtf = (
        _days_in(whole.edtf, number, amount * _DAYS[unit])
        if unit in _DAYS
        else _months_in(whole.edtf, number, amount * _MONTHS[unit])
    )
    return When(edtf, f"the {inside['words'].lower()} of {whole.label}") if edtf else None


def _few_in(whole: When, unit: str, *, early: bool) -> When | None:
    """ "The final days of 2012": some time in December; of a month or of months, the first or last third."""
    known = calendar.precision(whole.edtf)
    if known == "year" and unit in _DAYS:
        return calendar.month(int(whole.edtf[:4]), 1 if early else 12)
    if (known == "year" and unit == "month") or (known == "month" and unit in _DAYS):
        return calendar.from_timex(whole.edtf.rstrip("~"), "START" if early else "END")
    return None


def _amount(words: str | None) -> int:
    if words is None:
        return 1
    return int(words) if words.isdigit() else lexicon.NUMBERS[words.lower()]


def _days_in(edtf: str, number: int | None, days: int) -> str:
    """The `number`-th block of so many days, the last one without a number."""
    low, high = calendar.bounds(edtf) or (None, None)
    if low is None or high is None:
        return ""
    total = (high - low).days + 1
    before = (number - 1) * days if number else total - days
    if before < 0 or before + days > total:
        return ""
    start, end = low + timedelta(days=before), low + timedelta(days=before + days - 1)
    return f"{start}/{end}" if days > 1 else f"{start}"


def _months_in(edtf: str, number: int | None, months: int) -> str:
    """The `number`-th block of so many months of a year."""
    if calendar.precision(edtf) != "year":
        return ""
    first = (number - 1) * months + 1 if number else 13 - months
    last = first + months - 1
    if first < 1 or last > 12:
        return ""
    year = edtf[:4]
    return f"{year}-{first:02}/{year}-{last:02}" if months > 1 else f"{year}-{first:02}"
