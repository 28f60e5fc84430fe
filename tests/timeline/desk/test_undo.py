"""Undo, offered beside every answer."""

import re

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from tests.fixtures.stories import Story
from timeline.models import Event, Status

REVIEW = "/desk/story/review/"


def undo_action(page: str) -> str:
    found = re.search(r'action="(/desk/changes/[^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("word", ["confirm", "reject"])
def test_a_verdict_is_undone_from_its_own_answer(editor: Client, desk: Desk, word: str) -> None:
    event = desk.event("A director joins")
    page = editor.post(f"/desk/events/{event.pk}/{word}/", {"version": 1, "next": REVIEW}, follow=True)
    editor.post(undo_action(page.content.decode()), {"next": REVIEW})
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


def test_an_edit_is_undone(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    typed = {"headline": "Better", "when": "2012", "standing": "reported", "version": 1, "next": REVIEW}
    page = editor.post(f"/desk/events/{event.pk}/edit/", typed, follow=True)
    editor.post(undo_action(page.content.decode()), {"next": REVIEW})
    event.refresh_from_db()
    assert (event.headline, event.when) == ("A director joins", "2011-06~")


def test_an_undo_goes_back_to_what_it_took_back(editor: Client, desk: Desk) -> None:
    event = desk.event("The companies sign a contract")
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW}, follow=True)
    back = re.search(rf'name="next" value="([^"]+event={event.pk})"', page.content.decode())
    assert back
    page = editor.post(
        undo_action(page.content.decode()), {"next": back[1].replace("&amp;", "&")}, follow=True
    )
    assert page.context["event"] == event


def test_an_undo_can_be_undone(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW}, follow=True)
    page = editor.post(undo_action(page.content.decode()), {"next": REVIEW}, follow=True)
    assert 'id="redo"' in page.content.decode()
    editor.post(undo_action(page.content.decode()), {"next": REVIEW, "is_undo": "yes"})
    event.refresh_from_db()
    assert event.status == Status.CONFIRMED


def edit(client: Client, event: Event, version: int, headline: str) -> str:
    typed = {"headline": headline, "when": "2012", "standing": "reported", "version": version, "next": REVIEW}
    return client.post(f"/desk/events/{event.pk}/edit/", typed, follow=True).content.decode()


def test_undo_twice_takes_back_two_steps_and_redo_brings_them_again(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    edit(editor, event, 1, "Second")
    page = edit(editor, event, 2, "Third")
    seen = []
    for data in ({}, {}, {"is_undo": "yes"}, {"is_undo": "yes"}):
        stack = editor.session["undone" if data else "changes"]
        editor.post(f"/desk/changes/{stack[-1]['id']}/undo/", {"next": REVIEW, **data})
        event.refresh_from_db()
        seen.append(event.headline)
    assert seen == ["Second", "A director joins", "Second", "Third"]
    assert "Undo" in page


def test_a_refused_undo_gives_way_to_the_one_before(editor: Client, ben: Client, desk: Desk) -> None:
    first, other = desk.event("A director joins"), desk.event("A newspaper writes")
    for event in (first, other):
        editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW})
    ben.post(f"/desk/events/{other.pk}/publish/", {"version": 2})
    page = editor.get(REVIEW)
    for _ in range(2):
        page = editor.post(undo_action(page.content.decode()), {"next": REVIEW}, follow=True)
    first.refresh_from_db()
    assert first.status == Status.PROPOSED


def test_redo_stays_on_the_page_where_it_shows(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW}, follow=True)
    said = {"said": "Confirmed “A director joins”", "next": REVIEW}
    page = editor.post(undo_action(page.content.decode()), said, follow=True)
    assert "Taken back: Confirmed “A director joins”" in page.content.decode()
    assert 'id="redo"' in page.content.decode()
    assert 'id="redo"' not in editor.get("/desk/story/arrange/").content.decode()


def test_what_somebody_changed_since_is_not_undone(editor: Client, ben: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW}, follow=True)
    ben.post(f"/desk/events/{event.pk}/publish/", {"version": 2})
    page = editor.post(undo_action(page.content.decode()), {"next": REVIEW}, follow=True)
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "“A director joins” was published by ben since (status)." in page.content.decode()


def test_only_who_may_publish_undoes_a_withdrawal(editor: Client, reviewer: Client, story: Story) -> None:
    event = story.event()
    editor.post(f"/desk/events/{event.pk}/unpublish/", {"version": 1})
    undo = f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/"
    page = reviewer.post(undo, {"next": REVIEW}, follow=True)
    event.refresh_from_db()
    assert event.status == Status.CONFIRMED
    assert "Ask somebody who may publish" in page.content.decode()
    editor.post(undo)
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED


def test_an_unknown_change_says_so(editor: Client, desk: Desk) -> None:
    page = editor.post(
        "/desk/changes/00000000-0000-4000-8000-000000000000/undo/", {"next": REVIEW}, follow=True
    )
    assert "nothing left to undo" in page.content.decode()


def test_undo_needs_a_session_and_the_role(client: Client, stranger: Client, desk: Desk) -> None:
    path = "/desk/changes/00000000-0000-4000-8000-000000000000/undo/"
    assert client.post(path).status_code == 401
    assert client.post(path, headers=HTMX).status_code == 401
    assert stranger.post(path).status_code == 403


def test_undo_is_posted(editor: Client) -> None:
    assert editor.get("/desk/changes/00000000-0000-4000-8000-000000000000/undo/").status_code == 405
