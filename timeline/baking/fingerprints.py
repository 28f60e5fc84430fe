"""Fingerprints of everything that readers see of each event, taken by the database over whole rows.

A new column is in them without anybody's doing. A table is not: those that `for_readers()` reads have to be
read here as well, and a test compares them.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from timeline.models import Chapter, Citation, Image, Link, RequestForComment, Source, Timeline

# Of a timeline's row, what changes with every write or is the editors' own.
RESTLESS = {"revision", "revised_at", "check_levels"}


@dataclass(frozen=True, slots=True)
class Seen:
    """Fingerprints by id, of what is published."""

    events: dict[int, str]
    chapters: dict[int, int]
    sources: dict[int, int]


def seen_of(timeline: Timeline) -> Seen:
    """What readers see of the published events of a timeline, in eight questions however many they are."""
    public = timeline.events.published().order_by()
    of_these = {"event__in": public.values("pk")}
    chapters = dict(_hashed(Chapter.objects.filter(timeline=timeline), "pk"))
    images = dict(_hashed(Image.objects.filter(events__in=public.values("pk")).distinct(), "pk"))
    cited = Source.objects.filter(citations__event__in=public.values("pk"))
    sources = dict(_hashed(cited.distinct(), "pk"))
    told: defaultdict[int, list[Any]] = defaultdict(list)
    for event, source, row in _hashed(Citation.objects.filter(**of_these), "event_id", "source_id"):
        told[event] += [row, sources[source]]
    # What another event shows of one that is linked to it.
    alone = {
        pk: [row, chapters.get(chapter), images.get(image), *told[pk]]
        for pk, chapter, image, row in _hashed(public, "pk", "chapter_id", "image_id")
    }
    beside: defaultdict[int, list[Any]] = defaultdict(list)
    for event, row in _hashed(RequestForComment.objects.filter(**of_these), "event_id"):
        beside[event].append(row)
    links = Link.objects.filter(**of_these, other__in=public.values("pk"))
    for event, other, row in _hashed(links, "event_id", "other_id"):
        beside[event] += [row, alone[other]]
        beside[other] += [row, alone[event]]
    events = {pk: fingerprint(rows, beside.get(pk)) for pk, rows in alone.items()}
    return Seen(events, chapters, sources)


def row_of(timeline: Timeline) -> str:
    """What pages show of the timeline itself."""
    fields = [field.attname for field in Timeline._meta.concrete_fields if field.attname not in RESTLESS]
    return fingerprint([getattr(timeline, name) for name in fields])


def fingerprint(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def _hashed(rows: "QuerySet[Any]", *columns: str) -> "QuerySet[Any, Any]":
    """Of each row some columns and, last, a fingerprint of all of it; in order."""
    table = rows.model._meta.db_table
    whole = RawSQL(f'hashtextextended("{table}"::text, 0)', [])  # noqa: S611 - the name of a table of ours
    return rows.order_by("pk").values_list(*columns, whole)
