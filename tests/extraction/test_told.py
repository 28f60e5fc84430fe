"""What is told as news though no date stands beside it: said on an occasion, done, or done to somebody."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

LONG = (
    "An Acme spokesman said, “We received the letter and will continue to work with the town on its many "
    "questions.”"
)
BEFORE = "Zebu grew. It is large. "


def told(sentence: str, published: str | None = "2022-03-15") -> list[ExtractedEvent]:
    """The events of a sentence that stands after the first two."""
    return [event for event in extract_events(BEFORE + sentence, published) if event.start >= len(BEFORE)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Ada Low said in a statement that the plant was sound.",
            "Ada Low said in a statement that the plant was sound",
        ),
        ("In a letter to Acme, Ada Low said the plant was a danger.", "Ada Low said the plant was a danger"),
        ("Acme also told The Ledger that it would appeal.", "Acme told The Ledger that it would appeal"),
        ("Speaking to The Ledger, Ada Low said the plant shut.", "Ada Low said the plant shut"),
        (
            "A spokeswoman for Acme said the plant was sound.",
            "A spokeswoman for Acme said the plant was sound",
        ),
        # what "we" did is quoted, as far as there is room, and never in other words than the text's
        (
            "An Acme spokesman said, “We received the letter.”",
            "An Acme spokesman: “We received the letter”",
        ),
        (LONG, "An Acme spokesman: “We received the letter”"),
    ],
)
def test_what_is_said_on_an_occasion_is_of_the_articles_day(sentence: str, headline: str) -> None:
    assert [(event.headline, event.when) for event in told(sentence)] == [(headline, "2022-03-15")]


@pytest.mark.parametrize(
    "sentence",
    [
        # nothing but "Ada said", and what is quoted first
        "Ada Low said the plant was sound.",
        "“The plant is sound,” Ada Low told The Ledger.",
        "Ada Low told the Senate that the plant was sound.",
        "A statement was long in coming.",
    ],
)
def test_what_is_only_said_is_no_event(sentence: str) -> None:
    assert told(sentence) == []


def test_a_spokesmans_words_that_were_put_in_another_order_are_not_quoted() -> None:
    (event,) = told(
        "“This inquiry looked at old settings that we changed over a year ago,” a spokesman said."
    )
    assert event.headline == "A spokesman: We changed old settings"


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


def test_what_will_be_done_is_planned() -> None:
    (event,) = told("Ada Low said in a statement that the plant will shut.")
    assert event.standing == "planned"
