"""Sources whose dates cannot all hold: found, shown side by side, resolved with a note."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.stories import Story
from timeline import conflicts
from timeline.models import Event


@pytest.fixture
def event(editor: Client, story: Story) -> Event:
    """A proposal made of two whose dates cannot both hold."""
    one = story.event("Companies sign a contract", "2011-06/2011-07", status="proposed", published_at=None)
    other = story.event("Companies sign contract", "2013-08", status="proposed", published_at=None)
    data = {"with": other.pk, f"version-{one.pk}": 1, f"version-{other.pk}": 1}
    editor.post(f"/desk/events/{one.pk}/merge/", data)
    one.refresh_from_db()
    return one


def resolve(client: Client, event: Event, **typed: Any) -> Any:
    data = {
        "version": event.version,
        "when": "by 2013",
        "note": "The filing says so.",
        "tells": "on",
        **typed,
    }
    path = f"/desk/events/{event.pk}/conflict/"
    return client.post(path, {"next": "/desk/story/review/", **data}, follow=True)


def test_a_conflict_is_found_by_itself(event: Event) -> None:
    assert event.conflict == "open"


def test_dates_that_can_all_hold_are_none(editor: Client, story: Story) -> None:
    one = story.event("Companies sign a contract", "2011", status="proposed", published_at=None)
    other = story.event("Companies sign contract", "2011-06", status="proposed", published_at=None)
    data = {"with": other.pk, f"version-{one.pk}": 1, f"version-{other.pk}": 1}
    editor.post(f"/desk/events/{one.pk}/merge/", data)
    one.refresh_from_db()
    assert one.conflict == ""


def test_the_queue_shows_and_filters_it(editor: Client, story: Story, event: Event) -> None:
    story.event("Another", "2011", status="proposed", published_at=None)
    page = editor.get("/desk/story/review/", {"conflict": "yes"})
    assert [row.pk for row in page.context["rows"]] == [event.pk]
    assert "Sources differ" in page.content.decode()


def test_both_sides_are_shown(editor: Client, event: Event) -> None:
    page = editor.get(f"/desk/events/{event.pk}/conflict/").content.decode()
    assert "between June and July 2011" in page
    assert "August 2013" in page


def test_it_is_resolved_with_a_note_and_a_date(editor: Client, event: Event) -> None:
    resolve(editor, event)
    event.refresh_from_db()
    assert (event.conflict, event.conflict_note, event.when) == ("resolved", "The filing says so.", "../2013")
    assert event.tells_conflict


def test_readers_need_not_be_told(editor: Client, event: Event) -> None:
    resolve(editor, event, tells="")
    event.refresh_from_db()
    assert not event.tells_conflict


def test_without_a_note_it_stays_open(editor: Client, event: Event) -> None:
    page = resolve(editor, event, note=" ", when="by 2013")
    assert "Say in a sentence why this date stands." in page.content.decode()
    event.refresh_from_db()
    assert event.conflict == "open"


def test_a_date_that_is_none_is_said_beside_the_field(editor: Client, event: Event) -> None:
    page = resolve(editor, event, when="soonish")
    assert "is not a date that can be read" in page.content.decode()
    assert "The filing says so." in page.content.decode()


def test_a_resolution_is_undone(editor: Client, event: Event) -> None:
    resolve(editor, event)
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    event.refresh_from_db()
    assert (event.conflict, event.when) == ("open", "2011-06/2011-07")


def test_splitting_ends_a_conflict(editor: Client, event: Event) -> None:
    citation = event.citations.get(when="2013-08")
    editor.post(f"/desk/events/{event.pk}/split/", {"version": event.version, "citation": citation.pk})
    event.refresh_from_db()
    assert event.conflict == ""


def test_an_older_version_is_not_resolved(editor: Client, event: Event) -> None:
    page = resolve(editor, event, version=1)
    assert "changed this in the meantime" in page.content.decode()


def test_the_page_needs_a_session_the_role_and_an_event(
    editor: Client, stranger: Client, event: Event
) -> None:
    path = f"/desk/events/{event.pk}/conflict/"
    assert Client().get(path).status_code == 302
    assert stranger.get(path).status_code == 403
    assert editor.get("/desk/events/999999/conflict/").status_code == 404
    assert editor.put(path).status_code == 405


@pytest.mark.parametrize(
    ("whens", "precise"),
    [
        (["2011", "2011-06~", "../2013"], "2011-06~"),
        (["2011-06", "2011-06"], "2011-06"),
        (["2011-06/2011-07", "2011-07/2011-08"], ""),
        (["2011", "2013"], ""),
        (["", ""], ""),
        (["2018", ""], "2018"),
    ],
)
def test_the_most_precise_date_that_all_allow(whens: list[str], precise: str) -> None:
    assert conflicts.most_precise(whens) == precise


def test_no_field_is_asked_for_that_the_page_does_not_have(editor: Client, story: Story) -> None:
    event = story.event("A director joins", "2011", conflict="open")
    story.cite(event, "In 2013.", publisher="B", when="2013")
    page = editor.get(f"/desk/events/{event.pk}/conflict/").content.decode()
    assert 'id="id_when"' in page
    assert "#id_label" not in page
    assert 'hx-include="#id_label"' in editor.get(f"/desk/events/{event.pk}/edit/").content.decode()


def test_a_source_s_date_is_taken_by_its_button_and_nothing_typed_is_lost(
    editor: Client, event: Event
) -> None:
    path = f"/desk/events/{event.pk}/conflict/"
    late = event.citations.get(when="2013-08")
    assert f'form="resolve" name="take" value="{late.pk}"' in editor.get(path).content.decode()
    typed = {"when": "2011", "note": "The filing", "tells": "on", "version": event.version, "next": "/desk/"}
    page = editor.post(path, {**typed, "take": late.pk})
    assert page.status_code == 200
    assert page.context["form"]["when"].value() == "August 2013"
    assert "The filing</textarea>" in page.content.decode()
    assert re.search('name="tells"[^>]+checked', page.content.decode())
    event.refresh_from_db()
    assert event.conflict == "open"  # nothing is saved yet


@pytest.mark.parametrize("take", ["", "x", "999999"])
def test_a_source_that_is_none_changes_no_date(editor: Client, event: Event, take: str) -> None:
    path = f"/desk/events/{event.pk}/conflict/"
    page = editor.post(path, {"when": "2011", "version": event.version, "take": take})
    assert page.context["form"]["when"].value() == "2011"
