"""The queue and one proposal: its verdicts, each answered with the next proposal."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from config.htmx import render_partial
from timeline.checks import levels_of
from timeline.models import Event, Standing, Timeline
from timeline.readiness import checked
from timeline.review_queue import Queue, QueueFilter, read_queue
from timeline.services import events as services
from timeline.services.errors import ChangedSince, Refused
from timeline.views import presence
from timeline.views.access import DeskRequest, desk, get_event, get_timeline
from timeline.views.answers import go_on, now, refused, remember, whole_number
from timeline.views.links import links_of
from timeline.views.reading import reading_context

# From here on headlines are alike enough to be shown unasked.
ALIKE = 0.35
VERDICTS = {
    "confirm": (services.event_confirm, "Confirmed"),
    "reject": (services.event_reject, "Rejected"),
    "unsure": (services.event_unsure, "Put aside"),
}


@require_safe
@desk("timeline.review_event")
def review(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    wanted = QueueFilter.from_query(request.GET)
    asked = request.GET.get("event", "")
    queue = read_queue(timeline, wanted, int(asked) if asked.isdecimal() and len(asked) < 18 else None)
    context = _context(timeline, wanted, queue, request.GET.get("citation", ""))
    context["others"] = presence.editing(queue.event.pk, request) if queue.event else []
    if request.GET.get("ahead"):
        # Fetched while another one is read, to be shown until the answer to its verdict is here.
        return render(request, "timeline/desk/review.html#ahead", context | {"is_ahead": True})
    return render_partial(request, "timeline/desk/review.html", "screen", context)


@require_POST
@desk("timeline.review_event")
def event_verdict(request: DeskRequest, pk: int, verdict: str) -> HttpResponse:
    event, (write, said) = get_event(pk), VERDICTS[verdict]
    version = whole_number(request.POST.get("version", ""))
    try:
        event = write(event_id=event.pk, version=version, by=request.user, now=now())
    except ChangedSince as newer:
        refused(request, newer)
        return go_on(request, review_path(event))
    except Refused as reason:
        refused(request, reason)
        return go_on(request, review_path(event))
    remember(request, event.change_id, f"{said} “{event.headline}”", event_id=event.pk)
    return go_on(request)


def review_path(event: Event, wanted: QueueFilter | None = None) -> str:
    """The address of the review screen with `event` on it."""
    query = (wanted or QueueFilter()).query(event=event.pk)
    return f"{reverse('desk-review', args=[event.timeline.slug])}?{query}"


def _context(timeline: Timeline, wanted: QueueFilter, queue: Queue, citation_id: str) -> dict[str, Any]:
    event = queue.event
    here = reverse("desk-review", args=[timeline.slug])
    return {
        "section": "review",
        "timeline": timeline,
        "filter": wanted,
        "options": queue.options,
        "chapters": timeline.chapters.all(),
        "standings": Standing.choices,
        "queue": queue,
        "rows": queue.rows,
        "event": event,
        "checked": checked(event, levels_of(timeline.check_levels)) if event else None,
        **(reading_context(event, citation_id) if event else {}),
        "here": f"{here}?{wanted.query(event=event.pk if event else None)}",
        "similar": _similar(event) if event else [],
        "links": links_of(event) if event else [],
        "requests": event.requests.all() if event else [],
        # An undo goes back to what it takes back.
        "undo_next": f"{here}?{wanted.query()}",
        "onward": f"{here}?{wanted.query(event=queue.next_id)}",
    }


def _similar(event: Event) -> list[Event]:
    return list(Event.objects.all().similar_to(event, at_least=ALIKE)[:3])
