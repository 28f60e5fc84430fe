"""A text is read paragraph by paragraph; what one says is remembered in the next."""

import pytest

from ingest.extraction import find_timexes
from ingest.extraction.reading import paragraphs, read

OPENED = "It opened on 3 May 2004."


@pytest.mark.parametrize(
    ("between", "value"),
    [
        ("\n\n", "2004-05-03T17:00"),
        (" Much was said. \n\n", "2004-05-03T17:00"),
        # Too far away to be that day's hour.
        ("\n\n" + "Much was said. " * 14 + "\n\n", "2004-05-15T17:00"),
        ("\n\n" + "Much was said.\n\n" * 14, "2004-05-15T17:00"),
    ],
)
def test_an_hour_belongs_to_the_day_of_the_paragraph_before(between: str, value: str) -> None:
    *_, hour = find_timexes(f"{'-' * 300}\n\n{OPENED}{between}The doors were shut at 5 p.m.", "2004-05-15")
    assert hour.value == value


@pytest.mark.parametrize(
    "text",
    ["May\n\n2011", "10 p.m.\n \t\nWednesday", "the end of the\n\n1990s", "2011\r\n\r\n-2019"],
)
def test_no_expression_reaches_over_a_blank_line(text: str) -> None:
    assert not [timex.text for timex in find_timexes(text) if "\n" in timex.text]
    joined = find_timexes(" ".join(text.split()))
    assert len(joined) == 1 or joined[0].basis.partner is not None


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "So\u00adft.\n\nIn Sep\u00adtember ﬁve men left.\n\nIn Octo\u00adber six."
    assert [timex.text for timex in find_timexes(text)] == ["Sep\u00adtember", "Octo\u00adber"]
    begin = text.index("In Oct")
    reading = read(text, begin)
    found = reading.form.index("october")
    assert text[slice(*reading.origin(found, found + 7))] == "Octo\u00adber"


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    spans = list(paragraphs("a\nb\n \nc\n\n\nd"))
    assert ["a\nb\n \nc\n\n\nd"[start:end].strip() for start, end in spans] == ["a\nb", "c", "d"]
