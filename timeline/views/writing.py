"""An event written by hand, with the source that it rests on."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timeline.forms import EventForm, SourceForm
from timeline.models import Event, Timeline
from timeline.services import events as services
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import now, remember
from timeline.views.editing import read_back
from timeline.views.review import review_path


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_new(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    blank = Event(timeline=timeline)
    if request.method != "POST":
        return _page(request, timeline, EventForm.of(blank), SourceForm(prefix="source"))
    form = EventForm(request.POST, request.FILES, event=blank)
    source = SourceForm(request.POST, prefix="source")
    if "preview" in request.POST:
        return _page(request, timeline, form, source)
    if not (form.is_valid() & source.is_valid()):
        return _page(request, timeline, form, source, status=422)
    event = services.event_create(
        timeline=timeline,
        by=request.user,
        now=now(),
        fields=form.fields_for_service | {"uncited_note": source.cleaned_data["uncited_note"]},
        when=form.cleaned_data["when"],
        source=source.source(),
        quote=source.cleaned_data["quote"],
    )
    remember(request, event.change_id, f"Written: “{event.headline}”", event_id=event.pk)
    return redirect(review_path(event))


def _page(
    request: DeskRequest, timeline: Timeline, form: EventForm, source: SourceForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "section": "arrange",
        "timeline": timeline,
        "form": form,
        "source": source,
        "reading": read_back({name: form[name].value() for name in ("when", "label")}),
    }
    return render(request, "timeline/desk/new.html", context, status=status)
