"""TimelineJS: its JSON and the columns of its spreadsheet.

Every slide has its `unique_id`, so that links to it survive; its dates are as coarse as ours, and the label
is what readers see ("around June 2011").
"""

import json
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.exports.html import html_of
from timeline.exports.points import DatePoint, ends_of
from timeline.exports.spreadsheet import rows_to_csv
from timeline.exports.telling import Telling
from timeline.models import Event

COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group"),
    *("Background", "Link"),
)


def write(telling: Telling) -> str:
    """The JSON that `new TL.Timeline(id, url)` reads."""
    title = {"headline": _escaped(telling.timeline.title), "text": _paragraphs(telling.timeline.intro)}
    slides = [_slide(event, telling) for event in telling.events]
    document = {"title": {"unique_id": "title", "text": title}, "events": slides}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write_csv(telling: Telling) -> str:
    """The rows of the spreadsheet template."""
    title = ["", *[""] * 8, _escaped(telling.timeline.title), _paragraphs(telling.timeline.intro)]
    title += [""] * 4 + ["title", "", "", ""]
    return rows_to_csv([COLUMNS, title, *(_row(event, telling) for event in telling.events)])


def _slide(event: Event, telling: Telling) -> dict[str, Any]:
    first, last = _dates(event)
    slide = {
        "unique_id": f"event-{event.pk}",
        "start_date": _date(first),
        "display_date": event.label,
        "text": {"headline": _headline(event, telling), "text": html_of(event)},
    }
    if event.image:
        slide["media"] = {
            "url": telling.site + event.image.address,
            "alt": event.image_alt,
            "credit": _escaped(event.image_credit),
            "caption": _escaped(event.image_caption),
        }
    if last:
        slide["end_date"] = _date(last)
    if event.chapter:
        slide["group"] = event.chapter.title
    return slide


def _row(event: Event, telling: Telling) -> list[object]:
    first, last = _dates(event)
    start = [first.year, first.month or "", first.day or "", ""]
    end = [last.year, last.month or "", last.day or "", ""] if last else [""] * 4
    group = event.chapter.title if event.chapter else ""
    said = [event.label, _escaped(event.headline), html_of(event)]
    media = ["", "", ""]
    if event.image:
        credit, caption = _escaped(event.image_credit), _escaped(event.image_caption)
        media = [telling.site + event.image.address, credit, caption]
    return [*start, *end, *said, *media, "", "", group, "", telling.url_of(event)]


def _dates(event: Event) -> tuple[DatePoint, DatePoint | None]:
    """It must have a start: what is only known to be "by 2013" stands at 2013, and says so in its label."""
    ends = ends_of(event.when)
    if ends.first is None:
        assert ends.last is not None  # noqa: S101 - a date has at least one end
        return ends.last, None
    return ends.first, ends.last


def _date(point: DatePoint) -> dict[str, int]:
    parts = {"year": point.year, "month": point.month, "day": point.day}
    return {name: value for name, value in parts.items() if value is not None}


def _escaped(text: str) -> str:
    return str(conditional_escape(text))


def _headline(event: Event, telling: Telling) -> str:
    if not telling.site:
        return _escaped(event.headline)
    return format_html('<a href="{}">{}</a>', telling.url_of(event), event.headline)


def _paragraphs(text: str) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((part,) for part in text.split("\n\n") if part.strip()))
