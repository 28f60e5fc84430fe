"""The two ends of a range: "from 2011 to 2019", "between June and July 2011", "Sept. 14-16"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extraction.grammar.says import Calendar, Phrase

_LONGEST_GAP = 12
_GAP = re.compile(
    r"[ \n]?(?:-|--|/)[ \n]?(?:the[ \n])?|[ \n](?:to|and|through|until|till|or)[ \n](?:the[ \n])?|, (?:the )?"
)


@dataclass(frozen=True, slots=True)
class Ranged:
    """A phrase, and where its partner in a range starts; None when it stands alone."""

    phrase: Phrase
    partner: int | None = None


def paired(phrases: Iterator[Phrase], form: str) -> Iterator[Ranged]:
    """Each phrase with its partner; the first end gets the year that only the last one says."""
    held: Ranged | None = None
    for phrase in phrases:
        if held and _in_range(held.phrase, phrase, form):
            yield Ranged(_with_year_of(held.phrase, phrase), phrase.start)
            held = Ranged(phrase, held.phrase.start)
            continue
        if held:
            yield held
        held = Ranged(phrase)
    if held:
        yield held


def _in_range(first: Phrase, second: Phrase, form: str) -> bool:
    near = second.start - first.end <= _LONGEST_GAP
    return near and _GAP.fullmatch(form, first.end, second.start) is not None


def _with_year_of(first: Phrase, second: Phrase) -> Phrase:
    ours, theirs = first.says, second.says
    if not isinstance(ours, Calendar) or not isinstance(theirs, Calendar):
        return first
    if theirs.year is None or ours.year or ours.within or not _alike(ours, theirs):
        return first
    turns = (ours.month or 0) > (theirs.month or 12)
    return replace(first, says=replace(ours, year=theirs.year - turns, before_christ=theirs.before_christ))


def _alike(ours: Calendar, theirs: Calendar) -> bool:
    """Both are months, seasons or quarters."""
    return bool(
        (ours.month and theirs.month) or (ours.season and theirs.season) or (ours.quarter and theirs.quarter)
    )
