"""What every format is written from: the published events of a timeline, loaded once."""

from dataclasses import dataclass

from timeline.models import Event, Timeline
from timeline.reading import addresses


@dataclass(frozen=True, slots=True)
class Telling:
    """A timeline and its published events in order of time; `site` goes before their addresses."""

    timeline: Timeline
    events: list[Event]
    site: str = ""

    @property
    def url(self) -> str:
        return self.site + self.timeline.get_absolute_url()

    def url_of(self, event: Event) -> str:
        return self.site + addresses.event_url(event)


def telling_of(timeline: Timeline, site: str = "") -> Telling:
    """The published events of `timeline`, and nothing else of it."""
    events = timeline.events.for_readers().prefetch_related("chapter").chronological()
    return Telling(timeline, list(events), site.rstrip("/"))
