"""The editors' way in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from timeline.change_log import timeline_log
from timeline.intake import arrivals
from timeline.models import DeskPreferences, Timeline
from timeline.services.preferences import desk_seen
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import now
from timeline.waiting import SHOWN, read_waiting


@require_safe
@login_required
def desk_home(request: HttpRequest) -> HttpResponse:
    """To the default timeline's queue; to the only one's where none is the default."""
    timeline = Timeline.objects.default() or Timeline.objects.order_by("pk").first()
    if timeline is None:
        return render(request, "timeline/desk/empty.html", {"section": "review"})
    return redirect("desk-review", slug=timeline.slug)


@require_safe
@desk("timeline.change_event")
def overview(request: DeskRequest, slug: str) -> HttpResponse:
    """What waits, for this editor first; what others did since they looked last; what readers got to see."""
    timeline = get_timeline(slug)
    seen_at = DeskPreferences.objects.filter(user=request.user).values_list("seen_at", flat=True).first()
    done = timeline_log(timeline, offset=0, limit=SHOWN)
    may_see_articles = request.user.has_perm("ingest.view_article")
    context = {
        "section": "overview",
        "timeline": timeline,
        "seen_at": seen_at,
        "waiting": read_waiting(timeline, request.user),
        "entries": [entry for entry in done if seen_at is None or entry.at > seen_at],
        "public": timeline.public_changes.told()[:SHOWN],
        "arrivals": arrivals(timeline.pk) if may_see_articles else [],
    }
    response = render(request, "timeline/desk/overview.html", context)
    desk_seen(user=request.user, now=now())
    return response
