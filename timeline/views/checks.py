"""One event before readers see it: its checks, the second pair of eyes, comments, and when it goes."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from config.htmx import render_partial
from timeline.checks import levels_of
from timeline.discussion import CommentForm, ReplyForm, threads_of
from timeline.forms import MomentForm
from timeline.models import Comment, Event
from timeline.readiness import checked
from timeline.services import checking, publishing
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, now, refused, remember, whole_number

EYES = {
    "check": (checking.event_check, "Checked"),
    "uncheck": (checking.event_uncheck, "To be checked again:"),
}


class ScheduleForm(MomentForm):
    """When one event goes before readers."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@require_safe
@desk("timeline.change_event")
def event_checks(request: DeskRequest, pk: int) -> HttpResponse:
    return checks_page(request, get_event(pk))


@require_POST
@desk("timeline.review_event")
def event_eyes(request: DeskRequest, pk: int, verdict: str) -> HttpResponse:
    """Checked, or to be checked again."""
    event, (write, said) = get_event(pk), EYES[verdict]
    version = whole_number(request.POST.get("version", ""))
    try:
        event = write(event_id=event.pk, version=version, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request, checks_path(event))
    remember(request, event.change_id, f"{said} “{event.headline}”", event_id=event.pk)
    return go_on(request, checks_path(event))


@require_POST
@desk("timeline.publish_event")
def event_schedule(request: DeskRequest, pk: int) -> HttpResponse:
    event, form = get_event(pk), ScheduleForm(request.POST)
    if not form.is_valid():
        return checks_page(request, event, schedule=form, status=422)
    data = form.cleaned_data
    try:
        event = publishing.event_schedule(
            event_id=event.pk, version=data["version"], at=data["at"], by=request.user, now=now()
        )
    except Refused as reason:
        form.add_error("at", str(reason))
        return checks_page(request, event, schedule=form, status=422)
    remember(request, event.change_id, f"Scheduled “{event.headline}”", event_id=event.pk)
    return go_on(request, checks_path(event))


@require_POST
@desk("timeline.publish_event")
def event_unschedule(request: DeskRequest, pk: int) -> HttpResponse:
    event = get_event(pk)
    version = whole_number(request.POST.get("version", ""))
    try:
        event = publishing.event_unschedule(event_id=event.pk, version=version, by=request.user, now=now())
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    remember(request, event.change_id, f"No longer scheduled: “{event.headline}”", event_id=event.pk)
    return go_on(request)


def checks_path(event: Event) -> str:
    return reverse("event-checks", args=[event.pk])


def _why_not_by_me(request: DeskRequest, event: Event) -> str:
    if not request.user.has_perm("timeline.review_event"):
        return "You may not check events: ask somebody who reviews them."
    return checking.why_not_by(event, request.user)


def checks_page(
    request: DeskRequest,
    event: Event,
    *,
    schedule: ScheduleForm | None = None,
    comment: ReplyForm | None = None,
    answered: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """`comment` is a form with an error; it began a thread, or replied in the thread `answered`."""
    timeline = event.timeline
    event = Event.objects.with_facts().select_related("timeline", "chapter").get(pk=event.pk)
    first = {"at": event.publish_at, "version": event.version}
    context: dict[str, Any] = {
        "section": "arrange",
        "timeline": timeline,
        "event": event,
        "checked": checked(event, levels_of(timeline.check_levels)),
        "why_not_by_me": _why_not_by_me(request, event),
        "schedule": schedule or ScheduleForm(initial=first),
        "threads": threads_of(event),
        "comment": comment if comment and not answered else CommentForm(),
        "answered": answered,
        "answer": comment if answered else None,
        "here": checks_path(event),
    }
    return render_partial(request, "timeline/desk/checks.html", "screen", context, status=status)
