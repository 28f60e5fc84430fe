"""How an event stands to others, and whom one asked about it: noted, corrected, taken away."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from config.htmx import render_partial
from timeline.forms import VersionedForm, WhenField, in_words
from timeline.models import Event, Link, RequestForComment, Standing
from timeline.models.link import LinkKind
from timeline.models.request import Outcome
from timeline.querysets import MERGEABLE
from timeline.services import links as services
from timeline.services.errors import ChangedSince, Refused
from timeline.versions import OF_REQUEST, Comparison, compare, save_over, with_theirs
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, now, refused, remember, whole_number

SHOWN = 12
BACKWARDS = "backwards "


def _choices() -> list[tuple[str, str]]:
    """Every kind, read from this event: "leads to", "follows from" …"""
    choices = []
    for kind in LinkKind:
        choices.append((kind.value, kind.value))
        if kind.backwards != kind.value:
            choices.append((BACKWARDS + kind.value, kind.backwards))
    return choices


class LinkForm(forms.Form):
    """Which other event, and how this one stands to it."""

    kind = forms.ChoiceField(choices=_choices, label="This event")
    other = forms.IntegerField(
        min_value=1, max_value=2**62, error_messages={"required": "Choose the other event."}
    )


class RequestForm(VersionedForm):
    """Whom one asked for comment, when, and what came of it."""

    asked = forms.CharField(
        label="Who was asked", max_length=200, error_messages={"required": "Say who was asked."}
    )
    when = WhenField(
        required=False,
        max_length=200,
        counts_back=True,
        help_text="As you would say it: yesterday, 3 April 2024.",
    )
    outcome = forms.ChoiceField(label="What came of it", choices=Outcome)
    said = forms.CharField(
        label="What they said", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        has_words, replied = bool(data.get("said")), data.get("outcome") == Outcome.REPLIED
        if replied and not has_words and "said" not in self.errors:
            self.add_error("said", "Quote what they said.")
        if has_words and not replied and "outcome" in data:
            self.add_error("outcome", "Who said something has replied.")
        return data

    @property
    def typed(self) -> dict[str, Any]:
        """The same; "yesterday" is a day by now."""
        when = self.cleaned_data.get("when")
        return super().typed | ({"when": in_words(when.edtf, when.label)} if when else {})

    @classmethod
    def of(cls, request: RequestForComment | None) -> "RequestForm":
        """Filled in with a note as it is."""
        if request is None:
            return cls()
        return cls(initial=OF_REQUEST.values_of(request) | {"version": OF_REQUEST.version_of(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_links(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    if request.method != "POST":
        return _page(request, event)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, event, link=form, status=422)
    kind, other = str(form.cleaned_data["kind"]), int(form.cleaned_data["other"])
    ends = (event.pk, other)
    if kind.startswith(BACKWARDS):
        kind, ends = kind.removeprefix(BACKWARDS), (other, event.pk)
    try:
        change = services.link_add(event_id=ends[0], other_id=ends[1], kind=kind, by=request.user, now=now())
    except Refused as reason:
        form.add_error(None, str(reason))
        return _page(request, event, link=form, status=409)
    remember(request, change, f"Linked “{event.headline}”", event_id=event.pk)
    return go_on(request, links_path(event))


@require_POST
@desk("timeline.change_event")
def link_remove(request: DeskRequest, pk: int, link_id: int) -> HttpResponse:
    event = get_event(pk)
    get_object_or_404(Link, _ends_at(event), pk=link_id)
    try:
        change = services.link_remove(link_id=link_id, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request, links_path(event))
    remember(request, change, f"Took a link away from “{event.headline}”", event_id=event.pk)
    return go_on(request, links_path(event))


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_event")
def event_request(request: DeskRequest, pk: int, request_id: int | None = None) -> HttpResponse:
    """A note on a request for comment, new or corrected."""
    event = get_event(pk)
    noted = event.requests.filter(pk=request_id).first() if request_id else None
    if request.method != "POST":
        if request_id and not noted:
            raise Http404
        return _page(request, event, noted=noted)
    form = RequestForm(with_theirs(request.POST, noted, OF_REQUEST) if noted else request.POST)
    if not form.is_valid():
        return _page(request, event, noted=noted, comment=form, status=422)

    def save(version: int) -> UUID:
        data = form.cleaned_data | {"version": version}
        return services.request_save(event=event, request_id=request_id, **data, by=request.user, now=now())

    try:
        change = save_over(save, form, OF_REQUEST)
    except ChangedSince as newer:
        if newer.current is None:
            form.add_error(None, "This note has been taken away since. Note it anew, or leave it.")
            return _page(request, event, comment=form, status=409)
        found = compare(newer.current, form, OF_REQUEST)
        return _page(request, event, noted=newer.current, comment=RequestForm(found.data), newer=found)
    said = f"Noted whom you asked about “{event.headline}”"
    remember(request, change, said, event_id=event.pk)
    return go_on(request, links_path(event))


@require_POST
@desk("timeline.change_event")
def request_remove(request: DeskRequest, pk: int, request_id: int) -> HttpResponse:
    event = get_event(pk)
    get_object_or_404(event.requests, pk=request_id)
    try:
        change = services.request_remove(event=event, request_id=request_id, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request, links_path(event))
    remember(request, change, f"Took a note away from “{event.headline}”", event_id=event.pk)
    return go_on(request, links_path(event))


def links_path(event: Event) -> str:
    return reverse("event-links", args=[event.pk])


def links_of(event: Event) -> list[dict[str, Any]]:
    """Every link of an event, read from it: `words`, the `other` event, the `link`."""
    found = Link.objects.filter(_ends_at(event)).select_related("event", "other")
    return [
        {"link": link, "words": link.kind, "other": link.other}
        if link.event_id == event.pk
        else {"link": link, "words": LinkKind(link.kind).backwards, "other": link.event}
        for link in found
    ]


def _ends_at(event: Event) -> Q:
    return Q(event=event) | Q(other=event)


def _page(
    request: DeskRequest,
    event: Event,
    *,
    link: LinkForm | None = None,
    noted: RequestForComment | None = None,
    comment: RequestForm | None = None,
    newer: Comparison | None = None,
    status: int = 200,
) -> HttpResponse:
    q = request.GET.get("q", "").replace("\0", "").strip()[:200]
    linked = links_of(event)
    context = {
        "section": "review",
        "timeline": event.timeline,
        "event": event,
        "links": linked,
        "requests": event.requests.all(),
        "noted": noted,
        "newer": newer,
        "link_form": link or LinkForm(initial={"kind": request.GET.get("kind", "") or _likely_kind(event)}),
        "chosen": whole_number(request.POST.get("other", "")),
        "comment_form": comment or RequestForm.of(noted),
        "candidates": _candidates(event, q, linked),
        "q": q,
        "here": links_path(event),
    }
    status = 409 if newer else status
    return render_partial(request, "timeline/desk/links.html", "screen", context, status=status)


def _likely_kind(event: Event) -> str:
    """A denial answers something; of anything else one cannot tell."""
    return LinkKind.ANSWERS.value if event.standing == Standing.DENIED else ""


def _candidates(event: Event, q: str, linked: list[dict[str, Any]]) -> list[Event]:
    """Other events with these words, or without words those that name the same people, the latest first.

    What is `linked` already is not among them.
    """
    known = [event.pk, *(one["other"].pk for one in linked)]
    found = Event.objects.filter(timeline=event.timeline_id, status__in=MERGEABLE).exclude(pk__in=known)
    if q:
        words = Q(headline__icontains=q) | Q(search_text__words__contains=q.lower())
        return list(found.filter(words).chronological()[:SHOWN])
    if event.names:
        found = found.filter(names__overlap=event.names)
    return list(found.vouched().order_by("-sort_day", "-id")[:SHOWN])
