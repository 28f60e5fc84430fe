"""How events stand to each other, and whom the newsroom asked about them. Each write is a change to undo."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from timeline import dates
from timeline.models import Event, Link, RequestForComment, Status
from timeline.models.link import LinkKind
from timeline.services.errors import ChangedSince, Refused
from timeline.services.events import event_touch
from timeline.services.history import change
from timeline.services.row_versions import refuse_newer


def link_add(*, event_id: int, other_id: int, kind: str, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """Say that an event leads to, answers or contradicts another; the change."""
    if event_id == other_id:
        raise Refused("An event cannot be linked to itself.")
    with change(by=by, action="link") as change_id:
        event, other = _lock(event_id, other_id)
        if event.timeline_id != other.timeline_id:
            raise Refused("These events belong to different timelines.")
        for one in (event, other):
            if one.status in (Status.REJECTED, Status.MERGED):
                raise Refused(f"“{one.headline}” is {one.status}.")
        either_way = Q(event=event, other=other) | Q(event=other, other=event)
        if Link.objects.filter(either_way, kind=kind).exists():
            raise Refused("These two are linked in this way already.")
        link = Link.objects.create(event=event, other=other, kind=LinkKind(kind))
        _tell(link, "Linked", by, now)
    return change_id


def link_remove(*, link_id: int, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """Take a link away; the change."""
    with change(by=by, action="unlink") as change_id:
        ends = Link.objects.filter(pk=link_id).values_list("event_id", "other_id").first()
        event, other = _lock(*ends) if ends else (None, None)
        # Asked again once nobody else can: a merge, or the same click twice, may have been before us.
        link = Link.objects.filter(pk=link_id, event=event, other=other).first()
        if link is None or event is None or other is None:
            raise Refused("That link is gone already.")
        link.event, link.other = event, other
        _tell(link, "No longer linked", by, now)
        link.delete()
    return change_id


def request_save(
    *,
    event: Event,
    request_id: int | None,
    version: int = 0,
    asked: str,
    when: dates.When | None,
    outcome: str,
    said: str,
    by: AbstractBaseUser | None,
    now: datetime,
) -> UUID:
    """Note whom one asked for comment, when, and what came of it; the change.

    `request_id` None notes it anew; else `version` is the one of that note that the editor was looking at.
    Raises ChangedSince where there is a newer one, or none any more.
    """
    with change(by=by, action="ask") as change_id:
        locked = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        request = RequestForComment(event=locked)
        if request_id is not None:
            request = _noted(locked, request_id, version)
        request.asked, request.outcome, request.said = asked, outcome, said
        request.when, request.label = (when.edtf, when.label) if when else ("", "")
        request.save()
        event_touch(locked, by=by, now=now, note=f"Asked for comment: {request}.")
    return change_id


def request_remove(*, event: Event, request_id: int, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """Take such a note away; the change."""
    with change(by=by, action="unask") as change_id:
        locked = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        request = RequestForComment.objects.filter(event=locked, pk=request_id).first()
        if request is None:
            raise Refused("That note is gone already.")
        event_touch(
            locked, by=by, now=now, note=f"A note on a request for comment was taken away: {request}."
        )
        request.delete()
    return change_id


def links_merge(target: Event, others: list[Event]) -> None:
    """What the others were linked to, and whom one asked about them, belongs to the target now."""
    group = {target.pk, *(other.pk for other in others)}
    for link in Link.objects.filter(Q(event__in=group) | Q(other__in=group)).select_for_update():
        ends = [target.pk if pk in group else pk for pk in (link.event_id, link.other_id)]
        if ends == [link.event_id, link.other_id]:
            continue
        same = Link.objects.filter(Q(event=ends[0], other=ends[1]) | Q(event=ends[1], other=ends[0]))
        if ends[0] == ends[1] or same.filter(kind=link.kind).exists():
            link.delete()
        else:
            link.event_id, link.other_id = ends
            link.save()
    for request in RequestForComment.objects.filter(event__in=others):
        request.event = target
        request.save()


def _lock(*ids: int) -> list[Event]:
    """These events in the order given, locked in the order of their ids."""
    rows = Event.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").in_bulk()
    if len(rows) < len(set(ids)):
        raise Refused("One of these events does not exist.")
    return [rows[pk] for pk in ids]


def _noted(event: Event, request_id: int, version: int) -> RequestForComment:
    request = RequestForComment.objects.filter(event=event, pk=request_id).first()
    if request is None:
        raise ChangedSince(None)
    refuse_newer(request, version)
    return request


def _tell(link: Link, did: str, by: AbstractBaseUser | None, now: datetime) -> None:
    """Both ends remember it; readers of a public one are told where they can see the other."""
    kind = LinkKind(link.kind)
    ends = ((link.event, kind.value, link.other), (link.other, kind.backwards, link.event))
    for event, words, other in ends:
        event_touch(
            event, by=by, now=now, note=f"{did}: {words} “{other.headline}”.", is_seen=other.is_public
        )
