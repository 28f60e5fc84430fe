"""Taking back what was changed, and doing it again."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import connection, models

from timeline.models import Chapter, Citation, Comment, Event, Link, RequestForComment, Timeline
from timeline.services.changing import change
from timeline.services.errors import Refused
from timeline.services.publicity import TakenBack, refuse_blocked, refuse_unless_publisher
from timeline.services.restoring import made_public, put_back, withdraw
from timeline.services.row_versions import rows_written, versions

__all__ = ["change", "change_undo", "versions"]

# In the order in which rows can be written back: what others point to comes first.
TRACKED: tuple[type[models.Model], ...] = (
    *(Timeline, Chapter, Event, Citation, Link, RequestForComment, Comment),
)

# What each action asks for; everything else is changing events.
PERMISSIONS = {
    **dict.fromkeys(
        ("confirm", "reject", "unsure", "merge", "split", "check", "uncheck"), "timeline.review_event"
    ),
    **dict.fromkeys(("publish", "unpublish", "schedule", "unschedule"), "timeline.publish_event"),
    **dict.fromkeys(("import", "settings"), "timeline.change_timeline"),
}


def change_undo(*, change_id: UUID, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """Take back everything that one change wrote; itself a change, so it can be undone as well.

    However many rows that were, it takes a constant number of statements. Raises InTheWay when a newer change
    wrote the same, Refused when there is nothing to undo or `by` may not do what would be undone.
    """
    chain = _chain(change_id)
    _refuse_strangers(chain, by)
    # To take back an undo is to do again what it took back.
    action = "undo" if len(chain) % 2 else "redo"
    with change(by=by, action=action, undoes=str(change_id)) as undo_id:
        written = rows_written(TRACKED, change_id)
        returned = [put_back(model, rows, change_id, by, now) for model, rows in written.items()]
        if not returned:
            raise Refused("There is nothing left to undo here.")
        alike, origin = [pk for pk, _ in chain[::2]], chain[-1][0]
        withdraw(returned, TakenBack(undo_id, alike, origin), by, now)
        refuse_blocked(made_public(undo_id))
    return undo_id


def _chain(change_id: UUID) -> list[tuple[UUID, str | None]]:
    """A change and its action, what it undoes, what that undid, and so on: (id, action) of each.

    Every second one has done the same. No recursion in Python: people undo and redo as often as they like.
    """
    sql = """
        WITH RECURSIVE chain (id, metadata, place) AS (
            SELECT id, metadata, 0 FROM pghistory_context WHERE id = %s
            UNION ALL
            SELECT context.id, context.metadata, place + 1 FROM pghistory_context AS context
            JOIN chain ON context.id = (chain.metadata ->> 'undoes')::uuid
        )
        SELECT id, metadata ->> 'action' FROM chain ORDER BY place
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [change_id])
        return list(cursor.fetchall())


def _refuse_strangers(chain: list[tuple[UUID, str | None]], by: AbstractBaseUser | None) -> None:
    """Who takes a change back needs the permission to make it; of an undo, that of what it took back."""
    if not chain:
        raise Refused("There is nothing left to undo here.")
    permission = PERMISSIONS.get(chain[-1][1] or "", "timeline.change_event")
    if permission == "timeline.publish_event":
        refuse_unless_publisher(by)
    elif by is not None and not (isinstance(by, PermissionsMixin) and by.has_perm(permission)):
        raise Refused("Taking this back needs the permission to do it. Ask somebody who holds it.")
