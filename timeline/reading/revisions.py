"""Which revision of a timeline readers may see: asked for every request, so with as little as it takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, wraps
from typing import Any, TypeAlias, TypeVar

from django.db import InterfaceError, OperationalError, connection

from timeline.models import Timeline

T = TypeVar("T")

# A timeline's id, when it was made (after a restore ids come back), how often what readers see has changed.
Revision: TypeAlias = tuple[int, datetime, int]

# Answers remembered of each question, of all timelines together.
MOST_REMEMBERED = 8
_forget: list[Callable[[], None]] = []

_ASK = "SELECT id, created_at, revision FROM timeline_timeline WHERE "


def revision_of(slug: str) -> Revision | None:
    """Of the timeline that `slug` names ("": of the default one), None where there is none; one query.

    It is the first thing that a request asks the database, so it is also how a lost connection is noticed:
    a question of its own for that would cost as much as this one.
    """
    try:
        connection.health_check_done = True  # type: ignore[attr-defined]
        return _ask(slug)
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _ask(slug)


@dataclass(frozen=True, slots=True)
class _Asked:
    revision: Revision
    arguments: tuple[Any, ...]
    timeline: Timeline = field(compare=False)


def once_a_revision(find: Callable[..., T]) -> Callable[..., T]:
    """`find(timeline, …)`, whose answer is remembered as long as readers see the same; never in a preview.

    For what many pages of a timeline ask alike. Nobody may change an answer.
    """

    @lru_cache(maxsize=MOST_REMEMBERED)
    def remembered(asked: _Asked) -> T:
        return find(asked.timeline, *asked.arguments)

    @wraps(find)
    def ask(timeline: Timeline, *arguments: Any) -> T:
        if timeline.previewed:
            return find(timeline, *arguments)
        revision = timeline.pk, timeline.created_at, timeline.revision
        return remembered(_Asked(revision, arguments, timeline))

    _forget.append(remembered.cache_clear)
    return ask


def forget_answers() -> None:
    """For tests and benchmarks."""
    for forget in _forget:
        forget()


def _ask(slug: str) -> Revision | None:
    with connection.cursor() as cursor:
        if slug:
            cursor.execute(_ASK + "slug = %s", [slug])
        else:
            cursor.execute(_ASK + "is_default")
        row: Revision | None = cursor.fetchone()
    return row
