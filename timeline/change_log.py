"""History as people read it: who did what and when, and what it changed, for an event or a timeline."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Max, Model, OuterRef, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from pghistory.models import Context

from timeline.change_words import DID, TOLD, TOLD_OF_CHAPTER
from timeline.models import Chapter, Citation, Comment, Event, Link, RequestForComment, Timeline
from timeline.models.link import LinkKind
from timeline.services.history import versions

# What is done to a chapter has another name than what is done to an event.
OF_CHAPTERS = {"create": "Added"}
RUNNING_TEXT = {"headline", "body", "conflict_note", "uncited_note", "title", "intro"}
# In words: of unlike texts comparing takes the product of their lengths, and more.
LONGEST_COMPARED = 2000


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words in a difference: "added", "gone" or "" for kept."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    runs: tuple[Run, ...]


@dataclass(slots=True)
class LogEntry:
    """One change: what one person did in one go, however many events it touched."""

    change_id: UUID
    did: str
    by: str
    at: datetime
    note: str
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
    def said(self) -> str:
        """What it was, in words: what is said where it is taken back."""
        return (
            f"{self.did} “{self.headlines[0]}”" if self.touched == 1 else f"{self.did} {self.touched} events"
        )


def event_log(event: Event) -> list[LogEntry]:
    """Everything that happened to one event, the newest first."""
    kept = list(versions(Event).filter(pgh_obj_id=event.pk).select_related("pgh_context"))
    chapters = dict(Chapter.objects.filter(timeline=event.timeline_id).values_list("pk", "title"))
    entries: dict[UUID, LogEntry] = {}
    for before, after in zip([None, *kept], kept, strict=False):
        if after.pgh_context_id is None:
            continue
        entry = entries.setdefault(after.pgh_context_id, _entry(after.pgh_context, after.pgh_created_at))
        entry.fields += _fields(before, after, TOLD, chapters)
        entry.version_id, entry.headlines, entry.event_id = after.pgh_id, [after.headline], event.pk
    for context, at, words in chain.from_iterable(changes(event) for changes in BESIDE):
        entry = entries.setdefault(context.pk, _entry(context, at))
        entry.citations.append(words)
        entry.headlines, entry.event_id = entry.headlines or [event.headline], event.pk
    # Two changes of one moment stay in the order in which they were written.
    return _finish(sorted(entries.values(), key=lambda entry: entry.at)[::-1])


def timeline_log(timeline: Timeline, *, offset: int, limit: int) -> list[LogEntry]:
    """What happened to events and chapters, the newest first, in a constant number of queries."""
    touching = [
        Exists(versions(model).filter(timeline=timeline, pgh_context=OuterRef("pk")).order_by())
        for model in (Event, Chapter)
    ]
    newest_first = Context.objects.filter(touching[0] | touching[1]).order_by("-created_at")
    contexts = {context.pk: context for context in newest_first[offset : offset + limit]}
    chapters = dict(Chapter.objects.filter(timeline=timeline).values_list("pk", "title"))
    entries: dict[UUID, LogEntry] = {}
    for model, told in ((Chapter, TOLD_OF_CHAPTER), (Event, TOLD)):
        # Where a change touched both, its events tell it.
        for pk, (version, touched, before) in _last_versions(model, timeline, contexts).items():
            entry = entries[pk] = _entry(contexts[pk], version.pgh_created_at)
            entry.touched, entry.headlines = touched, [str(getattr(version, "headline", "") or version.title)]
            entry.event_id = version.pgh_obj_id if model is Event else None
            if touched == 1:
                entry.fields = _fields(before, version, told, chapters)
    return _finish([entries[pk] for pk in contexts if pk in entries])


def _last_versions(
    model: type[Model], timeline: Timeline, contexts: Iterable[UUID]
) -> dict[UUID, tuple[Any, int, Any]]:
    """For each change its last version, how many rows it touched, and, where one, the version before."""
    grouped = (
        versions(model)
        .filter(timeline=timeline, pgh_context__in=contexts)
        .order_by()
        .values("pgh_context")
        .annotate(last=Max("pgh_id"), touched=Count("pgh_obj_id", distinct=True))
    )
    rows = {row["pgh_context"]: (row["last"], row["touched"]) for row in grouped}
    newest = versions(model).in_bulk([last for last, _ in rows.values()])
    before = _versions_before(model, [newest[last] for last, touched in rows.values() if touched == 1])
    return {pk: (newest[last], touched, before.get(last)) for pk, (last, touched) in rows.items()}


def words_changed(before: str, after: str) -> tuple[Run, ...]:
    """A difference in whole words, to be read in one go; of long texts the old and the new one whole.

    >>> [(run.words, run.kind) for run in words_changed("He joins", "She joins")]
    [('He', 'gone'), ('She', 'added'), (' joins', '')]
    """
    old, new = (re.findall(r"\s*\S+|\s+", text) for text in (before, after))
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return _replaced(before, after) if before != after else (Run(before, ""),)
    runs: list[Run] = []
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = "".join(old[i:j]), "".join(new[k:m])
        if gone == added:
            runs.append(Run(gone, ""))
            continue
        runs += [Run(gone, "gone")] if gone else []
        runs += [Run(added, "added")] if added else []
    return tuple(runs)


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


def _fields(before: Any, after: Any, told: dict[str, str], chapters: dict[int, str]) -> list[FieldChange]:
    if before is None:
        return []
    changed = []
    for name, label in told.items():
        old, new = (_words(name, getattr(row, name), chapters) for row in (before, after))
        if old == new:
            continue
        runs = words_changed(old, new) if name in RUNNING_TEXT else _replaced(old, new)
        changed.append(FieldChange(label, runs))
    return changed


def _replaced(old: str, new: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run(old, "gone"), Run(new, "added")) if run.words)


def _words(name: str, value: Any, chapters: dict[int, str]) -> str:
    if name == "names":
        return ", ".join(value)
    if name == "chapter_id":
        return chapters.get(value, "") if value else ""
    if name == "image_id":
        return f"image {value}" if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H:i")
    return "" if value is None else str(value)


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
            gone = " (taken back)" if version.pgh_label == "delete" else ""
            yield version.pgh_context, version.pgh_created_at, f"“{version.text[:200]}”{gone}"


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
