"""People and organisations, and the short forms that mean them."""

import pytest

from ingest.extraction.names import find_names
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
