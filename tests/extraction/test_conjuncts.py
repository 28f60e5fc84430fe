"""Several verbs with one subject, each with a date of its own; dates that say which thing is meant."""

import pytest

from ingest.extraction import extract_events

PUBLISHED = "2024-11-20"


def told(text: str) -> list[tuple[str, str]]:
    return [(event.when, event.headline) for event in extract_events(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "The deal was announced in March, approved in June and repealed in September.",
            ["The deal was announced", "The deal was approved", "The deal was repealed"],
        ),
        ("The law was passed in 2012 and repealed in 2018.", ["The law was passed", "The law was repealed"]),
        (
            "The firm was founded in 1990, listed in 2001 and sold to Acme in 2015.",
            ["The firm was founded", "The firm was listed", "The firm was sold to Acme"],
        ),
        (
            "Two men were arrested on Saturday and charged on Sunday with theft.",
            ["Two men were arrested", "Two men were charged with theft"],
        ),
        (
            "The case was thrown out in May but revived by a court in June.",
            ["The case was thrown out", "The case was revived by a court"],
        ),
        # what somebody did after something was done to him
        (
            "Bo Ek was arrested in May and left the country in June.",
            ["Bo Ek was arrested", "Bo Ek left the country"],
        ),
        ("Bo Ek was fined in 2010 and paid the fine in 2011.", ["Bo Ek was fined", "Bo Ek paid the fine"]),
        (
            "Bo Ek was jailed in 2010 and resigned in 2011.",
            ["Bo Ek was jailed", "Bo Ek resigned"],
        ),
        (
            "Ada Low joined in 1999, resigned in 2010 and died in 2012.",
            ["Ada Low joined", "Ada Low resigned", "Ada Low died"],
        ),
        (
            "The ship left Cork in April, reached Lima in June and sank in July.",
            ["The ship left Cork", "The ship reached Lima", "The ship sank"],
        ),
    ],
)
def test_verbs_of_one_subject(sentence: str, events: list[str]) -> None:
    assert [headline for _, headline in told(sentence)] == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "The bank, founded in 1887 and listed since the mid-1990s, denied the claims.",
            [("1887", "The bank was founded"), ("1994/..", "The bank was listed")],
        ),
        (
            "The mayor, elected in 2018 and re-elected in 2022, will step down in May.",
            [
                ("2018", "The mayor was elected"),
                ("2022", "The mayor was re-elected"),
                ("2025-05", "The mayor will step down"),
            ],
        ),
        (
            "The bridge, built in 1950 and later widened and painted, was shut on Monday.",
            [("1950", "The bridge was built"), ("2024-11-18", "The bridge was shut")],
        ),
        (
            "The ship, launched in 1910 and sunk in 1912, was found on Sunday.",
            [
                ("1910", "The ship was launched"),
                ("1912", "The ship was sunk"),
                ("2024-11-17", "The ship was found"),
            ],
        ),
    ],
)
def test_participles_of_one_noun(sentence: str, events: list[tuple[str, str]]) -> None:
    assert told(sentence) == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "A hearing set for next spring was postponed on Friday until the third quarter of 2026.",
            [("2024-11-15", "A hearing set for next spring was postponed")],
        ),
        (
            "Talks planned for Monday were called off on Sunday.",
            [("2024-11-17", "Talks planned for Monday were called off")],
        ),
        (
            "The trial, originally scheduled for March, will begin in June.",
            [("2025-06", "The trial will begin")],
        ),
        # these are when it is to be
        ("A vote is due on Friday.", [("2024-11-22", "A vote is due")]),
        ("The hearing was set for May.", [("2025-05", "The hearing was set")]),
        ("The panel set up in May was closed.", [("2024-05", "The panel set up was closed")]),
    ],
)
def test_when_a_thing_was_to_be_is_not_when_it_was_put_off(
    sentence: str, events: list[tuple[str, str]]
) -> None:
    assert told(sentence) == events
