"""What is about pages rather than a page: pictures to share, the map of the site, what robots may read."""

from collections.abc import Iterator
from itertools import chain, islice

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.models import Source, Timeline
from timeline.reading import addresses
from timeline.reading.facets import numbers_of
from timeline.reading.filters import Filters
from timeline.reading.listing import chapter_openings, listing_of
from timeline.reading.picture import Card, draw_picture, event_card
from timeline.reading.story import part_overview, story_overview
from timeline.views.parts import Part, chapter_part, name_part, source_part
from timeline.views.reader import event_of, for_readers, kept_answer, site_of

MAX_ADDRESSES = 50_000  # as the format has it


@for_readers
def timeline_picture(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    listing = listing_of(timeline, timeline.events.for_readers(), Filters(), 1, size=1)
    overview = story_overview(timeline, listing, numbers_of(timeline))
    return _picture(Card("A sourced timeline", timeline.title, overview=overview))


@for_readers
def event_picture(request: HttpRequest, timeline: Timeline, pk: int) -> HttpResponse:
    event = event_of(request, timeline, pk)
    if event is None:
        raise Http404
    return _picture(event_card(event))


@for_readers
def chapter_picture(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _part_picture(timeline, chapter_part(timeline, words))


@for_readers
def name_picture(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _part_picture(timeline, name_part(timeline, words))


@for_readers
def source_picture(request: HttpRequest, timeline: Timeline, pk: int) -> HttpResponse:
    return _part_picture(timeline, source_part(timeline, pk))


def _part_picture(timeline: Timeline, part: Part) -> HttpResponse:
    """Its own events on its own axis; of what has none that is published there is no picture either."""
    overview = part_overview(timeline.events.published().filter(part.which))
    if overview is None:
        raise Http404
    kind = part.source.publisher if part.source and part.source.publisher else part.kind
    return _picture(Card(f"{kind}  ·  {timeline.title}", part.title, overview=overview))


def _picture(card: Card) -> HttpResponse:
    return HttpResponse(draw_picture(card), content_type="image/png")


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public address, of all timelines."""
    timelines = Timeline.objects.order_by("pk")

    def answer() -> HttpResponse:
        pages = chain.from_iterable(pages_of(timeline) for timeline in timelines)
        context = {"pages": islice(pages, MAX_ADDRESSES), "site": site_of(request)}
        text = render_to_string("timeline/public/sitemap.xml", context)
        return HttpResponse(text, content_type="application/xml")

    revisions = list(timelines.values_list("pk", "created_at", "revision"))
    return kept_answer(request, {}, revisions, answer)


def pages_of(timeline: Timeline, *, with_events: bool = True) -> Iterator[tuple[str, object]]:
    """The pages of a timeline: the path of each, and when it was changed, where that is known."""
    events = timeline.events.published()
    yield timeline.get_absolute_url(), timeline.revised_at
    yield reverse("public-changes", args=[timeline.slug]), timeline.revised_at
    yield reverse("public-register", args=[timeline.slug]), timeline.revised_at
    for opening in chapter_openings(timeline).values():
        yield opening.url, None
    listed = events.only("pk", "headline", "updated_at", "timeline").order_by("pk")
    for event in listed.prefetch_related("timeline").iterator(1000) if with_events else ():
        yield addresses.event_url(event), event.updated_at
    for words in sorted({addresses.name_words(name) for name in events.names()}):
        yield reverse("public-name", args=[timeline.slug, words]), None
    for source in Source.objects.filter(citations__event__in=events).order_by("pk").distinct():
        yield addresses.source_url(timeline, source), None


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('desk')}",
        f"Sitemap: {site_of(request)}{reverse('public-sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
