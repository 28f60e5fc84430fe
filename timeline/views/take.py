"""Taking a timeline along: its formats at public addresses, and feeds of it."""

import re
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.html import linebreaks

from timeline.exports import FORMATS
from timeline.exports.html import html_of
from timeline.models import Event, PublicChange, Timeline
from timeline.reading import addresses
from timeline.reading.entries import headline_alone
from timeline.services.images import image_path
from timeline.views.reader import for_readers, site_of, told_to


class _Dated(SyndicationFeed):
    """An empty one is as old as its timeline's last change: that nothing is in it is no news."""

    content_type: str

    def latest_post_date(self) -> datetime:
        found: datetime = super().latest_post_date() if self.items else self.feed["changed"]
        return found


class _Atom(_Dated, Atom1Feed):
    pass


class _Rss(_Dated, Rss201rev2Feed):
    pass


FEEDS: dict[str, type[_Dated]] = {"atom": _Atom, "rss": _Rss}
FEED_LENGTH = 50
# XML has no way to write these; quotes out of a PDF have some of them.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@for_readers
def export(request: HttpRequest, timeline: Timeline, format: str) -> HttpResponse:
    if format not in FORMATS:
        raise Http404
    form = FORMATS[format]
    text = form.write(told_to(request, timeline))
    name = f'inline; filename="{timeline.slug}.{form.extension}"'
    # Anybody may build on it, also from another site's page.
    headers = {"Content-Disposition": name, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(text, content_type=form.media_type, headers=headers)


@for_readers
def event_feed(request: HttpRequest, timeline: Timeline, kind: str) -> HttpResponse:
    """What was published, the newest first."""
    feed = _feed(request, timeline, kind, timeline.title, "public-event-feed")
    site = site_of(request)
    for event in timeline.events.for_readers().order_by("-published_at", "-pk")[:FEED_LENGTH]:
        feed.add_item(
            title=_for_xml(f"{event.label}: {headline_alone(event)}"),
            link=site + addresses.event_url(event),
            description=_for_xml(html_of(event)),
            enclosures=_pictures(event, site),
            pubdate=event.published_at,
            updateddate=event.updated_at,
            unique_id=f"tag:{request.get_host()},2026:event-{event.pk}",
            unique_id_is_permalink=False,
            categories=[_for_xml(name) for name in event.names],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@for_readers
def change_feed(request: HttpRequest, timeline: Timeline, kind: str) -> HttpResponse:
    """What was changed, corrected or withdrawn, the newest first."""
    feed = _feed(request, timeline, kind, f"{timeline.title}: what we changed", "public-change-feed")
    for line in timeline.public_changes.told().select_related("event__timeline")[:FEED_LENGTH]:
        feed.add_item(
            title=_for_xml(f"{line.get_kind_display()}: {line.headline}"),
            link=site_of(request) + _address(line),
            description=_for_xml(linebreaks(line.note or line.headline, autoescape=True)),
            pubdate=line.at,
            updateddate=line.at,
            unique_id=f"tag:{request.get_host()},2026:change-{line.pk}",
            unique_id_is_permalink=False,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _pictures(event: Event, site: str) -> list[Enclosure]:
    """The event's image as feeds have it, with its size in bytes; none where its file is gone."""
    if event.image is None:
        return []
    try:
        size = image_path(event.image.digest, event.image.plain_width, "jpg").stat().st_size
    except FileNotFoundError:
        return []
    return [Enclosure(site + event.image.address, str(size), "image/jpeg")]


def _for_xml(text: str) -> str:
    return NOT_IN_XML.sub(" ", text)


def _address(line: PublicChange) -> str:
    if line.event.is_public:
        return addresses.event_url(line.event)
    return reverse("public-changes", args=[line.event.timeline.slug])


def _feed(request: HttpRequest, timeline: Timeline, kind: str, title: str, name: str) -> _Dated:
    if kind not in FEEDS:
        raise Http404
    site = site_of(request)
    return FEEDS[kind](
        title=_for_xml(title),
        link=site + timeline.get_absolute_url(),
        description=_for_xml(timeline.intro or timeline.title),
        language=timeline.language,
        changed=timeline.revised_at or timeline.created_at,
        feed_url=site + reverse(name, args=[timeline.slug, kind]),
        # Without a host, its address is nothing to know it by.
        feed_guid=None if site else f"tag:{request.get_host()},2026:{name}-{timeline.slug}",
    )
