"""Answering readers: no session is touched, so no cookie is set, and any cache may keep what has an ETag.

Every answer hangs on the timeline's revision, which database triggers raise with whatever readers can see. An
answer of an older revision is never found again, so nothing has to be thrown away, and nothing stays.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from config.htmx import wants_fragment
from timeline.exports import FORMATS
from timeline.models import Timeline

P = ParamSpec("P")
KEPT_FOR = 24 * 60 * 60
# Anything can be searched for: such answers are not kept, or a stranger could fill the cache.
KEPT = {"page", "key", "view", "newest", "standing", "chapter", "name", "outlet"}
KEPT_HEADERS = ("Content-Disposition", "Link", "Access-Control-Allow-Origin")
# What each process keeps in its own memory: how many answers, and none larger than this.
MANY_HERE, MOST_HERE = 200, 200_000
_own: dict[str, "Kept"] = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as the cache has it: packed, for that is how nearly everybody takes it."""

    packed: bytes
    headers: dict[str, str]


def for_readers(
    view: Callable[Concatenate[HttpRequest, Timeline, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A view of the timeline that `slug` names (none: the default one), answered once a revision."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, slug: str = "", *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        which = Timeline.objects.filter(slug=slug) if slug else Timeline.objects.filter(is_default=True)
        found = which.values_list("pk", "created_at", "revision").first()
        if found is None:
            raise Http404
        tag = _tag(request, *found)
        if f'W/"{tag}"' in parse_etags(request.headers.get("If-None-Match", "")):
            return _with_headers(HttpResponseNotModified(), tag)
        kept = _recall(tag) if _is_kept(request) else None
        if kept is None:
            response = view(request, which.get(), *args, **kwargs)
            if response.status_code != 200:
                return response
            kept = _keep(response)
            if _is_kept(request):
                _remember(tag, kept)
        return _with_headers(_unpacked(request, kept), tag)

    return answer


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partial: str = "", status: int = 200
) -> HttpResponse:
    """`template`, or its `partial` for htmx, without the context processors that look at who is asking."""
    is_fragment = bool(partial) and wants_fragment(request)
    context |= {"site": site_of(request), "is_fragment": is_fragment, "formats": FORMATS.values()}
    name = f"{template}#{partial}" if is_fragment else template
    return HttpResponse(render_to_string(name, context), status=status)


def site_of(request: HttpRequest) -> str:
    """What goes before a path to make an address of it."""
    return f"{request.scheme}://{request.get_host()}"


def _tag(request: HttpRequest, *timeline: object) -> str:
    """What an answer depends on: the address, part or whole, the timeline and its revision, the release."""
    parts = (site_of(request), request.get_full_path(), wants_fragment(request), timeline, release())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def release() -> str:
    """Changes when the code, a template or a style does."""
    places = [settings.BASE_DIR / name for name in ("timeline", "templates", "static", "config")]
    newest = max(path.stat().st_mtime_ns for place in places for path in Path(place).rglob("*.*"))
    return f"{newest:x}"


def _is_kept(request: HttpRequest) -> bool:
    return request.GET.keys() <= KEPT


def _keep(response: HttpResponse) -> Kept:
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    packed = gzip.compress(response.content, compresslevel=4, mtime=0)
    return Kept(packed, {"Content-Type": response["Content-Type"], **headers})


def _recall(tag: str) -> Kept | None:
    """From this process's own memory, or else from the cache that all share."""
    kept: Kept | None = _own.get(tag) or cache.get(tag)
    if kept is not None:
        _remember_here(tag, kept)
    return kept


def _remember(tag: str, kept: Kept) -> None:
    cache.set(tag, kept, KEPT_FOR)
    _remember_here(tag, kept)


def forget_all() -> None:
    """Empty the caches: for tests and benchmarks, nothing else needs it."""
    cache.clear()
    _own.clear()


def _remember_here(tag: str, kept: Kept) -> None:
    if len(kept.packed) > MOST_HERE:
        return
    _own[tag] = kept
    # In order of arrival, which among answers of one revision is as good as any; list() for other threads.
    for oldest in list(_own)[: max(0, len(_own) - MANY_HERE)]:
        _own.pop(oldest, None)


def _unpacked(request: HttpRequest, kept: Kept) -> HttpResponse:
    # A secret beside a reader's own words could be guessed from how well they pack; there is none here.
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(gzip.decompress(kept.packed), headers=kept.headers)
    response = HttpResponse(kept.packed, headers=kept.headers)
    response["Content-Encoding"] = "gzip"
    return response


def _with_headers(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = f'W/"{tag}"'
    # Ask again every time; what has not changed is not sent again.
    response["Cache-Control"] = "public, max-age=0, s-maxage=1, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding", "HX-Request"])
    return response
