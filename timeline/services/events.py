"""Every write to an event: view, task, command and admin share these.

`version` is the version that the editor was looking at; saving over somebody's newer one raises ChangedSince.
`by` None is the machine.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from timeline import dates
from timeline.models import Chapter, Event, Status
from timeline.models.event import date_fields
from timeline.services.errors import ChangedSince, Refused
from timeline.services.history import change
from timeline.services.publicity import (
    announce,
    changes_for_readers,
    refuse_hindered,
    seen_anew,
    timeline_revised,
)
from timeline.services.row_versions import changed_fields, values_of, versions

# What each verdict starts from. Publishing and withdrawing have actions, and a permission, of their own.
STARTS_FROM = {
    "confirm": {Status.PROPOSED, Status.REJECTED},
    "reject": {Status.PROPOSED, Status.CONFIRMED},
    "publish": {Status.CONFIRMED},
    "unpublish": {Status.PUBLISHED},
}
EDITABLE = {
    "headline",
    "body",
    "standing",
    "attributed_to",
    "names",
    "chapter",
    "is_key",
    "image",
    "image_alt",
    "image_credit",
    "image_caption",
    "uncited_note",
}
# What an older version says again: all that is said, and its date; what it rests on and is linked to stays.
RESTORED = (
    *("headline", "body", "standing", "attributed_to", "names", "chapter_id", "is_key"),
    *("image_id", "image_alt", "image_credit", "image_caption"),
    *("when", "label", "span", "sort_day"),
)


class Unchanged:
    """An argument left out, where None says something."""


UNCHANGED = Unchanged()


def event_confirm(*, event_id: int, version: int, by: AbstractBaseUser | None, now: datetime) -> Event:
    """An editor vouches for it."""
    return _become(event_id, version, Status.CONFIRMED, by=by, now=now, action="confirm")


def event_reject(*, event_id: int, version: int, by: AbstractBaseUser | None, now: datetime) -> Event:
    """It does not belong in the timeline; proposing it again will not bring it back."""
    return _become(event_id, version, Status.REJECTED, by=by, now=now, action="reject")


def event_unsure(*, event_id: int, version: int, by: AbstractBaseUser | None, now: datetime) -> Event:
    """An editor cannot tell yet: it stays proposed, apart from what nobody has looked at."""

    def put_aside(event: Event) -> None:
        if event.status != Status.PROPOSED:
            raise Refused(f"An event that is {event.status} has its verdict already.")
        event.is_unsure = True

    return _write(event_id, version, put_aside, by=by, now=now, action="unsure")


def event_publish(*, event_id: int, version: int, by: AbstractBaseUser | None, now: datetime) -> Event:
    """Readers see it from now on. It has to be confirmed and dated, and to pass every check that blocks."""
    return _become(event_id, version, Status.PUBLISHED, by=by, now=now, action="publish")


def event_unpublish(
    *, event_id: int, version: int, by: AbstractBaseUser | None, now: datetime, note: str = ""
) -> Event:
    """Readers do not see it any more; it stays confirmed. The changes page says that it was withdrawn."""
    return _become(event_id, version, Status.CONFIRMED, by=by, now=now, action="unpublish", note=note)


def event_update(
    *,
    event_id: int,
    version: int,
    by: AbstractBaseUser | None,
    now: datetime,
    fields: dict[str, Any],
    when: dates.When | Unchanged | None = UNCHANGED,
    note: str = "",
    correction: bool = False,
) -> Event:
    """Change what an event says (`fields`, of EDITABLE) and, unless left out, its date (None: undated)."""
    if unknown := fields.keys() - EDITABLE:
        raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
    values = dict(fields) if isinstance(when, Unchanged) else {**fields, **date_fields(when)}

    def edit(event: Event) -> None:
        if event.status == Status.PUBLISHED and values.get("when") == "":
            raise Refused("A published event needs a date. Unpublish it first, or give it one.")
        for name, value in values.items():
            setattr(event, name, value)

    return _write(event_id, version, edit, by=by, now=now, action="edit", note=note, correction=correction)


def event_restore(
    *, event_id: int, version: int, kept_id: int, by: AbstractBaseUser | None, now: datetime
) -> Event:
    """Say again what an older version (`kept_id`) said; its status and its citations are left as they are."""
    kept = versions(Event).filter(pk=kept_id, pgh_obj_id=event_id).first()
    if kept is None:
        raise Refused("That version does not exist.")

    def restore(event: Event) -> None:
        if event.status == Status.PUBLISHED and not kept.when:
            raise Refused("A published event needs a date. Unpublish it first.")
        for name in RESTORED:
            setattr(event, name, getattr(kept, name))

    return _write(event_id, version, restore, by=by, now=now, action="restore")


def event_change(
    *,
    event_id: int,
    version: int,
    edit: Callable[[Event], None],
    by: AbstractBaseUser | None,
    now: datetime,
    action: str,
    when: dates.When | Unchanged = UNCHANGED,
    note: str = "",
) -> Event:
    """For services of their own kind: `edit` on the locked row, and another date unless left out."""

    def both(event: Event) -> None:
        edit(event)
        values = {} if isinstance(when, Unchanged) else date_fields(when)
        for name, value in values.items():
            setattr(event, name, value)

    return _write(event_id, version, both, by=by, now=now, action=action, note=note)


def event_touch(
    event: Event, *, by: AbstractBaseUser | None, now: datetime, note: str, is_seen: bool = True
) -> None:
    """Keep in a locked event's history that something beside it changed: a link, a request for comment.

    Readers of a public one are told in the words of `note`, unless it `is_seen` by editors only.
    """
    if is_seen:
        seen_anew(event, by)
    event.version, event.updated_at = event.version + 1, now
    event.save()
    if is_seen:
        announce(event=event, was=event.status, now=now, note=note)


def event_move(*, event_id: int, steps: int, by: AbstractBaseUser | None, now: datetime) -> Event:
    """Move an event `steps` places later (negative: earlier) among the vouched ones of exactly its date."""
    event = Event.objects.get(pk=event_id)
    with change(by=by, action="move") as change_id:
        # Proposals have no place yet: an editor who sees two neighbours moves one past the other.
        among = Q(pk=event.pk) | Q(status__in=(Status.CONFIRMED, Status.PUBLISHED))
        same_date = Event.objects.same_date_as(event).filter(among)
        # Locked by their ids, as everywhere, and only then read in order: who waited sees the order of today.
        locked = list(same_date.order_by("pk").select_for_update().values_list("pk", flat=True))
        if event.pk not in locked:
            raise ChangedSince(Event.objects.get(pk=event.pk))
        peers = list(same_date.filter(pk__in=locked).chronological())
        old = next(place for place, peer in enumerate(peers) if peer.pk == event.pk)
        peers.insert(max(0, min(len(peers) - 1, old + steps)), peers.pop(old))
        shifted = [(position, peer) for position, peer in enumerate(peers, 1) if peer.position != position]
        for position, peer in shifted:
            peer.position = position
            peer.save(update_fields=["position"])
        if shifted and any(peer.status == Status.PUBLISHED for peer in peers):
            timeline_revised(timeline_id=event.timeline_id, now=now)
    event.refresh_from_db()
    event.change_id = change_id if shifted else None
    return event


def _become(
    event_id: int,
    version: int,
    status: Status,
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    action: str,
    note: str = "",
) -> Event:
    def turn(event: Event) -> None:
        if event.status not in STARTS_FROM[action]:
            raise Refused(f"You cannot {action} an event that is {event.status}.")
        if action == "publish":
            refuse_hindered(event.pk)
            event.published_at = event.published_at or now
        if action == "confirm":
            event.vouched_by_id = by.pk if by else None
        if action in ("confirm", "reject"):
            event.is_check_lapsed = event.checked_at is not None
        if status != Status.REJECTED and not event.uncited_note and not event.citations.exists():
            raise Refused("It has no citation, and no note saying why.")
        event.status, event.is_unsure = status, False
        event.publish_at, event.publish_by, event.held_because = None, None, ""

    return _write(event_id, version, turn, by=by, now=now, action=action, note=note)


def _write(
    event_id: int,
    version: int,
    edit: Callable[[Event], None],
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    action: str,
    note: str = "",
    correction: bool = False,
) -> Event:
    """The one way in which an event changes: locked, checked against `version`, kept, and told to readers.

    What changes nothing writes nothing, and has no `change_id`.
    """
    with change(by=by, action=action, note=note) as change_id:
        event = Event.objects.select_for_update(of=("self",)).get(pk=event_id)
        if event.version != version:
            raise ChangedSince(event)
        was, before = event.status, values_of(event)
        edit(event)
        changed = changed_fields(before, event)
        if not changed:
            return event
        if "chapter_id" in changed:
            refuse_strange_chapter(event)
        if changes_for_readers(changed):
            seen_anew(event, by)
        event.version, event.updated_at = event.version + 1, now
        event.save()
        if changes_for_readers(changed) or "status" in changed:
            announce(event=event, was=was, now=now, note=note, correction=correction, before=before)
    event.change_id = change_id
    return event


def refuse_strange_chapter(event: Event) -> None:
    """A chapter belongs to the event's own timeline."""
    if event.chapter_id is None:
        return
    timeline_id = Chapter.objects.filter(pk=event.chapter_id).values_list("timeline_id", flat=True).first()
    if timeline_id is None:
        raise Refused("The chapter has been removed since.")
    if timeline_id != event.timeline_id:
        raise Refused("The chapter belongs to another timeline.")
