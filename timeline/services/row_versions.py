"""The kept versions of rows: what each change wrote, and what newer one stands in the way of undoing it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Max, OuterRef, Subquery, Value

from timeline.change_words import DID, TOLD, TOLD_OF_CHAPTER, TOLD_OF_TIMELINE
from timeline.models import Chapter, Timeline
from timeline.services.errors import ChangedSince, InTheWay, Refused

# Said by the row itself, not by an earlier version of it.
NEVER_RESTORED = {"id", "version", "updated_at", "created_at", "published_at", "weight"}
TOLD_BY: dict[type[models.Model], dict[str, str]] = {
    Chapter: TOLD_OF_CHAPTER,
    Timeline: TOLD_OF_TIMELINE,
}


def versions(model: type[models.Model]) -> models.QuerySet[Any]:
    """The kept versions of a tracked model, oldest first."""
    kept: models.QuerySet[Any] = model.pgh_event_model.objects.order_by("pgh_id")  # type: ignore[attr-defined]
    return kept


def newest_version(row: models.Model) -> int:
    """The number of the newest version of a row: for rows that do not count their versions themselves."""
    kept = versions(type(row)).filter(pgh_obj_id=row.pk).aggregate(newest=Max("pgh_id"))
    return int(kept["newest"])


def refuse_newer(row: models.Model, version: int) -> None:
    """Raise ChangedSince where a row that is locked has another version than the one that was looked at."""
    if newest_version(row) != version:
        raise ChangedSince(row)


def rows_written(tables: Iterable[type[models.Model]], change_id: UUID) -> dict[type[models.Model], set[int]]:
    """The rows that a change wrote, of those tables where it wrote any, in their order; one statement."""
    tables = tuple(tables)
    first, *others = (
        versions(model)
        .filter(pgh_context_id=change_id)
        .order_by()
        .annotate(table=Value(place))
        .values_list("table", "pgh_obj_id")
        for place, model in enumerate(tables)
    )
    found: dict[type[models.Model], set[int]] = defaultdict(set)
    for place, pk in sorted(first.union(*others, all=True)):
        found[tables[place]].add(pk)
    return dict(found)


def values_of(row: models.Model) -> dict[str, Any]:
    """What a row says, by columns, to be compared with what it says later."""
    values = {column: getattr(row, column) for column in _attributes(type(row))}
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def changed_fields(before: dict[str, Any], row: models.Model) -> set[str]:
    """The columns in which `row` differs from `before`."""
    return {name for name, value in before.items() if getattr(row, name) != value}


# What is put back together or not at all: a half of it would contradict the other.
KIN = (
    {"when", "label", "span", "sort_day"},
    {
        *("status", "is_unsure", "merged_into_id", "vouched_by_id"),
        *("publish_at", "publish_by_id", "held_because"),
    },
    {"checked_by_id", "checked_at"},
    {"image_id", "image_alt", "image_credit", "image_caption"},
    {"conflict", "conflict_note", "tells_conflict"},
    {"quote", "start", "end"},
    {"outcome", "said"},
    {"resolved_at", "resolved_by_id"},
)
# What any change of an event writes in passing: whose it is, and that a check lapses.
IN_PASSING = {"changed_by_id", "is_check_lapsed"}


def with_kin(columns: set[str]) -> set[str]:
    """These columns, and those that are only put back together with one of them."""
    return columns.union(*(group for group in KIN if not group.isdisjoint(columns)))


def first_version(model: type[models.Model], change_id: UUID) -> models.QuerySet[Any]:
    """Of the row of an outer query, the first version that a change wrote."""
    kept = versions(model).filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_context_id=change_id)
    return kept.order_by("pgh_id").values("pgh_id")[:1]


def refuse_if_in_the_way(
    model: type[models.Model], touched: set[int], change_id: UUID, here: dict[int, Any]
) -> list[int]:
    """Nothing newer may have written the columns that the change wrote; the rows where it wrote other ones.

    What was done since and taken back again does not count.
    """
    newer = _written_since(model, touched, change_id)
    written = _columns_written(model, set(newer), change_id)
    for pk, contexts in newer.items():
        mine = written[pk][change_id]
        for context in contexts:
            theirs = written[pk][context]
            if both := with_kin(mine) & with_kin(theirs):
                raise _in_the_way(model, context, mine & theirs or both, here.get(pk))
    return list(newer)


def _written_since(
    model: type[models.Model], touched: set[int], change_id: UUID
) -> dict[int, list[UUID | None]]:
    """The newer changes of each row, the newest first, without those that were taken back."""
    kept = versions(model).filter(
        pgh_obj_id__in=touched, pgh_id__gte=Subquery(first_version(model, change_id))
    )
    newest_first = kept.order_by("pgh_obj_id", "-pgh_id").values_list(
        "pgh_obj_id", "pgh_context_id", "pgh_context__metadata__undoes"
    )
    void: dict[int, set[str]] = defaultdict(set)
    newer: dict[int, list[UUID | None]] = defaultdict(list)
    settled: set[int] = set()
    for pk, context, undoes in newest_first:
        if pk in settled:
            continue
        if str(context) in void[pk]:
            if context == change_id:
                raise Refused("That was taken back already.")
        elif context == change_id:
            settled.add(pk)
        elif undoes:
            void[pk] |= {undoes, str(context)}
        elif context not in newer[pk]:
            newer[pk].append(context)
    return {pk: contexts for pk, contexts in newer.items() if contexts}


def _columns_written(
    model: type[models.Model], rows: set[int], change_id: UUID
) -> dict[int, dict[UUID | None, set[str]]]:
    """For each row and each change of it from `change_id` on, the columns that it wrote."""
    written: dict[int, dict[UUID | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    before: Any = None
    for version in versions(model).filter(pgh_obj_id__in=rows).order_by("pgh_obj_id", "pgh_id"):
        columns = set(_attributes(model)) - IN_PASSING
        if before and before.pgh_obj_id == version.pgh_obj_id and version.pgh_label != "delete":
            columns = {name for name in columns if getattr(before, name) != getattr(version, name)}
        written[version.pgh_obj_id][version.pgh_context_id] |= columns
        before = version
    return written


def _in_the_way(model: type[models.Model], change_id: UUID | None, columns: set[str], row: Any) -> InTheWay:
    context = versions(model).filter(pgh_context_id=change_id).select_related("pgh_context").first()
    said = context.pgh_context.metadata if context and context.pgh_context else {}
    told = TOLD_BY.get(model, TOLD)
    return InTheWay(
        row,
        did=DID.get(said.get("action", ""), "Changed"),
        by=said.get("name") or "the machine",
        fields=[label for name, label in told.items() if name in columns],
    )


def kept_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """What the versions of a row keep and an undo puts back."""
    kept = {field.name for field in versions(model).model._meta.concrete_fields}
    return [field for field in model._meta.concrete_fields if field.name in kept - NEVER_RESTORED]


def _attributes(model: type[models.Model]) -> list[str]:
    # A span is written in more than one way; its `when` tells.
    return [field.attname for field in kept_fields(model) if field.name != "span"]
