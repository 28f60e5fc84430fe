"""The register of a timeline, as at the end of a book: who and what is in it, and where."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, F, Func, Q
from django.utils.text import slugify

from timeline import dates
from timeline.models import Source, Standing, Timeline
from timeline.reading import addresses
from timeline.reading.entries import WORDS
from timeline.reading.filters import Filters
from timeline.reading.listing import Opening, chapter_openings
from timeline.reading.names import Named, by_kind, merged_names


@dataclass(frozen=True, slots=True)
class Line:
    """What is listed, the page about it, and how many entries that page has."""

    text: str
    url: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one letter, or of one outlet."""

    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Kind:
    """The names of one kind, by letter; and how many they are."""

    key: str
    title: str
    count: int
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Register:
    standings: list[Line]
    chapters: list[Opening]
    names: list[Kind]
    sources: list[Group]


def register_of(timeline: Timeline) -> Register:
    """All that published events name; in a constant number of queries."""
    return Register(
        standings=_standings(timeline),
        chapters=list(chapter_openings(timeline).values()),
        names=_names(timeline),
        sources=_sources(timeline),
    )


def _standings(timeline: Timeline) -> list[Line]:
    found = timeline.events.published().order_by().values("standing").annotate(count=Count("pk"))
    counts = {row["standing"]: row["count"] for row in found}
    front = timeline.get_absolute_url()
    return [
        Line(WORDS[one], front + Filters(standing=(one.value,)).address(), counts[one], note=one.value)
        for one in Standing
        if one in counts
    ]


def _names(timeline: Timeline) -> list[Kind]:
    events = timeline.events.published().order_by()
    found = events.annotate(name=Func(F("names"), function="unnest")).values("name")
    counts = [(row["name"], row["count"]) for row in found.annotate(count=Count("pk", distinct=True))]
    return [
        Kind(slugify(heading), heading, len(names), _by_letter(timeline, names))
        for heading, names in by_kind(timeline, merged_names(counts))
    ]


def _by_letter(timeline: Timeline, names: list[Named]) -> list[Group]:
    lines = [Line(name.text, addresses.name_url(timeline, name.text), name.count) for name in names]
    lines.sort(key=lambda line: (_letter(line.text), line.text.casefold()))
    grouped = groupby(lines, key=lambda line: _letter(line.text))
    return [Group(letter, list(group)) for letter, group in grouped]


def _letter(text: str) -> str:
    first = addresses.name_words(text)[:1].upper()
    return first if first.isalpha() else "0–9"


def _sources(timeline: Timeline) -> list[Group]:
    cites = Q(citations__event__timeline=timeline, citations__event__status="published")
    cited = Source.objects.filter(cites).annotate(count=Count("citations__event", distinct=True))
    ordered = sorted(cited.order_by("pk"), key=lambda one: (one.publisher.casefold(), one.title.casefold()))
    grouped = groupby(ordered, key=lambda one: one.publisher)
    return [
        Group(
            publisher or "Others",
            [
                Line(one.title, addresses.source_url(timeline, one), one.count, dates.label(one.published))
                for one in group
            ],
        )
        for publisher, group in grouped
    ]
