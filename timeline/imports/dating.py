"""The date of an event told in another format: its known ends, and the words that are shown for them.

Such formats know years, months and days. What they cannot say ("around", "by", a season) stands in the words
that readers see; where these fit the ends, they are the date. Where they do not, they are only a label.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product

from timeline import dates
from timeline.date_labels import label_of
from timeline.dates import LONGEST_LABEL, NotADate, When
from timeline.exports.points import DatePoint, ends_of

MARKS = ("", "~", "?", "%")


def point(year: int, month: int = 0, day: int = 0) -> DatePoint:
    """A year, its month, the day; 0 for what is not known. Raises NotADate."""
    if not 1 <= year <= dates.LAST_YEAR:
        raise NotADate(
            f"The year {year} is out of reach: dates lie between the years 1 and {dates.LAST_YEAR}."
        )
    if day and not month:
        raise NotADate(f"{year} has a day ({day}) but no month.")
    found = DatePoint(year, month or None, day or None)
    dates.parse(str(found))
    return found


def when_of(
    first: DatePoint, last: DatePoint | None = None, words: str = "", *, goes_on: bool = False
) -> When:
    """The date between two points (no `last`: a single one; `goes_on`: open), shown as `words`.

    >>> when_of(DatePoint(2011, 6), words="around June 2011").edtf
    '2011-06~'
    >>> when_of(DatePoint(2011), words="the year he joined").label
    'the year he joined'

    Raises NotADate.
    """
    plain = dates.parse(_edtf(first, last, goes_on))
    words = " ".join(words.split())
    if not words or words == plain.label:
        return plain
    for edtf in _said(first, last, goes_on):
        # The label first: to read a season takes a thousand times as long.
        if label_of(edtf) == words and dates.is_edtf(edtf) and _fits(edtf, first, last, goes_on):
            return dates.parse(edtf)
    read = _read(words)
    if read and _fits(read.edtf, first, last, goes_on):
        return read
    return replace(plain, label=words[:LONGEST_LABEL])


def is_said(words: str, first: DatePoint, last: DatePoint | None, *, goes_on: bool) -> bool:
    """Whether `words` say the date between these points, and nothing else."""
    when = when_of(first, last, words, goes_on=goes_on)
    read = _read(words)
    return when.label == dates.label(when.edtf) == words or bool(read and read.edtf == when.edtf)


def _edtf(first: DatePoint, last: DatePoint | None, goes_on: bool) -> str:
    if goes_on:
        return f"{first}/.."
    return f"{first}/{last}" if last and last != first else str(first)


def _fits(edtf: str, first: DatePoint, last: DatePoint | None, goes_on: bool) -> bool:
    """Whether a date has these ends, as our own exports tell them."""
    ends = ends_of(edtf)
    if ends.first is None:  # by 2013: such formats have it as 2013
        return (ends.last, None) == (first, last) and not goes_on
    # TimelineJS knows no open end: there only the words say it.
    return (ends.first, ends.last) == (first, last) and (ends.is_open_end or not goes_on)


def _read(words: str) -> When | None:
    try:
        return dates.read(words)
    except NotADate:
        return None


def _said(first: DatePoint, last: DatePoint | None, goes_on: bool) -> Iterator[str]:
    """The dates that a label beside these ends could be of."""
    low, high = _ones(first), _ones(last) if last else ()
    if goes_on:
        yield from (f"{one}/.." for one in low)
    elif last is None:
        yield from low
        yield from (f"../{one}" for one in low)
        yield from (f"{one}/.." for one in low)
    else:
        yield from low
        yield from (f"{one}/{other}" for one, other in product(low, high))


@lru_cache(maxsize=500)
def _ones(of: DatePoint) -> tuple[str, ...]:
    """Single dates that begin or end there: the point itself, a season or quarter of a month, a decade."""
    coarse = [str(of)]
    if of.month and not of.day:
        years = (of.year, of.year - 1)  # winter ends in the next one
        coarse += [f"{year:04}-{part}" for year in years for part in (21, 22, 23, 24, 33, 34, 35, 36)]
    elif not of.month:
        coarse += [f"{of.year // 10:03}X", f"{of.year // 100:02}XX"]
    return tuple(f"{one}{mark}" for one in coarse for mark in MARKS)
