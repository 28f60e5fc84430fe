"""Rows put back as they were before a change, all rows of a table by one statement each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.db.models import F, OuterRef, Q, Subquery

from timeline.models import Event, Status
from timeline.services.errors import ChangedSince, Refused
from timeline.services.publicity import (
    announce,
    changes_for_readers,
    refuse_unless_publisher,
    timeline_revised,
)

# Said by the row itself, not by an earlier version of it.
NEVER_RESTORED = {"id", "version", "updated_at", "created_at", "published_at", "weight"}


def versions(model: type[models.Model]) -> models.QuerySet[Any]:
    """The kept versions of a tracked model, oldest first."""
    kept: models.QuerySet[Any] = model.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    return kept


def values_of(row: models.Model) -> dict[str, Any]:
    """What a row says, by columns, to be compared with what it says later."""
    values = {column: getattr(row, column) for column in _attributes(type(row))}
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def changed_fields(before: dict[str, Any], row: models.Model) -> set[str]:
    """The columns in which `row` differs from `before`."""
    return {name for name, value in before.items() if getattr(row, name) != value}


def put_back(model: type[models.Model], change_id: UUID, by: AbstractBaseUser | None, now: datetime) -> bool:
    """Undo what a change wrote to one table; whether it wrote anything there.

    What the change made goes, what it deleted comes again, what it altered is restored. Raises ChangedSince
    where a later change has touched any of it, Refused where it publishes or unpublishes and `by` may not.
    """
    touched = set(versions(model).filter(pgh_context_id=change_id).values_list("pgh_obj_id", flat=True))
    if not touched:
        return False
    rows = model._default_manager.filter(pk__in=touched).order_by("pk").select_for_update()
    here = {row.pk: row for row in rows}
    _refuse_if_newer(model, touched, change_id, here)
    before = _versions_before(model, touched, change_id)
    _restore(model, [kept for pk, kept in before.items() if pk in here], now)
    _make_again(model, [kept for pk, kept in before.items() if pk not in here])
    if model is Event:
        _forget_what_is_past(here, now)
    _withdraw(model, here.keys() - before.keys(), now)
    if model is Event:
        _announce(here, by, now)
    return True


def _refuse_if_newer(
    model: type[models.Model], touched: set[int], change_id: UUID, here: dict[int, Any]
) -> None:
    """The change has to be the last word on every row. What was said since and taken back does not count."""
    kept = versions(model).filter(pgh_obj_id__in=touched, pgh_id__gte=Subquery(_first(model, change_id)))
    newest_first = kept.order_by("pgh_obj_id", "-pgh_id").values_list(
        "pgh_obj_id", "pgh_context_id", "pgh_context__metadata__undoes"
    )
    void: dict[int, set[str]] = defaultdict(set)
    settled: set[int] = set()
    for pk, context, undoes in newest_first:
        if pk in settled:
            continue
        if str(context) in void[pk]:
            if context == change_id:
                raise Refused("That was taken back already.")
            continue
        if context == change_id:
            settled.add(pk)
        elif undoes:
            void[pk] |= {undoes, str(context)}
        else:
            raise ChangedSince(here.get(pk))


def _first(model: type[models.Model], change_id: UUID) -> models.QuerySet[Any]:
    """Of the row of an outer query, the first version that a change wrote."""
    kept = versions(model).filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_context_id=change_id)
    return kept.order_by("pgh_id").values("pgh_id")[:1]


def _versions_before(model: type[models.Model], touched: set[int], change_id: UUID) -> dict[int, int]:
    """The version (`pgh_id`) that each row had before the change; rows that were not there are left out."""
    kept = versions(model).filter(pgh_obj_id__in=touched, pgh_id__lt=Subquery(_first(model, change_id)))
    found = kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {
        pk: pgh_id
        for pk, pgh_id, label in found.values_list("pgh_obj_id", "pgh_id", "pgh_label")
        if label != "delete"
    }


def _restore(model: type[models.Model], kept: list[int], now: datetime) -> None:
    if not kept:
        return
    sets = ", ".join(f'"{column}" = kept."{column}"' for column in _columns(model))
    if model is Event:
        sets += ", version = row.version + 1, updated_at = %(now)s"
    _execute(
        f'UPDATE "{model._meta.db_table}" AS row SET {sets} FROM "{_kept_table(model)}" AS kept '  # noqa: S608
        "WHERE kept.pgh_id = ANY(%(kept)s) AND row.id = kept.pgh_obj_id",
        {"kept": kept, "now": now},
    )


def _make_again(model: type[models.Model], kept: list[int]) -> None:
    if not kept:
        return
    columns = ", ".join(f'"{column}"' for column in ["id", *_columns(model)])
    _execute(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {columns} FROM "{_kept_table(model)}" '  # noqa: S608
        "WHERE pgh_id = ANY(%(kept)s)",
        {"kept": kept},
    )


def _withdraw(model: type[models.Model], made: set[int], now: datetime) -> None:
    """An editor never deletes: an event that a change made and an undo takes back is kept as rejected."""
    rows = model._default_manager.filter(pk__in=made)
    if made and model is Event:
        rows.update(status=Status.REJECTED, is_unsure=False, version=F("version") + 1, updated_at=now)
    elif made:
        rows.delete()


def _forget_what_is_past(pks: Iterable[int], now: datetime) -> None:
    """A moment of publication that has passed meanwhile is not waited for again."""
    due = Event.objects.filter(pk__in=pks, publish_at__lte=now, held_because="")
    due.update(publish_at=None, publish_by=None)


def made_public(change_id: UUID) -> set[int]:
    """The events that a change has put before readers, who did not see them before it."""
    written = versions(Event).filter(pgh_context_id=change_id)
    public = set(written.filter(status=Status.PUBLISHED).values_list("pgh_obj_id", flat=True))
    if not public:
        return public
    earlier = versions(Event).filter(pk__in=_versions_before(Event, public, change_id).values())
    return public - set(earlier.filter(status=Status.PUBLISHED).values_list("pgh_obj_id", flat=True))


def _announce(before: dict[int, Any], by: AbstractBaseUser | None, now: datetime) -> None:
    was = {pk: event.status for pk, event in before.items()}
    published = [pk for pk, status in was.items() if status == Status.PUBLISHED]
    public = Q(status=Status.PUBLISHED) | Q(pk__in=published)
    for event in Event.objects.filter(public, pk__in=was).order_by("pk"):
        if (event.status == Status.PUBLISHED) != (was[event.pk] == Status.PUBLISHED):
            refuse_unless_publisher(by)
        values = values_of(before[event.pk])
        changed = changed_fields(values, event)
        if changes_for_readers(changed) or "status" in changed:
            announce(event=event, was=was[event.pk], now=now, before=values)
        else:
            timeline_revised(timeline_id=event.timeline_id, now=now)


def _columns(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields if field.name not in NEVER_RESTORED]


def _attributes(model: type[models.Model]) -> list[str]:
    # A span is written in more than one way; its `when` tells.
    fields = [field for field in model._meta.concrete_fields if field.name not in NEVER_RESTORED | {"span"}]
    return [field.attname for field in fields]


def _kept_table(model: type[models.Model]) -> str:
    return str(model.pgh_event_model._meta.db_table)  # type: ignore[attr-defined]


def _execute(sql: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
