"""What the demo stands on: the sample articles, and the story's events in them. No database."""

from pathlib import Path

import pytest

from ingest.extraction import ExtractedEvent, extract_events
from ingest.readers import read

SAMPLES = Path(__file__).resolve().parents[2] / "ingest" / "samples"
FILES = sorted(SAMPLES.iterdir())


def events_of(name: str) -> list[ExtractedEvent]:
    readable = read((SAMPLES / name).read_bytes(), name)
    return extract_events(readable.text, published=readable.published or None)


def test_there_are_samples_of_both_kinds() -> None:
    assert {path.suffix for path in FILES} == {".txt", ".html"}
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_tells_its_title_and_date(path: Path) -> None:
    readable = read(path.read_bytes(), path.name)
    assert readable.title
    assert readable.published


@pytest.mark.parametrize(
    ("name", "words", "when"),
    [
        ("2024-04-filings-unsealed.txt", "joined Facebook’s board of directors", "2011-06~"),
        ("2024-04-filings-unsealed.txt", "From 2011 to 2019", "2011/2019"),
        ("2024-04-filings-unsealed.txt", "Within a month of Hastings joining", "2011-06/2011-07"),
        ("2024-04-filings-unsealed.txt", "In 2018", "2018"),
        ("2024-04-filings-unsealed.txt", "until December 2023", "2023-12"),
        ("2024-04-filings-unsealed.txt", "in late March", "2024-03-21/2024-03-31"),
        ("2018-12-19-times-report.html", "The New York Times reported on Tuesday", "2018-12-18"),
        ("2018-12-19-times-report.html", "Facebook denied on Wednesday", "2018-12-19"),
        ("2023-12-07-messenger-encryption.txt", "on Wednesday", "2023-12-06"),
        ("2024-04-03-what-the-filing-says.html", "By 2013", "../2013"),
        ("2024-04-03-what-the-filing-says.html", "In August 2013", "2013-08"),
        ("2024-04-03-what-the-filing-says.html", "denied the claims on Tuesday", "2024-04-02"),
    ],
)
def test_the_storys_events_are_found_and_dated(name: str, words: str, when: str) -> None:
    assert when in {event.when for event in events_of(name) if words in event.quote}


def test_the_repeated_quote_is_proposed_once() -> None:
    assert (
        sum("special relationship" in event.quote for event in events_of("2024-04-filings-unsealed.txt")) == 1
    )


def test_a_report_every_fortnight_is_no_event() -> None:
    assert not [event for event in events_of("2024-04-filings-unsealed.txt") if "fortnight" in event.quote]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_event_is_made_of_what_surrounds_an_article(path: Path) -> None:
    quotes = " ".join(event.quote for event in events_of(path.name))
    assert not [residue for residue in ("Menu", "[/caption]", "Share this") if residue in quotes]
