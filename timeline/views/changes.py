"""Taking changes back."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from timeline.services.errors import Refused
from timeline.services.history import change_undo
from timeline.views.access import DeskRequest, desk
from timeline.views.answers import forget, go_on, now, refused, remember


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
    event = int(event_id) if event_id.isdecimal() else None
    remember(request, undone, said, event_id=event, is_undo=request.POST.get("is_undo") != "yes")
    return go_on(request)
