"""An entry, of which a page has forty and paper thousands: written here, faster than by a template.

It says what `Entry` holds and decides nothing; what few entries have is left to templates. Each piece of text
goes through the standard library's `escape`: Django's own does the same after asking whether the text is to
be translated later; none of it is.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from timeline.models import Standing
from timeline.reading.entries import Entry, Quote

register = template.Library()
IMAGE, BESIDE = "timeline/public/_image.html", "timeline/public/_beside.html"
# The signs that templates/timeline/_marks.html draws.
MARKS = {
    standing.value: mark_safe(  # noqa: S308 - our own words
        f'<svg class="mark" aria-hidden="true"><use href="#mark-{standing.value}"/></svg>'
    )
    for standing in Standing
}


@register.simple_tag
def entry_items(entries: Iterable[Entry]) -> SafeString:
    """Entries as items of a list, each with the anchor that addresses lead to."""
    return mark_safe("".join(map(item, entries)))  # noqa: S308 - escaped below


def item(entry: Entry, *, on_paper: bool = False) -> str:
    """One of them; `on_paper` with its sources unfolded, and no image that waits to be scrolled to."""
    article = entry_article(entry, open_sources=on_paper, is_waiting=not on_paper)
    return f'<li id="{entry.anchor}">{article}</li>'


@register.simple_tag
def entry_article(
    entry: Entry, alone: bool = False, open_sources: bool = False, is_waiting: bool = False
) -> SafeString:
    """When in the left margin, what in the middle, on whose word in the right one.

    `alone` on a page of its own; its image `is_waiting` until it is near the window.
    """
    event = entry.event
    head = f"{_when(entry)}\n{_head(entry, alone)}\n{_word(entry)}"
    image = render_to_string(IMAGE, {"event": event, "is_waiting": is_waiting}) if event.image else ""
    beside = render_to_string(BESIDE, {"entry": entry}) if entry.has_beside else ""
    sources = _sources(entry, is_open=open_sources) if entry.quotes else _uncited(event.uncited_note)
    told = f'<div class="told">{image}{entry.body}{beside}{sources}</div>'
    return mark_safe(f'<article class="entry {event.standing}">{head}\n{told}</article>')  # noqa: S308 - escaped


def _head(entry: Entry, alone: bool) -> str:
    mark = MARKS[entry.event.standing]
    if alone:
        return f'<h1 class="head">{mark}{entry.headline}</h1>'
    return f'<h3 class="head">{mark}<a href="{escape(entry.url)}">{entry.headline}</a></h3>'


def _when(entry: Entry) -> str:
    """In the left margin; a year that begins here is set large."""
    turn = " turn" if entry.turns_year else ""
    machine = f' datetime="{escape(entry.machine_date)}"' if entry.machine_date else ""
    day = f'<span class="day">{escape(entry.day)}</span>' if entry.day else ""
    year = f' <span class="year">{escape(entry.year)}</span>' if entry.year else ""
    return f'<p class="when{turn}"><time{machine}>{day}{year}</time></p>'


def _word(entry: Entry) -> str:
    """In the right margin, with whom it is about."""
    standing = f'<p class="standing">{MARKS[entry.event.standing]}{escape(entry.standing)}</p>'
    items = "".join(f'<li><a href="{escape(name.url)}">{escape(name.text)}</a></li>' for name in entry.names)
    names = f'<ul class="names" aria-label="People and organisations">{items}</ul>' if items else ""
    return f'<div class="word">{standing}{names}</div>'


def _uncited(note: str) -> str:
    return f'<p class="credit">No source is quoted: {escape(note)}</p>' if note else ""


def _sources(entry: Entry, *, is_open: bool) -> str:
    """Each sentence that it rests on, with where it stands and how it gives the date; folded."""
    dating = _editors_date if entry.event.is_dated_by_an_editor else _dating
    figures = "".join(
        f'<figure class="quote"><blockquote><p>“{quote.text}”</p></blockquote>'
        f'<figcaption>{_credit(quote)} <span class="dating">{dating(quote)}</span></figcaption></figure>'
        for quote in entry.quotes
    )
    number = f"{entry.sources} source{'' if entry.sources == 1 else 's'}"
    return (
        f'<details class="sources"{" open" if is_open else ""}>'
        f'<summary>{number}<span class="how"> and how this is dated</span></summary>'
        f"{figures}{_verdict(entry)}</details>"
    )


def _verdict(entry: Entry) -> str:
    """What the dates of its sources come to, where they are not the same."""
    if not entry.dates_vary and not entry.differing:
        return ""
    can = "All of these dates can hold." if entry.dates_vary else "These dates cannot all hold."
    label = escape(entry.event.label)
    return f'<p class="credit">{can} The entry stands under <b>{label}</b>.</p>'


def _credit(quote: Quote) -> str:
    source = quote.source
    here, outlet = escape(quote.source_url), ""
    if source.publisher:
        outlet = f'<a class="outlet" href="{here}">{escape(source.publisher)}</a>, '
    there = f'"{escape(source.url)}" rel="noopener"' if source.url else f'"{here}"'
    published = f', <span class="published">{escape(quote.published)}</span>' if quote.published else ""
    return f"{outlet}<cite><a href={there}>{escape(source.title)}</a></cite>{published}"


def _editors_date(quote: Quote) -> str:
    said = quote.date_text or quote.label
    return f"Dated by an editor; the source {f'says “{escape(said)}”' if said else 'gives no date'}"


def _dating(quote: Quote) -> str:
    given = f"Gives <b>{escape(quote.label)}</b>" if quote.label else "Gives no date"
    return f"{given}: {escape(quote.reasoning)}" if quote.reasoning else given
