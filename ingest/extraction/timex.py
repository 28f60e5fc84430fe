"""Time expressions as TIMEX3, with the reasoning that the event step needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ingest.extraction.grammar.says import Base, Calendar, Phrase, Recurring, Reference, Relative, Says, Span
from ingest.extraction.mentions import find_phrases, read
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.direction import preposition_before
from ingest.extraction.resolve.domain import is_narrative
from ingest.extraction.resolve.lengths import length_value
from ingest.extraction.resolve.places import Place, open_value, place_calendar, place_relative
from ingest.extraction.resolve.points import parse_published

Domain = Literal["news", "narrative", "auto"]


@dataclass(frozen=True, slots=True)
class Basis:
    """How a value was worked out."""

    says: Says
    rule: str
    # "words": the expression says it all; "published" or "said": counted from there; "open": not known.
    how: str
    # The value it was counted from ("" when none), and the direction taken: -1 back, +1 ahead, 0 unknown.
    anchor: str
    direction: int
    # The preposition that governs it ("since", "by", "until", "from", "to", "between", …) or "".
    preposition: str
    # Where the other end of its range starts in the text, for "from 2011 to 2019"; which end this one is.
    partner: int | None = None
    end_of_range: Literal["", "first", "last"] = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression; `text` is what stands at [start, end) of the text given."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str
    basis: Basis


_RANGE_GAP = re.compile(
    r" ?(?:-|--|/| to | and | through | until | till | or |, )[ \n]?(?:the )?|[ \n](?:to|and|through|until"
    r"|or)[ \n](?:the )?"
)


def find_timexes(text: str, published: date | str | None = None, domain: Domain = "auto") -> list[Timex]:
    """The time expressions of a text in order.

    `published` is the date the text appeared, a date or an EDTF string of day, month or year precision;
    without it, what depends on it stays underspecified ("XXXX-03").
    """
    reading = read(text)
    narrative = domain == "narrative" or (domain == "auto" and is_narrative(reading.form))
    context = Context(reading.form, parse_published(published), narrative)
    found: list[Timex] = []
    for phrase, partner in _with_partners(find_phrases(reading), reading.form):
        timex = _resolved(phrase, context)
        start, end = reading.origin(phrase.start, phrase.end)
        basis = replace(timex.basis, partner=partner and reading.origin(partner, partner + 1)[0])
        found.append(replace(timex, start=start, end=end, text=text[start:end], basis=basis))
    return found


def _with_partners(phrases: Iterator[Phrase], form: str) -> Iterator[tuple[Phrase, int | None]]:
    """Each phrase, with the year its partner in a range lends it, and where the partner starts."""
    held: Phrase | None = None
    partner: int | None = None
    for phrase in phrases:
        if held is not None:
            in_range = phrase.start - held.end <= 12 and _RANGE_GAP.fullmatch(form, held.end, phrase.start)
            if in_range:
                held = _lent(held, phrase)
            yield held, phrase.start if in_range else partner
            partner = held.start if in_range else None
        held = phrase
    if held is not None:
        yield held, partner


def _lent(first: Phrase, second: Phrase) -> Phrase:
    """ "between June and July 2011": the year of the last end belongs to the first, too."""
    ours, theirs = first.says, second.says
    if (
        not isinstance(ours, Calendar)
        or not isinstance(theirs, Calendar)
        or theirs.year is None
        or ours.year
        or ours.within
    ):
        return first
    if not (
        (ours.month and theirs.month) or (ours.season and theirs.season) or (ours.quarter and theirs.quarter)
    ):
        return first
    later = (ours.month or 0) > (theirs.month or 12)
    return replace(first, says=replace(ours, year=theirs.year - later, before_christ=theirs.before_christ))


def _resolved(phrase: Phrase, context: Context) -> Timex:
    says = phrase.says
    kind, place = _placed(phrase, context)
    preposition = preposition_before(context.form, phrase.start)
    if place.point is not None and not _looks_back(says):
        context.note(place.point, phrase.start, preposition)
        if isinstance(says, Calendar) and says.quarter:
            context.note_period(place.point, has_ended=context.form.startswith(" ended", phrase.end))
    basis = Basis(says, phrase.rule, place.how, place.anchor, place.direction, preposition)
    return Timex(phrase.start, phrase.end, "", kind, place.value, phrase.mod, basis)


def _looks_back(says: Says) -> bool:
    """ "the previous year" tells of an earlier time; the story goes on where it was."""
    return isinstance(says, Relative) and says.base is Base.MENTIONED and (says.steps or 0) < 0


def _placed(phrase: Phrase, context: Context) -> tuple[str, Place]:
    says = phrase.says
    if isinstance(says, Recurring):
        return "SET", Place(says.value)
    if isinstance(says, Reference):
        return "DATE", Place(says.name)
    if isinstance(says, Span):
        return "DURATION", Place(length_value(says))
    kind = "TIME" if says.clock else "DATE"
    if isinstance(says, Calendar):
        place = place_calendar(says, context, phrase.start, phrase.end)
        return kind, place if place.value else Place(open_value(says), how="open")
    place = place_relative(says, context, phrase.start)
    return kind, place if place.value else Place("XXXX", how="open")
