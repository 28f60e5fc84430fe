"""Other languages: found out, kept from English rules, and read for their dates only when asked for."""

import pytest

from ingest.extraction import extract_events
from ingest.extraction.language import language_of
from ingest.languages import extract

GERMAN = (
    "Das Werk wurde am 3. Mai 2019 verkauft. "
    "Der Konzern hat sich nach dem Verkauf nicht zu den Plänen geäußert."
)
FRENCH = (
    "L’usine a été vendue le 12 mars 2019 par le groupe. "
    "Elle est dans les mains des banques et ce n’est pas fini."
)
SPANISH = (
    "La fábrica fue vendida en marzo de 2018 por el grupo. "
    "El dueño dijo que los bancos son los culpables del caso."
)
ENGLISH = (
    "The plant was sold in May 2019 by the group. "
    "It is in the hands of the banks, and that is not the end of it."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (ENGLISH, "en"),
        ("Завод был продан в мае 2019 года.", "ru"),
        # too little to tell, or nothing
        ("Acme GmbH und Zebu SA", "en"),
        ("12345", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "when"), [(GERMAN, "2019-05-03"), (FRENCH, "2019-03-12"), (SPANISH, "2018-03")]
)
def test_absolute_dates(text: str, when: str) -> None:
    (event,) = extract(text, other_languages=True)
    assert event.when == when
    assert event.quote == text[event.start : event.end]
    assert event.confidence < 0.4
    assert "dateparser" in event.reasoning


def test_relative_dates_need_the_day_of_publication() -> None:
    text = GERMAN.replace("am 3. Mai 2019", "gestern")
    assert [event.when for event in extract(text, "2022-03-15", other_languages=True)] == ["2022-03-14"]
    assert extract(text, "2022-03", other_languages=True) == []
    assert extract(text, other_languages=True) == []


def test_off_by_default_and_never_by_english_rules() -> None:
    assert extract(GERMAN, "2022-03-15") == []
    assert extract_events(GERMAN, "2022-03-15") == []


def test_english_is_read_as_ever() -> None:
    assert extract(ENGLISH, other_languages=True) == extract_events(ENGLISH)
    assert extract(ENGLISH)
