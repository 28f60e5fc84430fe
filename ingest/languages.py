"""Dates in texts that are not English, through dateparser: off unless asked for, and never sure.

Only absolute dates ("12 mars 2019", "mars 2019", "12.03.2019") and plain relative ones ("hier", "vor zwei
Wochen") are read, at the precision they have. English rules are never applied to such a text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

import dateparser
from dateparser.languages.loader import default_loader

from ingest.extraction import ExtractedEvent, extract_events
from ingest.extraction.calendar import When, bounds, day, from_edtf, from_timex, month
from ingest.extraction.language import language_of
from ingest.extraction.text import split_sentences

# What dateparser reads in another language is right less often: no event of it is more sure than this.
CONFIDENCE = 0.35
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
MONTH_KEYS = (*MONTHS, "november", "december")
LONGEST_HEADLINE = 100


def extract(
    text: str, published: date | str | None = None, *, other_languages: bool = False
) -> list[ExtractedEvent]:
    """The events of a text: by our own rules if it is English, else by its dates alone, if that is wanted."""
    language = language_of(text)
    if language == "en":
        return extract_events(text, published)
    return list(_foreign_events(text, language, published)) if other_languages else []


def _foreign_events(text: str, language: str, published: date | str | None) -> Iterator[ExtractedEvent]:
    base = _base(published)
    pattern = _pattern(language)
    if pattern is None:
        return
    sentences = [sentence for sentence in split_sentences(text) if sentence.kind == "prose"]
    ends = [sentence.end for sentence in sentences]
    quoted = 0
    for match in pattern.finditer(text):
        first, last = bisect_left(ends, match.start() + 1), bisect_left(ends, match.end())
        if (
            last >= len(sentences)
            or sentences[first].start > match.start()
            or sentences[first].start < quoted
        ):
            continue
        when = _when(match, language, base)
        if when is not None:
            quoted = sentences[last].end
            yield _event(text, sentences[first].start, quoted, match, when, language)


def _base(published: date | str | None) -> datetime | None:
    """The day that relative dates count from, where the publication date is a day."""
    if isinstance(published, date):
        return datetime(published.year, published.month, published.day)  # noqa: DTZ001 - a day, no moment
    issue = from_edtf(published) if published else None
    span = bounds(issue.edtf) if issue else None
    if not span or not span[0] or span[0] != span[1]:
        return None
    return datetime(span[0].year, span[0].month, span[0].day)  # noqa: DTZ001 - a day, no moment


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Absolute dates with a month's full name or in figures, and dateparser's own list of relative days."""
    try:
        info = default_loader.get_locale(language).info
    except ValueError:
        return None
    names = [name for key in MONTH_KEYS for name in info.get(key, []) if len(name) > 2]
    months, days = (
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
        for words in (names, _relative_words(language))
    )
    particle = r"(?:de |del |d['’]|of |di )?"
    return re.compile(
        rf"(?i)(?<!\w)(?:(?:(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s+{particle})?(?P<month>{months})\.?\s+{particle}"
        rf"(?P<year>[12]\d{{3}})"
        rf"|(?P<figures>\d{{1,2}}[./-]\d{{1,2}}[./-][12]\d{{3}}|[12]\d{{3}}-\d\d-\d\d)"
        rf"|(?P<relative>{days}))(?!\w)"
    )


@cache
def _relative_words(language: str) -> dict[str, str]:
    """dateparser's words for yesterday, last week, next year …, with their units: "vorig jaar" is a year."""
    found: dict[str, str] = {}
    for key, phrases in default_loader.get_locale(language).info.get("relative-type", {}).items():
        if match := re.fullmatch(r"(?:in )?[01] (day|week|month|year)(?: ago)?", key):
            found |= {phrase.lower(): match[1] for phrase in phrases if len(phrase) > 3}
    return found


def _when(match: re.Match[str], language: str, base: datetime | None) -> When | None:
    if match["relative"] and base is None:
        return None
    settings = {"RELATIVE_BASE": base or datetime(2000, 1, 1), "DATE_ORDER": "DMY"}  # noqa: DTZ001
    found = dateparser.parse(match.group(), languages=[language], settings=settings)
    if found is None:
        return None
    if match["month"] and not match["day"]:
        return month(found.year, found.month)
    if match["relative"]:
        return _unit_around(found.date(), _relative_words(language).get(match["relative"].lower(), ""))
    return day(found.date())


def _unit_around(found: date, unit: str) -> When | None:
    """The day, week, month or year that a relative expression names, and nothing more precise."""
    if unit == "week":
        year, week, _ = found.isocalendar()
        return from_timex(f"{year:04}-W{week:02}")
    values = {"day": found.isoformat(), "month": f"{found:%Y-%m}", "year": f"{found:%Y}"}
    return from_edtf(values[unit]) if unit in values else None


def _event(
    text: str, start: int, end: int, match: re.Match[str], when: When, language: str
) -> ExtractedEvent:
    quote = text[start:end]
    line = " ".join(quote.split())
    if len(line) > LONGEST_HEADLINE:
        line = line[: LONGEST_HEADLINE - 1].rsplit(" ", 1)[0] + "…"
    words = " ".join(match.group().split())
    return ExtractedEvent(
        start,
        end,
        quote,
        line,
        when.edtf,
        when.label,
        "reported",
        "",
        (),
        words,
        f"“{words}”, read as {when.label} by dateparser: the text is not English ({language}).",
        CONFIDENCE,
    )
