"""For paper: everything on one page, however much it is.

Entries are read two thousand at a time and written as they come: what is held of ten thousand is their HTML.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template

from timeline.models import Timeline
from timeline.reading.head import print_head
from timeline.reading.listing import Run, Section, chapter_openings, whole_of
from timeline.reading.story import part_overview
from timeline.templatetags.entry import item
from timeline.views.parts import Part, chapter_part, name_part, source_part
from timeline.views.reader import for_readers, listed_for, render_page

# From here on a browser lays out what is out of sight only when it must: on paper, or scrolled to.
MANY = 400


@for_readers
def timeline_print(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    return _printed(request, timeline, None)


@for_readers
def chapter_print(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _printed(request, timeline, chapter_part(timeline, words))


@for_readers
def name_print(request: HttpRequest, timeline: Timeline, words: str) -> HttpResponse:
    return _printed(request, timeline, name_part(timeline, words))


@for_readers
def source_print(request: HttpRequest, timeline: Timeline, pk: int) -> HttpResponse:
    return _printed(request, timeline, source_part(timeline, pk))


def _printed(request: HttpRequest, timeline: Timeline, part: Part | None) -> HttpResponse:
    """The whole timeline, or a part of it; of a part without a published entry there is nothing to see."""
    which = part.which if part else Q()
    events = timeline.events.published().filter(which)
    total = events.count()
    if part and not total:
        raise Http404
    title, path = (part.title, part.path) if part else (timeline.title, timeline.get_absolute_url())
    intro = timeline.intro if part is None else part.chapter.intro if part.chapter else ""
    context: dict[str, Any] = {
        "timeline": timeline,
        "part": part,
        "title": title,
        "intro": intro,
        "back": path,
        "total": total,
        "is_long": total > MANY,
        "find_path": timeline.get_absolute_url(),
        "overview": None if part else part_overview(events),
        "head": print_head(timeline, title, path),
    }
    frame = render_page(request, "timeline/public/print.html", context).content.decode()
    openings = {} if part else chapter_openings(timeline)
    events = timeline.events.for_readers().filter(which)
    runs = whole_of(events, openings, listed_for(request))
    sections = chain.from_iterable(_section(run, bool(openings)) for run in runs)
    return HttpResponse(_filled(frame, "</main>", sections))


def _section(run: Run, has_chapters: bool) -> Iterator[str]:
    opening, entries = run
    context = {"section": Section(opening, [], is_continued=False), "has_chapters": has_chapters}
    pieces = (item(entry, on_paper=True) for entry in entries)
    return _filled(get_template("timeline/public/_section.html").render(context), "</ol>", pieces)


def _filled(html: str, end: str, pieces: Iterator[str]) -> Iterator[str]:
    """`html` with `pieces` put in before its last closing tag `end`; in what people typed there is no tag."""
    before, tag, after = html.rpartition(end)
    return chain([before], pieces, [tag + after])
