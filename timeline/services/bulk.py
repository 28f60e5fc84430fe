"""One decision on many events: one change, one statement, one undo."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from timeline.models import Chapter, Event, Standing, Status, Timeline
from timeline.models.change import ChangeKind
from timeline.querysets import EventQuerySet
from timeline.services.errors import Refused
from timeline.services.history import change
from timeline.services.publicity import OTHERWISE, tell


def proposals_confirm(
    *, timeline: Timeline, ids: Iterable[int], by: AbstractBaseUser, now: datetime
) -> tuple[int, UUID]:
    """Confirm those that rest on a citation or a note; how many, and the change to undo."""
    cited = Q(citations__isnull=False) | ~Q(uncited_note="")
    values = {"status": Status.CONFIRMED, "is_unsure": False, "vouched_by": by}
    return _decide(timeline, ids, values, by, now, "confirm", cited)


def proposals_reject(
    *, timeline: Timeline, ids: Iterable[int], by: AbstractBaseUser, now: datetime
) -> tuple[int, UUID]:
    """Reject; how many, and the change to undo."""
    return _decide(timeline, ids, {"status": Status.REJECTED, "is_unsure": False}, by, now, "reject")


def proposals_unsure(
    *, timeline: Timeline, ids: Iterable[int], by: AbstractBaseUser, now: datetime
) -> tuple[int, UUID]:
    """Put aside; how many, and the change to undo."""
    return _decide(timeline, ids, {"is_unsure": True}, by, now, "unsure")


def proposals_set(
    *,
    timeline: Timeline,
    ids: Iterable[int],
    by: AbstractBaseUser,
    now: datetime,
    standing: Standing | None = None,
    chapter: Chapter | None = None,
) -> tuple[int, UUID]:
    """Give all the same standing or chapter; how many, and the change to undo."""
    _refuse_strange(chapter, timeline)
    values: dict[str, Any] = {"standing": standing} if standing else {"chapter": chapter}
    values["changed_by"] = by
    return _decide(timeline, ids, values, by, now, "edit")


def events_put(
    *, timeline: Timeline, ids: Iterable[int], chapter: Chapter | None, by: AbstractBaseUser, now: datetime
) -> tuple[int, UUID]:
    """Put what editors stand by into a chapter (None: into none); how many, and the change to undo."""
    _refuse_strange(chapter, timeline)
    elsewhere = timeline.events.vouched().exclude(chapter=chapter).filter(pk__in=list(ids))
    with change(by=by, action="edit", many=True) as change_id:
        events = list(elsewhere.order_by("pk").select_for_update(of=("self",)))
        chosen = Event.objects.filter(pk__in=[event.pk for event in events])
        count = _write(chosen, {"chapter": chapter, "changed_by": by}, now)
        public = [event for event in events if event.is_public]
        tell(public, ChangeKind.CHANGED, now=now, note=f"Changed: {OTHERWISE['chapter_id']}.")
    return count, change_id


def _refuse_strange(chapter: Chapter | None, timeline: Timeline) -> None:
    if chapter and chapter.timeline_id != timeline.pk:
        raise Refused("That chapter belongs to another timeline.")


def _decide(
    timeline: Timeline,
    ids: Iterable[int],
    values: dict[str, Any],
    by: AbstractBaseUser,
    now: datetime,
    action: str,
    condition: Q | None = None,
) -> tuple[int, UUID]:
    with change(by=by, action=action, many=True) as change_id:
        rows: EventQuerySet = timeline.events.proposed().filter(pk__in=list(ids))
        locked = rows.order_by("pk").select_for_update().values_list("pk", flat=True)
        chosen = Event.objects.filter(pk__in=list(locked))
        if condition is not None:
            chosen = Event.objects.filter(pk__in=chosen.filter(condition).values("pk"))
        count = _write(chosen, values, now)
    return count, change_id


def _write(chosen: EventQuerySet, values: dict[str, Any], now: datetime) -> int:
    lapsed = ExpressionWrapper(Q(checked_at__isnull=False), output_field=BooleanField())
    return chosen.update(**values, is_check_lapsed=lapsed, version=F("version") + 1, updated_at=now)
