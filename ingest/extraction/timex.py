"""Time expressions as TIMEX3, with the reasoning that the event step needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from ingest.extraction.grammar.says import Base, Calendar, Phrase, Recurring, Reference, Relative, Says, Span
from ingest.extraction.grammar.titles import is_of_a_name
from ingest.extraction.mentions import find_phrases
from ingest.extraction.ranges import Ranged, paired
from ingest.extraction.reading import Reading, paragraphs, read
from ingest.extraction.resolve.calendars import place_calendar
from ingest.extraction.resolve.context import Context
from ingest.extraction.resolve.direction import preposition_before
from ingest.extraction.resolve.domain import SAMPLE, Kind, kind_of
from ingest.extraction.resolve.lengths import length_value
from ingest.extraction.resolve.notation import written
from ingest.extraction.resolve.place import Place
from ingest.extraction.resolve.points import parse_published
from ingest.extraction.resolve.relatives import place_relative

Domain = Literal["news", "narrative", "colloquial", "auto"]


class Basis(NamedTuple):
    """How a value was worked out."""

    says: Says
    rule: str
    # "words": the expression says it all; "published" or "said": counted from there; "open": not known.
    how: str
    # The value it was counted from, or is a part of ("" when none); the direction taken: -1 back, +1 ahead,
    # 0 unknown.
    anchor: str
    direction: int
    # The preposition that governs it ("since", "by", "until", "from", "to", "between", …) or "".
    preposition: str
    # Where the other end of its range starts in the text ("from 2011 to 2019"); None when it stands alone.
    partner: int | None = None


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


def find_timexes(text: str, published: date | str | None = None, domain: Domain = "auto") -> list[Timex]:
    """The time expressions of a text in order.

    `published` is the date the text appeared, a date or an EDTF string of day, month or year precision;
    without it, what depends on it stays underspecified ("XXXX-03"). `domain` says what kind of text it is
    (see resolve/domain.py); "auto" looks.
    """
    return list(timexes_in(text, paragraphs(text), published, domain))


def timexes_in(
    text: str, parts: Iterable[tuple[int, int]], published: date | str | None, domain: Domain
) -> Iterator[Timex]:
    """Those in parts of a text, given by their spans; none reaches from one part into the next."""
    kind = kind_of(read(text, 0, SAMPLE).form) if domain == "auto" else domain
    context = Context(parse_published(published), kind)
    for start, end in parts:
        reading = read(text, start, end)
        context.form, context.begin = reading.form, start
        phrases = (
            phrase
            for phrase in find_phrases(reading, outermost=kind == "narrative")
            if reading.is_whole(phrase.start, phrase.end) and _dates_something(phrase, reading, kind)
        )
        for ranged in paired(phrases, reading.form):
            yield _timex(ranged, context, reading, text)


def _dates_something(phrase: Phrase, reading: Reading, kind: Kind) -> bool:
    """Not the adjective of a thing, nor a word of a name, in news; corpora of the other kinds mark both."""
    if kind != "news":
        return True
    if isinstance(phrase.says, Reference):
        return not phrase.says.attributive
    return not is_of_a_name(phrase, reading.text)


def _timex(ranged: Ranged, context: Context, reading: Reading, text: str) -> Timex:
    """The phrase as a TIMEX3, with its offsets in the text given."""
    phrase = ranged.phrase
    kind, place, preposition = _resolved(phrase, context)
    value = written(place.value, phrase.says, context.kind)
    start, end = reading.origin(phrase.start, phrase.end)
    partner = None if ranged.partner is None else reading.origin(ranged.partner, ranged.partner + 1)[0]
    basis = Basis(
        says=phrase.says,
        rule=phrase.rule,
        how=place.how,
        anchor=place.anchor,
        direction=place.direction,
        preposition=preposition,
        partner=partner,
    )
    return Timex(start, end, text[start:end], kind, value, phrase.mod, basis)


def _resolved(phrase: Phrase, context: Context) -> tuple[str, Place, str]:
    """Type, place and preposition of a phrase; the context remembers what it says."""
    says = phrase.says
    kind, place = _placed(phrase, context)
    preposition = preposition_before(context.form, phrase.start)
    if isinstance(says, Span):
        context.note_length(says)
    context.latest = place.point
    if place.point is not None and not _looks_back(says) and not _hour_of_today(says, place):
        context.note(place.point, phrase.start, preposition, place.how)
        if isinstance(says, Calendar) and says.quarter:
            context.note_period(place.point, has_ended=context.form.startswith(" ended", phrase.end))
    return kind, place, preposition


def _looks_back(says: Says) -> bool:
    """ "the previous year" tells of an earlier time; the story goes on where it was."""
    return (
        isinstance(says, Relative) and (says.base is Base.MENTIONED or says.counted) and (says.steps or 0) < 0
    )


def _hour_of_today(says: Says, place: Place) -> bool:
    """ "overnight", where no day was said: the story stays on its day."""
    return isinstance(says, Calendar) and place.how == "published" and says == Calendar(clock=says.clock)


def _length(says: Span, context: Context, phrase: Phrase) -> Place:
    """A length of time; the story goes to the date that it is part of."""
    whole = says.within and place_calendar(says.within, context, phrase.start, phrase.end)
    length = Place(length_value(says))
    return length._replace(point=whole.point, anchor=whole.value) if whole else length


def _placed(phrase: Phrase, context: Context) -> tuple[str, Place]:
    says = phrase.says
    if isinstance(says, Recurring):
        return "SET", Place(says.value)
    if isinstance(says, Reference):
        return "DATE", Place(says.name)
    if isinstance(says, Span):
        return "DURATION", _length(says, context, phrase)
    kind = "TIME" if says.clock else "DATE"
    if isinstance(says, Calendar):
        return kind, place_calendar(says, context, phrase.start, phrase.end)
    place = place_relative(says, context)
    return kind, place if place.value else Place("XXXX", how="open")
