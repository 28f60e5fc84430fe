"""One event as readers meet it: when, what, on whose word, and what each source says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from timeline import conflicts, dates
from timeline.markdown import to_html
from timeline.models import Citation, Event, Source, Standing
from timeline.models.link import LinkKind
from timeline.reading import addresses
from timeline.reading.quotes import marked
from timeline.reading.search import marked_words

# What HTML's <time datetime> can carry: no spans, no "around".
ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
MACHINE_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
WORDS = {
    Standing.REPORTED: "Reported",
    Standing.ALLEGED: "Alleged",
    Standing.DENIED: "Denied",
    Standing.CONFIRMED: "Confirmed",
    Standing.DISPUTED: "Disputed",
    Standing.PLANNED: "Planned",
}

# How readers are told of a link, from either end; replies stand below what they answer.
LINKED = {
    LinkKind.LEADS_TO: ("Led to", "Followed from"),
    LinkKind.ANSWERS: ("Answers", "Answered by"),
    LinkKind.CONTRADICTS: ("Contradicts", "Contradicts"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that an event rests on, and the date as its source gives it."""

    source: Source
    source_url: str
    text: SafeString
    label: str
    reasoning: str
    published: str
    date_text: str


@dataclass(frozen=True, slots=True)
class DateGiven:
    """A date, and the quotes that give it: one side of "Sources differ"."""

    label: str
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another published event, the reply to this one."""

    event: Event
    url: str
    standing: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """Another published event, and how this one stands to it: "Led to"."""

    words: str
    event: Event
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything a page says of one published event."""

    event: Event
    url: str
    anchor: str
    day: str
    year: str
    turns_year: bool
    machine_date: str
    headline: SafeString
    body: SafeString
    standing: str
    names: list[Name]
    quotes: list[Quote]
    sources: int
    differing: list[DateGiven]
    dates_vary: bool
    replies: list[Related]
    links: list[LinkedTo]

    @property
    def has_beside(self) -> bool:
        """Whether it is set beside anything: most events are not."""
        return bool(self.links or self.differing or self.replies or self.event.told_requests)


def entries_of(events: Iterable[Event], *, found: str = "") -> list[Entry]:
    """Entries of events loaded by `for_readers()`, in the order given; the words `found` by are marked."""
    return list(entries_in_turn(events, found=found))


def entries_in_turn(events: Iterable[Event], *, found: str = "") -> Iterator[Entry]:
    """The same, one after the other, of more events than should be held at once."""
    year = None
    for event in events:
        this = event.sort_day.year if event.sort_day else None
        yield _entry(event, found, turns_year=this != year)
        year = this


def standing_words(event: Event) -> str:
    """ "Alleged by the plaintiffs", "Reported"."""
    word = WORDS[Standing(event.standing)]
    return f"{word} by {event.attributed_to}" if event.attributed_to else word


def headline_alone(event: Event) -> str:
    """The headline for where nothing stands beside it: "Alleged: …" where it is no more than that."""
    if event.standing in (Standing.ALLEGED, Standing.DISPUTED):
        return f"{WORDS[Standing(event.standing)]}: {event.headline}"
    return event.headline


def dates_differ(event: Event) -> bool:
    """Whether readers are told that its sources give dates that cannot all hold."""
    whens = {citation.when for citation in event.cited if citation.when}
    return len(whens) > 1 and event.tells_conflict and not conflicts.can_all_hold(whens)


def replies_to(event: Event) -> list[Event]:
    """What answers it, in order of time."""
    found = [_beside(event, one.event) for one in event.public_backlinks if one.kind == LinkKind.ANSWERS]
    return sorted(found, key=lambda one: (one.sort_day, one.pk))


def _entry(event: Event, found: str, *, turns_year: bool) -> Entry:
    citations = event.cited
    quotes = [_quote(event, citation) for citation in citations]
    day, year = date_parts(event)
    whens = {citation.when for citation in citations if citation.when}
    differ = dates_differ(event)
    return Entry(
        event=event,
        url=addresses.event_url(event),
        anchor=f"event-{event.pk}",
        day=day,
        year=year,
        turns_year=turns_year,
        machine_date=event.when if MACHINE_DATE.fullmatch(event.when) else "",
        headline=marked_words(event.headline, found),
        body=to_html(event.body, mark=(lambda words: marked_words(words, found)) if found else None),
        standing=standing_words(event),
        names=[Name(name, addresses.name_url(event.timeline, name)) for name in event.names],
        quotes=quotes,
        sources=len({citation.source_id for citation in citations}),
        differing=_dates_given(citations, quotes) if differ else [],
        dates_vary=not differ and len(whens) > 1,
        replies=_replies(event),
        links=list(_links(event)),
    )


def date_parts(event: Event) -> tuple[str, str]:
    """The label in two: what can stand below a year set large, and that year. "by 2013" is one piece."""
    year = str(event.sort_day.year) if event.sort_day else ""
    if event.label == year:
        return "", year
    if year and event.label.endswith(f" {year}") and not event.label.startswith(("by ", "from ")):
        return event.label.removesuffix(f" {year}"), year
    return event.label, ""


def _quote(event: Event, citation: Citation) -> Quote:
    source = citation.source
    return Quote(
        source=source,
        source_url=addresses.source_url(event.timeline, source),
        text=marked(citation.quote, citation.date_text),
        label=citation.label or dates.label(citation.when),
        reasoning=ISO_DAY.sub(lambda day: dates.label(day[0]), citation.reasoning),
        published=dates.label(source.published),
        date_text=citation.date_text,
    )


def _dates_given(citations: list[Citation], quotes: list[Quote]) -> list[DateGiven]:
    dated = [(c.when, quote) for c, quote in zip(citations, quotes, strict=True) if c.when]
    dated.sort(key=lambda pair: (dates.parse(pair[0]).sort_day, pair[0]))
    grouped = groupby(dated, key=lambda pair: pair[0])
    sides = [[quote for _, quote in group] for _, group in grouped]
    return [DateGiven(side[0].label, side) for side in sides]


def _replies(event: Event) -> list[Related]:
    return [_related(reply) for reply in replies_to(event)]


def _related(event: Event) -> Related:
    first = next(iter(event.cited), None)
    quote = _quote(event, first) if first else None
    return Related(event, addresses.event_url(event), standing_words(event), quote)


def _links(event: Event) -> Iterator[LinkedTo]:
    for link in event.public_links:
        other = _beside(event, link.other)
        yield LinkedTo(LINKED[LinkKind(link.kind)][0], other, addresses.event_url(other))
    for link in event.public_backlinks:
        if link.kind != LinkKind.ANSWERS:
            other = _beside(event, link.event)
            yield LinkedTo(LINKED[LinkKind(link.kind)][1], other, addresses.event_url(other))


def _beside(event: Event, other: Event) -> Event:
    """Linked events are of one timeline, which is loaded already."""
    other.timeline = event.timeline
    return other
