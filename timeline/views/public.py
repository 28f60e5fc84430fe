"""What readers see: published events only."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from timeline import dates
from timeline.models import Event, Status, Timeline
from timeline.reading import addresses
from timeline.reading.entries import entries_of, headline_alone
from timeline.reading.facets import all_facets, facets_of, views_of
from timeline.reading.filters import Filters, filtered, filters_from
from timeline.reading.head import event_head, part_head, timeline_head
from timeline.reading.listing import listing_of
from timeline.reading.places import place_url
from timeline.reading.register import register_of
from timeline.reading.search import search
from timeline.reading.story import story_overview
from timeline.views.embed import embedding
from timeline.views.parts import Part, chapter_part, name_part, source_part
from timeline.views.reader import (
    event_of,
    for_choosing_readers,
    for_readers,
    for_turning_readers,
    listed_for,
    page_number,
    render_page,
    site_of,
)

MAX_CHANGES = 500
MOST_MERGES = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The default timeline; before there is one, where it will be."""
    try:
        return timeline_page(request)
    except Http404:
        return render_page(request, "timeline/public/nothing.html", {})


@for_choosing_readers
def timeline_page(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    filters = filters_from(request.GET)
    found = search(timeline.events.published(timeline.previewed), filters.q)
    chosen = filtered(found.events, timeline, filters)
    facets = facets_of(timeline, found.events, filters) if filters.q else all_facets(timeline, filters.chosen)
    count = None if filters.narrows else facets.numbers.total
    listing = listing_of(
        timeline,
        chosen.for_readers(timeline.previewed),
        filters,
        page_number(request),
        in_chapters=bool(facets.chapters),
        count=count,
        listed=listed_for(request),
    )
    context = {
        "timeline": timeline,
        "head": timeline_head(timeline, listing, site_of(request)),
        "filters": filters,
        "found": found,
        "listing": listing,
        "facets": facets,
        "views": views_of(filters, has_key=bool(facets.numbers.key)),
        "total": facets.numbers.total,
        "print_url": "" if timeline.previewed else reverse("public-print", args=[timeline.slug]),
        "overview": story_overview(timeline, listing, facets.numbers, chosen if filters.narrows else None),
    }
    embedded = reverse("public-embed", args=[timeline.slug]) + filters.address().rstrip("?")
    context |= embedding(site_of(request), timeline.get_absolute_url(), embedded, timeline.title)
    return render_page(request, "timeline/public/timeline.html", context, partial="found")


@require_safe
def on_this_day(request: HttpRequest, slug: str) -> HttpResponse:
    timeline = get_object_or_404(Timeline, slug=slug)
    today = timezone.localdate()
    return redirect(f"{timeline.get_absolute_url()}?day={today:%m-%d}")


@for_readers
def event_page(request: HttpRequest, timeline: Timeline, pk: int, words: str = "") -> HttpResponse:
    event = event_of(request, timeline, pk)
    if event is None:
        return redirect(addresses.event_url(_successor(timeline, pk)))  # an undo may bring it back
    url = addresses.event_url(event)
    if request.path != url:  # the headline changed since somebody kept this address
        return redirect(url)
    entry = entries_of([event])[0]
    context = {"timeline": timeline, "entry": entry, "head": event_head(timeline, entry, site_of(request))}
    context["back"] = place_url(timeline, event)
    embedded = reverse("public-event-embed", args=[timeline.slug, event.pk])
    context |= embedding(site_of(request), url, embedded, headline_alone(event))
    return render_page(request, "timeline/public/event.html", context)


def _successor(timeline: Timeline, pk: int) -> Event:
    """The published event that now tells what event `pk` told, at the end of all merges; or 404."""
    event = timeline.events.select_related("timeline").filter(pk=pk).first()
    for _ in range(MOST_MERGES):
        if event is None or event.status != Status.MERGED:
            break
        event = event.merged_into
    if event is None or not event.is_public:
        raise Http404
    return event


@for_turning_readers
def chapter_page(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _part_page(request, timeline, chapter_part(timeline, words))


@for_turning_readers
def name_page(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _part_page(request, timeline, name_part(timeline, words))


@for_turning_readers
def source_page(request: HttpRequest, timeline: Timeline, pk: int, words: str = "") -> HttpResponse:
    part = source_part(timeline, pk)
    if request.path != part.path:
        return redirect(part.path)
    return _part_page(request, timeline, part)


def _part_page(request: HttpRequest, timeline: Timeline, part: Part) -> HttpResponse:
    """The entries of one chapter, person or source; without a published one there is nothing to see."""
    events = timeline.events.for_readers(timeline.previewed).filter(part.which)
    filters = Filters(newest=filters_from(request.GET).newest)
    listing = listing_of(
        timeline, events, filters, page_number(request), in_chapters=False, listed=listed_for(request)
    )
    if not listing.page.object_list:
        raise Http404
    head = part_head(timeline, part.title, request.path, part.chapter, part.picture)
    context: dict[str, Any] = {"timeline": timeline, "part": part, "listing": listing, "head": head}
    context["print_url"] = "" if timeline.previewed else part.paper
    if part.source:
        context["source_published"] = dates.label(part.source.published)
    return render_page(request, "timeline/public/part.html", context)


@for_readers
def change_list(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    changes = timeline.public_changes.told().select_related("event__timeline")[:MAX_CHANGES]
    # What was withdrawn is named, as readers knew it, but there is no page of it any more.
    lines = [
        {"change": line, "url": addresses.event_url(line.event) if line.event.is_public else ""}
        for line in changes
    ]
    context = {"timeline": timeline, "lines": lines}
    return render_page(request, "timeline/public/changes.html", context)


@for_readers
def register(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    path = reverse("public-register", args=[timeline.slug])
    head = part_head(timeline, "Names, sources and chapters", path)
    context = {"timeline": timeline, "head": head, "register": register_of(timeline)}
    return render_page(request, "timeline/public/register.html", context)
