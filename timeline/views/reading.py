"""The pane beside an event: the passage that a citation quotes, in the text of its source."""

from typing import Any

from timeline.models import Citation, Event, SourceText
from timeline.passages import Passage, read_passage, window_around


def reading_context(event: Event, citation_id: str = "") -> dict[str, Any]:
    """`citation` (the one asked for, else the first) and its `passage`, None where no text is kept."""
    citation = _shown_citation(event, citation_id)
    return {"citation": citation, "passage": _passage(citation, event) if citation else None}


def _shown_citation(event: Event, citation_id: str) -> Citation | None:
    citations = list(event.citations.all())
    named = [citation for citation in citations if str(citation.pk) == citation_id]
    # Unasked, the one that gives the date which the event bears.
    dating = [citation for citation in citations if citation.when and citation.when == event.when]
    return next(iter(named or dating or citations), None)


def _passage(citation: Citation, event: Event) -> Passage | None:
    if citation.start is None or citation.end is None:
        return None
    offset, length = window_around(citation.start, citation.end)
    text = SourceText.objects.window(source_id=citation.source_id, offset=offset, length=length)
    if text is None:
        return None
    return read_passage(
        text,
        offset=offset,
        start=citation.start,
        end=citation.end,
        date_text=citation.date_text,
        names=event.names,
    )
