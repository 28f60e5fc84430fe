"""The editors' way in."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from timeline.change_log import timeline_log
from timeline.models import Conflict, DeskPreferences, PublicChange, Timeline
from timeline.querysets import MERGEABLE
from timeline.services.preferences import desk_seen
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import now

SHOWN = 12


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
    """What waits, what others did since this editor looked last, and what readers got to see."""
    timeline = get_timeline(slug)
    seen_at = DeskPreferences.objects.filter(user=request.user).values_list("seen_at", flat=True).first()
    done = timeline_log(timeline, offset=0, limit=SHOWN)
    context = {
        "section": "overview",
        "timeline": timeline,
        "seen_at": seen_at,
        "waiting": _waiting(timeline),
        "entries": [entry for entry in done if seen_at is None or entry.at > seen_at],
        "differing": timeline.events.filter(conflict=Conflict.OPEN, status__in=MERGEABLE).chronological()[
            :SHOWN
        ],
        "public": PublicChange.objects.filter(timeline=timeline)[:SHOWN],
    }
    response = render(request, "timeline/desk/overview.html", context)
    desk_seen(user=request.user, now=now())
    return response


def _waiting(timeline: Timeline) -> dict[str, int]:
    proposed = Q(status="proposed")
    here = Q(status__in=MERGEABLE)
    return timeline.events.aggregate(
        review=Count("pk", filter=proposed & Q(is_unsure=False)),
        unsure=Count("pk", filter=proposed & Q(is_unsure=True)),
        conflicts=Count("pk", filter=here & Q(conflict=Conflict.OPEN)),
        ready=Count("pk", filter=Q(status="confirmed", sort_day__isnull=False)),
        undated=Count("pk", filter=Q(status="confirmed", sort_day=None)),
        published=Count("pk", filter=Q(status="published")),
    )
