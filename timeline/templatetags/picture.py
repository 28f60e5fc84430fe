"""The marks of the overview, which are many: written here, a few times faster than a loop in a template."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from timeline.reading.overview import Column, Overview, Point

register = template.Library()

COLUMN = (
    '<a href="%s?since=%s&amp;until=%s"><title>%s</title><rect x="%s%%" y="%s" width="%s%%" height="%s"/></a>'
)
LENGTH = '<line x1="{}%" x2="{}%" y1="{}" y2="{}"/>'
POINT = (
    '<a href="{}" class="{}" data-event="{}" data-x="{}"><title>{}: {}</title>{}'
    '<svg x="{}%" y="{}" width="1" height="1" overflow="visible"><circle class="reach" r="7"/>'
    '<use href="#mark-{}" x="-5" y="-5" width="10" height="10"/></svg></a>'
)


@register.filter
def thousands(number: int) -> str:
    """
    >>> thousands(10000)
    '10,000'
    """
    return f"{number:,}"


@register.simple_tag
def density(overview: Overview, path: str = "") -> SafeString:
    """A column for each stretch of time, as high as it has events; a click shows these at `path`."""
    # An address of ours, numbers and days, nothing that anybody typed: there is nothing to escape.
    return mark_safe("".join(COLUMN % (path, *_column(column)) for column in overview.columns))  # noqa: S308


@register.simple_tag
def points(overview: Overview) -> SafeString:
    """A mark for each event, its form telling its standing, before the whole length of its date."""
    return format_html_join("", POINT, (_point(point) for point in overview.points))


def _column(column: Column) -> tuple[object, ...]:
    entries = "1 entry" if column.count == 1 else f"{column.count} entries"
    title = f"{_said(column.first)} to {_said(column.last)}: {entries}"
    return column.first, column.last, title, column.x, column.y, column.width, column.height


@lru_cache(maxsize=2000)
def _said(day: date) -> str:
    """Remembered: a story's columns begin and end with the same days on every page."""
    return f"{day.day} {day:%B %Y}"


def _point(point: Point) -> tuple[object, ...]:
    event, y = point.event, point.y
    length = format_html(LENGTH, point.start, point.end, y, y) if point.length else ""
    classes = f"{event.standing} off" if event.is_off else event.standing
    said = (event.label, event.headline)
    return event.href, classes, event.pk, point.x, *said, length, point.x, y, event.standing
