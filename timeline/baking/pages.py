"""Drawing the pages: each address asked of its own view."""

from io import BytesIO
from urllib.parse import unquote

from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve

from timeline.baking.places import Address
from timeline.views.reader import BakedRequest, Loaded


def drawn(address: Address, site: str, loaded: Loaded | None = None) -> HttpResponse | None:
    """The answer of the view itself; None where there is nothing (any more)."""
    path, _, query = str(address).partition("?")
    request = BakedRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),  # as WSGI has it
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }
    )
    match = resolve(unquote(path))
    request.origin, request.resolver_match, request.loaded = site, match, loaded
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None
    return response if response.status_code == 200 else None


def is_image(address: Address) -> bool:
    """Whether it is that of a picture of an event, in one of its sizes."""
    try:
        return resolve(unquote(address.path)).url_name == "public-image"
    except Resolver404:
        return False
