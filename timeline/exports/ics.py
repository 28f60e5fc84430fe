"""iCalendar: whole days only. What is no day spans all the days it may have been, and its label says so."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from timeline import dates
from timeline.exports.beside import lines_beside
from timeline.exports.telling import Telling
from timeline.markdown import to_plain
from timeline.models import Event
from timeline.reading.entries import headline_alone, standing_words


def write(telling: Telling) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//sourced-timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", telling.timeline.title)
    calendar.add("x-wr-calname", telling.timeline.title)
    for event in telling.events:
        calendar.add_component(_entry(event, telling))
    return str(calendar.to_ical().decode())


def _entry(event: Event, telling: Telling) -> Entry:
    first, last = _days(event)
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{telling.timeline.slug}.timeline")
    entry.add("dtstamp", event.updated_at.astimezone(UTC) if event.updated_at else datetime.now(UTC))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))
    title = headline_alone(event)
    entry.add("summary", title if first == last else f"{title} ({event.label})")
    entry.add("description", _description(event))
    entry.add("transp", "TRANSPARENT")
    entry.add("sequence", event.version)
    if telling.site:
        entry.add("url", telling.url_of(event))
    if event.names:
        entry.add("categories", event.names)
    return entry


def _days(event: Event) -> tuple[date, date]:
    """Its first and last day; of an open date, those of the end that is known."""
    if event.earliest and event.latest:
        return event.earliest, event.latest
    low, _, high = event.when.partition("/")
    known = dates.parse(low if event.earliest else high)
    return known.earliest or date.min, known.latest or date.max


def _description(event: Event) -> str:
    quotes = [f"“{citation.quote}” ({citation.source})" for citation in event.cited]
    parts = [f"{event.label}. {standing_words(event)}.", to_plain(event.body), *lines_beside(event), *quotes]
    return "\n\n".join(part for part in parts if part)
