import pghistory
from django.db import models
from django.db.models import Q

from timeline import dates
from timeline.models.citation import check_edtf
from timeline.models.event import Event
from timeline.models.revision import raises_revision


class Outcome(models.TextChoices):
    """What came of asking somebody for comment."""

    REPLIED = "replied", "replied"
    DECLINED = "declined", "declined to comment"
    NO_REPLY = "no reply", "did not reply"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), model_name="RequestVersion"
)
class RequestForComment(models.Model):
    """That the newsroom asked somebody about what an event says: whom, when (EDTF), and what they said."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="requests")
    asked = models.CharField("who was asked", max_length=200)
    when = models.CharField(max_length=40, blank=True, validators=[check_edtf])
    label = models.CharField(max_length=dates.LONGEST_LABEL, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "requests for comment"
        constraints = [
            models.CheckConstraint(condition=~Q(asked=""), name="request_says_who_was_asked"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.REPLIED) & ~Q(said="") | ~Q(outcome=Outcome.REPLIED) & Q(said=""),
                name="request_has_words_exactly_when_replied_to",
            ),
            models.CheckConstraint(
                condition=Q(when="", label="") | ~Q(when="") & ~Q(label=""),
                name="request_has_a_label_exactly_when_dated",
            ),
        ]
        triggers = raises_revision(
            "SELECT event.timeline_id FROM touched"
            " JOIN timeline_event event ON event.id = touched.event_id AND event.status = 'published'"
        )

    def __str__(self) -> str:
        return f"{self.asked} {self.get_outcome_display()}"
