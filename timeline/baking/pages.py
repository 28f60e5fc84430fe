"""Drawing the pages: each address asked of its own view, and what else its page leads to."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from django.db.models import Model
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from timeline.baking.places import Address
from timeline.exports import FORMATS
from timeline.models import Event, Timeline
from timeline.reading import addresses
from timeline.views.reader import BakedRequest
from timeline.views.site import pages_of

# What readers may see and no file can be: it answers to the day, or to a program.
ANSWERED = {"public-today", "public-api", "public-sitemap", "public-robots"}
# What it shows never changes, so what is there need not be asked for again.
LASTING = "public-image"
# Listed for every bake by `addresses_of`; what pages lead to besides has to be remembered with them.
OF_AN_EVENT = {"public-event", "public-event-embed", "public-event-picture"}
LISTED = OF_AN_EVENT | {
    *("public-home", "public-timeline", "public-chapter", "public-name", "public-source"),
    *("public-embed", "public-print", "public-picture", "public-changes", "public-register"),
    *("public-export", "public-event-feed", "public-change-feed"),
}
CHUNK = 200
# Of a timeline's row, what changes with every write and stands on no page of one event.
RESTLESS = {"revision", "revised_at"}


def matched(address: Address) -> ResolverMatch | None:
    """The public view of an address, where it can become a file."""
    try:
        match = resolve(unquote(address.path))
    except Resolver404:
        return None
    name = match.url_name or ""
    return match if name.startswith("public-") and name not in ANSWERED and address.has_file else None


def drawn(address: Address, match: ResolverMatch, site: str) -> HttpResponseBase | None:
    """The answer of the view itself; None where there is nothing (any more)."""
    path, _, query = str(address).partition("?")
    request = BakedRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),  # as WSGI has it
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }
    )
    request.origin, request.resolver_match = site, match
    try:
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None
    return response if response.status_code == 200 else None


def addresses_of(timeline: Timeline) -> Iterator[Address]:
    """Every address of a timeline but those of its events: the ones that others lead to come last."""
    for name, kinds in (("public-event-feed", ("atom", "rss")), ("public-change-feed", ("atom", "rss"))):
        yield from (Address(reverse(name, args=[timeline.slug, kind])) for kind in kinds)
    yield from (Address(reverse("public-export", args=[timeline.slug, form])) for form in FORMATS)
    yield Address(reverse("public-picture", args=[timeline.slug]))
    yield Address(reverse("public-register", args=[timeline.slug]))
    yield Address(reverse("public-embed", args=[timeline.slug]))
    yield Address(reverse("public-print", args=[timeline.slug]))
    front = timeline.get_absolute_url()
    for path, _ in pages_of(timeline, with_events=False):
        if path != front:
            yield Address(path)
    standings = timeline.events.published().order_by("standing").values_list("standing", flat=True).distinct()
    yield from (Address(front, (("standing", standing),)) for standing in standings)
    yield Address(front)


def events_of(timeline: Timeline) -> Iterator[Event]:
    """The published events, each with everything that its page shows, a few at a time."""
    yield from timeline.events.for_readers().order_by("pk").iterator(CHUNK)


def made_of(event: Event) -> str:
    """A fingerprint of the rows that an event's page is drawn from: its own, and what was loaded with it."""
    digest = hashlib.sha256()
    for part in _told(event, set()):
        digest.update(repr(part).encode())
    revised = event.timeline.revised_at  # its embed says when
    digest.update(f"{revised:%Y-%m-%d}".encode() if revised else b"-")
    return digest.hexdigest()[:24]


def _told(row: Model, seen: set[tuple[str, object]]) -> Iterator[object]:
    if (key := (row._meta.label, row.pk)) in seen:
        return
    seen.add(key)
    for field in row._meta.concrete_fields:
        if field.attname not in RESTLESS and field.attname in row.__dict__:
            yield field.attname, row.__dict__[field.attname]
    loaded = {**row._state.fields_cache, **getattr(row, "_prefetched_objects_cache", {}), **_lists(row)}
    for name in sorted(loaded):
        found = loaded[name]
        if found is None:
            continue
        yield name
        for other in [found] if isinstance(found, Model) else found:
            yield from _told(other, seen)


def _lists(row: Model) -> dict[str, list[Model]]:
    """What `for_readers` fetched as lists, by name."""
    held = {name: value for name, value in row.__dict__.items() if isinstance(value, list)}
    return {name: value for name, value in held.items() if value and isinstance(value[0], Model)}


def addresses_of_event(event: Event, *, with_picture: bool) -> list[Address]:
    """Of its page, its embedded form and its share picture."""
    named = [event.timeline.slug, event.pk]
    pages = [addresses.event_url(event), reverse("public-event-embed", args=named)]
    if with_picture:
        pages.insert(0, reverse("public-event-picture", args=named))
    return [Address(page) for page in pages]
