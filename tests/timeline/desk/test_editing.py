"""Correcting an event: fields, dates in words, errors beside them, two savers."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from tests.fixtures.stories import Story
from timeline.forms import EventForm, own_label, typed_date
from timeline.models import Event
from timeline.versions import OF_EVENT

REVIEW = "/desk/story/review/"


def typed(event: Event, **changed: Any) -> dict[str, Any]:
    """The form as it comes with the page, with something changed."""
    return {
        "headline": event.headline,
        "when": typed_date(event),
        "label": own_label(event),
        "standing": event.standing,
        "attributed_to": event.attributed_to,
        "names": ", ".join(event.names),
        "body": event.body,
        "version": event.version,
        "next": REVIEW,
        **changed,
    }


def save(client: Client, event: Event, **changed: Any) -> str:
    path = f"/desk/events/{event.pk}/edit/"
    return client.post(path, typed(event, **changed), follow=True).content.decode()


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.event("A director joins")


def test_headline_standing_and_names_are_corrected(editor: Client, event: Event) -> None:
    save(editor, event, headline="He joins", standing="alleged", attributed_to="a suit", names="A, B,\nA")
    event.refresh_from_db()
    assert (event.headline, event.standing, event.attributed_to) == ("He joins", "alleged", "a suit")
    assert event.names == ["A", "B"]


@pytest.mark.parametrize(
    ("words", "when", "label"),
    [
        ("late March 2024", "2024-03-21/2024-03-31", "late March 2024"),
        ("2011-06/2011-07", "2011-06/2011-07", "between June and July 2011"),
        ("by 2013", "../2013", "by 2013"),
        ("", "", ""),
    ],
)
def test_a_date_is_typed_in_words_or_edtf(
    editor: Client, event: Event, words: str, when: str, label: str
) -> None:
    save(editor, event, when=words)
    event.refresh_from_db()
    assert (event.when, event.label) == (when, label)


def test_a_date_that_is_none_says_so_and_keeps_what_was_typed(editor: Client, event: Event) -> None:
    page = save(editor, event, when="the day after", headline="My words")
    assert "is not a date that can be read" in page
    assert 'value="the day after"' in page
    assert "My words" in page
    event.refresh_from_db()
    assert event.headline == "A director joins"


def test_errors_come_in_the_fragment_with_their_status(editor: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/edit/"
    answer = editor.post(path, typed(event, headline=""), headers=HTMX)
    assert answer.status_code == 422
    assert "An event needs a headline." in answer.content.decode()
    assert answer.content.decode().lstrip().startswith('<section class="card"')


def test_a_hundred_thousand_characters_are_too_many(editor: Client, event: Event) -> None:
    page = save(editor, event, body="x" * 100_000)
    assert "That is 100000 characters; at most 20,000 fit." in page


def test_a_label_that_was_given_stays(editor: Client, event: Event) -> None:
    event.label = "early summer 2011"
    event.save()
    save(editor, event, headline="Better")
    event.refresh_from_db()
    assert (event.headline, event.label) == ("Better", "early summer 2011")


def test_a_date_is_shown_in_words_of_ones_own(editor: Client, event: Event) -> None:
    save(editor, event, label="in early summer")
    event.refresh_from_db()
    assert (event.when, event.label) == ("2011-06~", "in early summer")
    assert 'value="in early summer"' in editor.get(f"/desk/events/{event.pk}/edit/").content.decode()
    save(editor, event, label="")
    event.refresh_from_db()
    assert event.label == "around June 2011"


def test_words_of_a_date_go_with_it_when_it_is_corrected(editor: Client, event: Event) -> None:
    save(editor, event, label="in early summer")
    event.refresh_from_db()
    mine = typed(event, when="21 May 2012")
    for _ in range(2):  # also sent twice
        assert editor.post(f"/desk/events/{event.pk}/edit/", mine).status_code == 302
    event.refresh_from_db()
    assert (event.when, event.label) == ("2012-05-21", "21 May 2012")


def test_new_words_for_a_new_date_stay(editor: Client, event: Event) -> None:
    save(editor, event, label="in early summer")
    event.refresh_from_db()
    save(editor, event, when="2012-05", label="that May")
    event.refresh_from_db()
    assert (event.when, event.label) == ("2012-05", "that May")


def test_words_of_a_date_go_with_it_also_where_somebody_else_saved_meanwhile(
    editor: Client, ben: Client, event: Event
) -> None:
    save(editor, event, label="in early summer")
    event.refresh_from_db()
    save(ben, event, headline="Ben’s headline")
    page = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, when="2012-05"))
    assert (page.status_code, page.context["form"]["label"].value()) == (409, "")


def test_words_of_ones_own_need_a_date(editor: Client, event: Event) -> None:
    page = save(editor, event, when="", label="in early summer")
    assert "These words need a date that they stand for." in page
    assert 'value="in early summer"' in page


def test_words_of_ones_own_are_read_back(editor: Client, desk: Desk) -> None:
    page = editor.get("/desk/date/", {"when": "2011-06~", "label": "in early <summer>"}, headers=HTMX)
    assert "readers see <strong>in early &lt;summer&gt;</strong>" in page.content.decode()


def test_two_savers_who_chose_words_for_the_date_are_asked(editor: Client, ben: Client, event: Event) -> None:
    save(ben, event, label="in early summer")
    answer = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, label="that June"))
    assert answer.status_code == 409
    assert "<q>in early summer</q>" in answer.content.decode()


def test_the_second_saver_sees_both_versions(editor: Client, ben: Client, event: Event) -> None:
    save(ben, event, headline="Ben’s headline")
    answer = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, headline="Ada’s headline"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ben saved a newer version" in page
    assert "<q>Ben’s headline</q>" in page
    assert "Ada’s headline" in page
    event.refresh_from_db()
    assert event.headline == "Ben’s headline"


def test_what_only_the_other_changed_is_taken_over(editor: Client, ben: Client, event: Event) -> None:
    save(ben, event, standing="alleged")
    answer = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, headline="Ada’s headline"))
    assert "taken over: Standing" in answer.content.decode()
    assert answer.context["form"]["standing"].value() == "alleged"
    assert answer.context["form"]["headline"].value() == "Ada’s headline"


def test_the_second_saver_chooses_field_by_field(editor: Client, ben: Client, event: Event) -> None:
    save(ben, event, headline="Ben’s headline", when="2012")
    mine = typed(event, headline="Ada’s headline", when="2013") | {
        "version": 2,
        "take-headline": "theirs",
        "take-when": "mine",
    }
    editor.post(f"/desk/events/{event.pk}/edit/", mine)
    event.refresh_from_db()
    assert (event.headline, event.when) == ("Ben’s headline", "2013")


def test_sent_twice_is_saved_once(editor: Client, event: Event) -> None:
    """A double click, or Save again where the answer was lost on its way."""
    mine = typed(event, headline="He joins")
    for _ in range(2):
        answer = editor.post(f"/desk/events/{event.pk}/edit/", mine)
        assert answer.status_code == 302
    event.refresh_from_db()
    assert (event.headline, event.version) == ("He joins", 2)


def test_a_date_sent_twice_is_the_same_however_it_was_typed(editor: Client, event: Event) -> None:
    mine = typed(event, when="1 Jun 2012")
    answers = [editor.post(f"/desk/events/{event.pk}/edit/", mine) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_every_field_that_is_saved_is_compared(event: Event) -> None:
    form = EventForm.of(event)
    assert OF_EVENT.labels.keys() == form.fields.keys() - {
        "version",
        "note",
        "correction",
        "upload",
        "drop_image",
    }


def test_saving_goes_back_to_where_one_was(editor: Client, event: Event) -> None:
    answer = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, next="/desk/story/arrange/?page=1"))
    assert answer.headers["Location"] == "/desk/story/arrange/?page=1"


def test_the_form_is_a_page_and_a_fragment(editor: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/edit/"
    assert "<!doctype html>" in editor.get(path).content.decode()
    fragment = editor.get(path, headers=HTMX).content.decode()
    assert "<!doctype html>" not in fragment
    assert 'name="headline"' in fragment


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("between June and July 2011", "1 June 2011 – 31 July 2011"),
        ("late March 2024", "2024-03-21/2024-03-31"),
        ("by 2013", "open – 31 December 2013"),
        ("soonish", "not a date that can be read"),
        ("", "it stays undated"),
    ],
)
def test_a_date_is_read_back_while_it_is_typed(editor: Client, desk: Desk, words: str, reading: str) -> None:
    assert reading in editor.get("/desk/date/", {"when": words}, headers=HTMX).content.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("9 June 2011", "Reads as <code>2011-06-09</code>"),
        ("2011-06-09", "Reads as <strong>9 June 2011</strong>"),
        ("June 9, 2011", "Reads as <strong>9 June 2011</strong> <code>2011-06-09</code>"),
        ("2011", "Reads as 1 January 2011 – 31 December 2011"),
    ],
)
def test_a_date_is_not_said_twice(editor: Client, desk: Desk, words: str, says: str) -> None:
    page = editor.get("/desk/date/", {"when": words}, headers=HTMX).content.decode()
    assert f'<p class="hint">{says}</p>' in page


def test_editing_needs_a_session_and_the_role(client: Client, stranger: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/edit/"
    assert client.get(path).headers["Location"] == f"/login/?next={path}"
    assert client.post(path, typed(event), headers=HTMX).status_code == 401
    assert stranger.get(path).status_code == 403
    assert stranger.post(path, typed(event)).status_code == 403


def test_no_event_no_form(editor: Client, desk: Desk) -> None:
    assert editor.get("/desk/events/999999/edit/").status_code == 404


def test_wrong_methods_are_refused(editor: Client, event: Event) -> None:
    assert editor.delete(f"/desk/events/{event.pk}/edit/").status_code == 405
    assert editor.post("/desk/date/").status_code == 405


def test_a_date_that_an_editor_gave_is_said_to_be_theirs(editor: Client, story: Story) -> None:
    event = story.event("A director joins", "2016", status="proposed", published_at=None, cited=False)
    story.cite(event, "In 2011.", date_text="2011", when="2011", reasoning="It counts from the article.")
    page = editor.get("/desk/story/review/", {"event": event.pk}).content.decode()
    assert "Dated by an editor; the source shown says “2011”." in page
    assert "It counts from the article." not in page


def test_a_text_is_shown_as_readers_will_see_it_while_it_is_typed(editor: Client, desk: Desk) -> None:
    page = editor.post("/desk/body/", {"body": "It *was* <b>so</b>."}, headers=HTMX).content.decode()
    assert page.strip() == "<p>It <em>was</em> &lt;b&gt;so&lt;/b&gt;.</p>"


def test_a_preview_needs_a_session_and_the_role(client: Client, stranger: Client, desk: Desk) -> None:
    assert client.post("/desk/body/", {"body": "x"}, headers=HTMX).status_code == 401
    assert stranger.post("/desk/body/", {"body": "x"}).status_code == 403
    assert stranger.get("/desk/body/").status_code == 405


def test_without_scripts_a_button_shows_the_text_and_saves_nothing(editor: Client, event: Event) -> None:
    page = save(editor, event, body="It *was* so.", headline="My words", preview="yes")
    assert "<p>It <em>was</em> so.</p>" in page
    assert "My words" in page
    event.refresh_from_db()
    assert (event.headline, event.body) == ("A director joins", "")


def test_the_card_shows_the_text_with_its_marks(editor: Client, event: Event) -> None:
    save(editor, event, body="It *was* <b>so</b>.")
    page = editor.get(REVIEW, {"event": event.pk}).content.decode()
    assert "<p>It <em>was</em> &lt;b&gt;so&lt;/b&gt;.</p>" in page


@pytest.mark.parametrize(
    "path",
    [
        "/desk/events/{pk}/edit/",
        "/desk/events/{pk}/links/",
        "/desk/events/{pk}/checks/",
        "/desk/events/{pk}/cite/",
        "/desk/events/{pk}/conflict/",
        "/desk/story/new/",
        "/desk/story/chapters/",
        "/desk/story/unpublish/",
    ],
)
def test_no_form_lets_a_browser_cut_off_what_is_pasted(editor: Client, event: Event, path: str) -> None:
    page = editor.get(path.format(pk=event.pk))
    assert page.status_code == 200
    assert "maxlength" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "most"), [("headline", 200), ("body", 20_000), ("attributed_to", 200), ("label", 120)]
)
def test_what_is_too_long_is_said_beside_it_and_kept(
    editor: Client, event: Event, name: str, most: int
) -> None:
    words = "word " * 20_000
    answer = editor.post(f"/desk/events/{event.pk}/edit/", typed(event, **{name: words}))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {name}
    assert f'<div id="id_{name}_error">' in answer.content.decode()
    assert words.strip() in answer.content.decode()
    event.refresh_from_db()
    assert event.version == 1
