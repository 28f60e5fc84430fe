"""What the sources of one event say about its date, side by side, and an editor's word on it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from timeline import dates
from timeline.forms import WhenField, typed_date
from timeline.models import Event
from timeline.passages import mark_quote
from timeline.services import conflicts as services
from timeline.services.errors import Refused
from timeline.services.events import UNCHANGED
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, next_path, now, remember, whole_number
from timeline.views.editing import read_back


class ResolveForm(forms.Form):
    """Which date stands, why, and whether readers are told."""

    when = WhenField(max_length=200, error_messages={"required": "The event needs a date of its own."})
    note = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say in a sentence why this date stands."},
    )
    tells = forms.BooleanField(required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_conflict(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    if request.method != "POST":
        return _page(request, event, ResolveForm(initial=_initial(event)))
    if "take" in request.POST:
        return _page(request, event, ResolveForm(initial=_with_date_of_a_source(request, event)))
    form = ResolveForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form, status=422)
    try:
        resolved = _resolve(request, event, form)
    except Refused as reason:
        form.add_error(None, str(reason))
        return _page(request, event, form, status=409)
    remember(request, resolved.change_id, f"Resolved “{resolved.headline}”", event_id=resolved.pk)
    return go_on(request)


def _resolve(request: DeskRequest, event: Event, form: ResolveForm) -> Event:
    data = form.cleaned_data
    when: dates.When = data["when"]
    return services.conflict_resolve(
        event_id=event.pk,
        version=data["version"],
        by=request.user,
        now=now(),
        note=data["note"],
        tells=data["tells"],
        when=UNCHANGED if when.edtf == event.when else when,
    )


def _with_date_of_a_source(request: DeskRequest, event: Event) -> dict[str, object]:
    """The form as it stands, with the date that one of the sources gives; nothing is saved."""
    source = event.citations.filter(pk=whole_number(request.POST["take"])).exclude(when="").first()
    when, note, tells, version = (request.POST.get(name, "") for name in ("when", "note", "tells", "version"))
    if source:
        when = typed_date(source)
    return {"when": when, "note": note, "tells": bool(tells), "version": version}


def _initial(event: Event) -> dict[str, object]:
    return {
        "when": typed_date(event),
        "note": event.conflict_note,
        "tells": event.tells_conflict,
        "version": event.version,
    }


def _page(request: DeskRequest, event: Event, form: ResolveForm, *, status: int = 200) -> HttpResponse:
    citations = event.citations.select_related("source").order_by("id")
    context = {
        "section": "review",
        "timeline": event.timeline,
        "event": event,
        "form": form,
        "reading": read_back({"when": form["when"].value()}),
        "sides": [{"citation": one, "pieces": mark_quote(one.quote, one.date_text)} for one in citations],
        "next": next_path(request),
        "here": request.get_full_path(),
    }
    return render(request, "timeline/desk/conflict.html", context, status=status)
