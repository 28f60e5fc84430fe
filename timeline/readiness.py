"""Which events are ready for readers, with what was found on each: one query, however many there are."""

from collections.abc import Collection
from dataclasses import dataclass

from timeline.checks import Check, checks_of, hindrance, levels_of, ready
from timeline.models import Event, Status, Timeline
from timeline.querysets import EventQuerySet

# What the checks look at; for counting, nothing else is read.
LOOKED_AT = (
    "timeline",
    "status",
    "when",
    "label",
    "span",
    "conflict",
    "standing",
    "attributed_to",
    "image",
    "image_credit",
    "image_alt",
    "checked_at",
    "is_check_lapsed",
    "publish_at",
    "held_because",
)
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """An event with its checks, and why readers cannot be shown it now ("" where they can)."""

    event: Event
    checks: list[Check]
    hindrance: str

    @property
    def warnings(self) -> list[Check]:
        return [check for check in self.checks if check.warns]

    @property
    def blocking(self) -> list[Check]:
        return [check for check in self.checks if check.blocks]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Drafts in order of time: those ready (`more` are not shown), those that a moment is set for, and those
    that something hinders."""

    ready: list[Checked]
    scheduled: list[Checked]
    hindered: list[Checked]
    more: int


def drafts(timeline: Timeline) -> EventQuerySet:
    """What an editor stands by and readers do not see yet."""
    events: EventQuerySet = timeline.events.filter(status=Status.CONFIRMED)
    return events


def checked(event: Event, levels: dict[str, str]) -> Checked:
    """`event` is one loaded `with_facts()`."""
    return Checked(event, checks_of(event, levels), hindrance(event, levels))


def read_readiness(timeline: Timeline, ids: Collection[int] | None = None) -> Readiness:
    """Of all drafts, or of those among `ids`."""
    events = drafts(timeline) if ids is None else drafts(timeline).filter(pk__in=ids)
    levels = levels_of(timeline.check_levels)
    rows = [checked(event, levels) for event in events.with_facts().defer("body").chronological()]
    ready_ones = [row for row in rows if not row.hindrance and not row.event.is_scheduled]
    scheduled = [row for row in rows if not row.hindrance and row.event.is_scheduled]
    hindered = [row for row in rows if row.hindrance]
    return Readiness(ready_ones[:SHOWN], scheduled[:SHOWN], hindered[:SHOWN], max(0, len(ready_ones) - SHOWN))


def count_ready(timeline: Timeline) -> int:
    """How many drafts nothing hinders, and wait for no moment of their own."""
    looked_at = drafts(timeline).with_facts().select_related(None).only(*LOOKED_AT)
    found = ready(looked_at, levels_of(timeline.check_levels))
    return sum(not event.is_scheduled for event in found)
