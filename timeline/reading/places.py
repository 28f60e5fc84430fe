"""On which page of the timeline an event stands, so that its own page can lead back there."""

from functools import lru_cache

from timeline.models import Event, Timeline
from timeline.querysets import EventQuerySet
from timeline.reading.listing import PAGE_SIZE

MOST_REMEMBERED = 8  # timelines, each with a number for every event


def place_url(timeline: Timeline, event: Event) -> str:
    """The address of an event's entry on the timeline as it stands there unasked: "/?page=2#event-5"."""
    page = page_of(timeline, event.pk)
    query = f"?page={page}" if page > 1 else ""
    return f"{timeline.get_absolute_url()}{query}#event-{event.pk}"


def page_of(timeline: Timeline, pk: int) -> int:
    """The page of published event `pk`; one query, asked once a revision for all events."""
    if timeline.previewed:
        pages = _numbered(timeline.events.published(timeline.previewed))
    else:
        pages = _pages(timeline.pk, timeline.revision)
    return pages.get(pk, 1)


@lru_cache(maxsize=MOST_REMEMBERED)
def _pages(timeline_id: int, revision: int) -> dict[int, int]:
    return _numbered(Event.objects.filter(timeline=timeline_id).published())


def _numbered(events: EventQuerySet) -> dict[int, int]:
    """Where there are no chapters, their order is that of time."""
    listed = events.in_chapters().values_list("pk", flat=True)
    return {pk: 1 + place // PAGE_SIZE for place, pk in enumerate(listed)}
