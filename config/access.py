"""Who may come in, asked once: every view behind the login is wrapped by `desk`."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from config.htmx import HtmxRequest
from config.login import log_in_again

P = ParamSpec("P")


class DeskRequest(HtmxRequest):
    """A request of somebody who is logged in."""

    user: User


View = Callable[Concatenate[DeskRequest, P], HttpResponse]
Checked = Callable[Concatenate[HtmxRequest, P], HttpResponse]


def desk(permission: str) -> Callable[[View[P]], Checked[P]]:
    """Let in who holds `permission`. Others log in first; a fragment of a page is never a login page."""

    def decorate(view: View[P]) -> Checked[P]:
        def checked(request: HtmxRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _log_in_first(request)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        update_wrapper(checked, view)
        return checked

    return decorate


def _log_in_first(request: HtmxRequest) -> HttpResponse:
    if request.htmx:
        # The page keeps what was typed and says what to do (static/js/desk.js).
        return HttpResponse("Log in again.", status=401, content_type="text/plain")
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return log_in_again(request)
