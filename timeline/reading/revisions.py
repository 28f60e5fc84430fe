"""Which revision of a timeline readers may see: asked for every request, so with as little as it takes."""

from datetime import datetime
from typing import TypeAlias

from django.db import InterfaceError, OperationalError, connection

# A timeline's id, when it was made (after a restore ids come back), how often what readers see has changed.
Revision: TypeAlias = tuple[int, datetime, int]

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


def _ask(slug: str) -> Revision | None:
    with connection.cursor() as cursor:
        if slug:
            cursor.execute(_ASK + "slug = %s", [slug])
        else:
            cursor.execute(_ASK + "is_default")
        row: Revision | None = cursor.fetchone()
    return row
