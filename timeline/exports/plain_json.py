"""JSON: the documented format, stable for scripts. Dates are EDTF with first and last day (null: open)."""

import json
from typing import Any
from urllib.parse import urljoin

from timeline.exports.telling import Telling
from timeline.markdown import to_html, to_plain
from timeline.models import Citation, Event
from timeline.models.link import LinkKind
from timeline.reading.entries import dates_differ


def write(telling: Telling) -> str:
    """The whole timeline as one object."""
    timeline = telling.timeline
    head = {"slug": timeline.slug, "title": timeline.title, "intro": timeline.intro, "url": telling.url}
    events = [record(event, telling.url_of(event)) for event in telling.events]
    return json.dumps({"timeline": head, "events": events}, ensure_ascii=False, indent=1) + "\n"


def record(event: Event, url: str) -> dict[str, Any]:
    """One event, as the JSON export and the API have it."""
    # Loaded `for_readers()`: what either end links to is public.
    answers = next((link.other_id for link in event.public_links if link.kind == LinkKind.ANSWERS), None)
    differ = dates_differ(event)
    return {
        "id": event.pk,
        "headline": event.headline,
        "when": event.when,
        "earliest": event.earliest.isoformat() if event.earliest else None,
        "latest": event.latest.isoformat() if event.latest else None,
        "label": event.label,
        "status": event.status,
        "standing": event.standing,
        "attributed_to": event.attributed_to,
        "names": event.names,
        "citations": [_citation(citation) for citation in event.cited],
        "body": to_plain(event.body),
        "body_html": to_html(event.body),
        "chapter": event.chapter.slug if event.chapter else None,
        "is_key": event.is_key,
        "image": _image(event, url) if event.image else None,
        "answers": answers,
        "links": [{"kind": link.kind, "event": link.other_id} for link in event.public_links],
        "linked_from": [{"kind": link.kind, "event": link.event_id} for link in event.public_backlinks],
        "sources_differ": differ,
        "conflict_note": event.conflict_note if differ else "",
        "requests": [
            {"asked": one.asked, "when": one.when, "outcome": one.outcome, "said": one.said}
            for one in event.told_requests
        ],
        "url": url,
    }


def _image(event: Event, url: str) -> dict[str, Any]:
    image = event.image
    assert image is not None  # noqa: S101 - asked just before
    return {
        "url": urljoin(url, image.address),
        "width": image.width,
        "height": image.height,
        "alt": event.image_alt,
        "credit": event.image_credit,
        "caption": event.image_caption,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published,
        },
        "quote": citation.quote,
        "date_text": citation.date_text,
        "when": citation.when,
        "reasoning": citation.reasoning,
    }
