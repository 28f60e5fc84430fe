"""The reviewer's queue: which proposals, in which order, and where in it one stands."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from timeline import dates
from timeline.models import Event, Standing, Timeline
from timeline.querysets import EventQuerySet

SHOWN = 30


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What narrows the queue down; every field is a parameter of the page's address, "" leaves it out."""

    q: str = ""
    standing: str = ""
    source: str = ""
    name: str = ""
    dated: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "QueueFilter":
        return cls(**{field.name: query.get(field.name, "").strip()[:200] for field in fields(cls)})

    def parameters(self) -> dict[str, str]:
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def query(self, **more: Any) -> str:
        """As the query of an address, with `more` parameters."""
        return urlencode(self.parameters() | {key: value for key, value in more.items() if value})

    def apply(self, events: EventQuerySet) -> EventQuerySet:
        if self.q:
            found = Q(headline__icontains=self.q) | Q(citations__quote__icontains=self.q)
            events = events.filter(pk__in=events.filter(found).order_by().values("pk"))
        if self.standing in Standing.values:
            events = events.filter(standing=self.standing)
        if self.source.isdecimal() and len(self.source) < 18:
            events = events.filter(
                pk__in=events.filter(citations__source=int(self.source)).order_by().values("pk")
            )
        if self.name:
            events = events.filter(names__contains=[self.name])
        if self.dated in ("yes", "no"):
            events = events.filter(sort_day__isnull=self.dated == "no")
        return self._apply_span(events)

    def _apply_span(self, events: EventQuerySet) -> EventQuerySet:
        first, last = _bound(self.since, "earliest"), _bound(self.until, "latest")
        if first:
            events = events.filter(span__endswith__gt=first) | events.filter(
                span__endswith=None, span__isnull=False
            )
        if last:
            events = events.filter(span__startswith__lte=last) | events.filter(
                span__startswith=None, span__isnull=False
            )
        return events


def _bound(typed: str, side: str) -> date | None:
    try:
        return getattr(dates.read(typed), side, None) if typed else None
    except dates.NotADate:
        return None


@dataclass(frozen=True, slots=True)
class Queue:
    """Proposals in order, and the place of `current` among them (None: not in this queue)."""

    ids: tuple[int, ...]
    current: int | None

    @property
    def total(self) -> int:
        return len(self.ids)

    @property
    def index(self) -> int | None:
        return self.ids.index(self.current) if self.current in self.ids else None

    @property
    def number(self) -> int | None:
        """Its place as people count."""
        return None if self.index is None else self.index + 1

    @property
    def next_id(self) -> int | None:
        """What comes after the current one; after the last the one before it."""
        if self.index is None:
            return self.ids[0] if self.ids else None
        rest = self.ids[self.index + 1 :]
        return rest[0] if rest else self.previous_id

    @property
    def previous_id(self) -> int | None:
        return self.ids[self.index - 1] if self.index else None

    @property
    def has_next(self) -> bool:
        return self.index is not None and self.index + 1 < self.total

    def shown_ids(self) -> tuple[int, ...]:
        """The part of the list around the current one."""
        first = max(0, min((self.index or 0) - SHOWN // 3, self.total - SHOWN))
        return self.ids[first : first + SHOWN]

    def rows(self) -> list[Event]:
        """The events of the part shown, with their sources, in order."""
        shown = self.shown_ids()
        found = Event.objects.filter(pk__in=shown).defer("body").with_sources().in_bulk()
        return [found[pk] for pk in shown if pk in found]


def read_queue(timeline: Timeline, wanted: QueueFilter, event_id: int | None) -> Queue:
    """The queue of `timeline`, standing at `event_id`, else at its best proposal."""
    events = wanted.apply(Event.objects.filter(timeline=timeline).proposed())
    ids = tuple(events.best_first().values_list("pk", flat=True))
    return Queue(ids, event_id or (ids[0] if ids else None))
