"""What was changed by whom, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from config.htmx import render_partial
from timeline.change_log import event_log, timeline_log
from timeline.services.errors import Refused
from timeline.services.events import event_restore
from timeline.services.history import change_undo
from timeline.views.access import DeskRequest, desk, get_event, get_timeline
from timeline.views.answers import (
    forget,
    go_on,
    now,
    refused,
    remember,
    remember_redone,
    remember_undone,
    whole_number,
)

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
    return render_partial(request, "timeline/desk/history.html", "screen", context)


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
    return render_partial(request, "timeline/desk/history.html", "screen", context)


@require_POST
@desk("timeline.change_event")
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Bring back what an event said in an older version."""
    event = get_event(pk)
    kept, version = (whole_number(request.POST.get(name, "")) for name in ("kept", "version"))
    try:
        restored = event_restore(event_id=event.pk, kept_id=kept, version=version, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    remember(request, restored.change_id, f"Restored “{restored.headline}”", event_id=restored.pk)
    return go_on(request)


@require_POST
@desk("timeline.review_event")
def undo(request: DeskRequest, change_id: UUID) -> HttpResponse:
    """Take back one change; or, where that was an undo, do again what it took back."""
    said, event_id = request.POST.get("said", ""), whole_number(request.POST.get("event", "")) or None
    forget(request, change_id)  # also where it is refused: what was done before it can still be taken back
    try:
        undone = change_undo(change_id=change_id, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    keep = remember_redone if request.POST.get("is_undo") == "yes" else remember_undone
    keep(request, undone, said, event_id=event_id)
    return go_on(request)
