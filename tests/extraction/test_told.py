"""What is told as news though no date stands beside it: done, or done to somebody."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

BEFORE = "Zebu grew. It is large. "


def told(sentence: str, published: str | None = "2022-03-15") -> list[ExtractedEvent]:
    """The events of a sentence that stands after the first two."""
    return [event for event in extract_events(BEFORE + sentence, published) if event.start >= len(BEFORE)]


@pytest.mark.parametrize(
    ("sentence", "headline", "when"),
    [
        # in the perfect: news of the day
        ("Acme has paused a plan to open a plant.", "Acme has paused a plan to open a plant", "2022-03-15"),
        ("Bo Ek has now reportedly spoken to Acme.", "Bo Ek has spoken to Acme", "2022-03-15"),
        ("The plant has stood by its figures.", "The plant has stood by its figures", "2022-03-15"),
        # in the past: an event, but who knows when
        ("The Ledger published six of the letters.", "The Ledger published six of the letters", ""),
        ("The board overruled the judge.", "The board overruled the judge", ""),
        ("The draft was sent to Rome.", "The draft was sent to Rome", ""),
        ("The draft was sent to Rome and will go on.", "The draft was sent to Rome and will go on", ""),
        ("On top of the fine, the judge ordered it to pay.", "The judge ordered it to pay", ""),
        ("Acme was just hit with a fine.", "Acme was hit with a fine", ""),
    ],
)
def test_what_somebody_did_is_an_event(sentence: str, headline: str, when: str) -> None:
    found = [(event.headline, event.when, event.standing) for event in told(sentence)]
    assert [(line, date) for line, date, _ in found] == [(headline, when)]
    assert found[0][2] == "reported"


@pytest.mark.parametrize(
    "sentence",
    [
        # what has been so, what nobody in particular did, what was tried
        "Acme has been known for its anvils.",
        "No arrests have been made.",
        "Fewer than half of Acme’s anvils have been paused.",
        "People have paused there.",
        "Acme has tried to pause it.",
        "Acme has never published it.",
        "Some people published letters.",
        "The plant stood in Rome.",
    ],
)
def test_what_nobody_did_is_no_event(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        # that it was said, and what was said
        ("In a statement, Acme said that the plant shut in 2018.", ["2022-03-15", "2018"]),
        ("A spokesman for Acme said that the plant shut on March 7.", ["2022-03-15", "2022-03-07"]),
        # the date is that of the saying, or of what somebody else said
        ("Ada Low said in a statement on March 7 that the plant shut.", ["2022-03-07"]),
        ("A spokesman for Acme said that summer that the plant shut.", ["2021-22"]),
        ("Ada Low said they told The Ledger in 2018 that it shut.", ["2018"]),
        # nothing but "Ada said"
        ("Ada Low said that the plant shut in 2018.", ["2018"]),
    ],
)
def test_a_statement_about_an_earlier_day_is_an_event_beside_it(sentence: str, when: list[str]) -> None:
    assert [event.when for event in told(sentence)] == when
