"""What a sentence tells beside the event that it dates or tells as news: another event, without a date."""

import pytest

from ingest.extraction import ExtractedEvent, extract_events

PUBLISHED = "2024-11-20"


def undated(text: str) -> list[ExtractedEvent]:
    return [event for event in extract_events(text, PUBLISHED) if not event.when]


@pytest.mark.parametrize(
    ("sentence", "headline", "standing"),
    [
        # what lies ahead cannot be of the day that is past, nor what is done of the day to come
        (
            "The airline closed its Leeds base in January and will sell two planes.",
            "The airline will sell two planes",
            "planned",
        ),
        (
            "The airline will close its Leeds base in January and has already sold two planes.",
            "The airline has sold two planes",
            "reported",
        ),
        (
            "Acme announced today that it will sell the plant and will be deleting its data.",
            "Acme will be deleting its data",
            "planned",
        ),
        (
            "Acme Inc announced today that they will sell the plant and will be deleting its data.",
            "Acme Inc will be deleting its data",
            "planned",
        ),
        # only told as earlier
        (
            "Thousands marched on Saturday after a court banned the party.",
            "A court banned the party",
            "reported",
        ),
        (
            "Amazon announced the ban in June after publishing its own tools.",
            "Amazon published its own tools",
            "reported",
        ),
        (
            "The move comes after Ada Low faced the Senate over the leak.",
            "Ada Low faced the Senate over the leak",
            "reported",
        ),
        # of another subject
        (
            "Ada Low spoke in Leeds on Monday and two men were arrested.",
            "Two men were arrested",
            "reported",
        ),
        (
            "Acme has fired its finance chief, while Zebu settled with the state.",
            "Zebu settled with the state",
            "reported",
        ),
        # only to say who is meant
        ("The judge, who sentenced Bo Ek, retired in June.", "The judge sentenced Bo Ek", "reported"),
        (
            "The trust -- which submitted the complaint against Acme -- has published a draft decision.",
            "The trust submitted the complaint against Acme",
            "reported",
        ),
    ],
)
def test_a_second_event_without_a_date(sentence: str, headline: str, standing: str) -> None:
    (event,) = undated(sentence)
    assert (event.headline, event.standing) == (headline, standing)
    assert event.confidence <= 0.45
    assert event.reasoning


@pytest.mark.parametrize(
    "sentence",
    [
        # what is said has the date of its saying
        "The court ruled on Monday that the firm had sued the wrong man.",
        "Police said on Sunday that two men were killed and six were wounded.",
        # not done, or not by an act
        "The council approved the plan on Monday but will not pay for it.",
        "Bo Ek was arrested on Monday and never charged.",
        "The board met on Friday after members complained about the cost.",
        "Prices rose in May after demand fell.",
        "The panel met in May, which was a surprise, and was pleased.",
        # of one time
        "The board fired Bo Ek on Monday and hired Ada Low.",
        "Acme will close the plant in January and will sell the site.",
        # who, nobody tells
        "He was jailed on Monday after he was convicted of fraud.",
        # only if it comes to that
        "Ada Low said on Friday that Bo Ek would resign after Acme paid the fine.",
        # a quotation
        "“Bo left on Monday after a court banned the party,” Ada Low said.",
    ],
)
def test_no_second_event(sentence: str) -> None:
    assert undated(sentence) == []


def test_what_is_told_beside_is_not_told_twice() -> None:
    told = extract_events("The airline closed its Leeds base in January and will sell two planes.", PUBLISHED)
    assert [(event.when, event.headline, event.quote) for event in told] == [
        ("2024-01", "The airline closed its Leeds base", "The airline closed its Leeds base in January"),
        (
            "",
            "The airline will sell two planes",
            "The airline closed its Leeds base in January and will sell two planes",
        ),
    ]


def test_a_clause_with_a_date_keeps_it() -> None:
    told = extract_events("The mill closed in 1990 after a court fined its owner in 1989.", PUBLISHED)
    assert [event.when for event in told] == ["1990", "1989"]


@pytest.mark.parametrize(
    ("sentence", "when", "headline"),
    [
        (
            "Acme has announced the rollout of its app five years after making it available in Leeds.",
            "2019",
            "Acme made it available in Leeds",
        ),
        (
            "Now, a week after their rebranding as Zebu, Acme has announced that it will sell its plant.",
            "2024-11-13~",
            "Acme rebranded as Zebu",
        ),
        (
            "Two months after firing its chief, the bank has named Ada Low.",
            "2024-09",
            "The bank fired its chief",
        ),
        ("Acme has shut its plant two years after it bought Zebu.", "2022", "Acme bought Zebu"),
        ("Acme has shut its plant 10 days after a court fined Zebu.", "2024-11-10", "A court fined Zebu"),
    ],
)
def test_what_news_counts_from_is_counted_back(sentence: str, when: str, headline: str) -> None:
    news, before = extract_events(sentence, PUBLISHED)
    assert news.when == PUBLISHED
    assert (before.when, before.headline) == (when, headline)
    assert before.confidence <= 0.6
    assert "counted back" in before.reasoning


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Low has left the board a year before retiring.",
        "Acme has shut its plant 10 days after the strike.",
        "It has shut the plant a month after buying it.",
    ],
)
def test_nothing_is_counted_back(sentence: str) -> None:
    assert [event.when for event in extract_events(sentence, PUBLISHED)] == [PUBLISHED]


def test_what_has_its_own_date_is_not_counted_back() -> None:
    text = "Acme has shut its plant two years after it bought Zebu.\nIn May 2021 Acme bought Zebu."
    assert [event.when for event in extract_events(text, PUBLISHED)] == ["2023", "2021-05"]


@pytest.mark.parametrize(
    ("sentence", "when", "headline"),
    [
        (
            "If the sale goes through, the new owner, Castell Group, will shut 60 shops by the end of 2025.",
            "../2025-12",
            "The new owner will shut 60 shops if the sale goes through",
        ),
        (
            "If the vote passes, the mayor will resign in January.",
            "2025-01",
            "The mayor will resign if the vote passes",
        ),
        (
            "Unless Acme pays, Zebu will sue the firm in May 2025.",
            "2025-05",
            "Zebu will sue the firm unless Acme pays",
        ),
    ],
)
def test_what_is_planned_on_a_condition_says_so(sentence: str, when: str, headline: str) -> None:
    (event,) = extract_events(sentence, PUBLISHED)
    assert (event.when, event.headline, event.standing) == (when, headline, "planned")
    assert event.confidence <= 0.6


@pytest.mark.parametrize(
    "sentence",
    [
        "If you register, you will get a ticket in May.",
        "If the strike goes on until May, the mill will close.",
        "If the court agrees on Friday, Acme will pay.",
        "If the sale fails, will Acme close in 2025?",
        "If he had stayed, they would have won in 2020.",
        "If Acme had paid, Zebu would have closed in 2020.",
        "Whether the sale goes through, Acme will decide in May.",
    ],
)
def test_what_is_only_supposed_is_no_event(sentence: str) -> None:
    assert extract_events(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "The judge who jailed Bo Ek in 2011 retired on Friday.",
            [("2024-11-15", "The judge who jailed Bo Ek retired"), ("2011", "The judge jailed Bo Ek")],
        ),
        ("The law that was passed in 2012 has been repealed.", [("2012", "The law was passed")]),
        (
            "The firm was founded in 1998 by Ada Low, who sold it to Acme in 2006 and left in 2008.",
            [
                ("1998", "The firm was founded by Ada Low"),
                ("2006", "Ada Low sold it to Acme"),
                ("2008", "Ada Low left"),
            ],
        ),
        (
            "Ada Low was named head on Monday, replacing Bo Ek, who retired in May.",
            [("2024-11-18", "Ada Low was named head replacing Bo Ek"), ("2024-05", "Bo Ek retired")],
        ),
        (
            "The trust, which has sued the state twice, said on Monday it would appeal.",
            [("2024-11-18", "The trust said it would appeal")],
        ),
    ],
)
def test_a_date_is_of_the_verb_it_stands_with(sentence: str, events: list[tuple[str, str]]) -> None:
    told = extract_events(sentence, PUBLISHED)
    assert [(event.when, event.headline) for event in told if event.when] == events


@pytest.mark.parametrize(
    ("sentence", "when", "headline"),
    [
        (
            "The airline filed for bankruptcy on Monday, a year after buying its rival.",
            "2023",
            "The airline bought its rival",
        ),
        (
            "The minister called an election on Sunday, hours after losing a vote.",
            "2024-11-17",
            "The minister lost a vote",
        ),
        (
            "The mill closed in 1990, ten years after opening its second site.",
            "1980",
            "The mill opened its second site",
        ),
        (
            "The vote comes a week after the minister resigned over the leak.",
            "2024-11-13~",
            "The minister resigned over the leak",
        ),
    ],
)
def test_what_an_event_counts_from_is_an_event(sentence: str, when: str, headline: str) -> None:
    event = extract_events(sentence, PUBLISHED)[-1]
    assert (event.when, event.headline) == (when, headline)
    assert event.confidence <= 0.6


@pytest.mark.parametrize(
    "sentence",
    [
        # when the arrest came, it does not say
        "The arrest came two days after police raided the club.",
        "The move comes two years after the fire.",
        # that may be of this year or of the last
        "The decision comes months after Acme was fined by the state.",
    ],
)
def test_what_cannot_be_counted_back_has_no_date(sentence: str) -> None:
    assert [event for event in extract_events(sentence, PUBLISHED) if event.when] == []
