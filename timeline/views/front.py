"""What is kept is answered before anything else looks at the request.

A middleware, the first of all: it knows whole answers, with every header that the others gave them, by what
was asked. Each stands on a revision of its timeline, and is only given while the database says that this is
the revision still; so it is one query away from the truth, as everything is that readers get.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from config.htmx import DEPENDS_ON
from timeline.reading.revisions import forget_answers, revision_of
from timeline.views import keeping
from timeline.views.keeping import MOST_HERE, Answer, Shelf, StandsOn, takes_packed

HTMX = tuple(f"HTTP_{name.upper().replace('-', '_')}" for name in DEPENDS_ON)
# Of an answer without a body these would be wrong.
OF_A_BODY = ("Content-Type", "Content-Encoding", "Content-Length", "Content-Disposition")


@dataclass(frozen=True, slots=True)
class Ready:
    """A whole answer."""

    stands_on: StandsOn
    content: bytes
    headers: dict[str, str]


ready: Shelf[Ready] = Shelf()


class FrontMiddleware:
    """Gives what is `ready`, and makes ready what views say may be (`response.stands_on`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET":
            return self.get_response(request)
        asked = _asked(request)
        known = ready.get(asked)
        if known is not None and revision_of(known.stands_on.slug) == known.stands_on.revision:
            return _answer(request, known)
        response = self.get_response(request)
        if isinstance(response, Answer) and response.stands_on and _may_be_anybodys(response):
            ready.put(asked, Ready(response.stands_on, response.content, dict(response.items())))
        return response


def _asked(request: HttpRequest) -> tuple[object, ...]:
    """Everything of a request that what readers get hangs on."""
    meta = request.META
    return (
        request.scheme,
        meta.get("HTTP_HOST"),
        request.path_info,
        meta.get("QUERY_STRING"),
        takes_packed(request),
        *(meta.get(name) for name in HTMX),
    )


def _may_be_anybodys(response: Answer) -> bool:
    """Whether it is no more than a page: nothing in it is for who asked, and it is not too large to hold."""
    return response.status_code == 200 and not response.cookies and len(response.content) <= MOST_HERE


def _answer(request: HttpRequest, known: Ready) -> HttpResponse:
    tags = request.META.get("HTTP_IF_NONE_MATCH")
    if tags and known.headers["ETag"] in parse_etags(tags):
        headers = {name: value for name, value in known.headers.items() if name not in OF_A_BODY}
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(known.content, headers=known.headers)


def forget_all() -> None:
    """Empty everything that keeps answers: for tests and benchmarks, nothing else needs it."""
    keeping.forget_all()
    forget_answers()
    ready.clear()
