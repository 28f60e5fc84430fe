"""The chapters of a timeline: written, put in order, taken away while empty."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Count, Max, Min
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from config.htmx import render_partial
from timeline.forms import VersionedForm
from timeline.models import Chapter, Timeline
from timeline.services import chapters as services
from timeline.services.errors import ChangedSince, Refused
from timeline.services.row_versions import newest_version, versions
from timeline.versions import OF_CHAPTER, Comparison, compare, save_over, with_theirs
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import go_on, now, refused, remember


class ChapterForm(VersionedForm):
    """What a chapter says of itself."""

    title = forms.CharField(max_length=200, error_messages={"required": "A chapter needs a title."})
    intro = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_intro(self) -> str:
        # Browsers send line ends as \r\n; what is stored compares equal to what was stored.
        return str(self.cleaned_data["intro"]).replace("\r\n", "\n")


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def chapter_list(request: DeskRequest, slug: str) -> HttpResponse:
    """All chapters, and a form for one more."""
    timeline = get_timeline(slug)
    form = ChapterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        chapter, change = services.chapter_create(
            timeline=timeline, title=data["title"], intro=data["intro"], by=request.user, now=now()
        )
        return _answer(request, timeline, change, f"Added the chapter “{chapter.title}”")
    return _page(request, timeline, form)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def chapter_edit(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = Chapter.objects.select_related("timeline").filter(pk=pk).first()
    if chapter is None:
        return _gone(request, pk)
    if request.method != "POST":
        written = {"title": chapter.title, "intro": chapter.intro, "version": newest_version(chapter)}
        return _page(request, chapter.timeline, ChapterForm(initial=written), chapter=chapter)
    form = ChapterForm(with_theirs(request.POST, chapter, OF_CHAPTER))
    if not form.is_valid():
        return _page(request, chapter.timeline, form, chapter=chapter)
    try:
        change = save_over(lambda version: _save(request, pk, version, form), form, OF_CHAPTER)
    except ChangedSince as newer:
        if newer.current is None:
            return _gone(request, pk)
        found = compare(newer.current, form, OF_CHAPTER)
        return _page(request, chapter.timeline, ChapterForm(found.data), chapter=newer.current, newer=found)
    return _answer(request, chapter.timeline, change, f"Saved the chapter “{form.cleaned_data['title']}”")


@require_POST
@desk("timeline.change_event")
def chapter_move(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = _get(pk)
    steps = {"up": -1, "down": 1}.get(request.POST.get("way", ""), 0)
    try:
        change = services.chapter_move(chapter=chapter, steps=steps, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request, _path(chapter.timeline))
    return _answer(request, chapter.timeline, change, f"Moved the chapter “{chapter.title}”")


@require_POST
@desk("timeline.change_event")
def chapter_delete(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = _get(pk)
    try:
        change = services.chapter_delete(chapter=chapter, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request, _path(chapter.timeline))
    return _answer(request, chapter.timeline, change, f"Removed the chapter “{chapter.title}”")


def _save(request: DeskRequest, pk: int, version: int, form: ChapterForm) -> UUID | None:
    data = form.cleaned_data
    return services.chapter_update(
        chapter_id=pk, version=version, title=data["title"], intro=data["intro"], by=request.user, now=now()
    )


def _get(pk: int) -> Chapter:
    return get_object_or_404(Chapter.objects.select_related("timeline"), pk=pk)


def _path(timeline: Timeline) -> str:
    return reverse("desk-chapters", args=[timeline.slug])


def _answer(request: DeskRequest, timeline: Timeline, change: UUID | None, said: str) -> HttpResponse:
    remember(request, change, said)
    return go_on(request, _path(timeline))


def _gone(request: DeskRequest, pk: int) -> HttpResponse:
    """What was typed into a chapter that somebody has removed since can be added as a new one."""
    kept = get_object_or_404(versions(Chapter).filter(pgh_obj_id=pk).order_by("-pgh_id")[:1])
    form = ChapterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.add_error(None, f"{services.GONE} What you typed is below: add it as a new one, or leave it.")
    elif request.method != "POST":
        refused(request, Refused(services.GONE))
    return _page(request, kept.timeline, form)


def _page(
    request: DeskRequest,
    timeline: Timeline,
    form: ChapterForm,
    *,
    chapter: Chapter | None = None,
    newer: Comparison | None = None,
) -> HttpResponse:
    told = Count("events"), Min("events__sort_day"), Max("events__sort_day")
    context: dict[str, Any] = {
        "section": "arrange",
        "timeline": timeline,
        "form": form,
        "chapter": chapter,
        "newer": newer,
        "chapters": timeline.chapters.annotate(count=told[0], first=told[1], last=told[2]),
        "here": _path(timeline),
    }
    status = 409 if newer else 422 if form.errors else 200
    return render_partial(request, "timeline/desk/chapters.html", "screen", context, status=status)
