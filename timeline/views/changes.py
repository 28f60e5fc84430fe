"""What was changed by whom, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from timeline.change_log import event_log, timeline_log
from timeline.services.errors import Refused
from timeline.services.events import event_restore
from timeline.services.history import change_undo
from timeline.views.access import DeskRequest, desk, get_event, get_timeline
from timeline.views.answers import forget, go_on, now, refused, remember

PER_PAGE = 40


@require_safe
@desk("timeline.change_event")
def timeline_history(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    asked = request.GET.get("page", "")
    page = int(asked) if asked.isdecimal() and 0 < len(asked) < 6 else 1
    entries = timeline_log(timeline, offset=max(0, page - 1) * PER_PAGE, limit=PER_PAGE + 1)
    context = {
        "section": "history",
        "timeline": timeline,
        "entries": entries[:PER_PAGE],
        "page": page,
        "has_more": len(entries) > PER_PAGE,
        "here": f"{reverse('desk-history', args=[slug])}?page={page}",
    }
    return render(request, "timeline/desk/history.html", context)


@require_safe
@desk("timeline.change_event")
def event_history(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    context = {
        "section": "history",
        "timeline": event.timeline,
        "event": event,
        "entries": event_log(event),
        "here": reverse("event-history", args=[pk]),
    }
    return render(request, "timeline/desk/history.html", context)


@require_POST
@desk("timeline.change_event")
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring back what an event said in an older version."""
    event = get_event(pk)
    kept, version = (request.POST.get(name, "") for name in ("kept", "version"))
    numbers = [int(typed) if typed.isdecimal() and len(typed) < 18 else 0 for typed in (kept, version)]
    try:
        restored = event_restore(
            event_id=event.pk, kept_id=numbers[0], version=numbers[1], by=request.user, now=now()
        )
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    remember(request, restored.change_id, f"Restored “{restored.headline}”", event_id=restored.pk)
    return go_on(request)


@require_POST
@desk("timeline.review_event")
def undo(request: DeskRequest, change_id: UUID) -> HttpResponse:
    """Take back one change. What an undo took back comes again by undoing the undo."""
    said, event_id = request.POST.get("said", ""), request.POST.get("event", "")
    try:
        undone = change_undo(change_id=change_id, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    forget(request, change_id)
    event = int(event_id) if event_id.isdecimal() and len(event_id) < 18 else None
    remember(request, undone, said, event_id=event, is_undo=request.POST.get("is_undo") != "yes")
    return go_on(request)
