"""Statements without a date that a party to the news just made; and sayings that are no event."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

# Whom an article is about, its first sentences name.
LEAD = "Acme shut its Leeds plant. The mayor met workers. Trains ran late. It rained.\n\n"
LONG_STAND = (
    "“We disagree with the ruling regarding all that was done to the mill and to its many halls and rooms,”"
    " Acme said."
)
LONG = (
    'An Acme spokesman said, "We received the letter and will go on working with the committee of the'
    ' council on all that they ask."'
)


def last(text: str, lead: str = LEAD) -> ExtractedEvent | None:
    found = [e for e in extract_events(lead + text, "2024-11-20") if e.start >= len(lead)]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "headline", "source"),
    [
        ("In a statement, Acme said the plant had lost money.", "Acme said the plant had lost money", "Acme"),
        ("Acme said in a short statement that it paid.", "Acme said that it paid", "Acme"),
        (
            "“Nobody knew,” Mayor Ada Low told the BBC.",
            "Mayor Ada Low said: “Nobody knew”",
            "Ada Low",
        ),
        (
            "Acme's chief executive, Bo Ek, wrote in a blog post that the plant had lost money.",
            "Acme's chief executive wrote that the plant had lost money",
            "Bo Ek",
        ),
        (
            "Speaking to the BBC, the mayor, Will Low, said the town was asked.",
            "The mayor said the town was asked",
            "Will Low",
        ),
        (
            "The company's lawyer, Jo Orr, told the court that Acme owed nothing.",
            "The company's lawyer told the court that Acme owed nothing",
            "Jo Orr",
        ),
        (
            "Police said in a statement that two men were hurt.",
            "Police said that two men were hurt",
            "Police",
        ),
        (
            "“Nobody has been paid,” the union said on its website.",
            "The union said: “Nobody has been paid”",
            "the union",
        ),
        # by one who speaks for somebody, whatever way
        (
            "“We told them in time,” said a spokeswoman for Acme.",
            "A spokeswoman for Acme said: “We told them in time”",
            "a spokeswoman for Acme",
        ),
        (
            'An Acme spokesman said, "We received the letter and will answer it."',
            "An Acme spokesman said: “We received the letter and will answer it”",
            "an Acme spokesman",
        ),
        ("In a letter to Zebu, Ada Low said it was a danger.", "Ada Low said it was a danger", "Ada Low"),
        (
            "Ada Low said on her own website that it was a danger.",
            "Ada Low said that it was a danger",
            "Ada Low",
        ),
        # too long to be told whole: the quotation is closed all the same
        (
            LONG,
            "An Acme spokesman said: “We received the letter”",
            "an Acme spokesman",
        ),
    ],
)
def test_a_statement_is_of_the_day(text: str, headline: str, source: str) -> None:
    event = last(text)
    assert event is not None
    assert (event.headline, event.attributed_to, event.when) == (headline, source, "2024-11-20")
    assert event.confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        # who comments on what others do
        "An expert on plants, Mo Dee, told the BBC that others followed.",
        "Mo Dee of Zebu told the BBC that others followed.",
        "Professor Mo Dee told Zebu News that Acme was late.",
        # nothing done, nothing said
        "Acme takes safety seriously, a spokesman said.",
        "“We are committed to our workers,” Acme said in a statement.",
        "A spokesman declined to comment.",
        # not just now, and not for all to hear
        "Ada Low, the mayor, had told the BBC that it was safe.",
        "The minister often told MPs that the plant was safe.",
        "Bo Ek, Acme's head, told his wife that the keys were gone.",
        "Zebu's buyer, Mo Dee, told the Senate that Acme was late.",
        # only words: "spokesman", "statement", "told"
        "Acting as a spokesman for the poor, Ada Low lived in Leeds.",
        "A bank statement lay on the mayor's desk.",
        "“He told The Planet,” said Ada Low, the mayor.",
        # the goings-on of a day, in a story told at length
        "Bo Ek said the plant was cold.",
    ],
)
def test_other_sayings_are_none(text: str) -> None:
    assert last(text) is None


def test_one_statement_of_each_party() -> None:
    text = (
        "Acme said in a statement that it paid.\n\nAcme also said in the statement that the bank did not.\n\n"
    )
    found = extract_events(LEAD + text + "Police said in a statement that two men were hurt.", "2024-11-20")
    assert [event.attributed_to for event in found if event.start >= len(LEAD)] == ["Acme", "Police"]


def test_a_statement_told_in_an_old_story_stays_open() -> None:
    text = "Acme burned in March 2015. In a statement, Acme said the plant was lost."
    event = last(text, lead="Acme is news.\n\n")
    assert event is not None
    assert (event.when, event.attributed_to) == ("2015-03~", "Acme")


def test_without_a_publication_date_a_statement_has_none() -> None:
    found = extract_events(LEAD + "In a statement, Acme said the plant had lost money.")
    assert [(event.when, event.attributed_to) for event in found if event.start >= len(LEAD)] == [
        ("", "Acme")
    ]


@pytest.mark.parametrize(
    ("text", "headline", "source"),
    [
        (
            "“We strongly condemn the attack,” the mayor said.",
            "The mayor: “We strongly condemn the attack”",
            "the mayor",
        ),
        ("“It is hard,” Acme said. “We regret the loss.”", "Acme: “We regret the loss”", "Acme"),
        # the year of what it is about is not the year of the stand
        (
            "“We disagree with the ruling on what we did in 2018,” Acme said.",
            "Acme: “We disagree with the ruling on what we did in 2018”",
            "Acme",
        ),
        # cut where a part ends
        (
            LONG_STAND,
            "Acme: “We disagree with the ruling regarding all that was done to the mill”",
            "Acme",
        ),
        # not so, says a party
        ("But Acme said the gate had not been locked.", "Acme said the gate had not been locked", "Acme"),
    ],
)
def test_a_stand_that_a_party_takes_is_of_the_day(text: str, headline: str, source: str) -> None:
    event = last(text)
    assert event is not None
    assert (event.headline, event.attributed_to, event.when) == (headline, source, "2024-11-20")


@pytest.mark.parametrize(
    "text",
    [
        "Mo Dee said the gate was not locked.",
        "“We believe in it,” Acme said.",
        "“You should lock it,” Acme said today.",
    ],
)
def test_what_others_deny_and_what_anybody_believes_is_none(text: str) -> None:
    assert last(text) is None


def test_what_can_be_done_from_today_is_announced() -> None:
    event = last("“You can now lock your gate with a word,” Acme announced today.")
    assert event is not None
    assert (event.headline, event.when) == (
        "Acme announced: “You can lock your gate with a word”",
        "2024-11-20",
    )


def test_a_group_is_named_as_it_is() -> None:
    event = last("The Kite Group said in a statement that it paid.", lead="Acme sued the Kite Group.\n\n")
    assert event is not None
    assert event.attributed_to == "the Kite Group"
