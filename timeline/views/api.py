"""The read API, version 1: published events as JSON, for anybody, described as OpenAPI.

What it does not know is refused with a reason, not ignored: a misspelled filter that gives everything is
found out late. Changing that would be another version.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.http import condition, require_safe
from ninja import Field, NinjaAPI, Query, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from ninja.throttling import AnonRateThrottle
from pydantic import field_validator
from redis.exceptions import RedisError

from timeline import dates
from timeline.exports.plain_json import record
from timeline.models import Standing, Timeline
from timeline.reading import addresses
from timeline.reading.filters import filtered, filters_from
from timeline.reading.search import search
from timeline.views.reader import release, site_of

MOST = 200


class Throttle(AnonRateThrottle):
    """So many requests of one address; while the cache that counts them is away, readers are not kept out."""

    def allow_request(self, request: HttpRequest) -> bool:
        try:
            return bool(super().allow_request(request))
        except (RedisError, OSError):
            return True


throttle = Throttle("300/m")
api = NinjaAPI(
    title="Timelines",
    version="1",
    description="Published events with the sentences they rest on. Dates are EDTF (ISO 8601-2).",
    docs_url=None,  # ours has no inline script and asks no other host
    urls_namespace="api-v1",
    throttle=[throttle],
)


class SourceOut(Schema):
    title: str
    publisher: str
    url: str
    published: str = Field(description="EDTF, or empty")


class CitationOut(Schema):
    source: SourceOut
    quote: str
    date_text: str = Field(description="the words of the quote that give the date")
    when: str = Field(description="the date as this source gives it, EDTF")
    reasoning: str


class ImageOut(Schema):
    url: str
    width: int = Field(description="of the largest there is, in pixels")
    height: int
    alt: str = Field(description="what it shows, for who cannot see it")
    credit: str
    caption: str


class LinkOut(Schema):
    kind: str = Field(description="leads to, answers or contradicts")
    event: int


class RequestOut(Schema):
    asked: str
    when: str = Field(description="EDTF, or empty")
    outcome: str = Field(description="replied, declined or no reply")
    said: str


class EventOut(Schema):
    id: int
    headline: str
    when: str = Field(description="EDTF")
    earliest: str | None = Field(description="first day; null where the start is open")
    latest: str | None = Field(description="last day; null where the end is open")
    label: str
    status: str
    standing: str
    attributed_to: str
    names: list[str]
    citations: list[CitationOut]
    body: str = Field(description="without its marks")
    body_html: str = Field(description="paragraphs, emphasis, links, lists and quotations; nothing else")
    chapter: str | None
    is_key: bool
    image: ImageOut | None = Field(description="null where it shows none")
    answers: int | None = Field(description="the event that this one is a reply to")
    links: list[LinkOut] = Field(description="to other events")
    linked_from: list[LinkOut] = Field(description="from other events: what answers it, leads to it")
    sources_differ: bool = Field(
        description="its sources give dates that cannot all hold, and readers are told"
    )
    conflict_note: str = Field(description="what the newsroom says of that, or empty")
    requests: list[RequestOut] = Field(description="whom the newsroom asked for comment")
    url: str


class EventsOut(Schema):
    count: int
    page: int
    pages: int
    events: list[EventOut]


class TimelineOut(Schema):
    slug: str
    title: str
    intro: str
    url: str
    revision: int


class Narrowed(Schema):
    """The parameters of the public page, and which page of how many."""

    q: str = Field("", max_length=200)
    name: str = ""
    chapter: str = ""
    standing: list[Standing] = []
    outlet: str = ""
    since: str = Field("", description="EDTF or words, for example 2011-06")
    until: str = Field("", description="the same")
    key: bool = Field(False, description="key events only")
    page: int = Field(1, ge=1, le=100_000)
    size: int = Field(50, ge=1, le=MOST)

    @field_validator("since", "until")
    @classmethod
    def is_a_date(cls, typed: str) -> str:
        if typed.strip():
            dates.read(typed)  # NotADate is a ValueError, and says why
        return typed


class Problem(Schema):
    """Why there is no answer."""

    detail: str


class WrongParameter(Schema):
    """`loc` says where, `msg` what is wrong."""

    type: str
    loc: list[str | int]
    msg: str


class Refusal(Schema):
    detail: list[WrongParameter]


OF_NONE = {404: Problem, 422: Refusal, 429: Problem}


def _refuse_unknown(request: HttpRequest, known: Collection[str] = ()) -> None:
    """422 for parameters that mean nothing here."""
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        message = f"There is no such parameter; there is {', '.join(known) or 'none'}."
        raise ValidationError(
            [{"type": "extra_forbidden", "loc": ["query", name], "msg": message} for name in unknown]
        )


def _tag_of_all(request: HttpRequest) -> str:
    revisions = Timeline.objects.order_by("pk").values_list("pk", "revision")
    return f'"{"-".join(f"{pk}.{revision}" for pk, revision in revisions)}-{release()}"'


def _tag(request: HttpRequest, slug: str, **kwargs: Any) -> str | None:
    revision = Timeline.objects.filter(slug=slug).values_list("pk", "revision").first()
    return f'"{revision[0]}-{revision[1]}-{release()}"' if revision else None


unchanged = decorate_view(condition(etag_func=_tag))


@api.get("/timelines", response={200: list[TimelineOut], 422: Refusal, 429: Problem}, summary="All timelines")
@decorate_view(condition(etag_func=_tag_of_all))
def timelines(request: HttpRequest) -> list[dict[str, Any]]:
    _refuse_unknown(request)
    return [_told(request, timeline) for timeline in Timeline.objects.all()]


@api.get("/timelines/{slug:slug}", response={200: TimelineOut, **OF_NONE}, summary="One timeline")
@unchanged
def timeline(request: HttpRequest, slug: str) -> dict[str, Any]:
    _refuse_unknown(request)
    return _told(request, get_object_or_404(Timeline, slug=slug))


@api.get(
    "/timelines/{slug:slug}/events",
    response={200: EventsOut, **OF_NONE},
    summary="Its events, in order of time",
)
@unchanged
def events(request: HttpRequest, slug: str, asked: Annotated[Narrowed, Query()]) -> dict[str, Any]:
    _refuse_unknown(request, Narrowed.model_fields)
    row = get_object_or_404(Timeline, slug=slug)
    filters = replace(filters_from(request.GET), key=asked.key, newest=False, view="list")
    found = search(row.events.for_readers().prefetch_related("chapter"), filters.q).events
    chosen = filtered(found, row, filters).chronological()
    count = chosen.count()
    first = (asked.page - 1) * asked.size
    site = site_of(request)
    return {
        "count": count,
        "page": asked.page,
        "pages": -(-count // asked.size),
        "events": [
            record(event, site + addresses.event_url(event)) for event in chosen[first : first + asked.size]
        ],
    }


@api.get("/timelines/{slug:slug}/events/{pk}", response={200: EventOut, **OF_NONE}, summary="One event")
@unchanged
def event(request: HttpRequest, slug: str, pk: int) -> dict[str, Any]:
    _refuse_unknown(request)
    row = get_object_or_404(get_object_or_404(Timeline, slug=slug).events.for_readers(), pk=pk)
    return record(row, site_of(request) + addresses.event_url(row))


def not_found(request: HttpRequest, rest: str) -> JsonResponse:
    """What is no address of the API is told so in the API's own language."""
    return JsonResponse({"detail": "Not Found"}, status=404)


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """The description for people, made from the same schema."""
    schema = api.get_openapi_schema()
    calls = [
        {"path": path, "summary": call["summary"], "parameters": call.get("parameters", [])}
        for path, methods in schema["paths"].items()
        for call in methods.values()
    ]
    fields = [
        (name, one.get("description") or one.get("title", ""))
        for name, one in schema["components"]["schemas"]["EventOut"]["properties"].items()
    ]
    context = {"calls": calls, "fields": fields, "site": site_of(request), "newsroom": settings.NEWSROOM}
    return HttpResponse(render_to_string("timeline/public/api.html", context))


def _told(request: HttpRequest, timeline: Timeline) -> dict[str, Any]:
    return {
        "slug": timeline.slug,
        "title": timeline.title,
        "intro": timeline.intro,
        "url": site_of(request) + timeline.get_absolute_url(),
        "revision": timeline.revision,
    }
