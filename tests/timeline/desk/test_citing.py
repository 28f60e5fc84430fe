"""Words of an article quoted by hand: selected, or pasted and found; and one more source for an event."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import ARTICLE, Desk
from tests.timeline.desk.test_writing import NEW, TYPED
from timeline.models import Citation, Event, Source

WORDS = "Nobody outside took notice of it."
START = ARTICLE.index(WORDS)
BLANK = {"source-title": "", "source-publisher": "", "source-published": "", "source-kind": "web page"}


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.event("A director joins")


@pytest.fixture
def source(event: Event) -> Source:
    return event.citations.get().source


def write(client: Client, source: Source, **changed: Any) -> Any:
    return client.post(NEW, {**TYPED, **BLANK, "source-kept": source.pk, **changed}, follow=True)


def test_the_text_of_an_article_can_be_read_and_cited_paragraph_by_paragraph(
    editor: Client, source: Source
) -> None:
    page = editor.get(f"/desk/story/sources/{source.pk}/").content.decode()
    start = ARTICLE.index("A director joined")
    end = start + len("A director joined the board around June 2011. Nobody outside took notice of it.")
    assert f'<p data-start="{start}">A director joined the board around June 2011.' in page
    assert f'href="/desk/story/new/?source={source.pk}&amp;start={start}&amp;end={end}"' in page


def test_selected_words_come_with_their_place(editor: Client, source: Source) -> None:
    asked = {"source": source.pk, "start": START - 1, "end": START + len(WORDS) + 2}
    form = editor.get(NEW, asked).context["source"]
    assert form["quote"].value() == WORDS
    assert form["start"].value() == START
    assert form["kept"].value() == source.pk


def test_an_event_is_written_with_words_of_an_article(editor: Client, source: Source) -> None:
    write(editor, source, **{"source-quote": WORDS})
    citation = Event.objects.get(headline=TYPED["headline"]).citations.get()
    assert (citation.source, citation.start, citation.end) == (source, START, START + len(WORDS))
    assert ARTICLE[citation.start : citation.end] == citation.quote == WORDS


def test_pasted_words_are_found_whatever_their_spaces_and_quotation_marks(
    editor: Client, source: Source
) -> None:
    text = source.kept_text
    text.text = "He said:\n“It’s   not\nso.” Then he left."
    text.save()
    write(editor, source, **{"source-quote": '"It\'s not so."  '})
    citation = Event.objects.get(headline=TYPED["headline"]).citations.get()
    assert (citation.quote, citation.start) == ("“It’s   not\nso.”", 9)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("Nobody said that.", "do not stand in that text"),
        ("2018", "more than once. Quote a little more."),
        ("", "Quote the words of the source"),
        ("x" * 5001, "at most 5,000 fit"),
    ],
)
def test_words_that_cannot_be_placed_are_said_beside_the_field_and_kept(
    editor: Client, source: Source, quote: str, reason: str
) -> None:
    answer = write(editor, source, **{"source-quote": quote})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page.partition('id="id_source-quote_error"')[2][:300]
    assert quote in page
    assert not Event.objects.filter(headline=TYPED["headline"]).exists()


def test_the_place_of_a_selection_tells_the_same_words_apart(editor: Client, source: Source) -> None:
    second = ARTICLE.rindex("in 2018")
    assert second != ARTICLE.lower().index("in 2018")
    write(editor, source, **{"source-quote": "2018", "source-start": second + 3})
    assert Event.objects.get(headline=TYPED["headline"]).citations.get().start == second + 3


def test_the_words_that_give_the_date_are_kept_as_such(editor: Client, source: Source) -> None:
    quote = "A director joined the board around June 2011."
    write(editor, source, when="Around June 2011", **{"source-quote": quote})
    citation = Event.objects.get(headline=TYPED["headline"]).citations.get()
    assert (citation.date_text, citation.when) == ("around June 2011", "2011-06~")


def test_a_form_that_is_sent_twice_writes_one_event(editor: Client, source: Source) -> None:
    token = editor.get(NEW).context["source"]["token"].value()
    for _ in range(2):
        answer = write(editor, source, **{"source-quote": WORDS, "source-token": token})
        assert answer.status_code == 200
    assert Event.objects.filter(headline=TYPED["headline"]).count() == 1


def cite(client: Client, event: Event, **said: Any) -> Any:
    whole = {"source-title": "Complaint", "source-kind": "court file", "source-quote": "He joined.", **said}
    return client.post(f"/desk/events/{event.pk}/cite/", whole, follow=True)


def test_one_more_source_is_added_and_taken_back(editor: Client, event: Event) -> None:
    cite(editor, event, **{"source-when": "June 2011"})
    added = Citation.objects.get(source__title="Complaint")
    assert (added.event, added.when, added.quote) == (event, "2011-06", "He joined.")
    event.refresh_from_db()
    assert (event.version, event.conflict) == (2, "")
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert event.citations.count() == 1


def test_one_more_source_with_another_date_is_a_conflict(editor: Client, event: Event) -> None:
    cite(editor, event, **{"source-when": "2016"})
    event.refresh_from_db()
    assert event.conflict == "open"


def test_words_of_an_article_are_added_to_an_event_once(
    editor: Client, desk: Desk, event: Event, source: Source
) -> None:
    said = {**BLANK, "source-kept": source.pk, "source-quote": WORDS}
    assert cite(editor, event, **said).status_code == 200
    answer = cite(editor, event, **said)
    assert answer.status_code == 409
    assert "It quotes this passage already." in answer.content.decode()
    assert event.citations.count() == 2


def test_the_reader_selects_for_the_event_that_it_was_opened_for(
    editor: Client, event: Event, source: Source
) -> None:
    page = editor.get(f"/desk/story/sources/{source.pk}/", {"event": event.pk}).content.decode()
    assert f'data-cite="/desk/events/{event.pk}/cite/?source={source.pk}"' in page
    assert "For “A director joins”: select" in page


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"source-title": "", "source-quote": ""}, "Name the source, or choose one above."),
        ({"source-quote": ""}, "Quote the words of the source"),
        ({"source-when": "soonish"}, "is not a date that can be read"),
        ({"source-kept": "999999"}, "Select a valid choice."),
    ],
)
def test_a_source_that_cannot_be_added_says_why(
    editor: Client, event: Event, said: dict[str, str], reason: str
) -> None:
    answer = cite(editor, event, **said)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert event.citations.count() == 1


def test_what_is_made_up_in_the_address_selects_nothing(editor: Client, source: Source) -> None:
    far = "0" * 12
    for asked in (
        "source=x",
        "source=999999",
        f"source={source.pk}&start=9&end=3",
        f"source={source.pk}&start=9{far}&end={far}9",
    ):
        assert editor.get(f"{NEW}?{asked}").status_code == 200
    assert editor.get("/desk/story/sources/999999/").status_code == 404


def test_a_text_of_another_timeline_is_not_read_here(editor: Client, desk: Desk, source: Source) -> None:
    Event.objects.all().delete()
    assert editor.get(f"/desk/story/sources/{source.pk}/").status_code == 404


def test_citing_needs_a_session_and_the_role(
    client: Client, stranger: Client, event: Event, source: Source
) -> None:
    for path in (f"/desk/story/sources/{source.pk}/", f"/desk/events/{event.pk}/cite/"):
        assert client.get(path).headers["Location"] == f"/login/?next={path}"
        assert stranger.get(path).status_code == 403
    assert stranger.post(f"/desk/events/{event.pk}/cite/").status_code == 403
