"""The timeline inside somebody's article: pages that may be framed, and oEmbed, which tells programs how."""

import json
from urllib.parse import urlencode, urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from timeline.models import Event, Timeline
from timeline.reading.entries import entries_of, headline_alone
from timeline.reading.filters import filtered, filters_from
from timeline.reading.listing import listing_of
from timeline.views.reader import (
    event_of,
    for_choosing_readers,
    for_readers,
    listed_for,
    page_number,
    render_page,
    site_of,
)

WIDTH, HEIGHT = 720, 640
# Only these pages may stand in another site's frame.
anywhere = csp_replace({"frame-ancestors": ["*"]})


@xframe_options_exempt
@anywhere
@for_choosing_readers
def timeline_embed(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """All of it, or what the address narrows it down to: `?chapter=…`, `?since=…&until=…`, `?key=1`."""
    filters = filters_from(request.GET)
    events = filtered(timeline.events.for_readers(), timeline, filters)
    listing = listing_of(timeline, events, filters, page_number(request), listed=listed_for(request))
    context = {"timeline": timeline, "listing": listing, "whole": timeline.get_absolute_url()}
    return render_page(request, "timeline/public/embed.html", context)


@xframe_options_exempt
@anywhere
@for_readers
def event_embed(request: HttpRequest, timeline: Timeline, pk: int) -> HttpResponse:
    event = event_of(request, timeline, pk)
    if event is None:
        raise Http404
    entry = entries_of([event])[0]
    context = {"timeline": timeline, "entry": entry, "whole": entry.url}
    return render_page(request, "timeline/public/embed.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What to put where a link to us was pasted: https://oembed.com, as JSON."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only JSON.", status=501, content_type="text/plain")
    found = _asked_for(request)
    if found is None:
        return HttpResponseNotFound("That address is no page of a timeline here.", content_type="text/plain")
    title, path = found
    width = _number(request.GET.get("maxwidth"), WIDTH)
    height = _number(request.GET.get("maxheight"), HEIGHT)
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": request.get_host(),
        "provider_url": site_of(request),
        "width": width,
        "height": height,
        "html": snippet(site_of(request), path, title, height),
    }
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(json.dumps(answer), content_type="application/json", headers=headers)


def _asked_for(request: HttpRequest) -> tuple[str, str] | None:
    """Title and path of what can be embedded of the page at `url`; None where it is none of ours."""
    try:
        asked = urlsplit(request.GET.get("url", ""))
    except ValueError:
        return None
    return _embed_of(asked.path, asked.query) if asked.netloc == request.get_host() else None


def snippet(site: str, path: str, title: str, height: int = HEIGHT) -> str:
    """What to paste into an article: a frame, and a script that fits its height to what is in it."""
    return format_html(
        '<iframe src="{}{}" title="{}" width="100%" height="{}" loading="lazy" data-timeline-embed></iframe>'
        '<script src="{}{}" async></script>',
        site,
        path,
        title,
        height,
        site,
        static("js/embed.js"),
    )


def embedding(site: str, path: str, embedded: str, title: str) -> dict[str, str]:
    """For the page at `path`, `embedded` elsewhere: the snippet to copy, and where programs ask for it."""
    ask = f"{site}{reverse('oembed')}?{urlencode({'url': site + path})}"
    return {"snippet": snippet(site, embedded, title), "oembed": ask}


def _embed_of(path: str, query: str) -> tuple[str, str] | None:
    """The title and the embedded form of the public page at `path`."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    named = {"slug": match.kwargs["slug"]} if "slug" in match.kwargs else {"is_default": True}
    timeline = Timeline.objects.filter(**named).first()
    if timeline is None:
        return None
    if match.url_name in ("public-home", "public-timeline"):
        address = reverse("public-embed", args=[timeline.slug])
        return timeline.title, f"{address}?{query}" if query else address
    if match.url_name == "public-chapter":
        public = Event.objects.published().filter(timeline=timeline)
        chapter = timeline.chapters.filter(slug=match.kwargs["words"], events__in=public).first()
        query = urlencode({"chapter": match.kwargs["words"]})
        return (
            (chapter.title, f"{reverse('public-embed', args=[timeline.slug])}?{query}") if chapter else None
        )
    event = None
    if match.url_name == "public-event":
        event = Event.objects.published().filter(timeline=timeline, pk=match.kwargs["pk"]).first()
    if event is None:
        return None
    return headline_alone(event), reverse("public-event-embed", args=[timeline.slug, event.pk])


def _number(typed: str | None, most: int) -> int:
    return min(int(typed), most) if typed and typed.isdigit() and int(typed) > 0 else most
