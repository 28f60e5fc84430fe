import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from timeline.models.event import Event
from timeline.querysets import CommentQuerySet

LONGEST_COMMENT = 2000


class About(models.TextChoices):
    """What of an event a comment is about: a field of the form, or something beside it."""

    WHOLE = "", "The whole event"
    HEADLINE = "headline"
    WHEN = "when", "Date"
    BODY = "body", "Text"
    STANDING = "standing"
    ATTRIBUTED_TO = "attributed_to", "Who says so"
    NAMES = "names", "People and organisations"
    SOURCES = "sources"
    CHAPTER = "chapter"
    ANSWERS = "answers", "Answers and replies"
    IMAGE = "image"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), model_name="CommentVersion"
)
class Comment(models.Model):
    """What editors say to each other about an event; readers never see it.

    The first of a thread says what it is about, waits for somebody and is resolved; the others reply to it,
    in order of time.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="comments")
    thread = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    about = models.CharField(max_length=20, choices=About, default=About.WHOLE, blank=True)
    text = models.TextField(max_length=LONGEST_COMMENT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    # Whom it waits for.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_comments",
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(thread=None) | Q(about="", assigned_to=None, resolved_at=None),
                name="only_a_first_comment_is_about_something_assigned_or_resolved",
            ),
        ]
        indexes = [
            # The counts on rows of the queue, and what waits for somebody.
            models.Index(fields=["event"], condition=Q(thread=None, resolved_at=None), name="comment_open"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None
