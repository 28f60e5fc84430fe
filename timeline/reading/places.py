"""On which page of the timeline an event stands, so that its own page can lead back there."""

from timeline.models import Event, Timeline
from timeline.reading.listing import PAGE_SIZE
from timeline.reading.revisions import once_a_revision


def place_url(timeline: Timeline, event: Event) -> str:
    """The address of an event's entry on the timeline as it stands there unasked: "/?page=2#event-5"."""
    page = page_of(timeline, event.pk)
    query = f"?page={page}" if page > 1 else ""
    return f"{timeline.get_absolute_url()}{query}#event-{event.pk}"


def page_of(timeline: Timeline, pk: int) -> int:
    """The page of published event `pk`."""
    return _pages(timeline).get(pk, 1)


@once_a_revision
def _pages(timeline: Timeline) -> dict[int, int]:
    """Of every event by its id. Where there are no chapters, their order is that of time."""
    listed = timeline.events.published(timeline.previewed).in_chapters().values_list("pk", flat=True)
    return {pk: 1 + place // PAGE_SIZE for place, pk in enumerate(listed)}
