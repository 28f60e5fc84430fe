"""How the desk answers a write: on to the next screen, with an Undo that stays until the next change."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from config.htmx import wants_fragment
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest

REMEMBERED = 30


def now() -> datetime:
    """The moment of this request, for services, which have no clock of their own."""
    return timezone.now()


def remember(request: HttpRequest, change_id: UUID | None, said: str, *, event_id: int | None = None) -> None:
    """Keep a change to be taken back by this editor, the newest last; `said` tells what it was.

    None: nothing was changed, which is all there is to say.
    """
    if change_id is None:
        messages.info(request, "Nothing was changed.")
        return
    _keep(request, "changes", change_id, said, event_id)
    request.session["undone"] = []
    request.session["said"] = said


def remember_undone(request: HttpRequest, undo_id: UUID, said: str, *, event_id: int | None) -> None:
    """Keep an undo to be taken back on the page that it was made on: elsewhere nobody would see it act."""
    _keep(request, "undone", undo_id, said, event_id, page=urlsplit(next_path(request)).path)
    request.session["said"] = f"Taken back: {said}"


def remember_redone(request: HttpRequest, redo_id: UUID, said: str, *, event_id: int | None) -> None:
    """Keep what was done again; what else was taken back can still be."""
    _keep(request, "changes", redo_id, said, event_id)
    request.session["said"] = f"Done again: {said}"


def forget(request: HttpRequest, change_id: UUID) -> None:
    for stack in ("changes", "undone"):
        kept = request.session.get(stack, [])
        request.session[stack] = [change for change in kept if change["id"] != str(change_id)]


def _keep(
    request: HttpRequest, stack: str, change_id: UUID, said: str, event_id: int | None, **more: str
) -> None:
    change = {"id": str(change_id), "said": said[:240], "event": event_id, **more}
    request.session[stack] = [*request.session.get(stack, []), change][-REMEMBERED:]


def whole_number(typed: str) -> int:
    """A number that a form posted; what is none, or larger than any that we gave out, is 0."""
    return int(typed) if typed.isdecimal() and len(typed) < 18 else 0


def whole_numbers(typed: Iterable[str]) -> tuple[int, ...]:
    """The numbers among what a form's ticks posted."""
    return tuple(number for number in map(whole_number, typed) if number)


def refused(request: HttpRequest, reason: Refused) -> None:
    """Tell why a write was refused, on the next screen."""
    messages.error(request, str(reason))


def next_path(request: HttpRequest) -> str:
    """Where the form wants to go on: a desk page of ours, or the desk's first."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(path, None) and path.startswith("/") and path.isprintable()
    return path if is_ours else reverse("desk")


def go_on(request: DeskRequest, path: str = "") -> HttpResponse:
    """Answer with the screen at `path` (default: where the form wants to go on).

    A browser without JavaScript is sent there. For htmx that page's own view answers at once with its
    fragment, which takes the place of the screen: one round trip.
    """
    path = path or next_path(request)
    if not wants_fragment(request):
        return redirect(path)
    if request.POST.get("whole"):  # the form was a page of its own, whose frame goes as well
        return HttpResponse(status=204, headers={"HX-Redirect": path})
    plain, _, query = path.partition("#")[0].partition("?")
    try:
        match = resolve(plain)
    except Resolver404:
        match, plain, query = resolve(reverse("desk")), reverse("desk"), ""
    request.method, request.GET = "GET", QueryDict(query)
    request.path = request.path_info = plain
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    if response.status_code in (301, 302):
        return HttpResponse(status=204, headers={"HX-Redirect": response.headers["Location"]})
    for header, value in {
        "HX-Retarget": "#screen",
        "HX-Reswap": "outerHTML show:none",
        "HX-Replace-Url": path,
    }.items():
        response[header] = value
    return response
