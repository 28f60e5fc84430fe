"""An event as a piece of HTML, for formats that show HTML and know nothing of standings and sources."""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.exports.beside import lines_beside
from timeline.markdown import to_html
from timeline.models import Event, Source
from timeline.reading.entries import standing_words


def html_of(event: Event) -> SafeString:
    """Standing, body, what stands beside it, each sentence it rests on with its source; all of it escaped."""
    quotes = format_html_join(
        "",
        "<blockquote>“{}” <cite>{}</cite></blockquote>",
        ((citation.quote, _credit(citation.source)) for citation in event.cited),
    )
    beside = format_html_join("", "<p>{}</p>", ((line,) for line in lines_beside(event)))
    return format_html("<p><em>{}</em></p>{}{}{}", standing_words(event), to_html(event.body), beside, quotes)


def _credit(source: Source) -> SafeString:
    if not source.url:
        return conditional_escape(str(source))
    return format_html('<a href="{}">{}</a>', source.url, str(source))
