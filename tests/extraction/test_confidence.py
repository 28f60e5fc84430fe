"""More confidence is more often right; the figures are those of `scripts/eval_events.py`."""

import pytest

from ingest.extraction import extract_events


def confidence(text: str, passage: str = "") -> float:
    return next(event.confidence for event in extract_events(text, "2022-03-15") if passage in event.quote)


OWN_DATE = "In May 2016, Acme opened a plant in Rome."
COUNTED = "Two weeks after Zebu moved on 3 May 2016, Acme opened a plant in Rome."


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # its own date, one counted from the publication or another event, the article's, none
        (OWN_DATE, "Last month Acme opened a plant in Rome."),
        (OWN_DATE, COUNTED),
        (COUNTED, "Ada Low has denied that Acme opened a plant in Rome."),
        ("Ada Low has denied that Acme opened a plant in Rome.", "Acme allegedly opened a plant in Rome."),
        # a line that names nobody, or sees a possibility, or says hardly anything
        (OWN_DATE, "In May 2016, they opened a plant in Rome."),
        (OWN_DATE, "In May 2016, Acme might open a plant in Rome."),
        ("In May 2016, Acme might open a plant in Rome.", "In May 2016, they opened a plant in Rome."),
        ("In May 2016, Acme might open a plant in Rome.", "In May 2016, Acme opened and closed it."),
        (OWN_DATE, "In May 2016, Acme grew."),
    ],
)
def test_order(surer: str, less_sure: str) -> None:
    assert confidence(surer, "Acme opened" if surer == COUNTED else "") > confidence(less_sure)
