"""Events written by hand and sources quoted for them, also from the text of an article."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from config.htmx import render_partial
from timeline.forms import LONGEST_QUOTE, EventForm, NewSourceForm, SourceForm, WhenField
from timeline.models import Event, Source, SourceText, Timeline
from timeline.passages import paragraphs_of
from timeline.services import writing as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_event, get_timeline
from timeline.views.answers import go_on, now, remember, whole_number
from timeline.views.editing import read_back
from timeline.views.review import review_path


class CiteForm(SourceForm):
    """A source for an event that is there, with the date as it gives it."""

    when = WhenField(required=False, max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_new(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    blank = Event(timeline=timeline)
    if request.method != "POST":
        chosen = _selected(request, timeline) | {"token": uuid4().hex}
        source = NewSourceForm(prefix="source", timeline=timeline, initial=chosen)
        return _new_page(request, timeline, EventForm.of(blank), source)
    form = EventForm(request.POST, request.FILES, event=blank)
    source = NewSourceForm(request.POST, prefix="source", timeline=timeline)
    if "preview" in request.POST:
        return _new_page(request, timeline, form, source)
    if not (form.is_valid() & source.is_valid()):
        return _new_page(request, timeline, form, source, status=422)
    when, said = form.cleaned_data["when"], source.cleaned_data
    try:
        event = services.event_create(
            timeline=timeline,
            by=request.user,
            now=now(),
            fields=form.fields_for_service | {"uncited_note": said["uncited_note"]},
            when=when,
            quotation=source.quotation(when, request.POST.get("when", "")),
            token=said["token"],
        )
    except Refused as reason:
        form.add_error(None, str(reason))
        return _new_page(request, timeline, form, source, status=422)
    if event.change_id:
        remember(request, event.change_id, f"Written: “{event.headline}”", event_id=event.pk)
    return go_on(request, review_path(event))


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_cite(request: DeskRequest, pk: int) -> HttpResponse:
    """One more source for an event."""
    event = get_event(pk)
    if request.method != "POST":
        chosen = _selected(request, event.timeline)
        return _cite_page(request, event, CiteForm(prefix="source", timeline=event.timeline, initial=chosen))
    form = CiteForm(request.POST, prefix="source", timeline=event.timeline)
    if form.is_valid() and not form.cleaned_data["kept"] and not form.cleaned_data["title"]:
        form.add_error("title", "Name the source, or choose one above.")
    if not form.is_valid():
        return _cite_page(request, event, form, status=422)
    quotation = form.quotation(form.cleaned_data["when"], request.POST.get("source-when", ""))
    assert quotation is not None  # noqa: S101 - asked just before
    try:
        cited = services.citation_add(event_id=event.pk, quotation=quotation, by=request.user, now=now())
    except Refused as reason:
        form.add_error(None, str(reason))
        return _cite_page(request, event, form, status=409)
    remember(request, cited.change_id, f"Added a source to “{event.headline}”", event_id=event.pk)
    return go_on(request, review_path(event))


@require_safe
@desk("timeline.change_event")
def source_reader(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    """The text of a source, to select words from: for a new event, or for `?event=`."""
    timeline = get_timeline(slug)
    source = get_object_or_404(Source.objects.with_text(timeline), pk=pk)
    event = timeline.events.filter(pk=whole_number(request.GET.get("event", ""))).first()
    cite = reverse("event-cite", args=[event.pk]) if event else reverse("event-new", args=[slug])
    context = {
        "section": "articles",
        "timeline": timeline,
        "source": source,
        "event": event,
        "cite": f"{cite}?source={source.pk}",
        "longest": LONGEST_QUOTE,
        "paragraphs": [
            {"start": start, "end": start + len(text), "text": text}
            for start, text in paragraphs_of(source.kept_text.text)
        ],
    }
    return render(request, "timeline/desk/reader.html", context)


def _selected(request: DeskRequest, timeline: Timeline) -> dict[str, Any]:
    """The source that the address names, and the words from `start` to `end` of its text."""
    source = Source.objects.with_text(timeline).filter(pk=whole_number(request.GET.get("source", ""))).first()
    if source is None:
        return {}
    start, end = (whole_number(request.GET.get(name, "")) for name in ("start", "end"))
    length = min(end - start, LONGEST_QUOTE)
    if length <= 0:
        return {"kept": source.pk}
    words = SourceText.objects.window(source_id=source.pk, offset=start, length=length) or ""
    return {
        "kept": source.pk,
        "start": start + len(words) - len(words.lstrip()),
        "quote": words.strip(),
    }


def _new_page(
    request: DeskRequest, timeline: Timeline, form: EventForm, source: NewSourceForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "section": "arrange",
        "timeline": timeline,
        "form": form,
        "source": source,
        "reading": read_back({name: form[name].value() for name in ("when", "label")}),
    }
    return render_partial(request, "timeline/desk/new.html", "form", context, status=status)


def _cite_page(request: DeskRequest, event: Event, form: CiteForm, *, status: int = 200) -> HttpResponse:
    context = {
        "section": "review",
        "timeline": event.timeline,
        "event": event,
        "source": form,
        "next": review_path(event),
    }
    return render_partial(request, "timeline/desk/cite.html", "form", context, status=status)
