"""Comments on an event: begun, answered, assigned, resolved and opened again, on the page of its checks."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from timeline.discussion import CommentForm, ReplyForm
from timeline.models import Comment, Event
from timeline.people import editors
from timeline.services import comments as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.answers import go_on, now, refused, remember, whole_number
from timeline.views.checks import checks_page, checks_path

SETTLED = {
    "resolve": (services.comment_resolve, "Resolved a comment"),
    "reopen": (services.comment_reopen, "Opened a comment again"),
}


@require_POST
@desk("timeline.change_event")
def comment_new(request: DeskRequest, pk: int) -> HttpResponse:
    event, form = get_event(pk), CommentForm(request.POST)
    if not form.is_valid():
        return checks_page(request, event, comment=form, status=422)
    said = f"Commented on “{event.headline}”"
    return _answer(
        request,
        event,
        said,
        lambda: services.comment_write(event=event, **form.cleaned_data, by=request.user, now=now())[1],
    )


@require_POST
@desk("timeline.change_event")
def comment_reply(request: DeskRequest, pk: int) -> HttpResponse:
    thread, form = _get(pk), ReplyForm(request.POST)
    if not form.is_valid():
        return checks_page(request, thread.event, comment=form, answered=thread, status=422)
    said, text = f"Answered on “{thread.event.headline}”", form.cleaned_data["text"]
    return _answer(
        request,
        thread.event,
        said,
        lambda: services.comment_reply(comment_id=pk, text=text, by=request.user, now=now())[1],
        f"comment-{pk}",
    )


@require_POST
@desk("timeline.change_event")
def comment_settle(request: DeskRequest, pk: int, verdict: str) -> HttpResponse:
    """Resolve a thread, or open it again."""
    thread, (write, said) = _get(pk), SETTLED[verdict]
    return _answer(
        request,
        thread.event,
        f"{said} on “{thread.event.headline}”",
        lambda: write(comment_id=pk, by=request.user, now=now()),
        f"comment-{pk}",
    )


@require_POST
@desk("timeline.change_event")
def comment_assign(request: DeskRequest, pk: int) -> HttpResponse:
    thread = _get(pk)
    chosen = whole_number(request.POST.get("assigned_to", ""))
    to = get_object_or_404(editors(), pk=chosen) if chosen else None
    return _answer(
        request,
        thread.event,
        f"Assigned a comment on “{thread.event.headline}”",
        lambda: services.comment_assign(comment_id=pk, to=to, by=request.user, now=now()),
        f"comment-{pk}",
    )


def _get(pk: int) -> Comment:
    """The first comment of a thread."""
    return get_object_or_404(Comment.objects.threads().select_related("event__timeline"), pk=pk)


def _answer(
    request: DeskRequest,
    event: Event,
    said: str,
    write: Callable[[], UUID | None],
    place: str = "comments",
) -> HttpResponse:
    try:
        change_id = write()
    except Refused as reason:
        refused(request, reason)
    else:
        remember(request, change_id, said, event_id=event.pk)
    return go_on(request, f"{checks_path(event)}#{place}")
