"""Events that tell the same made one, and a citation split off again."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from timeline import conflicts, dates
from timeline.models import Event
from timeline.querysets import MERGEABLE, EventQuerySet
from timeline.services import merging as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, next_path, now, refused, remember
from timeline.views.review import review_path

SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.review_event")
def event_merge(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    if request.method != "POST":
        return _page(request, event)
    try:
        merged = _merge(request, event)
    except Refused as reason:
        return _page(request, event, error=str(reason), status=409)
    remember(request, merged.change_id, f"Merged into “{merged.headline}”", event_id=merged.pk)
    return go_on(request, review_path(merged))


@require_POST
@desk("timeline.review_event")
def citation_split(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    version, citation = (_number(request.POST.get(name, "")) for name in ("version", "citation"))
    try:
        part = services.citation_split(
            event_id=event.pk, version=version, citation_id=citation, by=request.user, now=now()
        )
    except Refused as reason:
        refused(request, reason)
        return go_on(request, review_path(event))
    remember(request, part.change_id, f"Split off “{part.headline}”", event_id=event.pk)
    return go_on(request, review_path(part))


def _merge(request: HttpRequest, event: Event) -> Event:
    chosen = [event.pk, *(_number(pk) for pk in request.POST.getlist("with"))]
    seen = {pk: _number(request.POST.get(f"version-{pk}", "")) for pk in chosen}
    rows = Event.objects.in_bulk(chosen)
    headline_from, date_from = (_number(request.POST.get(name, "")) for name in ("headline", "date"))
    if not {headline_from, date_from} <= {*chosen, 0}:
        raise Refused("Tick the event whose headline or date you choose.")
    headline = rows[headline_from].headline if headline_from in rows else ""
    when = dates.parse(rows[date_from].when) if date_from in rows and rows[date_from].when else None
    return services.events_merge(
        into=event.pk,
        seen=seen,
        by=request.user,  # type: ignore[arg-type]
        now=now(),
        headline=headline,
        when=when if date_from != event.pk else None,
    )


def _page(request: DeskRequest, event: Event, *, error: str = "", status: int = 200) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:200]
    candidates = _candidates(event, q).with_citations()[:SHOWN]
    ticked = request.POST.getlist("with") or request.GET.getlist("with")
    rows = [event, *candidates]
    chosen = [row for row in rows if row == event or str(row.pk) in ticked]
    precise = conflicts.most_precise(row.when for row in chosen)
    context = {
        "section": "review",
        "timeline": event.timeline,
        "event": event,
        "candidates": candidates,
        "ticked": ticked,
        "date_from": next((row.pk for row in chosen if precise and row.when == precise), event.pk),
        "headline_from": _number(request.POST.get("headline", "")) or event.pk,
        "q": q,
        "error": error,
        "next": next_path(request),
        "here": request.get_full_path(),
    }
    return render(request, "timeline/desk/merge.html", context, status=status)


def _candidates(event: Event, q: str) -> EventQuerySet:
    if not q:
        return Event.objects.all().similar_to(event)
    found = Event.objects.filter(timeline=event.timeline_id, status__in=MERGEABLE).exclude(pk=event.pk)
    return found.filter(Q(headline__icontains=q) | Q(search_text__words__contains=q.lower())).chronological()


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 18 else 0
