"""What holds for every text: offsets quote it, dates run forward, nothing raises, twice is the same."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.extraction import extract_events
from ingest.extraction.calendar import bounds

PIECES = [
    *(
        "In May 2016 ",
        "on Friday",
        "from 2011-2019, ",
        "within a month of ",
        "until ",
        "a month later ",
        "by 2013",
    ),
    *(
        "Ada Example ",
        "Acme ",
        "said that ",
        "was sold",
        "has denied ",
        "the documents ",
        "newly unsealed papers ",
    ),
    *(
        "“",
        "” ",
        "’s ",
        ". ",
        ", ",
        "\n\n",
        "(",
        ") ",
        "– ",
        "\u00ad",
        "\u00a0",
        "[/caption]",
        "# ",
        "after ",
        "which ",
    ),
]
STANDINGS = {"reported", "alleged", "denied", "confirmed", "disputed", "planned"}


@settings(max_examples=100, deadline=None)
@given(
    st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from([None, "2024-04", "2019", "2021-02-28", "x"]),
)
# A date that stands before the first clause.
@example('/IN MAY"&SAID', None)
@example("/IN MAY 1000!WHICH", None)
def test_every_text(text: str, published: str | None) -> None:
    found = extract_events(text, published)
    for event in found:
        assert event.quote == text[event.start : event.end] != ""
        assert 0 < len(event.headline) <= 100
        assert 0 <= event.confidence <= 1
        assert event.standing in STANDINGS
        assert event.reasoning
        assert bool(event.when) == bool(event.label)
        if event.when:
            span = bounds(event.when)
            assert span is not None
            assert span[0] is None or span[1] is None or span[0] <= span[1]
    assert extract_events(text, published) == found
