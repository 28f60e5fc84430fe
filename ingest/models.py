"""Imported articles, their bytes, and the job that turns each into proposals."""

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ingest.querysets import JobQuerySet


class Article(models.Model):
    """A document as it was imported, for one timeline.

    What the importer left empty is filled by the reader where the file tells it; `suggested` names those
    fields. `published` is EDTF or "". The text itself is kept by the source that the timeline made of it.
    """

    timeline = models.ForeignKey("timeline.Timeline", on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=1000, blank=True, validators=[URLValidator(["http", "https"])])
    published = models.CharField("publication date (EDTF)", max_length=40, blank=True)
    suggested = models.JSONField(default=list, blank=True)
    # Fields that somebody has corrected or emptied: no file speaks for them any more.
    decided = models.JSONField(default=list, blank=True)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("size in bytes")
    source = models.OneToOneField(
        "timeline.Source", null=True, blank=True, on_delete=models.SET_NULL, related_name="article"
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-imported_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "sha256"], name="article_is_imported_once_in_a_timeline"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="article_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name


class ArticleFile(models.Model):
    """The bytes of an article, as they came. A table of its own, so that no list fetches them."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"File of {self.article_id}"


class JobState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """The extraction of one article. PostgreSQL holds the truth; a message to a worker is only a doorbell.

    A worker owns it while it is running and `lease_until` lies ahead; `attempts` is raised before the file is
    opened, so that a file which kills its worker is not tried for ever.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="job")
    state = models.CharField(max_length=8, choices=JobState, default=JobState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    # Of the text, as its common words tell (ISO 639-1); "" before it was read.
    language = models.CharField(max_length=8, blank=True)
    extractor_version = models.CharField(max_length=20, blank=True)
    events_found = models.PositiveIntegerField(null=True, blank=True)
    events_added = models.PositiveIntegerField(null=True, blank=True)
    queued_at = models.DateTimeField(db_default=Now())
    called_at = models.DateTimeField(db_default=Now())  # when a worker was last sent for
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, lease_until__isnull=False)
                | (~Q(state=JobState.RUNNING) & Q(lease_until=None)),
                name="job_has_a_lease_exactly_while_running",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.FAILED) | ~Q(error=""), name="failed_job_says_why"
            ),
        ]
        indexes = [
            # Beat looks for what is overdue every 30 s.
            models.Index(fields=["state", "lease_until"], name="job_overdue"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.article_id}"

    @property
    def other_language(self) -> str:
        """The language's name where it is not English, for which the engine has no rules of its own."""
        if self.language in ("", "en"):
            return ""
        return LANG_INFO[self.language]["name"] if self.language in LANG_INFO else self.language
