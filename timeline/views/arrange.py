"""Events in order of time: their order among equal dates, and what readers see."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from config.htmx import render_partial
from timeline.checks import levels_of
from timeline.models import Event, Status
from timeline.readiness import checked, count_ready
from timeline.services import events as services
from timeline.services.errors import Refused
from timeline.strip import strip_of
from timeline.views.access import DeskRequest, desk, get_event, get_timeline
from timeline.views.answers import go_on, now, refused, remember, whole_number

PER_PAGE = 40


@require_safe
@desk("timeline.change_event")
def arrange(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    events = timeline.events.vouched().chronological()
    page = Paginator(
        events.defer("body").select_related("chapter").with_sources().with_facts(), PER_PAGE
    ).get_page(request.GET.get("page"))
    context = {
        "section": "arrange",
        "timeline": timeline,
        "page": page,
        "strip": strip_of(events.per_month(), page.paginator.count, list(page), PER_PAGE),
        "years": _by_year(list(page), levels_of(timeline.check_levels)),
        "chapters": timeline.chapters.all(),
        "ready": count_ready(timeline),
        "published": timeline.events.published().count(),
        "here": f"{reverse('desk-arrange', args=[slug])}?page={page.number}",
    }
    return render_partial(request, "timeline/desk/arrange.html", "screen", context)


@require_POST
@desk("timeline.change_event")
def event_move(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    steps = request.POST.get("steps", "")
    if not re.fullmatch(r"-?[0-9]{1,4}", steps):
        return HttpResponse("steps is a whole number.", status=400, content_type="text/plain")
    try:
        moved = services.event_move(event_id=event.pk, steps=int(steps), by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    remember(
        request,
        moved.change_id,
        f"Moved “{moved.headline}” to place {moved.position} of its date",
        event_id=moved.pk,
    )
    return go_on(request)


@require_POST
@desk("timeline.publish_event")
def event_publicity(request: DeskRequest, pk: int, verdict: str) -> HttpResponse:
    """Publish or unpublish one event."""
    event = get_event(pk)
    write = services.event_publish if verdict == "publish" else services.event_unpublish
    version = whole_number(request.POST.get("version", ""))
    try:
        event = write(event_id=event.pk, version=version, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    said = "Published" if event.status == Status.PUBLISHED else "Unpublished"
    remember(request, event.change_id, f"{said} “{event.headline}”", event_id=event.pk)
    return go_on(request)


def _by_year(events: list[Event], levels: dict[str, str]) -> list[dict[str, Any]]:
    """Events under the year they begin in, each checked, and whether it can move among its equals."""
    years: list[dict[str, Any]] = []
    for place, event in enumerate(events):
        year = str(event.sort_day.year) if event.sort_day else ""
        if not years or years[-1]["year"] != year:
            years.append({"year": year, "rows": []})
        years[-1]["rows"].append(
            {
                "event": event,
                "checked": checked(event, levels),
                "up": place > 0 and _same_date(events[place - 1], event),
                "down": place + 1 < len(events) and _same_date(events[place + 1], event),
            }
        )
    return years


def _same_date(one: Event, other: Event) -> bool:
    return (one.sort_day, one.span) == (other.sort_day, other.span)
