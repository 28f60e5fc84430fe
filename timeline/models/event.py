from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.functional import cached_property

from timeline import dates
from timeline.models.beside import Beside
from timeline.models.image import Image
from timeline.models.revision import raises_revision
from timeline.models.timeline import Chapter, Timeline
from timeline.querysets import EventQuerySet

if TYPE_CHECKING:
    from timeline.models.citation import Citation
    from timeline.models.link import Link
    from timeline.models.request import RequestForComment

# A winter of the last year reaches into the next one.
FAR_AWAY = date(dates.LAST_YEAR + 2, 1, 1)


class Status(models.TextChoices):
    """How far an event has come on its way to readers."""

    PROPOSED = "proposed"  # found by the machine or noted by an editor, nobody has decided
    CONFIRMED = "confirmed"  # an editor vouches for it; not yet public
    PUBLISHED = "published"  # readers see it
    REJECTED = "rejected"  # an editor decided against it; stays so when proposed again
    MERGED = "merged"  # told by another event, which has its citations


class Conflict(models.TextChoices):
    """Whether the dates that an event's citations give can all hold."""

    NONE = "", "no conflict"
    OPEN = "open"  # they cannot, and nobody has said what to make of it
    RESOLVED = "resolved"  # they cannot, and an editor's note says why the event's own date stands


class Standing(models.TextChoices):
    """What weight the sources give to what an event says."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    PLANNED = "planned"


def _somebody() -> "models.ForeignKey[Any, Any]":
    """Who did something to an event; who left the house stays in its history by name."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


@pghistory.track(model_name="EventVersion", exclude=["weight"])
class Event(models.Model):
    """One entry of a timeline.

    `when` is canonical EDTF ("" while undated); `span`, `sort_day` and a default `label` are derived from it
    by `date_fields` and stored for the database to order and filter by.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    headline = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    when = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=dates.LONGEST_LABEL, blank=True)
    span = DateRangeField(null=True, blank=True)
    sort_day = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.REPORTED)
    attributed_to = models.CharField(max_length=200, blank=True)
    names = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    chapter = models.ForeignKey(
        Chapter, null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    # An editor looked and could not tell; it waits apart from what nobody has looked at.
    is_unsure = models.BooleanField(default=False)
    # Found by `services.conflicts` whenever citations come or go.
    conflict = models.CharField(max_length=8, choices=Conflict, default=Conflict.NONE, blank=True)
    conflict_note = models.TextField(blank=True)
    tells_conflict = models.BooleanField("readers are told that sources differ", default=True)
    image = models.ForeignKey(Image, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    image_alt = models.CharField("what the image shows", max_length=500, blank=True)
    image_credit = models.CharField(max_length=200, blank=True)
    image_caption = models.CharField(max_length=500, blank=True)
    is_key = models.BooleanField(default=False)
    uncited_note = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    # How early it comes in the reviewer's queue. Kept by triggers (they call `timeline_weight`, made in a
    # migration), since other tables have a say in it; no part of its history.
    weight = models.IntegerField(default=0, editable=False)
    # Made by `timeline.intake` from article and place, so that proposing again finds what is already here.
    proposal_key = models.CharField(max_length=64, null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_events"
    )
    # Who vouched for it first (wrote it by hand, confirmed it), and who last changed what readers see (None:
    # the machine). Neither can be the second pair of eyes.
    vouched_by = _somebody()
    changed_by = _somebody()
    # The second pair of eyes; what was checked and changed since is not checked any more.
    checked_by = _somebody()
    checked_at = models.DateTimeField(null=True, blank=True)
    is_check_lapsed = models.BooleanField(default=False)
    # When readers are to see it, who decided so, and why it did not come to it then ("": it is still ahead).
    publish_at = models.DateTimeField(null=True, blank=True)
    publish_by = _somebody()
    held_because = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    published_at = models.DateTimeField(null=True, blank=True)

    beside = Beside()

    objects = EventQuerySet.as_manager()

    # Set by the service that wrote it last: what an "Undo" beside the answer takes back.
    change_id: UUID | None = None

    # Told by other tables: only on events loaded `with_facts()`.
    is_cited: bool
    told_dates: list[str]
    is_answered: bool
    open_comments: int

    class Meta:
        permissions = [
            ("review_event", "Can confirm, reject and merge events"),
            ("publish_event", "Can publish and unpublish events"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(when="", span=None, sort_day=None, label="")
                | (~Q(when="") & Q(span__isnull=False, sort_day__isnull=False) & ~Q(label="")),
                name="event_has_a_span_and_label_exactly_when_dated",
            ),
            models.CheckConstraint(
                condition=Q(span=None) | Q(span__isempty=False), name="event_span_holds_a_day"
            ),
            # What lies further, neither Python nor anybody's page can hold.
            models.CheckConstraint(
                condition=Q(span=None)
                | Q(sort_day__lt=FAR_AWAY) & (Q(span__endswith=None) | Q(span__endswith__lt=FAR_AWAY)),
                name="event_lies_before_the_year_3001",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="event_has_a_headline"),
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into=None)),
                name="event_names_its_successor_exactly_when_merged",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="event_is_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | (~Q(when="") & Q(published_at__isnull=False)),
                name="published_event_has_a_date_and_a_moment_of_publication",
            ),
            models.CheckConstraint(
                condition=~Q(is_unsure=True) | Q(status=Status.PROPOSED), name="only_a_proposal_is_unsure"
            ),
            models.CheckConstraint(
                condition=~Q(conflict=Conflict.RESOLVED) | ~Q(conflict_note=""),
                name="conflict_is_resolved_with_a_note",
            ),
            models.CheckConstraint(
                condition=Q(image__isnull=False) | Q(image_alt="", image_credit="", image_caption=""),
                name="what_is_said_of_an_image_has_its_image",
            ),
            models.UniqueConstraint(
                fields=["timeline", "proposal_key"], name="proposal_is_made_once_in_a_timeline"
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None)
                | Q(is_check_lapsed=True)
                | (
                    Q(checked_at__isnull=False)
                    & (Q(vouched_by=None) | ~Q(checked_by=F("vouched_by")))
                    & (Q(changed_by=None) | ~Q(checked_by=F("changed_by")))
                ),
                name="event_is_checked_by_a_second_pair_of_eyes",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(status=Status.CONFIRMED),
                name="only_a_confirmed_event_is_scheduled",
            ),
            models.CheckConstraint(
                condition=Q(held_because="") | Q(publish_at__isnull=False),
                name="only_what_was_scheduled_is_held",
            ),
        ]
        indexes = [
            # The public page and the desk's arranging, in order of time.
            models.Index(
                fields=["timeline", "status", "sort_day", "position"], name="event_in_order_of_time"
            ),
            # The reviewer's queue, read from any place in it.
            models.Index(
                fields=["timeline", "status", "is_unsure", "-weight", "id"], name="event_best_first"
            ),
            GinIndex(fields=["names"], name="event_by_name"),
            # What may tell the same: of about the same days.
            GistIndex(fields=["span"], name="event_by_days"),
            # Beat asks every half minute what is due.
            models.Index(
                fields=["publish_at"], condition=Q(publish_at__isnull=False), name="event_scheduled"
            ),
        ]
        triggers = [
            # A check constraint cannot look at another table; deferred, so that an event and its citation
            # can be written in either order within one transaction.
            pgtrigger.Trigger(
                name="a_vouched_event_has_a_citation_or_a_note",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "uncited_note"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Condition(
                    "NEW.status IN ('confirmed', 'published') AND NEW.uncited_note = ''"
                ),
                func="""
                    PERFORM timeline_refuse_uncited(
                        NEW.id, 'a_vouched_event_has_a_citation_or_a_note',
                        'has no citation and no note saying why'
                    );
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="its_chapter_is_of_its_timeline",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("timeline_id", "chapter_id"),
                when=pgtrigger.After,
                condition=pgtrigger.Condition("NEW.chapter_id IS NOT NULL"),
                func="""
                    IF EXISTS (
                        SELECT 1 FROM timeline_chapter
                        WHERE id = NEW.chapter_id AND timeline_id <> NEW.timeline_id
                    ) THEN
                        RAISE EXCEPTION 'event % is in a chapter of another timeline', NEW.id
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'its_chapter_is_of_its_timeline';
                    END IF;
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="it_is_weighed",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("confidence", "span", "names", "is_key"),
                when=pgtrigger.Before,
                func="""
                    NEW.weight := timeline_weight(NEW.id, NEW.confidence, NEW.span, NEW.names, NEW.is_key);
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="its_words_can_be_found",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("headline", "body", "names", "attributed_to"),
                when=pgtrigger.After,
                func="PERFORM timeline_keep_event_text(NEW.id); RETURN NULL;",
            ),
            pgtrigger.Trigger(
                name="its_words_go_with_it",
                operation=pgtrigger.Delete,
                when=pgtrigger.After,
                func="DELETE FROM timeline_eventtext WHERE event_id = OLD.id; RETURN NULL;",
            ),
            *raises_revision("SELECT timeline_id FROM touched WHERE status = 'published'"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def earliest(self) -> date | None:
        """Its first day; None while undated or where the start is open."""
        return self.span.lower if self.span else None

    @property
    def latest(self) -> date | None:
        """Its last day; None while undated or where the end is open."""
        return self.span.upper - timedelta(days=1) if self.span and self.span.upper else None

    @cached_property
    def cited(self) -> list["Citation"]:
        """Its citations, oldest first; `for_readers` fetches those of many events."""
        return list(self.citations.all())

    @cached_property
    def public_links(self) -> list["Link"]:
        """What it says of other published events; `for_readers` fetches those of many, as of the next two."""
        return list(self.links.filter(other__status=Status.PUBLISHED).select_related("other"))

    @cached_property
    def public_backlinks(self) -> list["Link"]:
        """What other published events say of it."""
        return list(self.linked_from.filter(event__status=Status.PUBLISHED).select_related("event"))

    @cached_property
    def told_requests(self) -> list["RequestForComment"]:
        """Whom the newsroom asked about it."""
        return list(self.requests.all())

    @property
    def publishers(self) -> list[str]:
        """Who tells it, each once: two articles of one publisher are no two witnesses."""
        told = (citation.source for citation in self.citations.all())
        return list(dict.fromkeys(source.publisher or source.title for source in told))

    @property
    def is_dated_by_an_editor(self) -> bool:
        """Whether it bears a date that none of its citations gives."""
        whens = [citation.when for citation in self.cited]
        return bool(self.when and whens) and self.when not in whens

    @property
    def is_scheduled(self) -> bool:
        """Whether readers see it at a moment that is still ahead."""
        return self.publish_at is not None and not self.held_because

    @property
    def is_checked(self) -> bool:
        """Whether somebody else than its authors looked at it as it is now."""
        return self.checked_at is not None and not self.is_check_lapsed

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLISHED


def date_fields(when: dates.When | None) -> dict[str, object]:
    """The event fields that hold a date, all of them together (None: undated)."""
    if when is None:
        return {"when": "", "label": "", "span": None, "sort_day": None}
    return {
        "when": when.edtf,
        "label": when.label,
        "span": DateRange(when.earliest, when.latest, "[]"),
        "sort_day": when.sort_day,
    }
