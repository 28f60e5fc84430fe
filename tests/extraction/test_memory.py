"""Memory: a long text is not held again and again, and nothing of it stays behind."""

import tracemalloc

import pytest

from ingest.extraction import extract_events
from scripts.made_up_news import cut, dense

LENGTH = 200_000


@pytest.mark.parametrize("last", ["", " ’", " 😀", " so\u00adft"], ids=["ASCII", "UCS-2", "UCS-4", "uneven"])
def test_peak_memory_of_news_where_every_sentence_is_an_event(last: str) -> None:
    """Under 26 bytes for each character, of which the events themselves are the most."""
    text = cut(dense(1), LENGTH).replace("’", "'") + last
    tracemalloc.start()
    try:
        events = extract_events(text, "2024-04-19")
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(events) > LENGTH // 120
    assert peak < 26 * len(text)
    assert peak < 1.7 * held
