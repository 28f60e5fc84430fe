"""Events written by hand, and sources quoted for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from timeline import dates
from timeline.models import Citation, Event, Source, Status, Timeline
from timeline.models.event import date_fields
from timeline.services.conflicts import find_conflict
from timeline.services.errors import Refused
from timeline.services.events import event_touch, refuse_strange_chapter
from timeline.services.history import change


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source; `start` and `end` say where in its kept text, in code points (None: none is kept).

    `when` is the date as these words give it, `date_text` the words of them that do. A source that is not
    kept yet is kept with it.
    """

    source: Source
    quote: str
    start: int | None = None
    end: int | None = None
    when: dates.When | None = None
    date_text: str = ""


def event_create(
    *,
    timeline: Timeline,
    by: AbstractBaseUser,
    now: datetime,
    fields: dict[str, Any],
    when: dates.When | None,
    quotation: Quotation | None = None,
    token: str = "",
) -> Event:
    """An event written by hand, confirmed at once; with a citation, or `uncited_note` saying why not.

    What is written with the same `token` again (a form sent twice) is the event that is there already.
    """
    if not quotation and not fields.get("uncited_note"):
        raise Refused("An event needs a citation, or a note saying why it has none.")
    key = f"hand:{token}" if token else None
    if key and (written := Event.objects.filter(timeline=timeline, proposal_key=key).first()):
        return written
    with change(by=by, action="create") as change_id:
        event = Event(
            timeline=timeline,
            status=Status.CONFIRMED,
            vouched_by_id=by.pk,
            changed_by_id=by.pk,
            proposal_key=key,
            **fields,
            **date_fields(when),
            updated_at=now,
        )
        refuse_strange_chapter(event)
        event.save()
        if quotation:
            cite(event, quotation)
    event.change_id = change_id
    return event


def citation_add(*, event_id: int, quotation: Quotation, by: AbstractBaseUser | None, now: datetime) -> Event:
    """Let an event rest on one more source. Dates that cannot all hold then are a conflict."""
    with change(by=by, action="cite") as change_id:
        event = Event.objects.select_for_update(of=("self",)).get(pk=event_id)
        if event.status == Status.MERGED:
            raise Refused("It is told by another event now. Add the source there.")
        cite(event, quotation)
        find_conflict(event)
        event_touch(event, by=by, now=now, note=f"A source was added: {quotation.source}.")
    event.change_id = change_id
    return event


def cite(event: Event, quotation: Quotation) -> Citation:
    """Write the citation, inside the change that asks for it."""
    if not quotation.quote:
        raise Refused("Quote the words of the source that the event rests on.")
    source, when = quotation.source, quotation.when
    if source.pk is None:
        source.save()
    place = {"source": source, "start": quotation.start, "end": quotation.end}
    if quotation.start is not None and event.citations.filter(**place).exists():
        raise Refused("It quotes this passage already.")
    return Citation.objects.create(
        event=event,
        **place,
        quote=quotation.quote,
        date_text=quotation.date_text,
        when=when.edtf if when else "",
        label=when.label if when else "",
    )
