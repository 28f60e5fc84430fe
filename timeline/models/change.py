from django.db import models
from django.db.models.functions import Now

from timeline.models.event import Event
from timeline.models.timeline import Timeline


class ChangeKind(models.TextChoices):
    PUBLISHED = "published"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class PublicChange(models.Model):
    """A line of the public changes page: what readers saw appear, change or go."""

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="public_changes")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="public_changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    # As readers knew it: the page must not change when the event is renamed later.
    headline = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["timeline", "-at"], name="change_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.headline}"
