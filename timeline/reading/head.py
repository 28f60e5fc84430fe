"""What a page says of itself to search engines and to those who share it."""

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from timeline.exports import jsonld
from timeline.markdown import to_plain
from timeline.models import Chapter, Timeline
from timeline.reading import addresses
from timeline.reading.entries import Entry, headline_alone
from timeline.reading.listing import Listing

MAX_DESCRIPTION = 200
# A data block ends at "</script", whatever its own syntax says.
AS_TEXT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Head:
    """`path`, `picture` and the addresses in `data` are relative; the page puts its site before them."""

    title: str
    description: str
    path: str
    picture: str
    is_article: bool = False
    data: SafeString | str = ""
    is_hidden: bool = False


def timeline_head(timeline: Timeline, listing: Listing, site: str) -> Head:
    """Of a list that was searched or filtered, engines are told to keep the whole one instead."""
    entries = [entry for section in listing.sections for entry in section.entries]
    address = timeline.get_absolute_url()
    page = listing.page.number
    data = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": timeline.title,
        "description": timeline.intro,
        "inLanguage": timeline.language,
        "url": site + address,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": listing.page.paginator.count,
            "itemListElement": [
                {"@type": "ListItem", "position": place, "url": site + entry.url}
                for place, entry in enumerate(entries, listing.page.start_index())
            ],
        },
    }
    # Of the whole: a later page need not be fetched again because the first one changed.
    if timeline.revised_at and page == 1:
        data["dateModified"] = timeline.revised_at.isoformat()
    return Head(
        title=timeline.title if page == 1 else f"{timeline.title}, page {page}",
        description=_short(timeline.intro or f"{timeline.title}: a timeline with its sources."),
        path=address if page == 1 else f"{address}?page={page}",
        picture=reverse("public-picture", args=[timeline.slug]),
        data=_as_block(data),
        is_hidden=listing.filters.narrows,
    )


def event_head(timeline: Timeline, entry: Entry, site: str) -> Head:
    event = entry.event
    said = to_plain(event.body) or (event.cited[0].quote if entry.quotes else "")
    return Head(
        title=f"{headline_alone(event)} ({event.label}) | {timeline.title}",
        description=_short(f"{event.label}. {entry.standing}. {said}"),
        path=entry.url,
        picture=reverse("public-event-picture", args=[timeline.slug, event.pk]),
        is_article=True,
        data=_as_block({"@context": "https://schema.org", **jsonld.item(event, site + entry.url)}),
    )


def part_head(
    timeline: Timeline, title: str, path: str, chapter: Chapter | None = None, picture: str = ""
) -> Head:
    """Of a page of some entries; without a `picture` of its own it is shared with that of the timeline."""
    about = chapter.intro if chapter and chapter.intro else f"{title} in the timeline “{timeline.title}”."
    return Head(
        title=f"{title} | {timeline.title}",
        description=_short(about),
        path=addresses.chapter_url(timeline, chapter) if chapter else path,
        picture=picture or reverse("public-picture", args=[timeline.slug]),
    )


def print_head(timeline: Timeline, title: str, path: str) -> Head:
    """Of a page for paper, which engines need not know: what it is of stands at `path`."""
    return Head(
        title=title if title == timeline.title else f"{title} | {timeline.title}",
        description=_short(timeline.intro or f"{timeline.title}: a timeline with its sources."),
        path=path,
        picture=reverse("public-picture", args=[timeline.slug]),
        is_hidden=True,
    )


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(MAX_DESCRIPTION)


def _as_block(data: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(AS_TEXT))  # noqa: S308 - escaped just here
