"""What a plain text says of itself above its first paragraph, and what only looks like it."""

import pytest

from ingest.readers import read

BODY = "Facebook allowed Netflix to see private messages for nearly a decade, court documents say.\n"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Published 3 April 2024", "2024-04-03"),
        ("Published: 2024-04-03", "2024-04-03"),
        ("First published on Wed 3 Apr 2024 10.15 BST", "2024-04-03"),
        ("Published in The Paper on Wednesday, 3 April 2024 at 10:15", "2024-04-03"),
        ("Posted April 3, 2024 | Updated April 5, 2024", "2024-04-03"),
        ("Publication date: April 2024", "2024-04"),
        ("By Jane Doe | April 3, 2024", "2024-04-03"),
        ("By Jane Doe and Max Klein\n3 April 2024, 10:15", "2024-04-03"),
        ("April 3, 2024", "2024-04-03"),
        ("Date: 3 April 2024", "2024-04-03"),
        # not when it was published
        ("Updated 5 April 2024", ""),
        ("Published 2011", ""),
        ("April 3, 2024 was a Wednesday", ""),
        ("The letter of April 3, 2024", ""),
        ("Published in April 2011, the book tells how Netflix grew.", ""),
        ("By Jane Doe", ""),
        ("By March 2024 Netflix had lost its lead", ""),
        ("Date set for March 2025 trial of Bo Ek", ""),
        ("Posted losses of March 2024 alarm investors", ""),
    ],
)
def test_a_line_above_the_text_says_when_it_was_published(lines: str, published: str) -> None:
    text = f"Court papers are opened\n{lines}\n\n{BODY}"
    assert read(text.encode(), "a.txt").published == published


def test_a_date_further_down_is_not_when_it_was_published() -> None:
    text = f"Court papers are opened\n\n{BODY}\nPublished 3 April 2024\n"
    assert read(text.encode(), "a.txt").published == ""


def test_a_line_of_the_text_comes_before_the_name_of_the_file() -> None:
    text = f"Court papers are opened\nPublished 3 April 2024\n\n{BODY}"
    assert read(text.encode(), "2024-05-01-papers.txt").published == "2024-04-03"


@pytest.mark.parametrize("line", ["Source: The Paper", "Publisher: The Paper", "PUBLICATION:  The Paper"])
def test_a_line_above_the_text_names_the_publisher(line: str) -> None:
    assert read(f"{line}\nCourt papers\n\n{BODY}".encode(), "a.txt").publisher == "The Paper"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Court papers are opened\n\n", "Court papers are opened"),
        ("Court papers are opened\nBy Jane Doe\n3 April 2024\n\n", "Court papers are opened"),
        ("Court papers are opened\nPublished 3 April 2024\n", "Court papers are opened"),
        ("# Court papers are opened\nSource: The Paper\n\n", "Court papers are opened"),
        ("Published 3 April 2024\n\n", ""),
        ("By Jane Doe of Somewhere\n\n", ""),
        ("By March 2024 Netflix had lost its lead\n\n", "By March 2024 Netflix had lost its lead"),
        ("Date set for March 2025 trial of Bo Ek\n\n", "Date set for March 2025 trial of Bo Ek"),
        ("Court papers are opened\nin a town nearby\n\n", ""),
    ],
)
def test_a_headline_stands_above_a_byline(head: str, title: str) -> None:
    assert read(f"{head}{BODY}".encode(), "a.txt").title == title
