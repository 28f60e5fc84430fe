"""What readers are told: the revision that caches are keyed by, and the lines of the changes page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin

from timeline.checks import blocked, hindrance, levels_of
from timeline.models import Event, PublicChange, Status, Timeline
from timeline.models.change import ChangeKind
from timeline.services.changing import current_change
from timeline.services.errors import Refused

# What stood before readers no longer than this was a slip of the hand, and taking it back is no news.
HARDLY_READ = timedelta(minutes=10)
# What the public pages say of an event, by the names of its columns; its order among equal dates is no news.
READERS_SEE = {
    "headline",
    "body",
    "when",
    "label",
    "standing",
    "attributed_to",
    "names",
    "chapter_id",
    "is_key",
    "image_id",
    "image_alt",
    "image_credit",
    "image_caption",
    "tells_conflict",
    "uncited_note",
}

TOLD_APART = {"headline", "label", "standing", "attributed_to"}
# The rest of it, too long or too plain to be told from what to what.
OTHERWISE = {
    "body": "the text",
    "names": "people and organisations",
    "chapter_id": "the chapter",
    "is_key": "whether it is a key event",
    "image_id": "the image",
    "image_alt": "what is said of the image",
    "image_credit": "what is said of the image",
    "image_caption": "what is said of the image",
}


def refuse_unless_publisher(by: AbstractBaseUser | None) -> None:
    """For what makes events public or takes them away as one effect among others (None: the machine)."""
    if by is not None and not (isinstance(by, PermissionsMixin) and by.has_perm("timeline.publish_event")):
        raise Refused("This changes which events readers see. Ask somebody who may publish.")


def refuse_hindered(event_id: int) -> None:
    """Refuse to show a confirmed event to readers where something hinders that."""
    event = Event.objects.with_facts().select_related("timeline").get(pk=event_id)
    if why := hindrance(event, levels_of(event.timeline.check_levels)):
        raise Refused(why)


def refuse_blocked(event_ids: Iterable[int]) -> None:
    """The same for events that an undo has just made public again."""
    for event in Event.objects.with_facts().select_related("timeline").filter(pk__in=event_ids):
        if why := blocked(event, levels_of(event.timeline.check_levels)):
            raise Refused(f"“{event.headline}” would be public again, but: {why}")


def changes_for_readers(names: set[str]) -> bool:
    """Whether a published event with these fields changed reads otherwise."""
    return not READERS_SEE.isdisjoint(names)


def seen_anew(event: Event, by: AbstractBaseUser | None) -> None:
    """Set, without saving, what a change that readers see brings: whose it is, and that a check lapses."""
    event.changed_by_id = by.pk if by else None
    event.is_check_lapsed = event.checked_at is not None


def announce(
    *,
    event: Event,
    was: str,
    now: datetime,
    note: str = "",
    correction: bool = False,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Tell readers of a write to `event`, whose status was `was` before it, where it concerns them.

    With its columns as they were `before`, they are told what was what.
    """
    if event.status == Status.PUBLISHED or was == Status.PUBLISHED:
        kind, note = line_of(event, was, note=note, correction=correction, before=before)
        tell([event], kind, now=now, note=note)


def line_of(
    event: Event,
    was: str,
    *,
    note: str = "",
    correction: bool = False,
    before: Mapping[str, Any] | None = None,
) -> tuple[ChangeKind, str]:
    """What is told of a write to an event that was or is public, and its note."""
    if event.status != was:
        return (ChangeKind.PUBLISHED if event.status == Status.PUBLISHED else ChangeKind.WITHDRAWN), note
    kind = ChangeKind.CORRECTED if correction else ChangeKind.CHANGED
    return kind, "\n".join(filter(None, [note, *_told_apart(before or {}, event)]))


def tell(events: Collection[Event], kind: ChangeKind, *, now: datetime, note: str = "") -> None:
    """A line of the changes page for each of these events of one timeline: two statements for all.

    What readers were told to be published before is published again.
    """
    if not events:
        return
    known: set[int] = set()
    if kind == ChangeKind.PUBLISHED:
        told = PublicChange.objects.told().filter(event__in=events, kind=kind)
        known = set(told.values_list("event_id", flat=True))
    timeline_id = next(iter(events)).timeline_id
    PublicChange.objects.bulk_create(
        PublicChange(
            timeline_id=timeline_id,
            event=event,
            kind=ChangeKind.RETURNED if event.pk in known else kind,
            headline=event.headline,
            note=note,
            at=now,
            change=current_change(),
        )
        for event in events
    )
    timeline_revised(timeline_id=timeline_id, now=now)


def _told_apart(before: Mapping[str, Any], event: Event) -> Iterator[str]:
    """What readers knew of a public event and what they see now, a line each."""
    changed = {name for name, value in before.items() if getattr(event, name) != value}
    if "headline" in changed:
        yield f"The headline was “{before['headline']}”, now “{event.headline}”."
    if "label" in changed:
        yield f"The date was {before['label']}, now {event.label}."
    if not changed.isdisjoint({"standing", "attributed_to"}):
        old = _standing(before["standing"], before["attributed_to"])
        yield f"The standing was {old}, now {_standing(event.standing, event.attributed_to)}."
    if others := list(dict.fromkeys(words for name, words in OTHERWISE.items() if name in changed)):
        yield (
            f"Also changed: {', '.join(others)}."
            if changed & TOLD_APART
            else f"Changed: {', '.join(others)}."
        )


def _standing(standing: str, attributed_to: str) -> str:
    return f"{standing} by {attributed_to}" if attributed_to else standing


def timeline_revised(*, timeline_id: int, now: datetime) -> None:
    """Readers see something new, and are told when. (The revision itself is raised by database triggers.)"""
    Timeline.objects.filter(pk=timeline_id).update(revised_at=now)


# What is taken back --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an undo (`by`) takes back: a change, and those `alike` that did the same (it is the redo of one,
    which may be a redo itself); first of all it was done by the change `origin`."""

    by: UUID
    alike: list[UUID]
    origin: UUID


def unsay(event_ids: Collection[int], taken: TakenBack, now: datetime) -> set[int]:
    """Let readers hear nothing of what was done and taken back at once, nor of what was at once done again.

    Only where it is the last thing that they were told of an event, or the next one would make no sense.
    Answers with the events of which nothing more has to be told.
    """
    lines = PublicChange.objects.filter(event__in=event_ids)
    newest = lines.told().order_by("event_id", "-at", "-pk").distinct("event_id")
    last = {line.event_id: line for line in newest}
    since = now - HARDLY_READ
    hushed = {pk for pk, line in last.items() if line.change in taken.alike and line.at > since}
    slips = lines.told().filter(event__in=hushed, change__in=taken.alike, at__gt=since)
    slips.update(void_by=taken.by, void_at=now)
    missed = lines.filter(void_by__in=taken.alike, void_at__gt=since)
    back = {line.event_id: line for line in missed.order_by("event_id", "at", "pk")}
    again = {
        pk for pk, line in back.items() if pk not in last or (last[pk].at, last[pk].pk) < (line.at, line.pk)
    }
    missed.filter(event__in=again).update(void_by=None, void_at=None)
    return hushed | again


def corrected_again(event_ids: Collection[int], taken: TakenBack) -> dict[int, tuple[ChangeKind, str]]:
    """Of corrections that were taken back and are done again: what readers are told, which is the same."""
    if taken.origin in taken.alike:
        return {}
    said = PublicChange.objects.filter(event__in=event_ids, change=taken.origin, kind=ChangeKind.CORRECTED)
    return {pk: (ChangeKind.CORRECTED, note) for pk, note in said.values_list("event_id", "note")}


def told_beside(event_ids: Collection[int], taken: TakenBack) -> dict[int, str]:
    """What readers are told of an undo that left the event's own words as they are: of what stands beside it,
    a link or a source. Nothing is said where nothing was said of what is taken back."""
    said = PublicChange.objects.filter(event__in=event_ids, change=taken.origin)
    # What is done again is told in the words of the first time.
    shape = "{}" if taken.origin not in taken.alike else "Taken back: {}"
    return {
        event_id: shape.format(note) if note else ""
        for event_id, note in said.values_list("event_id", "note")
    }
