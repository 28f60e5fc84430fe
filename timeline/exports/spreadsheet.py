"""CSV: one row an event. No cell can be a formula."""

import csv
import io
from collections.abc import Iterable

from timeline.exports.beside import lines_beside
from timeline.exports.telling import Telling
from timeline.markdown import to_plain
from timeline.models import Event

COLUMNS = (
    *("id", "label", "when", "earliest", "latest", "headline", "body", "standing", "attributed_to", "names"),
    *("chapter", "key", "sources", "quotes", "url", "beside", "image", "image_alt", "image_credit"),
)
# What makes a spreadsheet calculate, or hides from a glance that something would.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(telling: Telling) -> str:
    return rows_to_csv([COLUMNS, *(_row(event, telling) for event in telling.events)])


def rows_to_csv(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV, with an apostrophe before whatever a spreadsheet would take for a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue()


def defused(cell: object) -> object:
    """
    >>> defused("=1+1"), defused("2011"), defused(-1)
    ("'=1+1", '2011', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(STARTS_A_FORMULA) else cell


def _row(event: Event, telling: Telling) -> list[object]:
    citations = event.cited
    return [
        event.pk,
        event.label,
        event.when,
        event.earliest or "",
        event.latest or "",
        event.headline,
        to_plain(event.body),
        event.standing,
        event.attributed_to,
        "; ".join(event.names),
        event.chapter.title if event.chapter else "",
        "yes" if event.is_key else "",
        "; ".join(dict.fromkeys(str(citation.source) for citation in citations)),
        "\n".join(citation.quote for citation in citations),
        telling.url_of(event),
        "\n".join(lines_beside(event)),
        telling.site + event.image.address if event.image else "",
        event.image_alt,
        event.image_credit,
    ]
