"""The overview of a timeline, from its rows: each event drawn, or so many that only their density can be."""

from timeline.models import Event, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading import addresses
from timeline.reading.facets import Numbers
from timeline.reading.listing import PAGE_SIZE, Listing
from timeline.reading.overview import Dated, Overview, overview_of

MAX_DRAWN = 240
MAX_KEY = 40


def story_overview(
    timeline: Timeline, listing: Listing, numbers: Numbers, chosen: EventQuerySet | None = None
) -> Overview | None:
    """The picture of all events, of which there are so many; those in `chosen`, if given, stand out."""
    public = timeline.events.published(timeline.previewed).defer("body")
    on_page = {event.pk for event in listing.page.object_list}
    if numbers.total > MAX_DRAWN:
        return _density(public, on_page, numbers)
    rows = list(public.in_chapters() if listing.has_chapters else public.chronological())
    kept = None if chosen is None else set(chosen.order_by().values_list("pk", flat=True))
    pages = {} if chosen is not None else {event.pk: 1 + n // PAGE_SIZE for n, event in enumerate(rows)}
    return overview_of(
        [
            _dated(
                event,
                _href(event, on_page, pages.get(event.pk)),
                is_off=kept is not None and event.pk not in kept,
            )
            for event in rows
        ]
    )


def part_overview(events: EventQuerySet) -> Overview | None:
    """The picture of some published events alone, on a page that has them all; None: there are none."""
    some = list(events.defer("body").chronological()[: MAX_DRAWN + 1])
    if len(some) > MAX_DRAWN:
        return overview_of([], events.per_month())
    return overview_of([_dated(event, f"#event-{event.pk}") for event in some])


def _density(public: EventQuerySet, on_page: set[int], numbers: Numbers) -> Overview | None:
    """How many there are a month, and above them the key events, where these are few enough to draw."""
    key = public.filter(is_key=True).chronological() if 0 < numbers.key <= MAX_KEY else []
    return overview_of([_dated(event, _href(event, on_page)) for event in key], numbers.per_month)


def _href(event: Event, on_page: set[int], page: int | None = None) -> str:
    """Where a click leads: to the entry on this page, on its own page of the list, or by itself."""
    if event.pk in on_page:
        return f"#event-{event.pk}"
    return f"?page={page}#event-{event.pk}" if page else addresses.event_url(event)


def _dated(event: Event, href: str, *, is_off: bool = False) -> Dated:
    assert event.sort_day is not None  # noqa: S101 - published events are dated: a constraint
    return Dated(
        pk=event.pk,
        headline=event.headline,
        label=event.label,
        when=event.when,
        earliest=event.earliest,
        latest=event.latest,
        sort_day=event.sort_day,
        standing=event.standing,
        href=href,
        is_off=is_off,
    )
