"""One event out of several, and one citation taken out of an event again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from timeline import dates
from timeline.models import Citation, Event, Status
from timeline.models.event import date_fields
from timeline.services.conflicts import find_conflict
from timeline.services.errors import ChangedSince, Refused
from timeline.services.history import change
from timeline.services.links import links_merge
from timeline.services.publicity import announce, refuse_unless_publisher, seen_anew
from timeline.services.row_versions import versions

MERGEABLE = {Status.PROPOSED, Status.CONFIRMED, Status.PUBLISHED}


def events_merge(
    *,
    into: int,
    seen: Mapping[int, int],
    by: AbstractBaseUser | None,
    now: datetime,
    headline: str = "",
    when: dates.When | None = None,
) -> Event:
    """Let event `into` tell what the others told as well: it gets all their citations and names.

    Where an editor stood by one of them, the one that stays is confirmed. `seen` holds the version of each
    event, `into` among them, that the editor looked at. `headline` and
    `when` are the event's own where they are left out.
    """
    if into not in seen or len(seen) < 2:
        raise Refused("Choose at least one other event.")
    with change(by=by, action="merge") as change_id:
        rows = _lock(seen)
        target, others = rows.pop(into), list(rows.values())
        _refuse_to_hide(target, others)
        if target.status == Status.PUBLISHED:
            refuse_unless_publisher(by)
        was, target.headline = target.status, headline or target.headline
        if when:
            _set(target, date_fields(when))
        links_merge(target, others)
        vouched = next((other for other in others if other.status == Status.CONFIRMED), None)
        for other in others:
            _merge_one(other, target, now)
        _keep_verdict(target, vouched)
        _save_changed(target, was, by, now)
    target.change_id = change_id
    return target


def citation_split(
    *, event_id: int, version: int, citation_id: int, by: AbstractBaseUser | None, now: datetime
) -> Event:
    """Take a citation out of an event: back into the event that it came from, else into one of its own.

    What comes out is a proposal, for an editor to judge. What it said before a merge it says again; and where
    the event that stays says just that, it says what the event said that its other citation came from.
    """
    with change(by=by, action="split") as change_id:
        event = _lock({event_id: version})[event_id]
        citation = event.citations.filter(pk=citation_id).first()
        if citation is None:
            raise Refused("That citation is no longer here.")
        if event.citations.count() < 2:
            raise Refused("It is the only citation.")
        if event.status == Status.PUBLISHED:
            refuse_unless_publisher(by)
        origin, brought = _origin(citation, event), _brought(citation, event)
        left = _brought(event.citations.exclude(pk=citation.pk)[0], event)
        if brought == left:  # of one event before it was merged, or never of two
            brought = None
        part = origin or Event(timeline_id=event.timeline_id)
        _set(part, {"status": Status.PROPOSED, "merged_into": None, "updated_at": now})
        seen_anew(part, by)
        if part.pk is None:
            when = dates.parse(citation.when) if citation.when else None
            _set(part, _said(brought) if brought else _said(event) | date_fields(when))
        else:
            part.version += 1
        part.save()
        citation.event = part
        citation.save()
        if brought and left:
            _say_what_is_left(event, brought, left)
        _save_changed(event, event.status, by, now)
    part.change_id = change_id
    return part


def _lock(seen: Mapping[int, int]) -> dict[int, Event]:
    rows = Event.objects.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk").in_bulk()
    for pk, version in seen.items():
        if pk not in rows:
            raise Refused("One of these events does not exist.")
        if rows[pk].version != version:
            raise ChangedSince(rows[pk])
        if rows[pk].status not in MERGEABLE:
            raise Refused(f"“{rows[pk].headline}” is {rows[pk].status}.")
    if len({row.timeline_id for row in rows.values()}) > 1:
        raise Refused("These events belong to different timelines.")
    return rows


def _refuse_to_hide(target: Event, others: list[Event]) -> None:
    """What readers see may only go where they see it again."""
    public = next((other for other in others if other.status == Status.PUBLISHED), None)
    if public and target.status != Status.PUBLISHED:
        raise Refused(
            f"“{public.headline}” is published, and the event that stays is not: readers would lose it. "
            "Merge the other way round, or publish this one first."
        )


def _merge_one(other: Event, target: Event, now: datetime) -> None:
    kept = {_passage(one) for one in target.citations.all()}
    for citation in other.citations.all():
        if _passage(citation) in kept:
            citation.delete()
        else:
            citation.event = target
            citation.save(update_fields=["event"])
    target.names = list(dict.fromkeys([*target.names, *other.names]))
    target.is_key = target.is_key or other.is_key
    # What editors have to say to each other goes where the event is told.
    other.comments.update(event=target)
    if target.image_id is None:
        for name in ("image_id", "image_alt", "image_credit", "image_caption"):
            setattr(target, name, getattr(other, name))
    was = other.status
    _set(other, {"status": Status.MERGED, "merged_into": target, "is_unsure": False, "updated_at": now})
    _set(other, {"publish_at": None, "publish_by": None, "held_because": ""})
    other.version += 1
    other.save()
    announce(event=other, was=was, now=now, note=f"Told by “{target.headline}”.")


def _keep_verdict(target: Event, vouched: Event | None) -> None:
    """What was found of `vouched`, which has been merged into `target`, is not lost with it."""
    if vouched is None or target.status != Status.PROPOSED:
        return
    _set(target, {"status": Status.CONFIRMED, "is_unsure": False, "vouched_by_id": vouched.vouched_by_id})
    if not target.citations.exists():
        target.uncited_note = target.uncited_note or vouched.uncited_note


def _passage(citation: Citation) -> tuple[object, ...]:
    """What tells two citations apart: their place, or what they say where no text is kept."""
    if citation.start is not None:
        return citation.source_id, citation.start, citation.end
    return citation.source_id, citation.quote, citation.when


def _origin(citation: Citation, event: Event) -> Event | None:
    """The event that `citation` came from by merging, as long as it still is merged."""
    earlier = versions(Citation).filter(pgh_obj_id=citation.pk).exclude(event_id=event.pk).last()
    if earlier is None:
        return None
    origin = Event.objects.select_for_update(of=("self",)).filter(pk=earlier.event_id).first()
    return origin if origin and origin.merged_into_id == event.pk else None


def _brought(citation: Citation, event: Event) -> Any:
    """Who says what came with `citation` when `event` was merged: the event that it came from, or, of a
    citation of its own, the version of `event` before others came; None where nothing was merged."""
    if origin := _origin(citation, event):
        return origin
    merged = event.merged_events.values("pk")
    came = versions(Event).filter(pgh_obj_id__in=merged, merged_into=event.pk).first()
    return came and versions(Event).filter(pgh_obj_id=event.pk, pgh_id__lt=came.pgh_id).last()


# What tells one happening from another: a citation that leaves takes these with it.
SAID = ("headline", "standing", "attributed_to", "names")
DATED = ("when", "label", "span", "sort_day")


def _said(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in (*SAID, *DATED)}


def _say_what_is_left(event: Event, brought: Any, left: Any) -> None:
    """What `event` says as what has left says it, it says as what is `left` does. An editor's words stay, and
    a date, where what is left has none."""
    for names in (("headline",), ("standing", "attributed_to"), DATED):
        is_as_brought = all(getattr(event, name) == getattr(brought, name) for name in names)
        if is_as_brought and (names != DATED or left.when):
            _set(event, {name: getattr(left, name) for name in names})
    gone = set(brought.names) - set(left.names)
    event.names = [name for name in event.names if name not in gone]


def _save_changed(event: Event, was: str, by: AbstractBaseUser | None, now: datetime) -> None:
    find_conflict(event)
    seen_anew(event, by)
    event.version, event.updated_at = event.version + 1, now
    event.save()
    announce(event=event, was=was, now=now)


def _set(row: Event, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
