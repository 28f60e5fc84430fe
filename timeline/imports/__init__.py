"""Timelines made elsewhere, read into drafts of events: TimelineJS (JSON, spreadsheet) and markwhen.

Nothing is written here: `timeline.services.importing` does that, once somebody has looked at what was read.
"""

from timeline.imports import markwhen, timelinejs
from timeline.imports.drafts import Draft, NotReadable, Quoted, Reading, Skipped

__all__ = ["FORMATS", "Draft", "NotReadable", "Quoted", "Reading", "Skipped", "format_of", "read"]

FORMATS = {
    "timelinejs": ("TimelineJS (JSON)", timelinejs.read),
    "timelinejs-csv": ("TimelineJS spreadsheet (CSV)", timelinejs.read_csv),
    "markwhen": ("Markwhen", markwhen.read),
}


def format_of(text: str) -> str:
    """Which of the formats `text` most likely is.

    >>> format_of('{"events": []}'), format_of("Year,Month,Headline"), format_of("2011: A director joins")
    ('timelinejs', 'timelinejs-csv', 'markwhen')
    """
    begun = text.lstrip("\ufeff \t\r\n")
    if begun.startswith(("{", "[")):
        return "timelinejs"
    first = begun.partition("\n")[0].lower()
    return "timelinejs-csv" if "year" in first and "headline" in first else "markwhen"


def read(text: str, format: str = "") -> Reading:
    """What stands in `text`, in the format named or the likeliest one. Raises NotReadable."""
    return FORMATS[format or format_of(text)][1](text.lstrip("\ufeff").replace("\r\n", "\n"))
