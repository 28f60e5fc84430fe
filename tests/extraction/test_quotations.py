"""What is told inside quotations: by whom, of which day, and what of it is an event."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

LEAD = "Acme makes anvils in Leeds.\n\n"


def quoted(text: str, published: str | None = "2024-11-20") -> list[ExtractedEvent]:
    return [event for event in extract_events(LEAD + text, published) if event.start >= len(LEAD)]


SISTER = (
    "“It is sad,” his sister, Mina Rao, said.\n\n"
    "An Acme spokeswoman said Acme had paid. “We have closed the mill,” she said."
)


@pytest.mark.parametrize(
    ("text", "when", "reasoning"),
    [
        # the day on which it was said, before and after the quotation, and in the sentence before
        ("“It was shut yesterday,” Ada Low said on Friday.", "2024-11-14", "from 15 November 2024"),
        (
            "“This morning the bank was shut,” Ada Low told the BBC on Nov. 11, 2024.",
            "2024-11-11",
            "from 11 November 2024",
        ),
        (
            "On Nov. 14 Ada Low said: “We were sad. Yesterday the bank was shut.”",
            "2024-11-13",
            "from 14 November 2024",
        ),
        ("“The bank was shut last week,” Ada Low said on Nov. 15.", "2024-11-04/2024-11-10", "15 November"),
        # said today, it is as near as can be
        ("“The bank was shut yesterday,” Ada Low said today.", "2024-11-19", "from 20 November 2024"),
        # what is not quoted is the article's own
        ("The bank was shut yesterday, Ada Low said on Friday.", "2024-11-19", "publication date"),
        # nobody tells when it was said, or what was said that day is something else
        ("“The bank was shut yesterday,” Ada Low said.", "", "does not give"),
        ("Acme paid on Nov. 3. “The bank was shut yesterday,” Ada Low said.", "", "does not give"),
        ("“I left on Nov. 4, 2024. The bank was shut yesterday,” Ada Low said.", "", "does not give"),
    ],
)
def test_days_are_counted_from_when_they_were_spoken(text: str, when: str, reasoning: str) -> None:
    found = next(event for event in quoted(text) if "shut" in event.headline.lower())
    assert found.when == when
    assert reasoning in found.reasoning


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # in its own sentence, in one after it, in one before it
        ("“Zebu closed the plant in 2019,” Ada Low said.", "Ada Low"),
        ("“Zebu closed the plant in 2019. It was bad,” Ada Low said.", "Ada Low"),
        ("“It was bad,” Ada Low said. “Zebu closed the plant in 2019.”", "Ada Low"),
        # the paragraph before ends in the same words
        ("“It was bad,” Ada Low said.\n\n“Zebu closed the plant in 2019.”", "Ada Low"),
        # another paragraph's speaker says nothing here, nor does a quotation's make the text's own words his
        ("“It was bad,” Ada Low said.\n\nZebu closed the plant in 2019.", ""),
        ("“It was bad,” Ada Low said.\n\nIt rained.\n\n“Zebu closed the plant in 2019.”", ""),
        ("“It was bad,” Ada Low said. Zebu closed the plant in 2019.", ""),
    ],
)
def test_a_quotation_says_who_speaks(text: str, source: str) -> None:
    found = next(event for event in quoted(text) if event.when == "2019")
    assert found.attributed_to == source


@pytest.mark.parametrize(
    ("text", "headline", "when", "standing"),
    [
        # in somebody's own words
        (
            "“It is wrong,” Ada Low said. “We will appeal the ruling.”",
            "Ada Low will appeal the ruling",
            "",
            "planned",
        ),
        ("“Zebu closed my shop,” Ada Low said.", "Ada Low: “Zebu closed my shop”", "", "reported"),
        # as the text has it from somebody
        ("Ada Low said Zebu has refused to pay.", "Zebu has refused to pay", "2024-11-20", "reported"),
        ("Ada Low said that Zebu closed the plant.", "Zebu closed the plant", "", "reported"),
    ],
)
def test_what_somebody_says_was_done_is_an_event(text: str, headline: str, when: str, standing: str) -> None:
    found = [(e.headline, e.when, e.standing, e.attributed_to) for e in quoted(text)]
    assert found == [(headline, when, standing, "Ada Low")]


@pytest.mark.parametrize(
    "text",
    [
        "“The firm might close the plant,” Ada Low said.",
        "“We will look into any claim,” Ada Low said.",
        "“They always close the plant,” Ada Low said.",
        "“The plant was old,” Ada Low said.",
        "“Acme is closing its eyes,” Ada Low said.",
        "Ada Low said it was bad.",
        "“If Zebu closed the plant, we would know,” Ada Low said.",
    ],
)
def test_opinions_and_what_may_be_are_none(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "headline", "source"),
    [
        # what somebody rejects, he does not say
        (
            "“We reject the claim that police were called,” Acme said on Monday.",
            "Acme said: “We reject the claim that police were called”",
            "Acme",
        ),
        # marks that are straight on both sides
        (
            '"I have let people down," Ada Low told a news conference on Monday.',
            "Ada Low said: “I have let people down”",
            "Ada Low",
        ),
        # it is the firm that has spoken, and not the paper that it has spoken to
        (
            "Speaking to the newspaper Planet, Ada Low said Acme paid. The company closed its mill in 2019.",
            "Acme closed its mill",
            "",
        ),
        # one who describes himself by the way
        ("Zebu, which runs the mill, said it had sold the land in 2019.", "Zebu had sold the land", "Zebu"),
        (
            "On Friday, the head of Acme, Bo Ek, told MPs that it paid.",
            "The head of Acme told MPs that it paid",
            "Bo Ek",
        ),
        # "she" is the spokeswoman who spoke just before, and not the sister named above
        (
            SISTER,
            "An Acme spokeswoman: “We have closed the mill”",
            "an Acme spokeswoman",
        ),
        # a man is not "it"
        ("Ada Low spoke in 2018. It said that it closed the mill in 2019.", "It closed the mill", ""),
        # "I" twice is no line
        (
            "“I told them in 2019 that we were late,” Ada Low said.",
            "Ada Low told them that we were late",
            "Ada Low",
        ),
    ],
)
def test_nobody_is_made_to_say_what_another_says(text: str, headline: str, source: str) -> None:
    found = [(event.headline, event.attributed_to) for event in quoted(text)]
    assert (headline, source) in found


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Prime Minister Ada Low welcomed the deal.", "Prime Minister Ada Low welcomed the deal"),
        ("In a statement read by her son, Ada Low thanked the town.", "Ada Low thanked the town"),
        (
            "The judges said in their ruling that papers were kept from them.",
            "The judges said that papers were kept from them",
        ),
        (
            "Minister Ada Low told parliament that it had cost £40m.",
            "Minister Ada Low told parliament that it had cost £40m",
        ),
        (
            "In a letter to MPs, the trust said that a firm had copied it.",
            "The trust said that a firm had copied it",
        ),
    ],
)
def test_officials_and_bodies_speak(text: str, headline: str) -> None:
    assert [(event.headline, event.when) for event in quoted(text)] == [(headline, "2024-11-20")]


@pytest.mark.parametrize(
    "text", ["Former workers criticised the way it was done.", "“It is a good day,” Acme told reporters."]
)
def test_the_views_of_many_and_how_things_look_are_none(text: str) -> None:
    assert quoted(text) == []
