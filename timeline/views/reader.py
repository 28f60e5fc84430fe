"""Answering readers: no session is touched, so no cookie is set and any cache may keep the answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.htmx import wants_fragment


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partial: str = "", status: int = 200
) -> HttpResponse:
    """`template`, or its `partial` for htmx, without the context processors that look at who is asking."""
    is_fragment = bool(partial) and wants_fragment(request)
    context |= {"address": request.build_absolute_uri(request.path), "is_fragment": is_fragment}
    name = f"{template}#{partial}" if is_fragment else template
    return HttpResponse(render_to_string(name, context), status=status)
