"""A headline an editor would keep: subject and verb, no date, no source."""

import pytest

from ingest.extraction import extract_events


def headlines(text: str, published: str | None = "2022-03-15") -> list[str]:
    return [event.headline for event in extract_events(text, published)]


LONG_SUBJECT = (
    "The standing committee looking into the fire at the old anvil works of Rome has sent six letters to "
    "Acme on Friday."
)
LONG_SOURCE = (
    "The Rome Times reported on Friday that Acme and Zebu had given each other the ability to open all "
    "customers’ letters."
)
RELATIVE = (
    "The worker whose letters started a hearing in the Senate of Rome has called the plant a danger to "
    "everybody in town on Friday."
)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # without the date, wherever it stands
        ("In 2016, Acme opened a plant.", "Acme opened a plant"),
        ("Acme, in May 2016, opened a plant.", "Acme opened a plant"),
        ("They found on May 5th, that the plant leaked.", "They found that the plant leaked"),
        # without who says so
        ("Acme says Mary Poole sold its data from May 2016 to June 2017.", "Mary Poole sold its data"),
        ("From 2016 to 2018, Acme said that Poole used its tools.", "Poole used its tools"),
        ("According to the filings, Acme shut the plant in 2016.", "Acme shut the plant"),
        ("“Since 2016, Acme has shut six plants,” Poole said in court.", "Acme has shut six plants"),
        # but with the saying where that is what is dated
        ("In April, Acme said that the plant would stay.", "Acme said that the plant would stay"),
        # the clause of the date, not the first
        (
            "They look at a stretch around May 2012, in which Mary Poole joined the board.",
            "Mary Poole joined the board",
        ),
        (
            "It is clear how it came: from 2012-2018, Mary Poole sat on the board.",
            "Mary Poole sat on the board",
        ),
        ("They use Zebu, a tool which was sold in 2013.", "A tool was sold"),
        ("They use a tool that Acme bought in 2013.", "Acme bought a tool"),
        ("“We were close,” said the buyers in papers made public in late May.", "Papers were made public"),
        # a subject before an insertion, a list of subjects
        (
            "Acme, the maker of anvils, has shut its plant in Rome on Friday.",
            "Acme has shut its plant in Rome",
        ),
        ("Ada, Bob, and Cy left the board in 2016.", "Ada, Bob, and Cy left the board"),
        # a subject and a source that take too much room
        (LONG_SUBJECT, "The standing committee has sent six letters to Acme"),
        (
            LONG_SOURCE,
            "Rome Times: Acme and Zebu had given each other the ability to open all customers’ letters",
        ),
        (RELATIVE, "The worker has called the plant a danger to everybody in town"),
        # a negation keeps its noun: what is not cannot be what is meant
        (
            "This isn’t a breach of the promises of rest, lawyers say, which Acme has kept since 2016.",
            "Acme has kept the promises of rest",
        ),
        # what only places the article's news in time
        (
            "The news comes about a month after Ada Low, the head of Acme, joined the board in June 2016.",
            "Ada Low joined the board",
        ),
        # a hyphened word is no verb
        ("Acme-owned Zebu had to sell its plant in 2016.", "Acme-owned Zebu had to sell its plant"),
        # not for a name among several
        (
            "Nobody liked Acme, Zebu or Yolk. In 2016 the company bought a plant.",
            "The company bought a plant",
        ),
        # names for pronouns and for "the company"
        ("Acme grew and grew. In 2016 the company bought Zebu.", "Acme bought Zebu"),
        ("Ask Mary Poole. In 2016 she left the board.", "Mary Poole left the board"),
        # what did not happen until a date happened then
        ("Acme didn’t open its plant until May 2016.", "Acme opened its plant"),
        ("Acme did not make anvils until 2016.", "Acme made anvils"),
        ("The plant wasn’t opened until 2016.", "The plant was opened"),
        # events told as a noun
        (
            "It said the same in 2016 following an exposé from the Daily Planet declaring the plant unsafe.",
            "An exposé from the Daily Planet declared the plant unsafe",
        ),
        ("It follows a report by Gizmo that Acme shut its plant.", "Gizmo reported that Acme shut its plant"),
    ],
)
def test_headline(text: str, headline: str) -> None:
    assert headline in headlines(text)


def test_a_long_sentence_is_cut_where_a_part_ends() -> None:
    text = (
        "In 2016 Acme opened a plant in the north of the country with a loan that it had been given by "
        "a bank that had never before lent to a maker of anvils and never would again in its history."
    )
    (line,) = headlines(text)
    assert line.startswith("Acme opened a plant in the north of the country")
    assert len(line) <= 100
    assert line.rsplit(" ", 1)[1] not in {"a", "the", "of", "with", "that", "by"}
