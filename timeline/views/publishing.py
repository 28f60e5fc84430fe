"""Several events at once before readers, or away from them: looked at first, then done by one change."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from config.htmx import render_partial
from timeline.forms import MomentForm
from timeline.models import Timeline
from timeline.readiness import SHOWN, read_readiness
from timeline.services import publishing as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import go_on, now, refused, remember, whole_number, whole_numbers


class WithdrawForm(forms.Form):
    """What readers are told where something is taken away."""

    note = forms.CharField(required=False, max_length=500)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.publish_event")
def publish(request: DeskRequest, slug: str) -> HttpResponse:
    """What would be published, what not and why; then those that are ticked."""
    timeline = get_timeline(slug)
    if request.method == "POST" and (seen := _seen(request)):
        outcome = services.events_publish(timeline=timeline, seen=seen, by=request.user, now=now())
        return _answer(request, timeline, outcome, "Published", "desk-publish")
    if request.method == "POST":
        refused(request, Refused("Tick some events first."))
    return _summary(request, timeline, MomentForm())


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.publish_event")
def schedule(request: DeskRequest, slug: str) -> HttpResponse:
    """The same summary; what is ticked goes before readers at a moment."""
    timeline, form = get_timeline(slug), MomentForm(request.POST if request.method == "POST" else None)
    seen = _seen(request)
    if request.method == "POST" and not seen:
        refused(request, Refused("Tick some events first."))
    elif form.is_valid():
        try:
            outcome = services.events_schedule(
                timeline=timeline, seen=seen, at=form.cleaned_data["at"], by=request.user, now=now()
            )
        except Refused as reason:
            form.add_error("at", str(reason))
        else:
            return _answer(request, timeline, outcome, "Scheduled", "desk-publish")
    return _summary(request, timeline, form, ticked=seen if request.method == "POST" else None)


def _summary(
    request: DeskRequest,
    timeline: Timeline,
    form: MomentForm,
    *,
    ticked: Mapping[int, int] | None = None,
) -> HttpResponse:
    """`ticked` are those that were on the page before (None: what is ready)."""
    ids = _chosen(request)
    found = read_readiness(timeline, ids)
    if ticked is None:
        ticked = {row.event.pk: row.event.version for row in found.ready}
    context = {
        "section": "arrange",
        "timeline": timeline,
        "found": found,
        "ticked": ticked,
        "form": form,
        "is_choice": ids is not None,
        # What was chosen stays chosen where the same page comes again.
        "choice": f"?{urlencode({'ids': ids}, doseq=True)}" if ids else "",
        "here": reverse("desk-publish", args=[timeline.slug]),
    }
    status = 422 if form.errors else 200
    return render_partial(request, "timeline/desk/publish.html", "screen", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.publish_event")
def unpublish(request: DeskRequest, slug: str) -> HttpResponse:
    """What would be taken away, with the note for readers; then those that are ticked."""
    timeline = get_timeline(slug)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    seen = _seen(request)
    if form.is_valid() and seen:
        note = form.cleaned_data["note"]
        outcome = services.events_unpublish(
            timeline=timeline, seen=seen, by=request.user, now=now(), note=note
        )
        return _answer(request, timeline, outcome, "Unpublished", "desk-unpublish")
    if request.method == "POST" and not seen:
        refused(request, Refused("Tick some events first."))
    context = {
        "section": "arrange",
        "timeline": timeline,
        "events": timeline.events.published().filter(pk__in=_chosen(request) or seen).chronological(),
        "form": form,
        "here": request.get_full_path(),
    }
    status = 422 if form.errors else 200
    return render_partial(request, "timeline/desk/unpublish.html", "screen", context, status=status)


def _chosen(request: DeskRequest) -> list[int] | None:
    """The events that were ticked on the page before; None where that asked for all."""
    if "ids" not in request.GET:
        return None
    return list(whole_numbers(request.GET.getlist("ids")))[:SHOWN]


def _seen(request: DeskRequest) -> dict[int, int]:
    """Ticked events with the versions that the editor looked at, as "id:version"."""
    pairs = (one.partition(":") for one in request.POST.getlist("events")[: 2 * SHOWN])
    return {whole_number(pk): whole_number(version) for pk, _, version in pairs if whole_number(pk)}


def _answer(
    request: DeskRequest, timeline: Timeline, outcome: services.Outcome, said: str, again: str
) -> HttpResponse:
    for event, why in outcome.left:
        refused(request, Refused(f"“{event.headline}” was left as it is. {why}"))
    if outcome.written:
        number = f"{outcome.written} event{'s' * (outcome.written != 1)}"
        remember(request, outcome.change_id, f"{said} {number}")
        return go_on(request, reverse("desk-arrange", args=[timeline.slug]))
    return go_on(request, reverse(again, args=[timeline.slug]))
