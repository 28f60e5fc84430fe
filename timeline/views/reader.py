"""Answering readers: no session is touched, so no cookie is set, and any cache may keep what has an ETag.

Every answer hangs on the timeline's revision, which database triggers raise with whatever readers can see. An
answer of an older revision gives way to the new one at the same address, so nothing has to be thrown away.

What is kept is bounded by what there is: an answer hangs on nothing of its address but what the view reads,
and what was made up there (a name nobody has, a page that is none) is answered and forgotten.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from config.htmx import DEPENDS_ON, wants_fragment
from timeline.exports import FORMATS, Telling, telling_of
from timeline.models import Event, Timeline
from timeline.reading.filters import Filters, filters_from
from timeline.reading.revisions import revision_of
from timeline.views import keeping
from timeline.views.keeping import StandsOn

P = ParamSpec("P")
KEPT_FOR, NARROWED_KEPT_FOR = 24 * 60 * 60, 10 * 60
# Anything can be searched for, and two filters have too many pairs: such answers are not kept.
KEPT = {"page", "view", "newest"}
KEPT_ALONE = {"key", "standing", "chapter", "name", "outlet"}
CHOICES = frozenset(field.name for field in fields(Filters)) | {"page"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What thousands of pages of a bake would each ask for again: all published events as `telling`, the one
    `event` of a page about it, all that a list has as `listed`, in its order."""

    timeline: Timeline
    telling: Telling
    event: Event | None = None
    listed: Sequence[Event] | None = None


class BakedRequest(WSGIRequest):
    """Asks for what becomes a file. `origin` goes before paths where files are served; "" if nobody knows.

    There is nobody to answer a form or a program there, so a page offers neither.
    """

    origin = ""
    loaded: Loaded | None = None
    htmx = False
    user = AnonymousUser()

    def get_host(self) -> str:
        """In names that have to be somebody's; it leads nowhere where no host is known."""
        return urlsplit(self.origin).netloc or "timeline.invalid"


class Page(HttpResponse):
    """A page; `is_made_up` where its address asks for what is not there."""

    is_made_up = False


def for_readers(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A view of the timeline that `slug` names (none: the default one), answered once a revision.

    Whatever parameters its address has, it reads none.
    """
    return _for_readers(view, frozenset())


def for_turning_readers(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The same for a view that has pages, in either order."""
    return _for_readers(view, {"page", "newest"})


def for_choosing_readers(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """The same for a view that reads every filter there is."""
    return _for_readers(view, CHOICES)


def _for_readers(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponse], reads: Collection[str]
) -> Callable[..., HttpResponse]:
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, slug: str = "", *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(request, BakedRequest) and request.loaded:
            return view(request, request.loaded.timeline, *args, **kwargs)
        revision = revision_of(slug)
        if revision is None:
            raise Http404
        asked = {name: value for name, value in _asked(request).items() if name in reads}

        def make() -> HttpResponse:
            return view(request, get_object_or_404(Timeline, pk=revision[0]), *args, **kwargs)

        return kept_answer(request, asked, revision, make, StandsOn(slug, revision))

    return answer


def kept_answer(
    request: HttpRequest,
    asked: dict[str, object],
    revision: object,
    make: Callable[[], HttpResponse],
    stands_on: StandsOn | None = None,
) -> HttpResponse:
    """The answer at this address to what is `asked` of it, made once a `revision`.

    With `stands_on`, `FrontMiddleware` may give it again while that holds.
    """
    # Of another release even the form of what is kept may be another.
    place = _digest(release(), site_of(request), request.path, sorted(asked.items()), wants_fragment(request))
    tag = _digest(place, revision)
    if f'W/"{tag}"' in parse_etags(request.headers.get("If-None-Match", "")):
        return _with_headers(HttpResponseNotModified(), tag)
    keep_for = _kept_for(asked)
    kept = keeping.recall(place, tag) if keep_for else None
    if kept is None:
        made = make()
        if made.status_code != 200:
            return made
        kept = keeping.packed(made, tag)
        keep_for = 0 if getattr(made, "is_made_up", False) else keep_for
        if keep_for:
            keeping.remember(place, kept, keep_for)
    response = keeping.unpacked(request, kept)
    # An address with more in it than is asked would crowd out those that are asked for every day.
    if keep_for and request.GET.keys() <= asked.keys():
        response.stands_on = stands_on
    return _with_headers(response, tag)


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partial: str = "", status: int = 200
) -> HttpResponse:
    """`template`, or its `partial` for htmx, without the context processors that look at who is asking."""
    is_fragment = bool(partial) and wants_fragment(request)
    context |= {"site": site_of(request), "is_fragment": is_fragment, "formats": FORMATS.values()}
    context |= {"is_baked": isinstance(request, BakedRequest), "newsroom": settings.NEWSROOM}
    name = f"{template}#{partial}" if is_fragment else template
    page = Page(render_to_string(name, context), status=status)
    if listing := context.get("listing"):
        page.is_made_up = not listing.page.object_list or listing.page.number != page_number(request)
    return page


def event_of(request: HttpRequest, timeline: Timeline, pk: int) -> Event | None:
    """Published event `pk` with everything that readers see of it; None where there is none (any more)."""
    if isinstance(request, BakedRequest) and request.loaded:
        return request.loaded.event
    return timeline.events.for_readers(timeline.previewed).filter(pk=pk).first()


def told_to(request: HttpRequest, timeline: Timeline) -> Telling:
    """What an export is written from."""
    if isinstance(request, BakedRequest) and request.loaded:
        return request.loaded.telling
    return telling_of(timeline, site_of(request))


def listed_for(request: HttpRequest) -> Sequence[Event] | None:
    """The events that a list is of, where they are loaded already."""
    return request.loaded.listed if isinstance(request, BakedRequest) and request.loaded else None


def page_number(request: HttpRequest) -> int:
    """The page that is asked for; there may be none of that number."""
    typed = request.GET.get("page", "")
    return int(typed) if re.fullmatch(r"[1-9][0-9]{0,5}", typed) else 1


def site_of(request: HttpRequest) -> str:
    """What goes before a path to make an address of it."""
    if isinstance(request, BakedRequest):
        return request.origin
    return f"{request.scheme}://{request.get_host()}"


def _asked(request: HttpRequest) -> dict[str, object]:
    """What the address asks for, each thing written one way, and nothing that makes no difference."""
    filters = filters_from(request.GET)
    asked = {field.name: getattr(filters, field.name) for field in fields(filters)}
    asked = {name: value for name, value in asked.items() if value != getattr(Filters(), name)}
    return asked | ({"page": number} if (number := page_number(request)) > 1 else {})


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def release() -> str:
    """Changes when the code, a template, a style or the newsroom's name and look does."""
    places = [settings.BASE_DIR / name for name in ("timeline", "templates", "static", "config")]
    newest = max(path.stat().st_mtime_ns for place in places for path in Path(place).rglob("*.*"))
    return f"{newest:x}{settings.NEWSROOM.fingerprint}"


def _kept_for(asked: dict[str, object]) -> int:
    """How many seconds an answer is kept; 0: not at all."""
    narrowed = asked.keys() - KEPT
    if not narrowed:
        return KEPT_FOR
    return NARROWED_KEPT_FOR if len(narrowed) == 1 and narrowed <= KEPT_ALONE else 0


def _with_headers(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = f'W/"{tag}"'
    # Ask again every time; what has not changed is not sent again.
    response["Cache-Control"] = "public, max-age=0, s-maxage=1, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding", *DEPENDS_ON])
    return response
