"""How much a request may bring: refused by what it announces, before a byte of its body is read or stored."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class RequestSizeMiddleware:
    """Stands after the session and before CSRF, which reads the body of every form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """A body that announces no length is none to Django."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdigit() and int(announced) <= settings.REQUEST_MAX_BYTES_ANONYMOUS:
            return None
        most = settings.REQUEST_MAX_BYTES_ANONYMOUS
        if request.user.is_authenticated:
            most = settings.REQUEST_MAX_BYTES
        if announced.isdigit() and int(announced) <= most:
            return None
        return render(request, "413.html", {"most": most}, status=413)
