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
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from timeline.models import Chapter, Citation, Event, Status
from timeline.services.errors import ChangedSince, Refused
from timeline.services.publicity import announce

_current: ContextVar[UUID | None] = ContextVar("change", default=None)

# In the order in which rows can be written back: what others point to comes first.
TRACKED: tuple[type[models.Model], ...] = (Chapter, Event, Citation)
# Said by the row itself, not by an earlier version of it.
NEVER_RESTORED = {"id", "version", "updated_at", "created_at", "published_at"}


@contextmanager
def change(*, by: AbstractBaseUser | None, action: str, **details: Any) -> Iterator[UUID]:
    """All writes inside are one change by one person (None: the machine), all or nothing.

    Inside another change, it is part of that one.
    """
    if (outer := _current.get()) is not None:
        with transaction.atomic():
            yield outer
        return
    who = {"by": by.pk, "name": by.get_username()} if by else {"by": None, "name": ""}
    with transaction.atomic(), pghistory.context(**who, action=action, **details) as context:
        token = _current.set(context.id)
        try:
            yield context.id
        finally:
            _current.reset(token)


def change_undo(*, change_id: UUID, by: AbstractBaseUser, now: datetime) -> UUID:
    """Take back everything that one change wrote; itself a change, so it can be undone as well.

    Raises ChangedSince when something of it was changed again later, Refused when there is nothing to undo.
    """
    with change(by=by, action="undo", undoes=str(change_id)) as undo_id:
        touched = [(model, pk) for model in TRACKED for pk in _touched(model, change_id)]
        if not touched:
            raise Refused("There is nothing left to undo here.")
        for model, pk in touched:
            _put_back(model, pk, change_id, now)
    return undo_id


def versions(model: type[models.Model]) -> models.QuerySet[Any]:
    """The kept versions of a tracked model, oldest first."""
    kept: models.QuerySet[Any] = model.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    return kept


def _touched(model: type[models.Model], change_id: UUID) -> list[int]:
    return list(
        versions(model)
        .filter(pgh_context_id=change_id)
        .order_by("pgh_obj_id")
        .distinct("pgh_obj_id")
        .values_list("pgh_obj_id", flat=True)
    )


def _put_back(model: type[models.Model], pk: int, change_id: UUID, now: datetime) -> None:
    manager = model._default_manager
    row = manager.select_for_update().filter(pk=pk).first()
    history = versions(model).filter(pgh_obj_id=pk)
    first_of_change = history.filter(pgh_context_id=change_id)[0]
    if history.reverse()[0].pgh_context_id != change_id:
        raise ChangedSince(row)
    before = history.filter(pgh_id__lt=first_of_change.pgh_id).last()
    if before is not None and before.pgh_label != "delete":
        _restore(model, row, before, now)
    elif row is not None and isinstance(row, Event):
        # An editor never deletes: what a change made and an undo takes back is kept as rejected.
        was = row.status
        row.status, row.version, row.updated_at = Status.REJECTED, row.version + 1, now
        row.save()
        announce(event=row, was=was, now=now)
    elif row is not None:
        row.delete()


def _restore(model: type[models.Model], row: models.Model | None, before: Any, now: datetime) -> None:
    fields = [field for field in model._meta.concrete_fields if field.name not in NEVER_RESTORED]
    values = {field.attname: getattr(before, field.attname) for field in fields}
    if row is None:
        model._default_manager.create(pk=before.pgh_obj_id, **values)
        return
    was = row.status if isinstance(row, Event) else ""
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Event):
        row.version, row.updated_at = row.version + 1, now
        if row.status == Status.PUBLISHED and row.published_at is None:
            row.published_at = now
    row.save()
    if isinstance(row, Event):
        announce(event=row, was=was, now=now)
