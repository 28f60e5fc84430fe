import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q

from timeline import dates
from timeline.models.event import Event
from timeline.models.revision import raises_revision
from timeline.querysets import SourceQuerySet, SourceTextQuerySet


class SourceKind(models.TextChoices):
    ARTICLE = "article"
    COURT_FILE = "court file"
    BOOK = "book"
    WEB_PAGE = "web page"


def check_edtf(text: str) -> None:
    """A field's validator: its text is a date as the timeline holds dates."""
    if text and not dates.is_edtf(text):
        raise ValidationError(f"“{text}” is not an EDTF date such as 2024, 2024-04 or 2024-04-02.", "edtf")


class Source(models.Model):
    """The public bibliographic record of something that events rest on."""

    kind = models.CharField(max_length=12, choices=SourceKind, default=SourceKind.ARTICLE)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=1000, blank=True, validators=[URLValidator(["http", "https"])])
    published = models.CharField(
        "publication date (EDTF)", max_length=40, blank=True, validators=[check_edtf]
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=Q(published__regex=r"^[0-9X~?%./-]*$"),
                name="source_date_is_written_as_edtf",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="its_title_finds_its_events",
                operation=pgtrigger.UpdateOf("title", "publisher"),
                when=pgtrigger.After,
                func="""
                    PERFORM timeline_keep_event_text(event_id) FROM timeline_citation
                    WHERE source_id = NEW.id;
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="its_publisher_weighs_its_events",
                operation=pgtrigger.UpdateOf("title", "publisher"),
                when=pgtrigger.After,
                func="""
                    PERFORM timeline_weigh(event_id) FROM timeline_citation WHERE source_id = NEW.id;
                    RETURN NULL;
                """,
            ),
            *raises_revision(
                "SELECT event.timeline_id FROM touched"
                " JOIN timeline_citation citation ON citation.source_id = touched.id"
                " JOIN timeline_event event ON event.id = citation.event_id AND event.status = 'published'"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title


class SourceText(models.Model):
    """The text of a source, into which citations point. For editors only: it is somebody's copyright.

    A table of its own, so that no public query can fetch it by accident.
    """

    source = models.OneToOneField(
        Source, primary_key=True, on_delete=models.CASCADE, related_name="kept_text"
    )
    text = models.TextField()

    objects = SourceTextQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Text of {self.source_id}"


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), model_name="CitationVersion"
)
class Citation(models.Model):
    """An event's rest on a source: the words quoted, where they stand, and how they give the date.

    `start` and `end` are code points into the source's kept text (None where no text is kept).
    `when` is the date as this source gives it, which may differ from the event's own.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    quote = models.TextField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    date_text = models.CharField(max_length=200, blank=True)
    when = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=dates.LONGEST_LABEL, blank=True)
    reasoning = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(quote=""), name="citation_quotes_something"),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end")),
                name="citation_starts_before_it_ends",
            ),
            models.UniqueConstraint(
                fields=["event", "source", "start", "end"], name="event_quotes_a_passage_once"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="the_last_citation_of_a_vouched_event_stays",
                operation=pgtrigger.Delete | pgtrigger.UpdateOf("event_id"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func="""
                    PERFORM timeline_refuse_uncited(
                        OLD.event_id, 'the_last_citation_of_a_vouched_event_stays',
                        'would lose its last citation'
                    );
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="its_words_find_its_event",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("quote", "event_id", "source_id")
                | pgtrigger.Delete,
                when=pgtrigger.After,
                func="""
                    PERFORM timeline_keep_event_text(touched)
                    FROM (SELECT OLD.event_id UNION SELECT NEW.event_id) AS events (touched);
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="its_publisher_weighs",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("event_id", "source_id") | pgtrigger.Delete,
                when=pgtrigger.After,
                func="""
                    PERFORM timeline_weigh(touched)
                    FROM (SELECT OLD.event_id UNION SELECT NEW.event_id) AS events (touched);
                    RETURN NULL;
                """,
            ),
            *raises_revision(
                "SELECT event.timeline_id FROM touched"
                " JOIN timeline_event event ON event.id = touched.event_id AND event.status = 'published'"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
