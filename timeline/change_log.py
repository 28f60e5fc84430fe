"""History as people read it: who did what and when, and what it changed, for an event or a timeline."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef
from pghistory.models import Context

from timeline.models import Chapter, Citation, Event, Timeline
from timeline.services.history import versions

DID = {
    "propose": "Proposed",
    "confirm": "Confirmed",
    "reject": "Rejected",
    "unsure": "Put aside as unsure",
    "edit": "Edited",
    "publish": "Published",
    "unpublish": "Unpublished",
    "move": "Moved among equal dates",
    "merge": "Merged",
    "split": "Split off",
    "resolve": "Resolved a conflict",
    "create": "Written by hand",
    "restore": "Restored an older version",
    "delete": "Removed",
    "undo": "Taken back",
}
TOLD = {
    "headline": "Headline",
    "when": "Date",
    "label": "Date in words",
    "status": "Status",
    "standing": "Standing",
    "attributed_to": "Who says so",
    "names": "Names",
    "body": "Text",
    "chapter_id": "Chapter",
    "is_key": "Key event",
    "image_id": "Image",
    "image_alt": "What the image shows",
    "image_credit": "Credit of the image",
    "image_caption": "Caption",
    "is_unsure": "Unsure",
    "uncited_note": "Note on citations",
    "conflict": "Conflict",
    "conflict_note": "Note on the conflict",
    "position": "Place among equal dates",
}
RUNNING_TEXT = {"headline", "body", "conflict_note", "uncited_note"}
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
    is_undone: bool = False
    can_undo: bool = True


def event_log(event: Event) -> list[LogEntry]:
    """Everything that happened to one event, the newest first."""
    kept = list(versions(Event).filter(pgh_obj_id=event.pk).select_related("pgh_context"))
    chapters = dict(Chapter.objects.filter(timeline=event.timeline_id).values_list("pk", "title"))
    entries: dict[UUID, LogEntry] = {}
    for before, after in zip([None, *kept], kept, strict=False):
        if after.pgh_context_id is None:
            continue
        entry = entries.setdefault(after.pgh_context_id, _entry(after.pgh_context, after.pgh_created_at))
        entry.fields += _fields(before, after, chapters)
        entry.version_id, entry.headlines, entry.event_id = after.pgh_id, [after.headline], event.pk
    for context, at, words in _citation_changes(event):
        entries.setdefault(context.pk, _entry(context, at)).citations.append(words)
    # Two changes of one moment stay in the order in which they were written.
    return _finish(sorted(entries.values(), key=lambda entry: entry.at)[::-1])


def timeline_log(timeline: Timeline, *, offset: int, limit: int) -> list[LogEntry]:
    """What happened to a timeline's events, the newest first, in a constant number of queries."""
    touching = versions(Event).filter(timeline=timeline, pgh_context=OuterRef("pk")).order_by()
    newest_first = Context.objects.filter(Exists(touching)).order_by("-created_at")[offset : offset + limit]
    contexts = {context.pk: context for context in newest_first}
    grouped = (
        versions(Event)
        .filter(timeline=timeline, pgh_context__in=contexts)
        .order_by()
        .values("pgh_context")
        .annotate(last=Max("pgh_id"), touched=Count("pgh_obj", distinct=True))
    )
    rows = {row["pgh_context"]: row for row in grouped}
    newest = versions(Event).in_bulk([row["last"] for row in rows.values()])
    before = _versions_before([newest[row["last"]] for row in rows.values() if row["touched"] == 1])
    chapters = dict(Chapter.objects.filter(timeline=timeline).values_list("pk", "title"))
    entries = []
    for pk, context in contexts.items():
        row = rows[pk]
        version = newest[row["last"]]
        entry = _entry(context, version.pgh_created_at)
        entry.touched, entry.event_id, entry.headlines = (
            row["touched"],
            version.pgh_obj_id,
            [version.headline],
        )
        if row["touched"] == 1:
            entry.fields = _fields(before.get(version.pgh_id), version, chapters)
        entries.append(entry)
    return _finish(entries)


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
    did = DID.get(said.get("action", ""), "Changed")
    return LogEntry(
        context.pk,
        did,
        said.get("name") or "the machine",
        at,
        said.get("note", ""),
        can_undo=said.get("action") != "propose",
    )


def _finish(entries: list[LogEntry]) -> list[LogEntry]:
    undone = Context.objects.filter(metadata__undoes__in=[str(entry.change_id) for entry in entries])
    gone = set(undone.values_list("metadata__undoes", flat=True))
    for entry in entries:
        entry.is_undone = str(entry.change_id) in gone
    return entries


def _fields(before: Any, after: Any, chapters: dict[int, str]) -> list[FieldChange]:
    if before is None:
        return []
    changed = []
    for name, label in TOLD.items():
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
    return "" if value is None else str(value)


def _versions_before(after: Iterable[Any]) -> dict[int, Any]:
    """For each version given (by its id) the one of the same row before it."""
    wanted = {version.pgh_obj_id: version for version in after}
    kept = defaultdict(list)
    for version in versions(Event).filter(pgh_obj_id__in=wanted):
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
