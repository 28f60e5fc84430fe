"""What readers see beside an event, in a line each: who denies it, who was asked, that sources differ."""

from collections.abc import Iterator

from timeline.models import Event, Standing
from timeline.models.request import Outcome
from timeline.reading.entries import WORDS, dates_differ, replies_to


def lines_beside(event: Event) -> list[str]:
    """Plain text of one line each, for formats that tell an event as a text; most events have none.

    The replies are in order of time. Of events loaded `for_readers()`: asks the database nothing.
    """
    return [" ".join(line.split()) for line in _lines(event)]


def _lines(event: Event) -> Iterator[str]:
    for reply in replies_to(event):
        word = WORDS[Standing.DENIED] if reply.standing == Standing.DENIED else "Answered"
        yield f"{word}: {reply.headline}" + (f" ({reply.attributed_to})" if reply.attributed_to else "")
    for one in event.told_requests:
        if one.outcome == Outcome.REPLIED:
            yield f"{one.asked}, asked for comment: “{one.said}”"
        else:
            yield f"{one.asked} {one.get_outcome_display()}."
    if dates_differ(event):
        note = event.conflict_note.strip()
        yield f"Sources differ: {note}" if note else "Sources differ on the date."
