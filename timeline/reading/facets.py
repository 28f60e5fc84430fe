"""What a timeline can be narrowed by, with how many events each choice would leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db.models import CharField, Count, DateField, F, Func, QuerySet, Value
from django.db.models.functions import Cast, TruncMonth

from timeline.models import Standing, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading.entries import WORDS
from timeline.reading.filters import Filters, filtered
from timeline.reading.names import by_kind, merged_names

MAX_CHOICES = 80
# Rows of a kind, a choice of it, and how many events have that.
CountedChoices: TypeAlias = "QuerySet[Any, tuple[str, str | None, int]]"


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


def numbers_of(timeline: Timeline) -> Numbers:
    """The numbers alone, in one query."""
    return _numbers(_found(_of_all(timeline)))


def _numbers(counts: dict[str, dict[str, int]]) -> Numbers:
    months = sorted((date.fromisoformat(day), count) for day, count in counts["month"].items())
    return Numbers(sum(counts["key"].values()), counts["key"].get("true", 0), months)


def _counts(timeline: Timeline, events: EventQuerySet, filters: Filters) -> dict[str, dict[str, int]]:
    """Of each kind, how many events each choice has among those that the filters of other kinds let through.

    With `_of_all`, in one query.
    """
    kinds = {
        "standing": (F("standing"), Count("*")),
        "chapter": (F("chapter__slug"), Count("*")),
        "outlet": (F("citations__source__publisher"), Count("pk", distinct=True)),
        "name": (Func(F("names"), function="unnest", output_field=CharField()), Count("pk", distinct=True)),
    }
    narrowed = [
        _counted(filtered(events, timeline, filters, without=kind), kind, choice, count)
        for kind, (choice, count) in kinds.items()
    ]
    return _found([*_of_all(timeline), *narrowed])


def _of_all(timeline: Timeline) -> list[CountedChoices]:
    """ "key": key events or not; "month": the first day of that in which they begin."""
    public = timeline.events.published(timeline.previewed)
    kinds: dict[str, Any] = {"key": "is_key", "month": Cast(TruncMonth("sort_day"), DateField())}
    return [_counted(public, kind, Cast(choice, CharField()), Count("*")) for kind, choice in kinds.items()]


def _counted(events: EventQuerySet, kind: str, choice: Any, count: Count) -> CountedChoices:
    return events.order_by().values_list(Value(kind), choice).annotate(count=count)


def _found(counted: list[CountedChoices]) -> dict[str, dict[str, int]]:
    """The counts by kind and choice, in one query."""
    first, *others = counted
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for kind, choice, count in first.union(*others, all=True):
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
