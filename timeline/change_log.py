"""History as people read it: who did what and when, and what it changed, for an event or a timeline."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Max, Model, OuterRef, Q, QuerySet
from pghistory.models import Context

from timeline.change_words import DID, TOLD, TOLD_OF_CHAPTER, TOLD_OF_TIMELINE
from timeline.differences import FieldChange, Run, fields_changed, shortened
from timeline.models import Chapter, Citation, Comment, Event, Link, RequestForComment, Timeline
from timeline.models.link import LinkKind
from timeline.services.history import versions

# What is done to a chapter has another name than what is done to an event.
OF_CHAPTERS = {"create": "Added"}


@dataclass(slots=True)
class LogEntry:
    """One change: what one person did in one go, however many events it touched."""

    change_id: UUID
    did: str
    by: str
    at: datetime
    note: str
    # What it touched: "event", "chapter", or "settings".
    of: str = "event"
    touched: int = 1
    headlines: list[str] = field(default_factory=list)
    event_id: int | None = None
    fields: list[FieldChange] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    version_id: int | None = None
    # The undo that took it back, which can be undone in turn.
    undone_by: UUID | None = None
    can_undo: bool = True

    @property
    def became(self) -> str:
        """What became of it later, where it was undone: what was taken back is done again."""
        if self.undone_by is None:
            return ""
        return "done again" if self.is_undo else "taken back"

    @property
    def is_undo(self) -> bool:
        """Whether it took something back: to take that back is to do it again."""
        return self.did == DID["undo"]

    @property
    def said(self) -> str:
        """What it was, in words: what is said where it is taken back."""
        if self.did in (DID["undo"], DID["redo"]):  # said once more by what is done with it
            return f"{self.touched} {self.of}s" if self.touched > 1 else f"“{self.headlines[0]}”"
        if self.of == "settings":
            return f"{self.did} of “{self.headlines[0]}”"
        if self.touched > 1:
            return f"{self.did} {self.touched} {self.of}s"
        return f"{self.did} “{self.headlines[0]}”"


def event_log(event: Event) -> list[LogEntry]:
    """Everything that happened to one event, the newest first."""
    kept = list(versions(Event).filter(pgh_obj_id=event.pk).select_related("pgh_context"))
    chapters = dict(Chapter.objects.filter(timeline=event.timeline_id).values_list("pk", "title"))
    entries: dict[UUID, LogEntry] = {}
    for before, after in zip([None, *kept], kept, strict=False):
        if after.pgh_context_id is None:
            continue
        entry = entries.setdefault(after.pgh_context_id, _entry(after.pgh_context, after.pgh_created_at))
        entry.fields += fields_changed(before, after, TOLD, chapters)
        entry.version_id, entry.headlines, entry.event_id = after.pgh_id, [after.headline], event.pk
    for context, at, words in chain.from_iterable(changes(event) for changes in BESIDE):
        entry = entries.setdefault(context.pk, _entry(context, at))
        entry.citations.append(words)
        entry.headlines, entry.event_id = entry.headlines or [event.headline], event.pk
    # Two changes of one moment stay in the order in which they were written.
    return _finish(sorted(entries.values(), key=lambda entry: entry.at)[::-1])


@dataclass(frozen=True, slots=True)
class Kind:
    """How the history of a timeline tells of the rows of one table: by which lookup they belong to it, which
    column says what was touched, and what their columns are called."""

    model: type[Model]
    lookup: str
    of: str
    counted: str
    told: dict[str, str]


# Where a change touched rows of several, the last of them tells it.
KINDS = (
    Kind(Timeline, "pgh_obj", "settings", "pgh_obj_id", TOLD_OF_TIMELINE),
    Kind(Chapter, "timeline", "chapter", "pgh_obj_id", TOLD_OF_CHAPTER),
    Kind(Comment, "event__timeline", "event", "event_id", {}),
    Kind(Event, "timeline", "event", "pgh_obj_id", TOLD),
)


def timeline_log(timeline: Timeline, *, offset: int, limit: int) -> list[LogEntry]:
    """What happened to a timeline, the newest first, in a constant number of queries."""
    touching = (Exists(_kept(kind, timeline).filter(pgh_context=OuterRef("pk")).order_by()) for kind in KINDS)
    newest_first = Context.objects.filter(reduce(or_, touching)).order_by("-created_at")
    contexts = {context.pk: context for context in newest_first[offset : offset + limit]}
    chapters = dict(Chapter.objects.filter(timeline=timeline).values_list("pk", "title"))
    entries: dict[UUID, LogEntry] = {}
    for kind in KINDS:
        for pk, (version, touched, before) in _last_versions(kind, timeline, contexts).items():
            entry = entries[pk] = _entry(contexts[pk], version.pgh_created_at)
            entry.of, entry.touched, entry.headlines = kind.of, touched, [_headline(version)]
            if kind.of == "event":
                entry.event_id = getattr(version, kind.counted)
            if touched == 1:
                entry.fields = shortened(fields_changed(before, version, kind.told, chapters))
                entry.citations = [_comment_said(version)] if kind.model is Comment else []
            elif kind.model is Event and _is_alike(contexts[pk]):
                entry.fields = [_became(one) for one in fields_changed(before, version, ALIKE, chapters)]
    return _finish([entries[pk] for pk in contexts if pk in entries])


# What an editor gives many events at once, the same to each, whatever each had before.
ALIKE = {name: TOLD[name] for name in ("standing", "chapter_id")}


def _is_alike(context: Context) -> bool:
    return context.metadata.get("action") == "edit" and bool(context.metadata.get("many"))


def _became(change: FieldChange) -> FieldChange:
    """The same without what was before, which of many events is that of one."""
    became = tuple(run for run in change.runs if run.kind != "gone")
    return FieldChange(change.label, became or (Run("none", ""),))


def _kept(kind: Kind, timeline: Timeline) -> QuerySet[Any]:
    return versions(kind.model).filter(**{kind.lookup: timeline})


def _headline(version: Any) -> str:
    """What a kept version is of, in words."""
    if hasattr(version, "thread_id"):
        return str(version.event.headline)
    return str(getattr(version, "headline", "") or version.title)


def _last_versions(
    kind: Kind, timeline: Timeline, contexts: Mapping[UUID, Context]
) -> dict[UUID, tuple[Any, int, Any]]:
    """For each change its last version, how many rows it touched, and, where one or all alike, the version
    before."""
    grouped = (
        _kept(kind, timeline)
        .filter(pgh_context__in=contexts)
        .order_by()
        .values("pgh_context")
        .annotate(last=Max("pgh_id"), touched=Count(kind.counted, distinct=True))
    )
    rows = {row["pgh_context"]: (row["last"], row["touched"]) for row in grouped}
    kept = versions(kind.model)
    newest = (kept.select_related("event") if kind.model is Comment else kept).in_bulk(
        [last for last, _ in rows.values()]
    )
    telling = [
        newest[last]
        for pk, (last, touched) in rows.items()
        if kind.told and (touched == 1 or _is_alike(contexts[pk]))
    ]
    before = _versions_before(kind.model, telling)
    return {pk: (newest[last], touched, before.get(last)) for pk, (last, touched) in rows.items()}


def _entry(context: Context, at: datetime) -> LogEntry:
    said = context.metadata
    action = said.get("action", "")
    did = OF_CHAPTERS.get(action) if "chapter" in said else None
    return LogEntry(
        context.pk,
        did or DID.get(action, "Changed"),
        said.get("name") or "the machine",
        at,
        said.get("note", ""),
        can_undo=action != "propose",
    )


def _finish(entries: list[LogEntry]) -> list[LogEntry]:
    """Say of each whether it is taken back, and by what: an undo that was itself undone does not count."""
    changes = [entry.change_id for entry in entries]
    taken_back = taken_back_by(changes, _undos_of(changes))
    for entry in entries:
        entry.undone_by = taken_back[entry.change_id]
    return entries


def taken_back_by(changes: Iterable[UUID], undos: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID | None]:
    """For each change the undo that stands, None where none does; `undos` are (undo, what it undoes)."""
    undos_of: dict[UUID, list[UUID]] = defaultdict(list)
    for undo, undoes in undos:
        undos_of[undoes].append(undo)
    known: dict[UUID, UUID | None] = {}
    # An undo only stands where no undo of its own does, so those come first. No recursion: people undo and
    # redo as often as they like.
    waiting = list(changes)
    while waiting:
        change = waiting[-1]
        if unknown := [undo for undo in undos_of.get(change, ()) if undo not in known]:
            waiting += unknown
            continue
        waiting.pop()
        known[change] = next((undo for undo in undos_of.get(change, ()) if known[undo] is None), None)
    return known


def _undos_of(changes: list[UUID]) -> list[tuple[UUID, UUID]]:
    """The undos of these changes, and of these undos, and so on: each once, with what it undoes."""
    sql = """
        WITH RECURSIVE undo (id, undoes) AS (
            SELECT id, (metadata ->> 'undoes')::uuid FROM pghistory_context
            WHERE metadata -> 'undoes' = ANY(%s::jsonb[])
            UNION
            SELECT context.id, undo.id FROM pghistory_context AS context
            JOIN undo ON context.metadata -> 'undoes' = to_jsonb(undo.id::text)
        )
        SELECT id, undoes FROM undo
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [[json.dumps(str(pk)) for pk in changes]])
        return list(cursor.fetchall())


def _versions_before(model: type[Model], after: Iterable[Any]) -> dict[int, Any]:
    """For each version given (by its id) the one of the same row before it."""
    wanted = {version.pgh_obj_id: version for version in after}
    kept = defaultdict(list)
    for version in versions(model).filter(pgh_obj_id__in=wanted):
        kept[version.pgh_obj_id].append(version)
    found = {}
    for version in after:
        # A change may write a row more than once; what counts is how it was before all of it.
        earlier = [
            one
            for one in kept[version.pgh_obj_id]
            if one.pgh_id < version.pgh_id and one.pgh_context_id != version.pgh_context_id
        ]
        if earlier:
            found[version.pgh_id] = earlier[-1]
    return found


def _citation_changes(event: Event) -> Iterator[tuple[Context, datetime, str]]:
    ids = versions(Citation).filter(event_id=event.pk).values("pgh_obj_id")
    held: dict[int, int | None] = {}
    for version in versions(Citation).filter(pgh_obj_id__in=ids).select_related("pgh_context", "source"):
        was = held.get(version.pgh_obj_id)
        now = None if version.pgh_label == "delete" else version.event_id
        held[version.pgh_obj_id] = now
        if (was == event.pk) == (now == event.pk) or version.pgh_context is None:
            continue
        sign = "Citation added" if now == event.pk else "Citation taken away"
        yield version.pgh_context, version.pgh_created_at, f"{sign}: {version.source}"


def _comment_changes(event: Event) -> Iterator[tuple[Context, datetime, str]]:
    """The words of comments written; that one was assigned or resolved is what the entry itself says."""
    for version in versions(Comment).filter(event_id=event.pk).select_related("pgh_context"):
        if version.pgh_context is not None:
            yield version.pgh_context, version.pgh_created_at, _comment_said(version)


def _comment_said(version: Any) -> str:
    gone = " (taken back)" if version.pgh_label == "delete" else ""
    return f"“{version.text[:200]}”{gone}"


def _link_changes(event: Event) -> Iterator[tuple[Context, datetime, str]]:
    of_event = versions(Link).filter(Q(event_id=event.pk) | Q(other_id=event.pk))
    for version in of_event.select_related("pgh_context", "event", "other"):
        if version.pgh_context is None:
            continue
        kind, is_first = LinkKind(version.kind), version.event_id == event.pk
        words, other = (kind.value, version.other) if is_first else (kind.backwards, version.event)
        sign = "No longer" if version.pgh_label == "delete" else "Now"
        yield version.pgh_context, version.pgh_created_at, f"{sign}: {words} “{other.headline}”"


def _request_changes(event: Event) -> Iterator[tuple[Context, datetime, str]]:
    of_event = versions(RequestForComment).filter(event_id=event.pk).select_related("pgh_context")
    for version in of_event:
        if version.pgh_context is None:
            continue
        sign = "Taken away" if version.pgh_label == "delete" else "Asked for comment"
        told = (
            f"{version.asked} {version.get_outcome_display()}{f': “{version.said}”' if version.said else ''}"
        )
        yield version.pgh_context, version.pgh_created_at, f"{sign}: {told}"


# What stands beside an event and has a history of its own.
BESIDE = (_citation_changes, _link_changes, _request_changes, _comment_changes)
