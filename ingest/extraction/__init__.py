"""Finding and dating events in plain text, with the standard library only.

A text becomes sentences, time expressions (TIMEX3), calendar values (EDTF) and events, in that order; each
step is a frozen value that keeps its offsets into the text given, in code points, end exclusive.
Nothing here reads a clock, a file, a setting or a database.
"""

from ingest.extraction.events import ExtractedEvent, extract_events
from ingest.extraction.timex import Timex, find_timexes

__all__ = ["ExtractedEvent", "Timex", "extract_events", "find_timexes"]
