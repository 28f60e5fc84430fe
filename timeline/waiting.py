"""What waits at the desk of a timeline, and what of it waits for one editor."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, Q

from timeline.checks import Level, levels_of
from timeline.models import Comment, Conflict, Event, Status, Timeline
from timeline.querysets import MERGEABLE, EventQuerySet
from timeline.readiness import count_ready

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """Of each list the first `SHOWN`; `numbers` counts all of each kind."""

    numbers: dict[str, int]
    comments: list[Comment]
    to_check: list[Event]
    differing: list[Event]
    scheduled: list[Event]


def read_waiting(timeline: Timeline, user: User) -> Waiting:
    """A constant number of queries, however much waits."""
    comments = Comment.objects.open().filter(event__timeline=timeline, assigned_to=user)
    to_check = _to_check(timeline, user)
    numbers = _numbers(timeline) | {
        "ready": count_ready(timeline),
        "comments": comments.count(),
        "to_check": to_check.count(),
    }
    differing = timeline.events.filter(conflict=Conflict.OPEN, status__in=MERGEABLE).chronological()
    scheduled = timeline.events.filter(publish_at__isnull=False).select_related("publish_by")
    return Waiting(
        numbers=numbers,
        comments=list(comments.select_related("event", "written_by").order_by("-written_at")[:SHOWN]),
        to_check=list(to_check.select_related("changed_by", "vouched_by").chronological()[:SHOWN]),
        differing=list(differing[:SHOWN]),
        # What was held back comes first: its moment has passed.
        scheduled=list(scheduled.order_by("publish_at", "pk")[:SHOWN]),
    )


def _to_check(timeline: Timeline, user: User) -> EventQuerySet:
    """Where this editor can be the second pair of eyes: drafts, and public events changed since a check."""
    if levels_of(timeline.check_levels)["eyes"] == Level.OFF:
        return timeline.events.none()
    unchecked = Q(status=Status.CONFIRMED) & (Q(checked_at=None) | Q(is_check_lapsed=True))
    lapsed = Q(status=Status.PUBLISHED, is_check_lapsed=True)
    mine = Q(vouched_by=user) | Q(changed_by=user)
    found: EventQuerySet = timeline.events.filter(unchecked | lapsed).exclude(mine)
    return found


def _numbers(timeline: Timeline) -> dict[str, int]:
    proposed = Q(status=Status.PROPOSED)
    here = Q(status__in=MERGEABLE)
    counted: dict[str, int] = timeline.events.aggregate(
        review=Count("pk", filter=proposed & Q(is_unsure=False)),
        unsure=Count("pk", filter=proposed & Q(is_unsure=True)),
        conflicts=Count("pk", filter=here & Q(conflict=Conflict.OPEN)),
        undated=Count("pk", filter=Q(status=Status.CONFIRMED, sort_day=None)),
        published=Count("pk", filter=Q(status=Status.PUBLISHED)),
        held=Count("pk", filter=~Q(held_because="")),
    )
    return counted
