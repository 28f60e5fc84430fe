import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from timeline.models.revision import raises_revision
from timeline.querysets import TimelineQuerySet


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    fields=["id", "title", "intro", "language", "check_levels"],
    model_name="TimelineVersion",
)
class Timeline(models.Model):
    """A story told in dated events. The default one is the site's front page."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    is_default = models.BooleanField(default=False)
    language = models.CharField(
        "language of its entries",
        max_length=35,
        default="en",
        validators=[RegexValidator(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Such as en, pt-BR or ar.")],
        help_text="as web pages name it: en, pt-BR, ar. Arabic, Hebrew and Persian run from right to left.",
    )
    # Raised by triggers with everything that readers can see; caches are keyed by it.
    revision = models.PositiveBigIntegerField(default=0)
    revised_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Check to level, only where it is not the usual one (`timeline.checks`).
    check_levels = models.JSONField(default=dict, blank=True)

    objects = TimelineQuerySet.as_manager()

    # What a preview shows beside what is published; of this object in memory, for one answer, never kept.
    previewed: Q | None = None

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="only_one_timeline_is_the_default"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="readers_see_its_title",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                # A form that was opened long ago must not put an old revision back.
                func="""
                    NEW.revision = GREATEST(OLD.revision, NEW.revision);
                    IF (OLD.slug, OLD.title, OLD.intro, OLD.is_default, OLD.language)
                        IS DISTINCT FROM (NEW.slug, NEW.title, NEW.intro, NEW.is_default, NEW.language)
                    THEN
                        NEW.revision = NEW.revision + 1;
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_right_to_left(self) -> bool:
        return self.language.partition("-")[0].lower() in settings.LANGUAGES_BIDI

    def get_absolute_url(self) -> str:
        return reverse("public-home") if self.is_default else reverse("public-timeline", args=[self.slug])


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), model_name="ChapterVersion"
)
class Chapter(models.Model):
    """A part of a timeline, with its own title and opening."""

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="chapters")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    intro = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "slug"], name="chapter_slug_is_its_own_in_a_timeline"
            ),
        ]
        triggers = raises_revision("SELECT timeline_id FROM touched")

    def __str__(self) -> str:
        return self.title
