"""TIMEX3 value and modifier to EDTF and a label people read; never more precise than the text was."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASONS = {"SP": ("21", "spring"), "SU": ("22", "summer"), "FA": ("23", "autumn"), "WI": ("24", "winter")}
ORDINALS = ("first", "second", "third", "fourth")

# "early", "mid", "late" of a month are its thirds; of a year its thirds too; of a decade 4 + 3 + 3 years.
EARLY = {"START": "early ", "MID": "mid-", "END": "late "}
THIRDS_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
THIRDS_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
THIRDS_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}
APPROXIMATE = frozenset({"APPROX"})
UP_TO = {"BEFORE": "before", "ON_OR_BEFORE": "by"}
ONWARDS = {"AFTER": "after", "ON_OR_AFTER": "from"}


class When(NamedTuple):
    """A date as EDTF and in words: `2024-03-21/2024-03-31`, "late March 2024"."""

    edtf: str
    label: str


Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=1024)
def from_timex(value: str, mod: str = "") -> When | None:
    """A TIMEX3 date on the calendar; None for durations, sets, references and years not known.

    >>> from_timex("2024-03", "END")
    When(edtf='2024-03-21/2024-03-31', label='late March 2024')
    """
    plain = _plain(value)
    if plain is None:
        return None
    if mod in EARLY:
        return _part(plain, mod)
    if mod in APPROXIMATE:
        return around(plain)
    if mod in UP_TO:
        return up_to(plain, UP_TO[mod])
    if mod in ONWARDS:
        return onwards(plain, ONWARDS[mod])
    return plain


def from_edtf(edtf: str) -> When | None:
    """A single EDTF date or interval with its label: what a publication date or a shifted date becomes."""
    if "/" in edtf:
        low, _, high = edtf.partition("/")
        first, last = from_edtf(low) if low not in {"", ".."} else None, None
        last = from_edtf(high) if high not in {"", ".."} else None
        if first and last:
            return between(first, last)
        if first:
            return onwards(first)
        return up_to(last) if last else None
    bare = edtf.rstrip("~?%")
    plain = _plain(bare.rstrip("X") if re.fullmatch(r"\d{3}X|\d{2}XX", bare) else bare)
    if plain is None or bounds(plain.edtf) is None:
        return None
    return around(plain) if edtf != bare else plain


def around(when: When) -> When:
    if "~" in when.edtf:
        return when
    edtf = re.sub(r"(?<=[0-9X])(?=/|$)", "~", when.edtf)
    return When(edtf, f"around {when.label}")


def between(first: When, last: When, *, in_words: bool = False) -> When | None:
    """The interval from the beginning of one date to the end of another; None if it would run backwards."""
    low, high = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    if low == high:
        return first
    span = bounds(f"{low}/{high}")
    if span is None or not (span[0] and span[1]) or span[0] > span[1]:
        return None
    return When(f"{low}/{high}", _range_label(first.label, last.label, in_words=in_words))


def onwards(when: When, word: str = "from") -> When:
    return When(f"{when.edtf.split('/')[0]}/..", f"{word} {when.label}")


def up_to(when: When, word: str = "by") -> When:
    return When(f"../{when.edtf.split('/')[-1]}", f"{word} {when.label}")


# A text asks for the same few dates over and over: its publication date for every one of its events.
@lru_cache(maxsize=1024)
def bounds(edtf: str) -> Bounds | None:
    """First and last day of an EDTF date or interval; an open end is None. None if it is no such date."""
    text = QUALIFIER.sub("", edtf)
    low, slash, high = text.partition("/")
    first, last = _days(low), _days(high if slash else low)
    if (low not in {"", ".."} and first is None) or (slash and high not in {"", ".."} and last is None):
        return None
    return (first[0] if first else None), (last[1] if last else None)


def precision(edtf: str) -> str:
    """ "day", "month", "year" or "other": how closely a single EDTF date is known."""
    bare = edtf.rstrip("~?%")
    return {4: "year", 7: "month", 10: "day"}.get(len(bare), "other") if "X" not in bare else "other"


def day(value: date) -> When:
    return When(f"{value:%Y-%m-%d}".zfill(10), f"{value.day} {MONTHS[value.month - 1]} {value.year}")


def month(year: int, number: int) -> When:
    return When(f"{year:04}-{number:02}", f"{MONTHS[number - 1]} {year}")


def shifted(edtf: str, unit: str, amount: int) -> When | None:
    """A date moved by days, weeks, months or years, at the coarser precision of the two.

    >>> shifted("2016-06-09", "month", 1)
    When(edtf='2016-07', label='July 2016')
    """
    span = bounds(edtf.split("/")[0])
    if span is None or span[0] is None:
        return None
    first, known = span[0], precision(edtf.split("/")[0])
    try:
        if unit == "year" or known == "year":
            moved = first.year + (amount if unit == "year" else 0)
            return When(f"{moved:04}", str(moved)) if 1 <= moved <= 9999 else None
        if unit == "month" or known == "month":
            count = first.year * 12 + first.month - 1 + (amount if unit == "month" else 0)
            return month(count // 12, count % 12 + 1) if 12 <= count < 120_000 else None
        return day(first + timedelta(days=amount * (7 if unit == "week" else 1)))
    except (OverflowError, ValueError):
        return None


def _plain(value: str) -> When | None:
    """A value without its modifier: year, month, day, week, season, quarter, half, decade, century."""
    value = value.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    value = POSTED.sub("", value)
    for pattern, build in FORMS:
        if match := pattern.fullmatch(value):
            return build(*(int(group) if group.isdigit() else group for group in match.groups()))
    return None


def _day(year: int, number: int, dom: int) -> When | None:
    if not 1 <= number <= 12 or year < 1 or not 1 <= dom <= monthrange(year, number)[1]:
        return None
    return day(date(year, number, dom))


def _month(year: int, number: int) -> When | None:
    return month(year, number) if year and 1 <= number <= 12 else None


def _year(year: int) -> When | None:
    return When(f"{year:04}", str(year)) if year else None


def _week(year: int, number: int) -> When | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
        sunday = monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    return When(f"{monday}/{sunday}", f"the week of {day(monday).label}")


def _weekend(year: int, number: int) -> When | None:
    try:
        saturday = date.fromisocalendar(year, number, 6)
        return When(f"{saturday}/{saturday + timedelta(days=1)}", f"the weekend of {day(saturday).label}")
    except (ValueError, OverflowError):
        return None


def _season(year: int, name: str) -> When | None:
    code, word = SEASONS[name]
    return When(f"{year:04}-{code}", f"{word} {year}") if 0 < year < 9999 else None


def _coded_season(year: int, code: int) -> When | None:
    return _season(year, ("SP", "SU", "FA", "WI")[code - 21])


def _quarter(year: int, number: int) -> When | None:
    first = month(year, number * 3 - 2)
    return When(f"{first.edtf}/{year:04}-{number * 3:02}", f"the {ORDINALS[number - 1]} quarter of {year}")


def _half(year: int, number: int) -> When | None:
    first, last = number * 6 - 5, number * 6
    return When(f"{year:04}-{first:02}/{year:04}-{last:02}", f"the {ORDINALS[number - 1]} half of {year}")


def _decade(number: int) -> When | None:
    return When(f"{number:03}X", f"the {number}0s") if number >= 10 else None


def _century(number: int) -> When | None:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get((number + 1) % 10 if number != 10 else 0, "th")
    return When(f"{number:02}XX", f"the {number + 1}{suffix} century") if number >= 10 else None


# "2014-05-02-WXX-5", "2014-XX-XX", "2014-05-W18": the notation of posts says the same twice.
POSTED = re.compile(r"(?<=^\d{4}-\d\d-\d\d)-WXX-\d.*|(?<=^\d{4})-XX-XX$|(?<=^\d{4})-\d\d(?=-W\d\d$)")
# Value patterns in TIMEX3 and what each is on the calendar; the first that fits the whole value counts.
FORMS: list[tuple[re.Pattern[str], Callable[..., When | None]]] = [
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(2[1-4])"), _coded_season),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(?:FY)?(\d{4})"), _year),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{3})X?"), _decade),
    (re.compile(r"(\d{2})(?:XX)?"), _century),
]


def _part(plain: When, mod: str) -> When:
    """The early, middle or late part of a month, year or decade; of anything else only a rough date."""
    label = EARLY[mod] + plain.label
    if re.fullmatch(r"\d{4}-\d\d", plain.edtf) and plain.edtf[5:] <= "12":
        low, high = THIRDS_OF_MONTH[mod]
        high = min(high, monthrange(int(plain.edtf[:4]), int(plain.edtf[5:]))[1])
        return When(f"{plain.edtf}-{low:02}/{plain.edtf}-{high:02}", label)
    if re.fullmatch(r"\d{4}", plain.edtf):
        low, high = THIRDS_OF_YEAR[mod]
        return When(f"{plain.edtf}-{low:02}/{plain.edtf}-{high:02}", label)
    if re.fullmatch(r"\d{3}X", plain.edtf):
        low, high = THIRDS_OF_DECADE[mod]
        return When(f"{plain.edtf[:3]}{low}/{plain.edtf[:3]}{high}", label.replace("the ", "", 1))
    return When(
        around(plain).edtf,
        label.replace("mid-the", "the middle of the")
        .replace("early the", "early in the")
        .replace("late the", "late in the"),
    )


def _range_label(first: str, last: str, *, in_words: bool) -> str:
    if re.fullmatch(r"\w+ \d{4}", first) and first.split()[-1] == last.split()[-1] and last.count(" ") == 1:
        first = first.rsplit(" ", 1)[0]
    if in_words:
        return f"between {first} and {last}"
    return f"{first}–{last}" if " " not in first else f"{first} – {last}"


QUALIFIER = re.compile(r"[~?%]")
SEASON = re.compile(r"(\d{4})-2([1-4])")
SINGLE = re.compile(r"(\d{2,4})(X{0,2})(?:-(\d\d)(?:-(\d\d))?)?")


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of a single date without qualifiers."""
    if match := SEASON.fullmatch(text):
        year, start = int(match[1]), int(match[2]) * 3
        if not 1 <= year < 9999:
            return None
        end_year, end = (year + 1, 2) if start == 12 else (year, start + 2)
        return date(year, start, 1), date(end_year, end, monthrange(end_year, end)[1])
    if match := SINGLE.fullmatch(text):
        digits, unknown, number, dom = match.groups()
        if len(digits) + len(unknown) != 4 or (unknown and number):
            return None
        low, high = int(digits + "0" * len(unknown)), int(digits + "9" * len(unknown))
        return _calendar_days(low, high, int(number or 0), int(dom or 0))
    return None


def _calendar_days(low: int, high: int, number: int, dom: int) -> tuple[date, date] | None:
    if not 1 <= low <= high or number > 12:
        return None
    if not number:
        return date(low, 1, 1), date(high, 12, 31)
    last = monthrange(low, number)[1]
    if dom > last:
        return None
    return date(low, number, dom or 1), date(low, number, dom or last)
