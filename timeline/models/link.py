import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from timeline.models.event import Event
from timeline.models.revision import raises_revision


class LinkKind(models.TextChoices):
    """How one event stands to another, read from the first."""

    LEADS_TO = "leads to"
    ANSWERS = "answers"  # a denial or reply, shown beside the allegation that it answers
    CONTRADICTS = "contradicts"

    @property
    def backwards(self) -> str:
        """The same, read from the other event."""
        return {"leads to": "follows from", "answers": "is answered by"}.get(self.value, self.value)


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), model_name="LinkVersion"
)
class Link(models.Model):
    """`event` leads to, answers or contradicts `other`. Readers see it where both are published."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=12, choices=LinkKind)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(event=F("other")), name="event_is_not_linked_to_itself"),
            models.UniqueConstraint(
                Least("event", "other"),
                Greatest("event", "other"),
                "kind",
                name="two_events_are_linked_once_in_a_kind",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="linked_events_are_of_one_timeline",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("event_id", "other_id"),
                when=pgtrigger.After,
                func="""
                    IF (SELECT count(DISTINCT timeline_id) FROM timeline_event
                        WHERE id IN (NEW.event_id, NEW.other_id)) > 1
                    THEN
                        RAISE EXCEPTION 'link % reaches into another timeline', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'linked_events_are_of_one_timeline';
                    END IF;
                    RETURN NULL;
                """,
            ),
            *raises_revision(
                "SELECT event.timeline_id FROM touched"
                " JOIN timeline_event event ON event.id = touched.event_id AND event.status = 'published'"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.kind} {self.other_id}"
