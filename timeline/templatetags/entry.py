"""Those parts of an entry that a page has by the hundred: written here, several times faster than a template.

They say what `Entry` holds and decide nothing. Each piece of text goes through the standard library's
`escape`: Django's own does the same after asking whether the text is to be translated later; none of it is.
"""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from timeline.models import Standing
from timeline.reading.entries import Entry, Quote

register = template.Library()
# The signs that templates/timeline/_marks.html draws.
MARKS = {
    standing.value: mark_safe(  # noqa: S308 - our own words
        f'<svg class="mark" aria-hidden="true"><use href="#mark-{standing.value}"/></svg>'
    )
    for standing in Standing
}


@register.simple_tag
def entry_opening(entry: Entry, alone: bool = False) -> SafeString:
    """Its date, its headline, and on whose word; `alone` on a page of its own."""
    mark = MARKS[entry.event.standing]
    if alone:
        head = f'<h1 class="head">{mark}{entry.headline}</h1>'
    else:
        head = f'<h3 class="head">{mark}<a href="{escape(entry.url)}">{entry.headline}</a></h3>'
    return mark_safe(f"{_when(entry)}\n{head}\n{_word(entry)}")  # noqa: S308 - escaped here and below


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


@register.simple_tag
def entry_sources(entry: Entry, is_open: bool = False) -> SafeString:
    """Each sentence that it rests on, with where it stands and how it gives the date; folded."""
    dating = _editors_date if entry.event.is_dated_by_an_editor else _dating
    figures = "".join(
        f'<figure class="quote"><blockquote><p>“{quote.text}”</p></blockquote>'
        f'<figcaption>{_credit(quote)} <span class="dating">{dating(quote)}</span></figcaption></figure>'
        for quote in entry.quotes
    )
    number = f"{entry.sources} source{'' if entry.sources == 1 else 's'}"
    return mark_safe(  # noqa: S308 - a quote's text is HTML, the rest is escaped here and below
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
