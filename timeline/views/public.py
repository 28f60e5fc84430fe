"""What readers see: published events only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Timeline


@require_safe
def timeline_home(request: HttpRequest) -> HttpResponse:
    timeline = Timeline.objects.default()
    if timeline is None:
        raise Http404("No timeline is the default yet.")
    return _timeline_page(request, timeline)


@require_safe
def timeline_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _timeline_page(request, get_object_or_404(Timeline, slug=slug))


def _timeline_page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    events = timeline.events.published().chronological().with_citations()
    return render(request, "timeline/public.html", {"timeline": timeline, "events": events})
