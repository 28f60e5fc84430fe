"""What readers are told: the revision that caches are keyed by, and the lines of the changes page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin

from timeline.checks import blocked, hindrance, levels_of
from timeline.models import Event, PublicChange, Status, Timeline
from timeline.models.change import ChangeKind
from timeline.services.errors import Refused

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
    is_public, was_public = event.status == Status.PUBLISHED, was == Status.PUBLISHED
    if not (is_public or was_public):
        return
    timeline_revised(timeline_id=event.timeline_id, now=now)
    if is_public and was_public:
        kind = ChangeKind.CORRECTED if correction else ChangeKind.CHANGED
        note = "\n".join(filter(None, [note, *_told_apart(before or {}, event)]))
    else:
        kind = ChangeKind.PUBLISHED if is_public else ChangeKind.WITHDRAWN
    PublicChange.objects.create(
        timeline_id=event.timeline_id, event=event, kind=kind, headline=event.headline, note=note, at=now
    )


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
