"""Memory: a long text is not copied again and again, and no step keeps what it has handed on."""

import tracemalloc

from ingest.extraction import extract_events
from scripts.made_up_news import cut, dense


def test_peak_memory_of_news_where_every_sentence_is_an_event() -> None:
    """Under 28 bytes for each character, of which the events themselves are the most."""
    # Four bytes a character in memory, and a character that the reading form leaves out.
    text = cut(dense(1), 40_000) + " 😀 so\u00adft"
    # Once before: the patterns that the standard library keeps when they are first used are not the text's.
    extract_events(text, "2024-04-19")
    tracemalloc.start()
    try:
        events = extract_events(text, "2024-04-19")
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(events) > 400
    assert peak < 28 * len(text)
    assert peak < 1.7 * held
