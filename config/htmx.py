"""The only HTMX plumbing: a typed request, one way to answer with a fragment, and `Vary`."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

# The headers that `wants_fragment` looks at.
DEPENDS_ON = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"]


class HtmxRequest(HttpRequest):
    """A request as `django_htmx.middleware.HtmxMiddleware` leaves it."""

    htmx: HtmxDetails


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page: not a boosted link, not a history restore."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_partial(
    request: HttpRequest,
    template: str,
    partial: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Answer with the whole `template`, or only with its named `partial` where htmx asks for a fragment."""
    name = f"{template}#{partial}" if wants_fragment(request) else template
    return render(request, name, context, status=status)


class VaryMiddleware:
    """One address can have two bodies, a page and a fragment of it; caches have to know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_vary_headers(response, DEPENDS_ON)
        return response
