"""What a timeline can be narrowed by, with how many events each choice would leave."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Func

from timeline.models import Standing, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading import addresses
from timeline.reading.entries import WORDS
from timeline.reading.filters import Filters, filtered

MAX_CHOICES = 80


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices of each kind; a count says how many are left with that choice alone of its kind."""

    standings: list[Choice]
    names: list[Choice]
    chapters: list[Choice]
    outlets: list[Choice]


def facets_of(timeline: Timeline, events: EventQuerySet, filters: Filters) -> Facets:
    """Choices over published `events`, which hold the search but no other filter yet."""

    def counts(kind: str, expression: F | Func) -> list[tuple[str, int]]:
        others = filtered(events, timeline, filters, without=kind).order_by()
        found = others.annotate(choice=expression).values("choice").annotate(count=Count("pk", distinct=True))
        return [(row["choice"], row["count"]) for row in found if row["choice"]]

    standings = dict(counts("standing", F("standing")))
    titles = dict(timeline.chapters.values_list("slug", "title"))
    chapters = dict(counts("chapter", F("chapter__slug"))) if titles else {}
    outlets = counts("outlet", F("citations__source__publisher"))
    return Facets(
        standings=[
            Choice(one.value, WORDS[one], standings.get(one.value, 0), one.value in filters.standing)
            for one in Standing
            if one.value in standings or one.value in filters.standing
        ],
        names=_named(counts("name", Func(F("names"), function="unnest")), filters.name),
        chapters=[
            Choice(s, t, chapters[s], s == filters.chapter) for s, t in titles.items() if s in chapters
        ],
        outlets=_sorted((name, name, count, name == filters.outlet) for name, count in outlets),
    )


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


def merged_names(counts: list[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """(words of its address, name, count) of names with their counts: spellings with one address are one,
    under the most frequent of them."""
    sums: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for name, count in sorted(counts, key=lambda pair: -pair[1]):
        words = addresses.name_words(name)
        texts.setdefault(words, name)
        sums[words] += count
    return [(words, texts[words], count) for words, count in sums.items()]


def _named(counts: list[tuple[str, int]], chosen: str) -> list[Choice]:
    return _sorted((words, text, count, words == chosen) for words, text, count in merged_names(counts))


def _sorted(choices: Iterable[tuple[str, str, int, bool]]) -> list[Choice]:
    """The most frequent ones, by name."""
    frequent = sorted(
        (Choice(*choice) for choice in choices), key=lambda one: (not one.is_chosen, -one.count)
    )
    return sorted(frequent[:MAX_CHOICES], key=lambda one: one.text.casefold())
