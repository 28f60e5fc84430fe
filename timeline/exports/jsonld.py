"""JSON-LD in schema.org's words: a list of events, and claims where somebody only says so."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from timeline.exports.beside import lines_beside
from timeline.exports.telling import Telling
from timeline.markdown import to_plain
from timeline.models import Citation, Event, Standing
from timeline.models.request import Outcome
from timeline.reading import addresses
from timeline.reading.entries import replies_to, standing_words

# ISO 8601 without the extensions, which is all that schema.org's dates allow.
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SAID_BY_SOMEBODY = {Standing.ALLEGED, Standing.DENIED, Standing.DISPUTED}


def write(telling: Telling) -> str:
    return json.dumps(document(telling), ensure_ascii=False, indent=1) + "\n"


def document(telling: Telling) -> dict[str, Any]:
    """The timeline as an ItemList, in order of time."""
    items = [
        {"@type": "ListItem", "position": place, "item": item(event, telling.url_of(event))}
        for place, event in enumerate(telling.events, 1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": telling.timeline.title,
        "description": telling.timeline.intro,
        "url": telling.url,
        "numberOfItems": len(items),
        "itemListElement": items,
    }


def item(event: Event, url: str) -> dict[str, Any]:
    """An Event, or a Claim about one where nobody has established it. Never more precise than we are.

    What answers it, and what those said whom the newsroom asked, are comments on it; the date that each
    source gives stands with that source, as EDTF.
    """
    happening: dict[str, Any] = {"@type": "Event", "name": event.headline, "url": url, **_dates(event)}
    body = to_plain(event.body)
    if body:
        happening["description"] = body
    if event.image:
        happening["image"] = _picture(event, url)
    if event.names:
        happening["about"] = [{"@type": "Thing", "name": name} for name in event.names]
    citations = [_article(citation) for citation in event.cited]
    comments = [*_comments(event, url)]
    said = [f"{event.label}. {standing_words(event)}.", *lines_beside(event)]
    happening["disambiguatingDescription"] = " ".join(said)
    if event.standing not in SAID_BY_SOMEBODY:
        return happening | {"subjectOf": [*citations, *comments]}
    claim: dict[str, Any] = {
        "@type": "Claim",
        "name": event.headline,
        "url": url,
        "text": body or event.headline,
        "temporalCoverage": event.when,
        "appearance": citations,
        "about": happening | {"subjectOf": citations},
    }
    if event.attributed_to:
        claim["author"] = {"@type": "Thing", "name": event.attributed_to}
    if comments:
        claim["comment"] = comments
    return claim


def _comments(event: Event, url: str) -> Iterator[dict[str, Any]]:
    for reply in replies_to(event):
        there = {"text": reply.headline, "url": urljoin(url, addresses.event_url(reply))}
        yield _comment(reply.attributed_to, **there)
    for one in event.told_requests:
        if one.outcome == Outcome.REPLIED:
            yield _comment(one.asked, text=one.said)


def _comment(author: str, **said: str) -> dict[str, Any]:
    by = {"author": {"@type": "Thing", "name": author}} if author else {}
    return {"@type": "Comment", **by, **said}


def _picture(event: Event, url: str) -> dict[str, str]:
    assert event.image is not None  # noqa: S101 - asked just before
    said = {"creditText": event.image_credit, "caption": event.image_caption or event.image_alt}
    told = {name: words for name, words in said.items() if words}
    return {"@type": "ImageObject", "contentUrl": urljoin(url, event.image.address), **told}


def _dates(event: Event) -> dict[str, str]:
    low, slash, high = event.when.partition("/")
    found = {"startDate": low} if ISO.fullmatch(low) else {}
    if slash and ISO.fullmatch(high):
        found["endDate"] = high
    return found


def _article(citation: Citation) -> dict[str, Any]:
    source = citation.source
    article: dict[str, Any] = {"@type": "CreativeWork", "name": source.title, "text": citation.quote}
    if source.publisher:
        article["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.url:
        article["url"] = source.url
    if ISO.fullmatch(source.published):
        article["datePublished"] = source.published
    if citation.when:
        article["temporalCoverage"] = citation.when
    return article
