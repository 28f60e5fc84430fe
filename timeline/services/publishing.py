"""Several events before readers, or away from them, by one change: at once, or when their moment has come."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import DatabaseError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from timeline.checks import hindrance, levels_of
from timeline.models import Event, Status, Timeline
from timeline.models.change import ChangeKind
from timeline.services.errors import Refused
from timeline.services.events import event_change, event_publish
from timeline.services.history import change
from timeline.services.publicity import tell

logger = logging.getLogger(__name__)

CHANGED = "Somebody changed it in the meantime."
# Near the last year of the calendar, a moment cannot be told in every zone.
FURTHEST = timedelta(days=36525)
SPENT = {"publish_at": None, "publish_by": None, "held_because": ""}


@dataclass(slots=True)
class Outcome:
    """How many were written, which were left as they are and why, and the change to undo (None: nothing)."""

    written: int = 0
    left: list[tuple[Event, str]] = field(default_factory=list)
    change_id: UUID | None = None


def events_publish(
    *, timeline: Timeline, seen: Mapping[int, int], by: AbstractBaseUser | None, now: datetime
) -> Outcome:
    """Show readers those of the events `seen` (each with the version looked at) that nothing hinders."""
    levels = levels_of(timeline.check_levels)
    outcome = Outcome()
    with change(by=by, action="publish", many=True) as change_id:
        ready = []
        for event in _locked(timeline, seen):
            why = CHANGED if event.version != seen[event.pk] else hindrance(event, levels)
            if why:
                outcome.left.append((event, why))
            else:
                ready.append(event)
        values = {"status": Status.PUBLISHED, "published_at": Coalesce(F("published_at"), now), **SPENT}
        _write(ready, values, outcome, change_id, now)
        tell(ready, ChangeKind.PUBLISHED, now=now)
    return outcome


def events_schedule(
    *, timeline: Timeline, seen: Mapping[int, int], at: datetime, by: AbstractBaseUser, now: datetime
) -> Outcome:
    """Show readers those of the events `seen` that may be at a moment that lies ahead, by one change."""
    _refuse_moment(at, now)
    outcome = Outcome()
    with change(by=by, action="schedule", many=True) as change_id:
        waiting = []
        for event in _locked(timeline, seen):
            why = CHANGED if event.version != seen[event.pk] else _why_not_scheduled(event)
            if why:
                outcome.left.append((event, why))
            else:
                waiting.append(event)
        _write(waiting, {"publish_at": at, "publish_by": by, "held_because": ""}, outcome, change_id, now)
    return outcome


def events_unpublish(
    *, timeline: Timeline, seen: Mapping[int, int], by: AbstractBaseUser | None, now: datetime, note: str = ""
) -> Outcome:
    """Take the published ones among the events `seen` away from readers; the changes page says why."""
    outcome = Outcome()
    with change(by=by, action="unpublish", many=True, note=note) as change_id:
        public = []
        for event in _locked(timeline, seen):
            if event.version != seen[event.pk]:
                outcome.left.append((event, CHANGED))
            elif not event.is_public:
                outcome.left.append((event, f"It is {event.status}."))
            else:
                public.append(event)
        _write(public, {"status": Status.CONFIRMED}, outcome, change_id, now)
        tell(public, ChangeKind.WITHDRAWN, now=now, note=note)
    return outcome


def _locked(timeline: Timeline, seen: Mapping[int, int]) -> list[Event]:
    """In order of time; what is of another timeline or gone is left out."""
    rows = timeline.events.filter(pk__in=seen)
    locked = list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    return list(Event.objects.filter(pk__in=locked).with_facts().chronological())


def _write(
    events: list[Event], values: Mapping[str, object], outcome: Outcome, change_id: UUID, now: datetime
) -> None:
    """One statement, however many there are."""
    if not events:
        return
    chosen = Event.objects.filter(pk__in=[event.pk for event in events])
    outcome.written = chosen.update(**values, version=F("version") + 1, updated_at=now)
    outcome.change_id = change_id


def event_schedule(
    *, event_id: int, version: int, at: datetime, by: AbstractBaseUser, now: datetime
) -> Event:
    """Show it to readers at a moment that lies ahead; the checks are made again then."""
    _refuse_moment(at, now)

    def schedule(event: Event) -> None:
        if why := _why_not_scheduled(event):
            raise Refused(why)
        event.publish_at, event.publish_by_id, event.held_because = at, by.pk, ""

    return event_change(event_id=event_id, version=version, edit=schedule, by=by, now=now, action="schedule")


def _refuse_moment(at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refused("That moment has passed. Choose a later one, or publish now.")
    if at > now + FURTHEST:
        raise Refused("That moment is more than a hundred years ahead. Choose an earlier one.")


def _why_not_scheduled(event: Event) -> str:
    """What its checks say is asked at the moment itself."""
    if event.status != Status.CONFIRMED:
        return f"You cannot schedule an event that is {event.status}."
    return "" if event.when else "It has no date yet. Readers only see events that are dated."


def event_unschedule(*, event_id: int, version: int, by: AbstractBaseUser, now: datetime) -> Event:
    """It is not published by itself."""

    def unschedule(event: Event) -> None:
        if event.publish_at is None:
            raise Refused("It is not scheduled.")
        _spend(event)

    return event_change(
        event_id=event_id, version=version, edit=unschedule, by=by, now=now, action="unschedule"
    )


def events_publish_due(*, now: datetime) -> list[Event]:
    """Publish what is due, each in the name of who scheduled it: those that came to readers, in order.

    What may not be seen now is held back, once, and says why. Of two clocks, the second finds nothing left.
    """
    due = Event.objects.filter(publish_at__lte=now, held_because="").order_by("publish_at", "pk")
    return [event for pk in due.values_list("pk", flat=True) if (event := _try_due(pk, now))]


def _try_due(event_id: int, now: datetime) -> Event | None:
    """A fault of the machine keeps back one event until the clock's next call, and none of the others."""
    try:
        return _publish_due(event_id, now)
    except DatabaseError:
        logger.exception("event %s is due and could not be published", event_id)
        return None


def _publish_due(event_id: int, now: datetime) -> Event | None:
    with transaction.atomic():
        rows = Event.objects.select_for_update(of=("self",), skip_locked=True)
        event = rows.filter(pk=event_id, publish_at__lte=now, held_because="").first()
        if event is None:
            return None
        by = User.objects.filter(pk=event.publish_by_id or 0, is_active=True).first()
        try:
            if by is None or not by.has_perm("timeline.publish_event"):
                raise Refused("Who scheduled it may not publish any more.")
            return event_publish(event_id=event.pk, version=event.version, by=by, now=now)
        except Refused as reason:
            _hold(event, str(reason), now)
            return None


def _hold(event: Event, reason: str, now: datetime) -> None:
    def hold(row: Event) -> None:
        row.held_because = reason[:500]

    event_change(
        event_id=event.pk, version=event.version, edit=hold, by=None, now=now, action="hold", note=reason
    )


def _spend(event: Event) -> None:
    for name, value in SPENT.items():
        setattr(event, name, value)
