from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from timeline.models.event import Event


class EventText(models.Model):
    """The words that an event can be found by: its own, and those of the sentences that it rests on.

    Kept by database triggers (they call `timeline_keep_event_text`, made in a migration), so that no way of
    writing can forget it; a table of its own, so that finding words leaves no line in an event's history.
    """

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.CASCADE, related_name="search_text"
    )
    words = models.TextField()
    vector = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="event_text_by_word"),
            # For words that are spelled nearly so.
            GinIndex(OpClass("words", name="gin_trgm_ops"), name="event_text_by_likeness"),
        ]

    def __str__(self) -> str:
        return self.words[:80]
