"""Ways to take a timeline along: one module a format, each a function from a `Telling` to text."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline.exports import ics, jsonld, markwhen, plain_json, spreadsheet, timelinejs
from timeline.exports.telling import Telling, telling_of

__all__ = ["FORMATS", "Format", "Telling", "telling_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what a file of it is called and served as, its name for readers, how it is written."""

    name: str
    extension: str
    media_type: str
    title: str
    write: Callable[[Telling], str]


FORMATS = {
    one.name: one
    for one in (
        Format("json", "json", "application/json", "JSON", plain_json.write),
        Format("csv", "csv", "text/csv; charset=utf-8", "CSV", spreadsheet.write),
        Format("timelinejs", "timelinejs.json", "application/json", "TimelineJS", timelinejs.write),
        Format(
            "timelinejs-csv",
            "timelinejs.csv",
            "text/csv; charset=utf-8",
            "TimelineJS spreadsheet",
            timelinejs.write_csv,
        ),
        Format("markwhen", "mw", "text/plain; charset=utf-8", "Markwhen", markwhen.write),
        Format("ics", "ics", "text/calendar; charset=utf-8", "Calendar", ics.write),
        Format("jsonld", "jsonld", "application/ld+json", "JSON-LD", jsonld.write),
    )
}
