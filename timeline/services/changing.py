"""One change: all that is written by one person in one go, kept, taken back and told of together.

Database triggers (django-pghistory) keep every version of every event, citation and chapter. What is written
inside one `change` shares its id, so a confirmation, a merge of five or a bulk verdict is one thing to undo.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

import pghistory
import psycopg
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, models, transaction

from timeline.services.errors import Refused

UNCITED = ("a_vouched_event_has_a_citation_or_a_note", "the_last_citation_of_a_vouched_event_stays")

_current: ContextVar[UUID | None] = ContextVar("change", default=None)


def current_change() -> UUID | None:
    """The change that is being written; None outside of any."""
    return _current.get()


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
