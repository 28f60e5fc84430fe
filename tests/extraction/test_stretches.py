"""Stretches up to the publication date, or on from it."""

import pytest

from ingest.extraction import extract_events


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Acme was spied on over the past six years.", "2016/2022"),
        ("Acme sold two plants during the last year.", "2021-03/2022-03"),
        ("Acme sold two plants in the past 18 months.", "2020-09/2022-03"),
        ("Acme lost two heads in the last two weeks.", "2022-03-01/2022-03-15"),
        ("Over the past week, ministers have been meeting in Rome.", "2022-03-08/2022-03-15"),
        ("In recent weeks Acme lost two heads.", "2022-02/2022-03"),
        ("Over the past few months Acme lost two heads.", "2021-12~/2022-03"),
        ("Acme will close 40 shops over the next two years.", "2022/2024"),
        ("The tool will be shut in the coming weeks.", "2022-03/2022-04"),
        # about three of what is not counted
        ("Acme told both firms a few months ago.", "2021-12~"),
        ("Acme told both firms a few months ago of the fire.", "2021-12~"),
        ("A few years ago Acme bought Zebu.", "2019~"),
        ("Several weeks ago Acme bought Zebu.", "2022-02~"),
        # too long ago to say when
        ("Years ago Acme bought Zebu.", ""),
    ],
)
def test_seen_from_the_publication_date(text: str, when: str) -> None:
    assert [event.when for event in extract_events(text, "2022-03-15")] == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Acme was spied on over the past six years.",
        "Acme told both firms a few months ago.",
    ],
)
def test_without_a_publication_date_they_stay_open(text: str) -> None:
    assert {event.when for event in extract_events(text)} <= {""}


def test_one_of_several_is_not_spread_over_all_of_them() -> None:
    (event,) = extract_events("Acme opened its third shop in the past two years on Monday.", "2022-03-15")
    assert event.when == "2022-03-14"


def test_a_stretch_after_what_was_told_counts_from_there() -> None:
    text = "In 2009 Ada Low moved to Rome. For the next two years Ada Low sang."
    assert [event.when for event in extract_events(text, "2022-03-15")] == ["2009", "2009/2011"]


def test_the_last_months_of_something_are_not_those_before_the_publication() -> None:
    (event,) = extract_events("In the last months of the war, Acme sold two plants.", "2022-03-15")
    assert event.when == ""


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Acme sold it in the days before and after March 6.", "2022-03-06~"),
        ("Acme sold it in the weeks after May 3.", "2021-05-03/.."),
    ],
)
def test_the_days_before_something_are_counted_from_that(text: str, when: str) -> None:
    assert [event.when for event in extract_events(text, "2022-03-15")] == [when]
