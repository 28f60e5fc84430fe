"""Answering readers: no session is touched, so no cookie is set and any cache may keep it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """`template` without the context processors that would look at who is asking."""
    address = request.build_absolute_uri(request.path)
    return HttpResponse(render_to_string(template, {**context, "address": address}), status=status)
