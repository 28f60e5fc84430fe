"""Correcting what an event says, with a date read back while it is typed."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.htmx import render_partial, wants_fragment
from timeline import dates
from timeline.forms import LONGEST_BODY, EventForm
from timeline.models import Event
from timeline.services import events as services
from timeline.services.errors import ChangedSince, Refused
from timeline.versions import OF_EVENT, Comparison, compare, save_over, with_theirs, without_stale_label
from timeline.views import presence
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, next_path, now, remember
from timeline.views.reading import reading_context


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_edit(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    if request.method != "POST":
        return _form_page(request, event, EventForm.of(event))
    typed = without_stale_label(with_theirs(request.POST, event, OF_EVENT), event)
    form = EventForm(typed, request.FILES, event=event)
    if "preview" in request.POST:  # a browser without scripts asks; nothing is saved
        return _form_page(request, event, form)
    if not form.is_valid():
        return _form_page(request, event, form, status=422)
    try:
        saved = save_over(lambda version: _save(request, event, version, form), form, OF_EVENT)
    except ChangedSince as newer:
        return _newer_page(request, newer.current, form)
    except Refused as reason:
        form.add_error(None, str(reason))
        return _form_page(request, event, form, status=422)
    presence.leave(event.pk, request)
    remember(request, saved.change_id, f"Saved “{saved.headline}”", event_id=saved.pk)
    return go_on(request)


@require_safe
@desk("timeline.view_event")
def date_reading(request: DeskRequest) -> HttpResponse:
    """How a date that is being typed will be read."""
    return render(request, "timeline/desk/_date_reading.html", read_back(request.GET))


@require_POST
@desk("timeline.view_event")
def body_preview(request: DeskRequest) -> HttpResponse:
    """A text that is being typed, as readers will see it."""
    text = request.POST.get("body", "")[:LONGEST_BODY]
    return render(request, "timeline/desk/_body_preview.html", {"text": text})


def read_back(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The context that tells how `when` of a form is read: `when` or the `error`; and its own `label`.

    `typed` is what stands in the field, which need not be said again.
    """
    words, label = " ".join(str(typed.get("when") or "").split()), str(typed.get("label") or "").strip()
    try:
        when = dates.read(words, other_languages=True) if words else None
        return {"when": when, "label": label, "typed": words}
    except dates.NotADate as error:
        return {"error": str(error)}


def _save(request: DeskRequest, event: Event, version: int, form: EventForm) -> Event:
    data = form.cleaned_data
    return services.event_update(
        event_id=event.pk,
        version=version,
        by=request.user,
        now=now(),
        fields=form.fields_for_service,
        when=data["when"],
        note=data["note"],
        correction=data["correction"],
    )


def _newer_page(request: DeskRequest, current: Event, form: EventForm) -> HttpResponse:
    """Both versions, field by field: what only they changed is taken over, what both changed is asked."""
    found = compare(current, form, OF_EVENT)
    merged = EventForm(found.data, event=current)
    return _form_page(request, current, merged, status=409, newer=found)


def _form_page(
    request: DeskRequest,
    event: Event,
    form: EventForm,
    *,
    status: int = 200,
    newer: Comparison | None = None,
) -> HttpResponse:
    context = {
        "section": "review",
        "timeline": event.timeline,
        "event": event,
        "form": form,
        "version": event.version if newer else form["version"].value(),
        "newer": newer,
        "reading": read_back({name: form[name].value() for name in ("when", "label")}),
        "others": presence.come(event.pk, request),
        "next": next_path(request),
        "whole": request.POST.get("whole", ""),
    }
    if not wants_fragment(request):
        context |= reading_context(event)
    return render_partial(request, "timeline/desk/edit.html", "form", context, status=status)
