"""Who changed what, and taking it back.

Database triggers (django-pghistory) keep every version of every event, citation and chapter. What is written
inside one `change` shares its id, so a confirmation, a merge of five or a bulk verdict is one thing to undo.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

import pghistory
import psycopg
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import IntegrityError, connection, models, transaction

from timeline.models import Chapter, Citation, Comment, Event, Link, RequestForComment
from timeline.services.errors import Refused
from timeline.services.publicity import refuse_blocked, refuse_unless_publisher
from timeline.services.restoring import made_public, put_back, withdraw
from timeline.services.row_versions import rows_written, versions

__all__ = ["change", "change_undo", "versions"]

_current: ContextVar[UUID | None] = ContextVar("change", default=None)

# In the order in which rows can be written back: what others point to comes first.
TRACKED: tuple[type[models.Model], ...] = (Chapter, Event, Citation, Link, RequestForComment, Comment)

# What each action asks for; everything else is changing events.
PERMISSIONS = {
    **dict.fromkeys(
        ("confirm", "reject", "unsure", "merge", "split", "check", "uncheck"), "timeline.review_event"
    ),
    **dict.fromkeys(("publish", "unpublish", "schedule", "unschedule"), "timeline.publish_event"),
    "import": "timeline.change_timeline",
}
# Undo and redo may take turns without end: what was done first is found in one statement, however long ago.
FIRST_ACTION = """
    WITH RECURSIVE chain AS (
        SELECT metadata FROM pghistory_context WHERE id = %s
        UNION ALL
        SELECT earlier.metadata FROM chain
        JOIN pghistory_context AS earlier ON earlier.id = (chain.metadata ->> 'undoes')::uuid
    )
    SELECT metadata ->> 'action' FROM chain WHERE NOT metadata ? 'undoes'
"""
UNCITED = ("a_vouched_event_has_a_citation_or_a_note", "the_last_citation_of_a_vouched_event_stays")


@contextmanager
def change(*, by: AbstractBaseUser | None, action: str, **details: Any) -> Iterator[UUID]:
    """All writes inside are one change by one person (None: the machine), all or nothing.

    Inside another change, it is part of that one. What the database refuses is Refused, with a sentence.
    """
    if (outer := _current.get()) is not None:
        with transaction.atomic():
            yield outer
        return
    who = {"by": by.pk, "name": by.get_username()} if by else {"by": None, "name": ""}
    with _refusing(by), transaction.atomic(), pghistory.context(**who, action=action, **details) as context:
        token = _current.set(context.id)
        try:
            yield context.id
            _check_now()
        finally:
            _current.reset(token)


def _check_now() -> None:
    """Let the database refuse now what it would refuse at commit; later changes write in any order again."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def _refusing(by: AbstractBaseUser | None) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        if by is None:
            raise  # nobody asked: a fault of the machine is told as what it is
        raise Refused(_sentence(error)) from error


def _sentence(error: IntegrityError) -> str:
    """Why the database refused, for the person who asked: the names of constraints are sentences."""
    if isinstance(error, models.ProtectedError):
        return "Something newer hangs on this."
    broken = error.__cause__
    if isinstance(broken, psycopg.errors.ForeignKeyViolation):
        return "Something that this belongs to has been removed since."
    name = broken.diag.constraint_name if isinstance(broken, psycopg.Error) else None
    if name in UNCITED:
        return "An event that is confirmed or published needs a citation, or a note saying why it has none."
    return f"That cannot be: {(name or 'it breaks a rule').replace('_', ' ')}."


def change_undo(*, change_id: UUID, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """Take back everything that one change wrote; itself a change, so it can be undone as well.

    However many rows that were, it takes a constant number of statements. Raises InTheWay when a newer change
    wrote the same, Refused when there is nothing to undo or `by` may not do what would be undone.
    """
    _refuse_strangers(change_id, by)
    with change(by=by, action="undo", undoes=str(change_id)) as undo_id:
        written = rows_written(TRACKED, change_id)
        returned = [put_back(model, rows, change_id, by, now) for model, rows in written.items()]
        if not returned:
            raise Refused("There is nothing left to undo here.")
        withdraw(returned, by, now)
        refuse_blocked(made_public(undo_id))
    return undo_id


def _refuse_strangers(change_id: UUID, by: AbstractBaseUser | None) -> None:
    """Who takes a change back needs the permission to make it; of an undo, that of what it took back."""
    with connection.cursor() as cursor:
        cursor.execute(FIRST_ACTION, [change_id])
        found = cursor.fetchone()
    if found is None:
        raise Refused("There is nothing left to undo here.")
    permission = PERMISSIONS.get(found[0], "timeline.change_event")
    if permission == "timeline.publish_event":
        refuse_unless_publisher(by)
    elif by is not None and not (isinstance(by, PermissionsMixin) and by.has_perm(permission)):
        raise Refused("Taking this back needs the permission to do it. Ask somebody who holds it.")
