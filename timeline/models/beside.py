"""What events are set beside (requests for comment, links from both ends), loaded for many at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Prefetch

if TYPE_CHECKING:
    from timeline.models.event import Event
    from timeline.querysets import EventQuerySet

_HAVING = """
    SELECT event_id FROM timeline_requestforcomment WHERE event_id = ANY(%(events)s)
    UNION SELECT event_id FROM timeline_link WHERE event_id = ANY(%(events)s)
    UNION SELECT other_id FROM timeline_link WHERE other_id = ANY(%(events)s)
"""
# Rows, whose key, whose instance, one each, under which name, and not as an attribute: what Django's
# `prefetch_related` takes from a descriptor.
Prefetched = tuple[list[Any], Callable[[Any], Any], Callable[[Any], Any], bool, str, bool]


class Beside:
    """`Prefetch("beside", public)` fills `told_requests`, `public_links` and `public_backlinks` of events.

    `public` are those that may be told of. Most events have nothing beside them: one short question finds out
    which have, and only theirs is loaded. As three relations it was three questions for every page.
    """

    def __get__(self, event: "Event | None", owner: type) -> "Beside | None":
        return self if event is None else None

    def is_cached(self, event: "Event") -> bool:
        return "told_requests" in event.__dict__

    def get_prefetch_querysets(
        self, instances: "Sequence[Event]", querysets: "Sequence[EventQuerySet]"
    ) -> Prefetched:
        for event in instances:
            event.told_requests, event.public_links, event.public_backlinks = [], [], []
        with connection.cursor() as cursor:
            cursor.execute(_HAVING, {"events": [event.pk for event in instances]})
            having = {pk for (pk,) in cursor.fetchall()}
        if having:
            _load({event.pk: event for event in instances if event.pk in having}, querysets[0])
        return [], _own, _own, True, "beside", False


def _load(events: "dict[int, Event]", public: "EventQuerySet") -> None:
    from timeline.models import Citation, Link, RequestForComment

    for one in RequestForComment.objects.filter(event__in=events):
        events[one.event_id].told_requests.append(one)
    told = public.order_by().values("pk")
    for link in Link.objects.filter(event__in=events, other__in=told).prefetch_related("other"):
        events[link.event_id].public_links.append(link)
    cited = Citation.objects.order_by("id").prefetch_related("source")
    backlinks = Link.objects.filter(other__in=events, event__in=told).prefetch_related(
        "event", Prefetch("event__citations", queryset=cited, to_attr="cited")
    )
    for link in backlinks:
        events[link.other_id].public_backlinks.append(link)


def _own(event: "Event") -> int:
    return event.pk
