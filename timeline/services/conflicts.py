"""Citations of one event whose dates cannot all hold: found by themselves, resolved by an editor."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from timeline import conflicts, dates
from timeline.models import Conflict, Event
from timeline.services.errors import Refused
from timeline.services.events import UNCHANGED, Unchanged, event_change


def find_conflict(event: Event) -> None:
    """Set, without saving, whether the dates of `event`'s citations can all hold, after some came or went."""
    whens = event.citations.exclude(when="").values_list("when", flat=True)
    event.conflict = Conflict.NONE if conflicts.can_all_hold(whens) else Conflict.OPEN


def conflict_resolve(
    *,
    event_id: int,
    version: int,
    by: AbstractBaseUser | None,
    now: datetime,
    note: str,
    tells: bool,
    when: dates.When | Unchanged = UNCHANGED,
) -> Event:
    """Say what to make of it, which date the event bears, and whether readers are told."""
    if not note.strip():
        raise Refused("Say in a sentence why this date stands.")

    def resolve(event: Event) -> None:
        if event.conflict == Conflict.NONE:
            raise Refused("The dates of its sources can all hold; there is nothing to resolve.")
        event.conflict, event.conflict_note, event.tells_conflict = Conflict.RESOLVED, note.strip(), tells

    return event_change(
        event_id=event_id,
        version=version,
        edit=resolve,
        by=by,
        now=now,
        action="resolve",
        when=when,
        note=note,
    )
