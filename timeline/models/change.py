from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from timeline.models.event import Event
from timeline.models.timeline import Timeline
from timeline.querysets import PublicChangeQuerySet


class ChangeKind(models.TextChoices):
    PUBLISHED = "published"
    RETURNED = "returned", "Published again"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class PublicChange(models.Model):
    """A line of the public changes page: what readers saw appear, change or go.

    Of what was taken back at once, readers are told nothing: its line is kept, and shown no more.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="public_changes")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="public_changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    # As readers knew it: the page must not change when the event is renamed later.
    headline = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())
    # What an editor did that it tells of (None: from before this was kept), and the undo that took it back.
    change = models.UUIDField(null=True, editable=False)
    void_by = models.UUIDField(null=True, editable=False)
    void_at = models.DateTimeField(null=True, editable=False)

    objects = PublicChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(void_by=None, void_at=None) | Q(void_by__isnull=False, void_at__isnull=False),
                name="line_is_void_by_an_undo_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["timeline", "-at"], name="change_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.headline}"
