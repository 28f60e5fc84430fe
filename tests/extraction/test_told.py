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
