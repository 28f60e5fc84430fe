"""EDTF (ISO 8601-2), the timeline's one way to hold a date: bounds, label, order, reading what people type.

Pure: no database, no clock. A date keeps the precision it was given; `2011-06` stays a month everywhere.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import dateparser
import edtf as edtf_library

from timeline.date_labels import MONTHS, QUARTERS, SEASONS, THIRDS, label_of
from timeline.plain_dates import plain_bounds

YEAR_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
MAX_TYPED = 80
# Later years are mistyped; and of the last days that Python has, PostgreSQL's day after is none.
LAST_YEAR = 2999
# "between around the second quarter of 2011 (uncertain) and around the second quarter of 2012 (uncertain)"
LONGEST_LABEL = 120

# The EDTF that has a label: a decade, a century, a year, its season or quarter, a month, a day; one of them,
# or from one to another with open ends. The standard has more, none of which people here could read.
_ONE = r"(?:\d{3}X|\d\dXX|\d{4}(?:-(?:2[1-4]|3[3-6]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?)[~?%]?"
_EDTF = re.compile(rf"{_ONE}|(?:{_ONE}|(?:\.\.)?)/(?:{_ONE}|(?:\.\.)?)", re.ASCII)


class NotADate(ValueError):
    """What was given is neither EDTF nor words that name a date. The message says so to an editor."""


@dataclass(frozen=True, slots=True)
class When:
    """A date: canonical EDTF, its first and last day (None: open), and the label people read."""

    edtf: str
    earliest: date | None
    latest: date | None
    label: str

    @property
    def sort_day(self) -> date:
        """The day that places it in order of time: its first, or for an open start ("by 2013") where its
        last unit begins."""
        if self.earliest is not None:
            return self.earliest
        return _bounds(self.edtf.rpartition("/")[2])[0] or date.min


def parse(text: str) -> When:
    """The date that EDTF `text` writes.

    >>> parse("2011-06~").label
    'around June 2011'

    Raises NotADate.
    """
    canonical = _canonical(text)
    earliest, latest = _bounds(canonical)
    if earliest is not None and latest is not None and earliest > latest:
        raise NotADate(f"“{text}” ends before it starts.")
    return When(canonical, earliest, latest, label_of(canonical))


def read(words: str, *, other_languages: bool = False) -> When:
    """The date that somebody typed: EDTF, or words such as "late March 2024", "between June and July 2011".

    With `other_languages` also whole dates such as "3. Dezember 2020"; asking for those can take seconds, so
    it is for editors, not for strangers. Raises NotADate.
    """
    typed = re.sub(r"\s+", " ", words).strip().strip(".")
    if not typed:
        raise NotADate("Type a date, for example 2011-06, “late March 2024” or “by 2013”.")
    if len(typed) > MAX_TYPED:
        raise NotADate(f"That is too long for a date: {len(typed)} characters.")
    if re.fullmatch(r"\d{4}[-–]\d{4}", typed):  # years, as people write a span; no EDTF has this form
        return parse(f"{typed[:4]}/{typed[5:]}")
    if re.fullmatch(r"[\dX.\-/~?%]+", typed) and not re.fullmatch(r"(\d{1,2}[-./]){2}\d{2,4}", typed):
        return parse(typed)
    edtf, label = _from_words(typed, other_languages)
    try:
        when = parse(edtf)
    except NotADate as error:
        raise NotADate(str(error).replace(f"“{edtf}”", f"“{typed}”")) from error
    return When(when.edtf, when.earliest, when.latest, label or when.label)


def label(edtf: str) -> str:
    """How people read EDTF text; "" for no date, and for what is no EDTF the text itself."""
    try:
        return parse(edtf).label if edtf else ""
    except NotADate:
        return edtf


# EDTF to days -----------------------------------------------------------------------------------------


def _canonical(text: str) -> str:
    cleaned = text.strip()
    if not _EDTF.fullmatch(cleaned):
        raise NotADate(f"“{text}” is not a date that can be read.")
    if any(int(year) > LAST_YEAR for year in re.findall(r"\d{4}", cleaned.replace("X", "0"))):
        raise NotADate(f"“{text}” is too far away: dates end with the year {LAST_YEAR}.")
    low, slash, high = cleaned.partition("/")
    return f"{low or '..'}/{high or '..'}" if slash else low


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Any:
    return edtf_library.parse_edtf(text)


def _bounds(edtf: str) -> tuple[date | None, date | None]:
    low, slash, high = edtf.partition("/")
    if slash:
        first = None if low in ("", "..") else _bounds(low)[0]
        last = None if high in ("", "..") else _bounds(high)[1]
        if first is None and last is None:
            raise NotADate(f"“{edtf}” is not a date: it has neither a start nor an end.")
        return first, last
    if plain := plain_bounds(edtf):
        return plain
    try:
        value = _parsed(edtf)
        first, last = _day(value.lower_strict()), _day(value.upper_strict())
    except (edtf_library.EDTFParseException, ValueError, TypeError, OverflowError) as error:
        raise NotADate(f"“{edtf}” is not a date that exists.") from error
    if edtf[4:7] == "-24":  # the library ends winter with the year; it lasts until the end of February
        last = date(first.year + 1, 3, 1) - timedelta(days=1)
    return first, last


def _day(moment: Any) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def is_edtf(text: str) -> bool:
    """Whether `text` is a date as `parse` takes it."""
    try:
        parse(text)
    except NotADate:
        return False
    return True


# Words to EDTF ----------------------------------------------------------------------------------------

_MONTH = rf"(?P<month>sept|{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_POINTS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"(?P<third>early|mid|late)[ -]{_MONTH},? {_YEAR}",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter),? (?:of )?{_YEAR}",
        rf"(?:the )?(?P<quarter>first|second|third|fourth) quarter,? (?:of )?{_YEAR}",
        rf"q(?P<quarter>[1-4]),? {_YEAR}",
        rf"(?P<third>early|mid|late)[ -]{_YEAR}",
        r"(?:the )?(?P<decade>\d{3})0s",
        rf"(?:in )?{_YEAR}",
    )
]
_BETWEEN = [
    re.compile(r"(?:some ?time )?between (?P<low>.+) and (?P<high>.+)", re.IGNORECASE),
    re.compile(r"from (?P<low>.+?) (?:to|until|till|through) (?P<high>.+)", re.IGNORECASE),
    re.compile(
        r"(?P<low>.+?)(?: ?[–—] ?| - | to | until |(?:(?<=\b\d)|(?<=\b\d\d))-(?=\d))(?P<high>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<low>[a-z]{3,9})-(?P<high>.+)", re.IGNORECASE),
]
# "May 3–5, 2024", as Americans write it.
_DAYS_OF_MONTH = re.compile(
    rf"{_MONTH} (?P<low>\d{{1,2}}) ?[-–—] ?(?P<high>\d{{1,2}}),? {_YEAR}", re.IGNORECASE
)
_PREFIXES = [
    (re.compile(r"(?:around|about|circa|c\.?|ca\.?|approximately) ?(?P<rest>.+)", re.IGNORECASE), "{}~"),
    (re.compile(r"(?:perhaps|possibly|probably|maybe) (?P<rest>.+)", re.IGNORECASE), "{}?"),
    (re.compile(r"(?:by|before|until|no later than) (?P<rest>.+)", re.IGNORECASE), "../{}"),
    (re.compile(r"(?:from|since|after|as of) (?P<rest>.+)", re.IGNORECASE), "{}/.."),
]


def _from_words(typed: str, other_languages: bool) -> tuple[str, str]:
    """(EDTF, label or "") of typed words."""
    if point := _point(typed):
        return point
    if days := _DAYS_OF_MONTH.fullmatch(typed):
        typed = "{low}–{high} {month} {year}".format_map(days.groupdict())
    for pattern in _BETWEEN:
        if (match := pattern.fullmatch(typed)) and (span := _span(match["low"], match["high"])):
            return span, ""
    for pattern, shape in _PREFIXES:
        if (match := pattern.fullmatch(typed)) and (point := _point(match["rest"])) and "/" not in point[0]:
            return shape.format(point[0]), ""
    if re.fullmatch(r"[\d.\-/ ]+", typed):
        raise NotADate(f"“{typed}” could be read in two ways. Write the month as a word, or 2020-12-03.")
    if (point := _point(f"{typed} 2000")) and is_edtf(point[0]):
        raise NotADate(f"“{typed}” is not a date without its year: “{typed} 2011”, for example.")
    found = _in_other_languages(typed) if other_languages else None
    if found is None:
        raise NotADate(
            f"“{typed}” is not a date that can be read. Try 2011-06, “late March 2024”, “around June 2011”, "
            "“by 2013” or “between June and July 2011”."
        )
    return found.isoformat(), ""


def _in_other_languages(typed: str) -> date | None:
    # Whole dates in other orders and languages ("3. Dezember 2020"); relative words would need a clock.
    found = dateparser.parse(
        typed, settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    )
    return found.date() if found and re.search(r"\d{4}", typed) else None


def _span(low: str, high: str) -> str:
    last = _point(high)
    if last is None or "/" in last[0]:
        return ""
    # "June to July 2011", "14–16 September 2018": the first borrows what it lacks from the second.
    tails = ["", f" {last[0][:4]}"]
    if len(last[0]) == 10:
        tails.append(f" {MONTHS[int(last[0][5:7]) - 1]} {last[0][:4]}")
    for tail in tails:
        first = _point(low + tail)
        if first and "/" not in first[0]:
            return f"{first[0]}/{last[0]}"
    return ""


def _point(words: str) -> tuple[str, str] | None:
    for pattern in _POINTS:
        if match := pattern.fullmatch(words.strip()):
            return _point_edtf(match.groupdict())
    return None


def _point_edtf(parts: dict[str, str | None]) -> tuple[str, str]:
    if decade := parts.get("decade"):
        return f"{decade}X", ""
    year, third = parts["year"] or "", (parts.get("third") or "").lower()
    if season := parts.get("season"):
        names = {**{name: number for number, name in SEASONS.items()}, "fall": 23}
        return f"{year}-{names[season.lower()]}", ""
    if quarter := parts.get("quarter"):
        words = [*QUARTERS.values()]
        return f"{year}-{32 + (int(quarter) if quarter.isdigit() else words.index(quarter.lower()) + 1)}", ""
    if not parts.get("month"):
        if not third:
            return year, ""
        first, last = YEAR_THIRDS[third]
        return f"{year}-{first:02}/{year}-{last:02}", f"{third}{'-' if third == 'mid' else ' '}{year}"
    month = [name[:3].lower() for name in MONTHS].index((parts["month"] or "")[:3].lower()) + 1
    if third:
        first, last = THIRDS[third]
        last = min(last, calendar.monthrange(int(year), month)[1])
        return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}", ""
    day = parts.get("day")
    return (f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"), ""
