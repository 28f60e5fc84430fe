"""The chapters of a timeline: written, put in order, taken away while empty."""

from typing import Any

from django import forms
from django.db.models import Count, Max, Min
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from timeline.models import Chapter, Timeline
from timeline.services import chapters as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import now, refused


class ChapterForm(forms.Form):
    """What a chapter says of itself."""

    title = forms.CharField(max_length=200, error_messages={"required": "A chapter needs a title."})
    intro = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def chapter_list(request: DeskRequest, slug: str) -> HttpResponse:
    """All chapters, and a form for one more."""
    timeline = get_timeline(slug)
    form = ChapterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.chapter_create(timeline=timeline, **form.cleaned_data, by=request.user, now=now())
        return redirect("desk-chapters", slug=slug)
    return _page(request, timeline, form)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def chapter_edit(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = _get(pk)
    written = {"title": chapter.title, "intro": chapter.intro}
    form = ChapterForm(request.POST if request.method == "POST" else None, initial=written)
    if form.is_valid():
        services.chapter_update(chapter=chapter, **form.cleaned_data, by=request.user, now=now())
        return redirect("desk-chapters", slug=chapter.timeline.slug)
    return _page(request, chapter.timeline, form, chapter=chapter)


@require_POST
@desk("timeline.change_event")
def chapter_move(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = _get(pk)
    steps = {"up": -1, "down": 1}.get(request.POST.get("way", ""), 0)
    services.chapter_move(chapter=chapter, steps=steps, by=request.user, now=now())
    return redirect("desk-chapters", slug=chapter.timeline.slug)


@require_POST
@desk("timeline.change_event")
def chapter_delete(request: DeskRequest, pk: int) -> HttpResponse:
    chapter = _get(pk)
    try:
        services.chapter_delete(chapter=chapter, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
    return redirect("desk-chapters", slug=chapter.timeline.slug)


def _get(pk: int) -> Chapter:
    return get_object_or_404(Chapter.objects.select_related("timeline"), pk=pk)


def _page(
    request: DeskRequest, timeline: Timeline, form: ChapterForm, *, chapter: Chapter | None = None
) -> HttpResponse:
    told = Count("events"), Min("events__sort_day"), Max("events__sort_day")
    context: dict[str, Any] = {
        "section": "arrange",
        "timeline": timeline,
        "form": form,
        "chapter": chapter,
        "chapters": timeline.chapters.annotate(count=told[0], first=told[1], last=told[2]),
    }
    status = 422 if form.errors else 200
    return render(request, "timeline/desk/chapters.html", context, status=status)
