"""People and organisations, and the short forms that mean them."""

import pytest

from ingest.extraction.naming import find_names
from ingest.extraction.text import split_sentences


def names(text: str) -> list[str]:
    return [name.full for name in find_names(text, split_sentences(text)).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # later short forms are the full name
        ("Then Acme’s chief Mary Poole left. Poole sang.", ["Acme", "Mary Poole", "Mary Poole"]),
        ("It was Adam Reeve. Then Adam sang.", ["Adam Reeve", "Adam Reeve"]),
        ("ACME said so. Then Acme left.", ["Acme", "Acme"]),
        # roles, articles and days are no part of a name
        ("On Monday Communications Director Jane Ott spoke.", ["Jane Ott"]),
        ("It told Senator Amy Wu on Tuesday.", ["Amy Wu"]),
        ("It told Senators Wu and Amy Ott.", ["Wu", "Amy Ott"]),
        ("It told Ann Roe, VP of Artificial Anvils.", ["Ann Roe", "Artificial Anvils"]),
        ("It told Ann Roe, Global Head of Safety, of its safety.", ["Ann Roe"]),
        # an office is more than somebody's role
        ("It told the Rome Commissioner for Data Safety.", ["Rome Commissioner for Data Safety"]),
        ("It told Acme’s Data Safety Commissioner.", ["Acme", "Data Safety Commissioner"]),
        ("It told the Rome Information Commissioner’s Office.", ["Rome Information Commissioner's Office"]),
        ("It told the Subcommittee on Data, and Trade Law.", ["Subcommittee on Data, and Trade Law"]),
        ("It told the Committee on Anvils, Data and Law.", ["Committee on Anvils, Data and Law"]),
        ("Zebu recently grew. So did Zebu.", ["Zebu", "Zebu"]),
        # organisations of several words
        ("He wrote to the Bank of England.", ["Bank of England"]),
        ("The case is Poole v. Acme Holdings.", ["Poole v. Acme Holdings"]),
        # products, laws and countries
        ("Acme sold the Letter API in Norway under the Anvil Act.", ["Acme"]),
        ("Neither Acme nor Zebu paid 60 million Euros.", ["Acme", "Zebu"]),
        # capitals that are none
        ("Sales fell in May. Nobody knows why.", []),
        ("Lawyers met in Paris. The lawyers left.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_offsets_are_those_of_the_short_form() -> None:
    text = "It hired Mary Poole. The board trusts Poole."
    found = find_names(text, split_sentences(text)).found
    assert [text[name.start : name.end] for name in found] == ["Mary Poole", "Poole"]


def kinds(text: str) -> dict[str, str]:
    return {name.full: name.kind for name in find_names(text, split_sentences(text)).found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a given name, a title, an age, a role, a surname that acts alone
        ("Then they met Adam Reeve.", {"Adam Reeve": "person"}),
        ("Then Mr Zorro left.", {"Zorro": "person"}),
        # a paper, whoever's chief is named after it
        (
            "It told The Guardian, Acme’s chief executive says.",
            {"Guardian": "organisation", "Acme": "organisation"},
        ),
        ("They met Zola Brett-Ek, 34, there.", {"Zola Brett-Ek": "person"}),
        ("They met Zola Ek, a former city engineer, there.", {"Zola Ek": "person"}),
        ("The firm’s safety director, Zola Ek, was ill.", {"Zola Ek": "person"}),
        ("They found Zola Ek. They ran until Ek won.", {"Zola Ek": "person"}),
        ("Then Zola Ek joined the board of Zebu.", {"Zola Ek": "person", "Zebu": "organisation"}),
        ("They asked Zola Ek. Then Ek said she would go.", {"Zola Ek": "person"}),
        # Inc and agency words, what it has, what it is called, "its"
        ("They sued Zebu Inc there.", {"Zebu Inc": "organisation"}),
        ("They asked the Zebu Trade Commission.", {"Zebu Trade Commission": "organisation"}),
        ("They asked Zebu’s chief executive.", {"Zebu": "organisation"}),
        ("They asked a spokeswoman for Zebu.", {"Zebu": "organisation"}),
        ("They asked the retailer Zebu.", {"Zebu": "organisation"}),
        ("They asked Zebu, a small maker of anvils.", {"Zebu": "organisation"}),
        ("Then Zebu has changed its rules.", {"Zebu": "organisation"}),
        ("They bought Zebu Mining. Then Zebu fell.", {"Zebu Mining": "organisation"}),
        # what ends in a place or a law, and what the text leaves open
        ("They met Mr Low in Zebu Street.", {"Low": "person", "Zebu Street": ""}),
        ("They went to Zebu.", {"Zebu": ""}),
        # a product is not the organisation that the text has named alone before
        ("They asked Zebu. Then Big Zebu sang.", {"Zebu": "", "Big Zebu": ""}),
    ],
)
def test_kinds(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It told the Food and Drug Administration.", ["Food and Drug Administration"]),
        ("It told the Department of Health and Safety.", ["Department of Health and Safety"]),
        ("It told the US Department of Justice.", ["US Department of Justice"]),
        ("It told Acme and Zebu Commission.", ["Acme", "Zebu Commission"]),
        # one of several such things is nobody's name; counts are something else
        ("The wall of Pier 4 fell on Acme.", ["Acme"]),
        ("It was Zebu that gave Acme 12 anvils.", ["Zebu", "Acme"]),
    ],
)
def test_bodies_with_and_in_their_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected
