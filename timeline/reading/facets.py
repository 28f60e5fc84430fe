"""What a timeline can be narrowed by, with how many events each choice would leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from timeline.models import Standing, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading.entries import WORDS
from timeline.reading.filters import Filters, filtered
from timeline.reading.names import by_kind, merged_names
from timeline.reading.revisions import once_a_revision

MAX_CHOICES = 80
# What is counted of events, from these columns: rows of a kind, a choice of it, and how many events have it.
COLUMNS = ("id", "standing", "chapter_id", "names", "is_key", "sort_day")
COUNTED = {
    "standing": "SELECT 'standing', standing, count(*) FROM {} GROUP BY standing",
    "chapter": "SELECT 'chapter', slug, count(*) FROM {} these"
    " JOIN timeline_chapter ON chapter_id = timeline_chapter.id GROUP BY slug",
    "outlet": "SELECT 'outlet', publisher, count(DISTINCT event_id) FROM {} these"
    " JOIN timeline_citation ON event_id = these.id JOIN timeline_source ON source_id = timeline_source.id"
    " GROUP BY publisher",
    "name": "SELECT 'name', name, count(DISTINCT id) FROM {}, unnest(names) name GROUP BY name",
}
COUNTED_OF_ALL = {
    "key": "SELECT 'key', is_key::text, count(*) FROM {} GROUP BY is_key",
    "month": "SELECT 'month', date_trunc('month', sort_day::timestamp)::date::text AS month, count(*) FROM {}"
    " GROUP BY month",
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a heading."""

    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many published events there are, whatever is asked for: in all, key events, and month by month."""

    total: int
    key: int
    per_month: list[tuple[date, int]]


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each kind; a count says how many are left with that choice alone of its kind."""

    standings: list[Choice]
    names: list[Group]
    chapters: list[Choice]
    outlets: list[Choice]
    numbers: Numbers


def facets_of(timeline: Timeline, events: EventQuerySet, filters: Filters) -> Facets:
    """Choices over published `events`, which hold the search but no other filter yet."""

    counts = _counts(timeline, events, filters)
    standings, chapters = counts["standing"], counts["chapter"]
    titles = dict(timeline.chapters.values_list("slug", "title")) if chapters else {}
    return Facets(
        standings=[
            Choice(one.value, WORDS[one], standings.get(one.value, 0), one.value in filters.standing)
            for one in Standing
            if one.value in standings or one.value in filters.standing
        ],
        names=_named(timeline, counts["name"].items(), filters.name),
        chapters=[
            Choice(s, t, chapters[s], s == filters.chapter) for s, t in titles.items() if s in chapters
        ],
        outlets=_sorted((o, o, count, o == filters.outlet) for o, count in counts["outlet"].items()),
        numbers=_numbers(counts),
    )


@once_a_revision
def all_facets(timeline: Timeline, filters: Filters) -> Facets:
    """Choices over all published events: nothing was searched for."""
    return facets_of(timeline, timeline.events.published(timeline.previewed), filters)


def numbers_of(timeline: Timeline) -> Numbers:
    """The numbers alone, in one query."""
    return _numbers(_found({kind: timeline.events.published() for kind in COUNTED_OF_ALL}))


def _numbers(counts: dict[str, dict[str, int]]) -> Numbers:
    months = sorted((date.fromisoformat(day), count) for day, count in counts["month"].items())
    return Numbers(sum(counts["key"].values()), counts["key"].get("true", 0), months)


def _counts(timeline: Timeline, events: EventQuerySet, filters: Filters) -> dict[str, dict[str, int]]:
    """Of each kind, how many events each choice has among those that the filters of other kinds let through.

    "key" (key events or not) and "month" (the first day of that in which they begin) are counted of all.
    """
    chosen = filtered(events, timeline, filters)
    among = {
        kind: filtered(events, timeline, filters, without=kind) if getattr(filters, kind) else chosen
        for kind in COUNTED
    }
    whole = timeline.events.published(timeline.previewed) if filters.narrows else chosen
    return _found(among | dict.fromkeys(COUNTED_OF_ALL, whole))


def _found(among: dict[str, EventQuerySet]) -> dict[str, dict[str, int]]:
    """{kind: {choice: count}}, each kind counted `among` some events, in one query.

    By hand: what several kinds are counted among is read once, and written once, which takes longer.
    """
    tables: dict[int, str] = {}
    reads: list[str] = []
    params: list[Any] = []
    counts: list[str] = []
    for kind, events in among.items():
        if id(events) not in tables:
            try:
                sql, values = events.order_by().values_list(*COLUMNS).query.sql_with_params()
            except EmptyResultSet:
                continue
            tables[id(events)] = f"events_{len(tables)}"
            reads.append(f"{tables[id(events)]} ({', '.join(COLUMNS)}) AS ({sql})")
            params += values
        counts.append((COUNTED | COUNTED_OF_ALL)[kind].format(tables[id(events)]))
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    if not counts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(reads)} {' UNION ALL '.join(counts)}", params)
        for kind, choice, count in cursor.fetchall():
            if choice:
                found[kind][choice] = count
    return found


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A way to show what was found, and whether it is the one shown."""

    text: str
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """One thing to choose about what is shown; what else was chosen stays."""

    name: str
    links: list[ViewLink]


def views_of(filters: Filters, *, has_key: bool) -> list[ViewChoice]:
    """All or the key events, as a list or a table, in either order."""

    def links(name: str, choices: dict[str, object]) -> list[ViewLink]:
        chosen = getattr(filters, name)
        return [ViewLink(t, filters.address(**{name: v}), v == chosen) for t, v in choices.items()]

    views = [
        ViewChoice("View", links("view", {"List": "list", "Table": "table"})),
        ViewChoice("Order", links("newest", {"Oldest first": False, "Newest first": True})),
    ]
    if has_key:
        views.insert(0, ViewChoice("Events", links("key", {"Key events": True, "All": False})))
    return views


def _named(timeline: Timeline, counts: Iterable[tuple[str, int]], chosen: str) -> list[Group]:
    """The most frequent names, persons and organisations apart."""
    merged = {name.words: name for name in merged_names(counts)}
    choices = _sorted((name.words, name.text, name.count, name.words == chosen) for name in merged.values())
    offered = {choice.value: choice for choice in choices}
    kinds = by_kind(timeline, [merged[words] for words in offered]) if offered else []
    return [Group(heading, [offered[name.words] for name in names]) for heading, names in kinds]


def _sorted(choices: Iterable[tuple[str, str, int, bool]]) -> list[Choice]:
    """The most frequent ones, by name."""
    frequent = sorted(
        (Choice(*choice) for choice in choices), key=lambda one: (not one.is_chosen, -one.count)
    )
    return sorted(frequent[:MAX_CHOICES], key=lambda one: one.text.casefold())
