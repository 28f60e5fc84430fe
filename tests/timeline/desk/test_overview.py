"""The editor's overview: what waits, and what others did meanwhile."""

from typing import Any

from django.test import Client

from tests.fixtures.desk import Desk

OVERVIEW = "/desk/story/"


def waiting(client: Client) -> Any:
    return client.get(OVERVIEW).context["waiting"]


def done(client: Client) -> list[tuple[str, str]]:
    return [(entry.did, entry.by) for entry in client.get(OVERVIEW).context["entries"]]


def test_it_counts_what_waits(editor: Client, desk: Desk) -> None:
    for headline, word in (("A director joins", "confirm"), ("A newspaper writes", "unsure")):
        editor.post(f"/desk/events/{desk.event(headline).pk}/{word}/", {"version": 1})
    found = waiting(editor)
    assert (found["review"], found["unsure"], found["ready"], found["published"]) == (2, 1, 1, 0)


def test_a_confirmed_event_without_a_date_is_not_ready(editor: Client, desk: Desk) -> None:
    editor.post(f"/desk/events/{desk.event('The service is cut back').pk}/confirm/", {"version": 1})
    assert (waiting(editor)["ready"], waiting(editor)["undated"]) == (0, 1)


def test_it_tells_what_changed_since_one_looked(editor: Client, ben: Client, desk: Desk) -> None:
    assert ("Proposed", "the machine") in done(editor)
    assert done(editor) == []


def test_open_conflicts_are_listed_whatever_their_status(editor: Client, desk: Desk) -> None:
    desk.timeline.events.filter(headline="A newspaper writes").update(conflict="open", status="confirmed")
    found = editor.get(OVERVIEW).context["differing"]
    assert [event.headline for event in found] == ["A newspaper writes"]


def test_what_readers_saw_change_is_told(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    editor.post(f"/desk/events/{event.pk}/publish/", {"version": 2})
    assert [line.kind for line in editor.get(OVERVIEW).context["public"]] == ["published"]


def test_it_needs_a_session_the_role_and_a_timeline(editor: Client, stranger: Client, desk: Desk) -> None:
    assert Client().get(OVERVIEW).headers["Location"] == f"/login/?next={OVERVIEW}"
    assert stranger.get(OVERVIEW).status_code == 403
    assert editor.get("/desk/elsewhere/").status_code == 404
    assert editor.post(OVERVIEW).status_code == 405
