"""Rows put back as they were before a change, all rows of a table by one statement each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.db.models import Case, F, Max, Q, Subquery, When

from timeline.models import Chapter, Event, Status, Timeline
from timeline.models.change import ChangeKind
from timeline.services.errors import Refused
from timeline.services.publicity import (
    TakenBack,
    changes_for_readers,
    corrected_again,
    line_of,
    refuse_unless_publisher,
    tell,
    timeline_revised,
    told_beside,
    unsay,
)
from timeline.services.row_versions import (
    IN_PASSING,
    changed_fields,
    first_version,
    kept_fields,
    refuse_if_in_the_way,
    values_of,
    versions,
    with_kin,
)


@dataclass(frozen=True, slots=True)
class Returned:
    """Rows of one table that were put back: as they were just `before`, and those `made`, to be withdrawn."""

    model: type[models.Model]
    before: dict[int, Any]
    made: set[int]


def put_back(
    model: type[models.Model], touched: set[int], change_id: UUID, by: AbstractBaseUser | None, now: datetime
) -> Returned:
    """Undo what a change deleted or altered among the rows that it `touched` in one table.

    What it deleted comes again, what it altered is restored, column by column: what was written since into
    other columns stays. What it made is named in the answer, for `withdraw`: to delete a chapter would write
    to its events before these are looked at. Raises InTheWay where newer words are in the same columns.
    """
    rows = model._default_manager.filter(pk__in=touched).order_by("pk").select_for_update()
    here = {row.pk: row for row in rows}
    beneath = refuse_if_in_the_way(model, touched, change_id, here)
    before = _versions_before(model, touched, change_id)
    altered = [kept for pk, kept in before.items() if pk in here]
    _restore(model, altered, _versions_after(model, change_id), now, beneath)
    if model is Event and beneath:
        _seen_anew(beneath, by)
    _make_again(model, [kept for pk, kept in before.items() if pk not in here])
    if model is Event:
        _forget_what_is_past(here, now)
    return Returned(model, here, here.keys() - before.keys())


def withdraw(returned: list[Returned], taken: TakenBack, by: AbstractBaseUser | None, now: datetime) -> None:
    """Let go what a change made, what belongs to others first; and tell readers of what concerns them.

    Raises Refused where that publishes or unpublishes and `by` may not.
    """
    made = {one.model: one.made for one in returned}
    # Made together, a chapter and its events go together; one that holds other events stays.
    in_chapter = Event.objects.filter(pk__in=made.get(Event, ()), chapter_id__in=made.get(Chapter, ()))
    in_chapter.update(chapter=None)
    for one in reversed(returned):
        _withdraw(one.model, one.made, now)
    for one in returned:
        if one.model is Event:
            _announce(one.before, taken, by, now)


def _versions_before(model: type[models.Model], touched: set[int], change_id: UUID) -> dict[int, int]:
    """The version (`pgh_id`) that each row had before the change; rows that were not there are left out."""
    kept = versions(model).filter(
        pgh_obj_id__in=touched, pgh_id__lt=Subquery(first_version(model, change_id))
    )
    found = kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {
        pk: pgh_id
        for pk, pgh_id, label in found.values_list("pgh_obj_id", "pgh_id", "pgh_label")
        if label != "delete"
    }


def _versions_after(model: type[models.Model], change_id: UUID) -> list[int]:
    """The version (`pgh_id`) that the change left of each row."""
    written = versions(model).filter(pgh_context_id=change_id).order_by()
    return list(written.values("pgh_obj_id").annotate(last=Max("pgh_id")).values_list("last", flat=True))


def _restore(
    model: type[models.Model], before: list[int], after: list[int], now: datetime, beneath: list[int]
) -> None:
    """What the change wrote is again as it was `before` it; the other columns stay as they are.

    Whose a row is does not go back `beneath` newer words: its checker may be the author of before.
    """
    if not before:
        return
    columns = _columns(model)
    sets = [_restored(column, sorted(with_kin({column}).intersection(columns))) for column in columns]
    if model is Event:
        sets += ["version = row.version + 1", "updated_at = %(now)s"]
    kept = _kept_table(model)
    _execute(
        f'UPDATE "{model._meta.db_table}" AS row SET {", ".join(sets)} FROM "{kept}" AS was '  # noqa: S608
        f'JOIN "{kept}" AS became ON became.pgh_obj_id = was.pgh_obj_id '
        "WHERE was.pgh_id = ANY(%(before)s) AND became.pgh_id = ANY(%(after)s) AND row.id = was.pgh_obj_id",
        {"before": before, "after": after, "now": now, "beneath": beneath},
    )


def _restored(column: str, kin: list[str]) -> str:
    was, became = (", ".join(f'{side}."{name}"' for name in kin) for side in ("was", "became"))
    changed = f"({was}) IS DISTINCT FROM ({became})"
    if column in IN_PASSING:
        changed += " AND row.id <> ALL(%(beneath)s)"
    return f'"{column}" = CASE WHEN {changed} THEN was."{column}" ELSE row."{column}" END'


def _seen_anew(beneath: list[int], by: AbstractBaseUser | None) -> None:
    """Where newer words stay, it is no version that was before: whose it is, and its check lapses."""
    unchecked = Q(checked_at=None)
    Event.objects.filter(pk__in=beneath).update(
        changed_by=by.pk if by else None, is_check_lapsed=Case(When(unchecked, then=False), default=True)
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
        if model is Timeline:
            raise Refused("A timeline stays once it is there.")
        if model is Chapter:
            refuse_unless_empty(made)
        rows.delete()


def refuse_unless_empty(chapters: Iterable[int]) -> None:
    """A chapter with events would take their place in it along."""
    full = Chapter.objects.filter(pk__in=chapters, events__isnull=False).first()
    if full:
        raise Refused(f"“{full.title}” still has events. Put them elsewhere first.")


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


def _announce(before: dict[int, Any], taken: TakenBack, by: AbstractBaseUser | None, now: datetime) -> None:
    was = {pk: event.status for pk, event in before.items()}
    published = [pk for pk, status in was.items() if status == Status.PUBLISHED]
    public = Q(status=Status.PUBLISHED) | Q(pk__in=published)
    events = list(Event.objects.filter(public, pk__in=was).order_by("pk"))
    if not events:
        return
    settled, beside = unsay(was, taken, now), told_beside(was, taken)
    corrected = corrected_again(was, taken)
    lines: dict[tuple[ChangeKind, str], list[Event]] = defaultdict(list)
    for event in events:
        if (event.status == Status.PUBLISHED) != (was[event.pk] == Status.PUBLISHED):
            refuse_unless_publisher(by)
        values = values_of(before[event.pk])
        changed = changed_fields(values, event)
        is_otherwise = changes_for_readers(changed) or "status" in changed
        if event.pk not in settled and (is_otherwise or event.pk in beside):
            note = "" if is_otherwise else beside[event.pk]
            line = corrected.get(event.pk) or line_of(event, was[event.pk], note=note, before=values)
            lines[line].append(event)
    for (kind, note), told in lines.items():
        tell(told, kind, now=now, note=note)
    timeline_revised(timeline_id=events[0].timeline_id, now=now)


def _columns(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in kept_fields(model)]


def _kept_table(model: type[models.Model]) -> str:
    return str(model.pgh_event_model._meta.db_table)  # type: ignore[attr-defined]


def _execute(sql: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
