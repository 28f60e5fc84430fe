"""Sentences, headings and furniture of texts as they come."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.text import LONGEST_SENTENCE, split_sentences

WRAPPED = (
    "The committee that looked into the matter for two long years has\n"
    "now closed its file, and its members, who had little to say when\n"
    "asked about it, went home."
)


def pieces(text: str, kind: str = "prose") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text) if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # full stops that end nothing
        ("Mr. Low met Dr. Ng. They left.", ["Mr. Low met Dr. Ng.", "They left."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("He moved to the U.S. The firm followed.", ["He moved to the U.S.", "The firm followed."]),
        ("It met on Sept. 14 at 3 p.m. in Rome.", ["It met on Sept. 14 at 3 p.m. in Rome."]),
        ("Acme Inc. Chairman J. K. Poe resigned.", ["Acme Inc. Chairman J. K. Poe resigned."]),
        ("Version 2.0 cost $1.5m. Sales rose.", ["Version 2.0 cost $1.5m.", "Sales rose."]),
        ("Klein v. Meta was filed.", ["Klein v. Meta was filed."]),
        # quotation marks, straight and curly, belong to the sentence they close
        ("“We won’t.” She sat down.", ["“We won’t.”", "She sat down."]),
        ('"Why?" he asked.', ['"Why?" he asked.']),
        # non-breaking spaces and soft hyphens
        ("It\u00a0ended.\u00a0Nobody co\u00adoperated.", ["It\u00a0ended.", "Nobody co\u00adoperated."]),
        # hard-wrapped prose reads on; so does a sentence broken by an empty line
        (
            WRAPPED + " Nobody will follow them, it is said.",
            [WRAPPED, "Nobody will follow them, it is said."],
        ),
        # a place and an agency before the first sentence
        ("GENEVA (Reuters) - The panel met.", ["The panel met."]),
        ("LISBON, March 3 (AP) — The panel met.", ["The panel met."]),
        # leftovers of content systems, and a credit glued to a caption
        ("AlamyThe shop closed in May, it said.[/caption]", ["The shop closed in May, it said."]),
        ("“}]]Menu Menu\n\nThe shop closed.", ["The shop closed."]),
        (
            "She called it “a [sic] fail”, and [the firm] agreed.",
            ["She called it “a [sic] fail”, and [the firm] agreed."],
        ),
        # list items
        ("* One fell.\n* Two stood.", ["One fell.", "Two stood."]),
    ],
)
def test_prose(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Jane Doe/Getty Images",
        "Image credit: Reuters",
        "© 2024 The Daily Example. All rights reserved.",
        "Copyright 2024 Example Media Ltd",
        "Share Tweet Email",
        "Subscribe to our newsletter",
        "Read more: what happened in 2019",
        "By Jane Doe, 5 April 2024",
        "Published: 5 April 2024",
        "This story was updated on 6 April to correct a name.",
        "DATE: April 5, 2024",
    ],
)
def test_furniture_is_no_sentence(text: str) -> None:
    assert pieces(text) == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## What happened?\n\nIt fell.", "What happened?"),
        ("Quiet days\n==========\nIt fell.", "Quiet days"),
        ("TITLE: Shop closes its doors\nIt fell.", "Shop closes its doors"),
        ("Shop closes its doors\n\nIt fell.", "Shop closes its doors"),
    ],
)
def test_headings(text: str, heading: str) -> None:
    assert pieces(text, "heading") == [heading]
    assert pieces(text) == ["It fell."]


@given(st.text() | st.text(alphabet="Ab. \n“”’*-#>[]}1\u00a0\u2028"))
def test_spans_are_in_order_and_within(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.end - sentence.start <= LONGEST_SENTENCE or sentence.kind == "furniture"
        end = sentence.end
    assert split_sentences(text) == split_sentences(text)


@pytest.mark.parametrize(
    "junk", ["1", "of the ", ". ", "A.", "'", "[a ", "}", "*", "Menu ", "a \u00a0", "\n-"]
)
def test_a_long_line_is_read_in_linear_time(junk: str) -> None:
    started = time.process_time()
    split_sentences(junk * (100_000 // len(junk)))
    assert time.process_time() - started < 3
