"""Where answers to readers are kept: in the process that made them, and in the cache that all share.

Each under its place, with the tag of the revision that it was made of; whoever recalls it says which tag may
still be shown. So nothing has to be thrown away when something changes.
"""

import gzip
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from timeline.reading.revisions import Revision

logger = logging.getLogger(__name__)
T = TypeVar("T")
# A cache that did not answer is not asked again for some seconds; every reader would wait for it.
LEFT_ALONE_FOR = 10
KEPT_HEADERS = ("Content-Disposition", "Link", "Access-Control-Allow-Origin")
# What each process keeps in its own memory: how many answers, and none larger than this (bytes).
MANY_HERE, MOST_HERE = 200, 200_000


class Shelf(Generic[T]):
    """The last MANY_HERE things put there, for all threads of a process."""

    def __init__(self) -> None:
        self._things: dict[object, T] = {}

    def __len__(self) -> int:
        return len(self._things)

    def get(self, place: object) -> T | None:
        return self._things.get(place)

    def put(self, place: object, thing: T) -> None:
        self._things[place] = thing
        # In order of arrival, which among answers is as good as any; list() for other threads.
        for oldest in list(self._things)[: max(0, len(self._things) - MANY_HERE)]:
            self._things.pop(oldest, None)

    def clear(self) -> None:
        self._things.clear()


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as the cache has it: packed, for that is how nearly everybody takes it."""

    tag: str
    packed: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class StandsOn:
    """The timeline (by its `slug`, "" for the default one) and the revision that an answer is true for."""

    slug: str
    revision: Revision


class Answer(HttpResponse):
    """What was kept, or just made to be; as a whole it may be given again while it `stands_on` something."""

    stands_on: StandsOn | None = None


own: Shelf[Kept] = Shelf()
_asked_again_at = 0.0


def packed(response: HttpResponse, tag: str) -> Kept:
    """`response` as it is kept."""
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    content = gzip.compress(response.content, compresslevel=4, mtime=0)
    return Kept(tag, content, {"Content-Type": response["Content-Type"], **headers})


def unpacked(request: HttpRequest, kept: Kept) -> Answer:
    """`kept` as an answer that `request` can read."""
    # A secret beside a reader's own words could be guessed from how well they pack; there is none here.
    if not takes_packed(request):
        return Answer(gzip.decompress(kept.packed), headers=kept.headers)
    response = Answer(kept.packed, headers=kept.headers)
    response["Content-Encoding"] = "gzip"
    return response


def takes_packed(request: HttpRequest) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def recall(place: str, tag: str) -> Kept | None:
    """From this process's own memory, or else from the cache that all share."""
    kept = own.get(place)
    if kept is not None and kept.tag == tag:
        return kept
    kept = _shared_answer(place)
    if kept is None or kept.tag != tag:
        return None
    _remember_here(place, kept)
    return kept


def remember(place: str, kept: Kept, keep_for: int) -> None:
    """Keep it for so many seconds, or until another one takes its place."""
    shared(lambda: cache.set(place, kept, keep_for))
    _remember_here(place, kept)


def _shared_answer(place: str) -> Kept | None:
    kept: Kept | None = shared(lambda: cache.get(place))
    return kept


def _remember_here(place: str, kept: Kept) -> None:
    if len(kept.packed) <= MOST_HERE:
        own.put(place, kept)


def shared(use: Callable[[], Any]) -> Any:
    """`use` of the cache; None while it is away. Readers never depend on it."""
    global _asked_again_at
    if time.monotonic() < _asked_again_at:
        return None
    try:
        return use()
    except (RedisError, OSError) as error:
        _asked_again_at = time.monotonic() + LEFT_ALONE_FOR
        logger.warning("The cache does not answer, pages are made without it: %s", error)
        return None


def forget_all() -> None:
    cache.clear()
    own.clear()
