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


DUTCH = """\
De gemeente Oosterwold heeft gisteren de bouw van het windpark stilgelegd. De rechter had op 5 januari \
2024 geoordeeld dat de vergunning niet geldig was.

Het park werd in november 2018 door de provincie goedgekeurd. Vorig jaar begon de aannemer met de bouw. \
De eerste van de 12 molens werd op 11-06-2022 geplaatst. De omwonenden zijn blij met het besluit van de \
gemeente."""
STOPPED = " werd het windpark van de gemeente door de rechter stilgelegd, en dat is niet naar de zin."
GERMAN_NEWS = """\
Der Energiekonzern Nordwerk hat gestern den Verkauf seines Kraftwerks in Lehnin bekannt gegeben. Der \
Kaufpreis beträgt nach Angaben des Unternehmens 340 Millionen Euro.

Das Kraftwerk war am 14. Februar 1987 ans Netz gegangen. Der Vorstand will den Vertrag am 01.07.2024 \
unterzeichnen. Die Gewerkschaft kritisierte die Entscheidung letzte Woche. Die 27 Beschäftigten, die im \
Mai noch auf eine Lösung gehofft hatten, wurden nicht gefragt. Der Preis von 1998 Euro je Anteil sei \
nicht zu halten."""
FRENCH_NEWS = """\
Le maire de Saint-Vaast a démissionné hier après la publication d’un rapport de la chambre. Le document, \
daté du 3 avril 2023, met en cause la gestion du port.

Le 1er septembre 2019, la commune avait confié les travaux à une société de son beau-frère. En juin \
2021, l’opposition avait saisi le procureur. L’élu sera entendu le 12/03/2024 par les enquêteurs.

« Je n’ai rien à me reprocher », a-t-il dit. Les 1 450 habitants de la commune voteront au mois de mai."""
SPANISH_NEWS = """\
La empresa naviera Costa Clara anunció ayer el cierre de su astillero en Ferrol. Los sindicatos de la \
planta convocaron una huelga para el 20 de marzo de 2024.

El astillero fue inaugurado el 7 de octubre de 1962 por el entonces ministro. En mayo de 2015 la empresa \
lo vendió a un fondo. La dirección dijo que las pérdidas de los últimos 3 años eran insostenibles."""


@pytest.mark.parametrize(
    ("text", "language", "whens"),
    [
        (DUTCH, "nl", ["2024-03-04", "2024-01-05", "2018-11", "2023", "2022-06-11"]),
        (GERMAN_NEWS, "de", ["2024-03-04", "1987-02-14", "2024-07-01", "2024-02-26/2024-03-03"]),
        (FRENCH_NEWS, "fr", ["2024-03-04", "2023-04-03", "2019-09-01", "2021-06", "2024-03-12"]),
        (SPANISH_NEWS, "es", ["2024-03-04", "2024-03-20", "1962-10-07", "2015-05"]),
    ],
)
def test_news_in_four_languages(text: str, language: str, whens: list[str]) -> None:
    found = extract(text, "2024-03-05", other_languages=True)
    assert language_of(text) == language
    assert [event.when for event in found] == whens
    assert all(event.quote == text[event.start : event.end] for event in found)
    assert all(event.confidence < 0.4 for event in found)
    assert extract(text, "2024-03-05") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # a relative date is as precise as its word
        ("Vorig jaar", "2023"),
        ("Vorige maand", "2024-02"),
        ("Vorige week", "2024-02-26/2024-03-03"),
        ("Gisteren", "2024-03-04"),
        # the day first, unless the year is
        ("Op 03-04-2023", "2023-04-03"),
        ("Op 2023-04-03", "2023-04-03"),
    ],
)
def test_precision_in_another_language(text: str, when: str) -> None:
    (event,) = extract(text + STOPPED, "2024-03-05", other_languages=True)
    assert event.when == when


@pytest.mark.parametrize("words", ["31-02-2023", "12 molens in 2400 uur", "99-99-2020", "May be in March"])
def test_what_is_no_date_in_another_language(words: str) -> None:
    assert extract(f"Op {words}{STOPPED}", "2024-03-05", other_languages=True) == []
