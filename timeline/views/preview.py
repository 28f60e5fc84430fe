"""The public pages with the drafts in, as they will be: the readers' own views and templates, for editors.

Nothing of it is kept, neither by our cache (these views are called inside of it) nor by a browser's.
"""

import inspect
import re
from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from timeline.models import Event, Status, Timeline
from timeline.querysets import MERGEABLE
from timeline.views import public
from timeline.views.access import DeskRequest, desk, get_timeline

# What readers would see were everything published that can be.
DRAFTS = Q(status=Status.CONFIRMED, sort_day__isnull=False)
# The parts of a timeline that have a preview; exports, feeds and embeds are readers' own.
PARTS = ("events", "chapters", "names", "sources")
SKIP = re.compile(r'<a class="skip"[^>]*>[^<]*</a>')
LINK = re.compile(r'((?:href|action|hx-get)=")([^"#?]*)')


def _preview(reader_view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`reader_view` with the drafts in; a page of one event shows that one whatever its state."""
    page = inspect.unwrap(reader_view)

    @require_safe
    @never_cache
    @desk("timeline.change_event")
    def view(request: DeskRequest, /, slug: str, **kwargs: Any) -> HttpResponse:
        timeline = get_timeline(slug)
        timeline.previewed = DRAFTS
        event = _asked_for(timeline, kwargs["pk"]) if reader_view is public.event_page else None
        if event:
            timeline.previewed = DRAFTS | Q(pk=event.pk)
        # Its own address is what the readers' view compares with the one that was asked for.
        request.path = request.path_info = _for_readers(timeline, request.path)
        answer: HttpResponse = page(request, timeline, **kwargs)
        return _marked(timeline, event, answer)

    return view


def _asked_for(timeline: Timeline, pk: int) -> Event:
    event: Event | None = timeline.events.filter(pk=pk, status__in=MERGEABLE).first()
    if event is None:
        raise Http404
    return event


def _marked(timeline: Timeline, event: Event | None, answer: HttpResponse) -> HttpResponse:
    """With a bar that says what it is, and links that stay within the preview."""
    if "Location" in answer:
        answer["Location"] = _for_editors(timeline, answer["Location"])
        return answer
    html = LINK.sub(lambda link: link[1] + _for_editors(timeline, link[2]), answer.content.decode())
    drafts = timeline.events.filter(DRAFTS).count()
    bar = render_to_string(
        "timeline/desk/_preview_bar.html", {"timeline": timeline, "event": event, "drafts": drafts}
    )
    html = html.replace("<title>", "<title>Preview: ", 1)
    preview = HttpResponse(SKIP.sub(lambda skip: skip[0] + bar, html, count=1), status=answer.status_code)
    preview["X-Robots-Tag"] = "noindex, nofollow"
    return preview


def _for_readers(timeline: Timeline, path: str) -> str:
    """The public address of a preview's."""
    rest = path.removeprefix(_preview_root(timeline))
    return _public_root(timeline) + rest if rest else timeline.get_absolute_url()


def _for_editors(timeline: Timeline, path: str) -> str:
    """The preview of a public address of this timeline; any other address as it is."""
    if path == timeline.get_absolute_url():
        return _preview_root(timeline)
    root = _public_root(timeline)
    rest = path.removeprefix(root)
    if path.startswith(root) and rest.partition("/")[0] in ("", *PARTS):
        return _preview_root(timeline) + rest
    return path


def _public_root(timeline: Timeline) -> str:
    return reverse("public-timeline", args=[timeline.slug])


def _preview_root(timeline: Timeline) -> str:
    return reverse("preview-timeline", args=[timeline.slug])


timeline_page = _preview(public.timeline_page)
event_page = _preview(public.event_page)
chapter_page = _preview(public.chapter_page)
name_page = _preview(public.name_page)
source_page = _preview(public.source_page)
