"""Questions asked of the timeline's tables, in plain words and chainable."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Substr, TruncMonth

if TYPE_CHECKING:
    from timeline.models import Comment, Event, PublicChange, Timeline  # noqa: F401

# Below this, headlines have no more than little words in common.
SLIGHTLY_ALIKE = 0.2
# From here on headlines are alike enough for sources that contradict each other about the date ...
VERY_ALIKE = 0.6
# ... if that is about so far: the second where either date is coarser than the first.
NEAR, NEAR_WHERE_COARSE = timedelta(days=31), timedelta(days=366)
MERGEABLE = ("proposed", "confirmed", "published")


def comes_before(event: Event) -> Q:
    """What the reviewer's order has before `event`. The first part is what an index can be entered by."""
    return Q(weight__gte=event.weight) & (Q(weight__gt=event.weight) | Q(pk__lt=event.pk))


class TimelineQuerySet(models.QuerySet["Timeline"]):
    def default(self) -> Timeline | None:
        return self.filter(is_default=True).first()


class EventQuerySet(models.QuerySet["Event"]):
    def published(self, previewed: Q | None = None) -> EventQuerySet:
        """What readers see, and in an editor's preview what is `previewed`. Every public path starts here."""
        return self.filter(Q(status="published") | previewed if previewed else Q(status="published"))

    def proposed(self) -> EventQuerySet:
        return self.filter(status="proposed")

    def vouched(self) -> EventQuerySet:
        """Confirmed or published: what an editor stands by."""
        return self.filter(status__in=("confirmed", "published"))

    def per_month(self) -> list[tuple[date, int]]:
        """The first day of each month in which dated events begin, and how many do, in order of time."""
        months = self.filter(sort_day__isnull=False).order_by().annotate(month=TruncMonth("sort_day"))
        return list(months.values_list("month").annotate(count=Count("*")).order_by("month"))

    def same_date_as(self, event: Event) -> EventQuerySet:
        """The events that only the editor's order can tell apart in time."""
        return self.filter(timeline=event.timeline_id, sort_day=event.sort_day, span=event.span)

    def chronological(self) -> EventQuerySet:
        """In order of time; among equal dates in the editor's order, new ones last; undated last of all."""
        return self.order_by(
            F("sort_day").asc(nulls_last=True),
            F("span__endswith").asc(nulls_last=True),
            F("span__startswith").asc(nulls_first=True),
            F("position").asc(nulls_last=True),
            "id",
        )

    def in_chapters(self) -> EventQuerySet:
        """In order of the chapters, and within each in order of time; events without a chapter last."""
        return self.order_by(
            F("chapter__position").asc(nulls_last=True),
            F("chapter_id").asc(nulls_last=True),
            *self.chronological().query.order_by,
        )

    def best_first(self) -> EventQuerySet:
        """The reviewer's order: by weight, that is sureness, publishers and landmarks; undated last."""
        return self.order_by("-weight", "id")

    def before_in_queue(self, event: Event) -> EventQuerySet:
        """What comes before `event` in the reviewer's order, the nearest first."""
        return self.filter(comes_before(event)).order_by("weight", "-id")

    def from_in_queue(self, event: Event) -> EventQuerySet:
        """`event`, where it is among these, and what comes after it in the reviewer's order."""
        later = Q(weight__lt=event.weight) | Q(pk__gte=event.pk)
        return self.filter(later, weight__lte=event.weight).best_first()

    def for_readers(self, previewed: Q | None = None) -> EventQuerySet:
        """`published()` with everything that a public entry shows, in a constant number of queries.

        Prefetched rather than joined: most events are set beside nothing, and many share a source. As lists
        (`cited`, `public_links` …): a query set for each of fifty events takes longer than their rows.
        """
        from timeline.models import Citation, Event

        cited = Citation.objects.order_by("id").prefetch_related("source")
        # What these fill are cached properties of the model; mypy takes them for new ones.
        lists: tuple[Any, ...] = (
            Prefetch("citations", queryset=cited, to_attr="cited"),
            Prefetch("beside", queryset=Event.objects.published(previewed)),
        )
        return self.published(previewed).select_related("image").prefetch_related("timeline", *lists)

    def similar_to(self, event: Event, at_least: float = SLIGHTLY_ALIKE) -> EventQuerySet:
        """Events that may tell the same: dates that can both hold, headlines alike, the most alike first.

        Where headlines are very much alike, near dates will do: sources contradict each other. Each with
        its `likeness`, from 0 to 1, and whether it `has_another_date`.
        """
        alike = Q(likeness__gte=at_least)
        another: Any = Value(False)
        if event.span:
            overlaps = Q(span__overlap=event.span)
            another = ExpressionWrapper(Q(span__isnull=False) & ~overlaps, output_field=BooleanField())
            very_alike = Q(likeness__gte=VERY_ALIKE)
            alike = (overlaps | Q(span=None)) & alike | _is_near(event) & very_alike
        return (
            self.filter(timeline=event.timeline_id, status__in=MERGEABLE)
            .exclude(pk=event.pk)
            .annotate(likeness=TrigramSimilarity("headline", event.headline), has_another_date=another)
            .filter(alike)
            .order_by("-likeness", "id")
        )

    def names(self, previewed: Q | None = None) -> list[str]:
        """The people and organisations of published events, each spelling once."""
        found = self.published(previewed).order_by().annotate(name=Func(F("names"), function="unnest"))
        return sorted(found.values_list("name", flat=True).distinct())

    def with_citations(self) -> EventQuerySet:
        from timeline.models import Citation

        return self.prefetch_related(
            Prefetch("citations", queryset=Citation.objects.select_related("source").order_by("id"))
        )

    def with_facts(self) -> EventQuerySet:
        """With what `timeline.checks` looks at beyond the row itself, and who did what to it."""
        from timeline.models import Citation, Link, RequestForComment

        answer = Link.objects.filter(
            other=OuterRef("pk"), kind="answers", event__status__in=("confirmed", "published")
        )
        told = Citation.objects.filter(event=OuterRef("pk")).exclude(when="").order_by("pk")
        facts = {
            "is_cited": Exists(Citation.objects.filter(event=OuterRef("pk"))),
            "told_dates": ArraySubquery(told.values("when")),
            "is_answered": Exists(answer) | Exists(RequestForComment.objects.filter(event=OuterRef("pk"))),
        }
        people = ("checked_by", "changed_by", "vouched_by", "publish_by")
        return self.with_open_comments().annotate(**facts).select_related(*people)

    def with_open_comments(self) -> EventQuerySet:
        """Each with how many comments on it nobody has resolved."""
        from timeline.models import Comment

        waiting = Comment.objects.open().filter(event=OuterRef("pk")).order_by().values("event")
        counted = waiting.annotate(number=Count("pk")).values("number")
        facts = {"open_comments": Coalesce(Subquery(counted), 0)}
        return self.annotate(**facts)

    def with_sources(self) -> EventQuerySet:
        """With citations and sources, but without the quotes: for lists."""
        return self.prefetch_related(_lean_citations())

    def fill_sources(self, events: list[Event]) -> list[Event]:
        """The same for events that are read already, by one query for all."""
        models.prefetch_related_objects(events, _lean_citations())
        return events


def _is_near(event: Event) -> Q:
    """Dates that are not far from that of `event`, for what the dates say."""
    far = Q(span__overlap=_widened(event, NEAR_WHERE_COARSE))
    first, end = event.span.lower, event.span.upper
    if first is None or end is None or end - first > NEAR:
        return far
    is_coarse = Q(span__endswith__gt=F("span__startswith") + Value(NEAR))
    is_open = Q(span__startswith=None) | Q(span__endswith=None)
    return Q(span__overlap=_widened(event, NEAR)) | far & (is_coarse | is_open)


def _widened(event: Event, by: timedelta) -> tuple[date | None, date | None]:
    first, end = event.span.lower, event.span.upper
    return (
        first - by if first and first - date.min > by else None,
        end + by if end and date.max - end > by else None,
    )


def _lean_citations() -> Prefetch[Any]:
    from timeline.models import Citation

    lean = Citation.objects.select_related("source").only("event", "source__title", "source__publisher")
    return Prefetch("citations", queryset=lean.order_by("id"))


class CommentQuerySet(models.QuerySet["Comment"]):
    def threads(self) -> CommentQuerySet:
        """The first of each thread."""
        return self.filter(thread=None)

    def open(self) -> CommentQuerySet:
        return self.threads().filter(resolved_at=None)


class PublicChangeQuerySet(models.QuerySet["PublicChange"]):
    def told(self) -> PublicChangeQuerySet:
        """What readers are told: all but what was taken back at once."""
        return self.filter(void_by=None)


class SourceQuerySet(models.QuerySet[Any]):
    def with_text(self, timeline: Timeline) -> SourceQuerySet:
        """Those that a timeline cites and whose text is kept: what words can be quoted from."""
        from timeline.models import Citation

        cited = Citation.objects.filter(event__timeline=timeline).values("source")
        return self.filter(pk__in=cited, kept_text__isnull=False)


class SourceTextQuerySet(models.QuerySet[Any]):
    def window(self, *, source_id: int, offset: int, length: int) -> str | None:
        """A part of a source's text, cut out by the database: texts may be 10 MB. None: no text is kept."""
        # Behind the end of any text, and still a number that PostgreSQL's substr takes.
        offset = min(offset, 2**30)
        part: str | None = (
            self.filter(pk=source_id).values_list(Substr("text", offset + 1, length), flat=True).first()
        )
        return part
