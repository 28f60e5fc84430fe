"""The reviewer's queue: which proposals, in which order, how many of each kind, where in it one stands."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from unicodedata import combining, normalize
from urllib.parse import urlencode

from django.db.models import Count, F, Func, Q
from django.http import QueryDict

from timeline import dates
from timeline.models import Citation, Event, Standing, Status, Timeline
from timeline.querysets import EventQuerySet, comes_before

SHOWN = 30
SHOWN_IN_ROWS = ("headline", "when", "label", "standing", "conflict", "confidence", "weight")
SURENESS = {
    "high": ("0.8 and more", Q(confidence__gte=0.8)),
    "middle": ("0.5 to 0.8", Q(confidence__gte=0.5, confidence__lt=0.8)),
    "low": ("below 0.5", Q(confidence__lt=0.5) | Q(confidence=None)),
}
DATED = {"yes": ("dated", Q(sort_day__isnull=False)), "no": ("undated", Q(sort_day=None))}
CONFLICT = {"yes": ("sources differ", ~Q(conflict=""))}
STATES = {
    "": ("To review", Q(status=Status.PROPOSED, is_unsure=False)),
    "unsure": ("Unsure", Q(status=Status.PROPOSED, is_unsure=True)),
    "rejected": ("Rejected", Q(status=Status.REJECTED)),
}


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What narrows the queue down; every field is a parameter of the page's address, "" leaves it out."""

    state: str = ""
    q: str = ""
    standing: str = ""
    dated: str = ""
    conflict: str = ""
    sure: str = ""
    source: str = ""
    name: str = ""
    since: str = ""
    until: str = ""
    # Whether the choices are spread out, which costs counting them.
    filters: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "QueueFilter":
        return cls(**{field.name: _plain(query.get(field.name, "")) for field in fields(cls)})

    def parameters(self) -> dict[str, str]:
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def narrows(self) -> bool:
        """Whether anything but the state is chosen."""
        return bool(self.parameters().keys() - {"state", "filters"})

    def shows_choices(self) -> bool:
        chosen = self.parameters().keys() - {"state", "filters", "q"}
        return self.filters == "open" or bool(chosen)

    def query(self, **more: Any) -> str:
        """As the query of an address, with `more` parameters."""
        return urlencode(self.parameters() | {key: value for key, value in more.items() if value})

    def choices(self) -> Q:
        """What is chosen from a short list; each of these is counted by itself as well."""
        found = STATES.get(self.state, STATES[""])[1]
        if self.standing in Standing.values:
            found &= Q(standing=self.standing)
        for chosen, options in ((self.dated, DATED), (self.conflict, CONFLICT), (self.sure, SURENESS)):
            if chosen in options:
                found &= options[chosen][1]
        return found

    def apply_words(self, events: EventQuerySet) -> EventQuerySet:
        """What is typed or belongs to another table."""
        if self.q:
            # As the words are kept: small letters, no accents.
            plain = "".join(c for c in normalize("NFKD", self.q.lower()) if not combining(c))
            events = events.filter(search_text__words__contains=plain)
        if self.source.isdecimal() and len(self.source) < 18:
            citing = Citation.objects.filter(source=int(self.source)).values("event")
            events = events.filter(pk__in=citing)
        if self.name:
            events = events.filter(names__contains=[self.name])
        if first := _bound(self.since, "earliest"):
            events = events.filter(Q(span__endswith__gt=first) | Q(span__endswith=None, span__isnull=False))
        if last := _bound(self.until, "latest"):
            events = events.filter(
                Q(span__startswith__lte=last) | Q(span__startswith=None, span__isnull=False)
            )
        return events

    def apply(self, events: EventQuerySet) -> EventQuerySet:
        return self.apply_words(events).filter(self.choices())


def _plain(typed: str) -> str:
    """What somebody typed, without the one character that PostgreSQL has no place for."""
    return typed.replace("\0", "").strip()[:200]


def _bound(typed: str, side: str) -> date | None:
    try:
        return getattr(dates.read(typed), side, None) if typed else None
    except dates.NotADate:
        return None


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, and how many proposals it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """The part of the queue around `event`, in order, with sources; and how many each filter would leave.

    `index` is the place of `event` in the whole queue; None where it is not in it, and then the part is what
    stands around the place that it would have. Without any event, nothing is left.
    """

    event: Event | None
    rows: tuple[Event, ...]
    place: int
    index: int | None
    total: int
    options: dict[str, list[Option]]

    @property
    def number(self) -> int | None:
        """Its place as people count."""
        return None if self.index is None else self.index + 1

    @property
    def after(self) -> tuple[Event, ...]:
        return self.rows[self.place + (self.index is not None) :]

    @property
    def next_id(self) -> int | None:
        """What comes after the current one; after the last the one before it."""
        return self.after[0].pk if self.after else self.previous_id

    @property
    def previous_id(self) -> int | None:
        return self.rows[self.place - 1].pk if self.place else None


def read_queue(timeline: Timeline, wanted: QueueFilter, event_id: int | None) -> Queue:
    """The queue of `timeline`, standing at `event_id`, else at its best proposal.

    Read from that place in both directions and counted in one pass, so that its length costs little.
    """
    events = wanted.apply(_everything(timeline))
    event = _current(timeline, events, event_id)
    counted = _count(timeline, wanted, event)
    before, after = [], []
    if event:
        lean = events.only(*SHOWN_IN_ROWS).with_open_comments()
        before = list(lean.before_in_queue(event)[: SHOWN // 3])[::-1]
        after = list(lean.from_in_queue(event)[: SHOWN - len(before)])
    rows = Event.objects.fill_sources([*before, *after])
    is_in = bool(after) and after[0] == event
    return Queue(
        event=event,
        rows=tuple(rows),
        place=len(before),
        index=counted["before"] if is_in else None,
        total=counted[f"state_{wanted.state if wanted.state in STATES else ''}"],
        options=_options(timeline, wanted, counted),
    )


def _current(timeline: Timeline, events: EventQuerySet, event_id: int | None) -> Event | None:
    """What was asked for, whatever has become of it; else the best proposal of these."""
    whole = timeline.events.select_related("chapter", "image").with_citations().with_facts()
    asked = event_id and whole.filter(pk=event_id).first()
    return asked or whole.filter(pk__in=events.best_first().values("pk")[:1]).first()


def _everything(timeline: Timeline) -> EventQuerySet:
    """What any state of the queue may hold."""
    return Event.objects.filter(timeline=timeline, status__in=(Status.PROPOSED, Status.REJECTED))


def queue_ids(timeline: Timeline, wanted: QueueFilter) -> tuple[int, ...]:
    events = wanted.apply(_everything(timeline))
    return tuple(events.best_first().values_list("pk", flat=True))


def _kinds(wanted: QueueFilter) -> dict[str, dict[str, tuple[str, Q]]]:
    """The filters that are chosen from short lists; only the state while the others are not shown."""
    if not wanted.shows_choices():
        return {"state": STATES}
    return {
        "state": STATES,
        "standing": {value: (str(label), Q(standing=value)) for value, label in Standing.choices},
        "dated": DATED,
        "conflict": CONFLICT,
        "sure": SURENESS,
    }


def _count(timeline: Timeline, wanted: QueueFilter, event: Event | None) -> dict[str, int]:
    """How many each value of each filter would leave, all others kept, and how many stand `before` the event.

    One query in one pass over what any of them may hold.
    """
    counts = {
        f"{kind}_{value}": Count("pk", filter=condition & replace(wanted, **{kind: ""}).choices())
        if kind != "state"
        else Count("pk", filter=replace(wanted, state=value).choices())
        for kind, values in _kinds(wanted).items()
        for value, (_, condition) in values.items()
    }
    if event:
        counts["before"] = Count("pk", filter=comes_before(event) & wanted.choices())
    return dict(wanted.apply_words(_everything(timeline)).order_by().aggregate(**counts))


def _options(timeline: Timeline, wanted: QueueFilter, counted: dict[str, int]) -> dict[str, list[Option]]:
    """For each filter its values and counts: two more queries where sources and names are shown."""
    found = {
        kind: [
            Option(value, label, counted[f"{kind}_{value}"], getattr(wanted, kind) == value)
            for value, (label, _) in values.items()
        ]
        for kind, values in _kinds(wanted).items()
    }
    if wanted.shows_choices():
        found["source"] = list(_source_options(_everything(timeline), wanted))
        found["name"] = list(_name_options(_everything(timeline), wanted))
    return found


def _source_options(events: EventQuerySet, wanted: QueueFilter) -> Iterator[Option]:
    proposals = replace(wanted, source="").apply(events).order_by()
    cited = Citation.objects.filter(event__in=proposals.values("pk")).order_by()
    counted = cited.values("source", "source__title").annotate(count=Count("event", distinct=True))
    for row in counted.order_by("-count", "source")[:50]:
        value = str(row["source"])
        yield Option(value, row["source__title"][:60], row["count"], wanted.source == value)


def _name_options(events: EventQuerySet, wanted: QueueFilter) -> Iterator[Option]:
    proposals = replace(wanted, name="").apply(events).order_by()
    named = proposals.annotate(one=Func(F("names"), function="unnest")).values("one")
    for row in named.annotate(count=Count("pk")).order_by("-count", "one")[:30]:
        yield Option(row["one"], row["one"][:60], row["count"], wanted.name == row["one"])
