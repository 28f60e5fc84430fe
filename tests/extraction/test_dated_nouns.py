"""Happenings told as a noun with a date of its own: beside what the sentence tells, or in place of it."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

PUBLISHED = "2024-11-20"


def told(text: str) -> list[tuple[str, str]]:
    """What a text tells with a date: what its sentences tell beside that may have none."""
    return [(event.when, event.headline) for event in extract_events(text, PUBLISHED) if event.when]


def one(text: str) -> ExtractedEvent:
    (event,) = extract_events(text, PUBLISHED)
    return event


@pytest.mark.parametrize(
    ("sentence", "when", "headline"),
    [
        (
            "The bank broke the terms of its 2016 settlement with the state.",
            "2016",
            "The settlement with the state was reached",
        ),
        (
            "Acme's 2016 settlement with the state barred it from lending.",
            "2016",
            "Acme reached a settlement with the state",
        ),
        (
            "A 2021 agreement between Acme and Zebu ended the row.",
            "2021",
            "An agreement between Acme and Zebu was reached",
        ),
        (
            "Lawyers cited Acme's 2019 report on child safety.",
            "2019",
            "Acme published a report on child safety",
        ),
        ("Acme Inc. paid for its 2014 acquisition of Zebu.", "2014", "Acme Inc acquired Zebu"),
        ("Ministers defended last year's sale of the railway.", "2023", "The railway was sold"),
        ("Russia's 2022 invasion of Ukraine changed it.", "2022", "Russia invaded Ukraine"),
        (
            "Activists marked the anniversary of the 2013 collapse of the factory.",
            "2013",
            "The factory collapsed",
        ),
        ("Jan Ek's 2011 arrest ended his career.", "2011", "Jan Ek was arrested"),
        ("He wrote about the 1986 Chernobyl disaster.", "1986", "The Chernobyl disaster happened"),
        ("They met after Tuesday's explosion in Beirut.", "2024-11-19", "The explosion in Beirut happened"),
    ],
)
def test_a_noun_is_told_as_a_clause(sentence: str, when: str, headline: str) -> None:
    assert told(sentence) == [(when, headline)]


@pytest.mark.parametrize(
    "sentence",
    [
        # which one, nobody can tell
        "They feared a repeat of the 2008 crash.",
        "There are parallels between the 2019 attacks and the leak.",
        # the noun that the date describes is another one
        "Sales beat the 2019 record.",
        "Fans loved the 2019 report author.",
        "The 2022 budget deal victims were many.",
        "He won the 2018 Pulitzer Prize.",
        "The 1988 Privacy Act forbids it.",
        "Critics dislike the 2020 attack lawsuit against Acme.",
        # of a day, not on it
        "Many watched the January 6 hearing on the Capitol.",
        # it may not have come to that
        "Many doubt the alleged 2019 attack on the bank.",
        "No 2012 agreement with Acme exists.",
        "Was the 2012 agreement with Acme kept?",
        # what nobody named did
        "Her 2019 resignation shocked many.",
    ],
)
def test_no_happening_is_told(sentence: str) -> None:
    assert told(sentence) == []


def test_whose_report_it_is_must_be_plain() -> None:
    told_of = told("They rest on the mission to Mali's 2019 report on the mines.")
    assert told_of == [("2019", "The report on the mines was published")]


def test_a_happening_stands_beside_what_its_sentence_tells() -> None:
    sentence = "The panel investigating the 2021 attack on the Capitol has subpoenaed Acme and Zebu."
    assert told(sentence) == [
        (PUBLISHED, "The panel investigating the 2021 attack on the Capitol has subpoenaed Acme and Zebu"),
        ("2021", "The attack on the Capitol happened"),
    ]


def test_what_is_taken_for_granted_is_not_alleged() -> None:
    sentence = "The lawsuit alleges that Acme broke Zebu's 2012 agreement with the state."
    event = next(event for event in extract_events(sentence, PUBLISHED) if event.when == "2012")
    assert (event.standing, event.attributed_to) == ("reported", "")
    assert event.quote == "Zebu's 2012 agreement with the state"
    assert event.confidence <= 0.5


def test_what_is_to_be_held_is_planned() -> None:
    event = one("They spoke before next month's summit in Paris.")
    assert (event.when, event.headline, event.standing) == (
        "2024-12",
        "The summit in Paris will be held",
        "planned",
    )
    assert told("They spoke about next year's sale of the railway.") == []


def test_a_sentence_that_tells_it_better_stands_for_a_mention() -> None:
    text = (
        "Acme broke its 2014 settlement with the state, Bo Ek said.\n"
        "In May 2014 Acme reached a settlement with the state."
    )
    assert told(text) == [("2014-05", "Acme reached a settlement with the state")]


@pytest.mark.parametrize(
    ("sentence", "when", "headline"),
    [
        (
            "In Monday's vote on the budget, the party lost two seats.",
            "2024-11-18",
            "The party lost two seats",
        ),
        (
            "Ada Low told MPs at last week's hearing in London that Acme hid the leak.",
            "2024-11-11/2024-11-17",
            "Ada Low told MPs that Acme hid the leak",
        ),
        ("The search page was updated with today's launch.", PUBLISHED, "The search page was updated"),
    ],
)
def test_a_happening_dates_the_clause_it_is_the_place_of(sentence: str, when: str, headline: str) -> None:
    assert told(sentence) == [(when, headline)]


def test_what_somebody_is_charged_with_is_not_when_he_was_charged() -> None:
    assert told("Jan Ek was charged with last week's murder of Bo Low.") == [
        ("2024-11-11/2024-11-17", "Bo Low was murdered")
    ]


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        # neither the present nor the perfect tells of a past year
        ("The closure follows the sinking of the ferry in 1994.", [("1994", "The ferry sank")]),
        ("The film tells of the murder of Jan Ek in 1920.", [("1920", "Jan Ek was murdered")]),
        (
            "Relatives of the victims of the fire in 2016 have sued the council.",
            [(PUBLISHED, "Relatives of the victims of the fire in 2016 have sued the council")],
        ),
        # a verb has one date
        (
            "The hospital apologised on Monday for the death of Jan Ek in 2019.",
            [
                ("2024-11-18", "The hospital apologised for the death of Jan Ek in 2019"),
                ("2019", "Jan Ek died"),
            ],
        ),
        # these are the verb's
        ("The fire in 2016 destroyed the mill.", [("2016", "The fire destroyed the mill")]),
        ("Jan Ek died in the crash in 2016.", [("2016", "Jan Ek died in the crash")]),
        ("Acme Inc has filed a lawsuit on Friday.", [("2024-11-15", "Acme Inc has filed a lawsuit")]),
    ],
)
def test_a_date_behind_its_noun(sentence: str, events: list[tuple[str, str]]) -> None:
    assert told(sentence) == events
