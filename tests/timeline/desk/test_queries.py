"""Every page of the desk takes the same number of queries, however much there is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.fixtures.desk import HTMX, Desk
from timeline.models import Event

QUOTE = "In 2018 a newspaper wrote about it"
# A request of each, of one event among as many as there are.
PAGES = {
    "queue": "/desk/story/review/",
    "queue, filtered": "/desk/story/review/?filters=open&standing=reported&since=2011",
    "queue, searched": "/desk/story/review/?q=newspaper",
    "queue, unsure": "/desk/story/review/?state=unsure",
    "next proposal, ahead": "/desk/story/review/?ahead=yes",
    "arrange": "/desk/story/arrange/",
    "history": "/desk/story/history/",
    "overview": "/desk/story/",
    "chapters": "/desk/story/chapters/",
    "new event": "/desk/story/new/",
    "keys": "/desk/keys/",
    "articles": "/desk/story/articles/",
    "event’s history": "/desk/events/{event}/history/",
    "edit": "/desk/events/{event}/edit/",
    "merge": "/desk/events/{event}/merge/",
    "conflict": "/desk/events/{event}/conflict/",
    "links": "/desk/events/{event}/links/",
    "cite": "/desk/events/{event}/cite/",
}


def fill(desk: Desk, names: range) -> None:
    """As many proposals, confirmed and published events again, each with a chapter of its own."""
    for number in names:
        desk.propose(QUOTE, f"Told {number}", key=f"p{number}", when="2018", names=("A paper",))
        desk.propose(QUOTE, f"Vouched {number}", key=f"c{number}", when="2018", names=("A paper",))
        desk.timeline.chapters.create(title=f"Chapter {number}", slug=f"c-{number}")
    Event.objects.filter(headline__startswith="Vouched").update(status="confirmed")


def counted(client: Client, path: str) -> int:
    client.get(path)  # what is read once in a process, or with the first request of a session
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_a_constant_number_of_queries(editor: Client, desk: Desk, page: str) -> None:
    path = PAGES[page].format(event=desk.event("A newspaper writes").pk)
    fill(desk, range(3))
    few = counted(editor, path)
    fill(desk, range(3, 30))
    assert counted(editor, path) == few


@pytest.mark.parametrize("word", ["confirm", "unsure", "reject"])
def test_a_verdict_takes_a_constant_number_of_queries(editor: Client, desk: Desk, word: str) -> None:
    def verdict(headline: str) -> int:
        event = desk.event(headline)
        data = {"version": event.version, "next": "/desk/story/review/"}
        with CaptureQueriesContext(connection) as queries:
            editor.post(f"/desk/events/{event.pk}/{word}/", data, headers=HTMX)
        return len(queries)

    fill(desk, range(3))
    verdict("Told 0")
    few = verdict("Told 1")
    fill(desk, range(3, 30))
    assert verdict("Told 2") == few


def test_one_undo_of_many_takes_a_constant_number_of_queries(editor: Client, desk: Desk) -> None:
    def undo(first: int, last: int) -> int:
        headlines = [f"Told {number}" for number in range(first, last)]
        told = Event.objects.filter(headline__in=headlines)
        ids = list(told.values_list("pk", flat=True))
        editor.post("/desk/story/review/decide/", {"decision": "reject", "ids": ids})
        assert told.filter(status="rejected").count() == last - first
        change = editor.session["changes"][-1]["id"]
        with CaptureQueriesContext(connection) as queries:
            editor.post(f"/desk/changes/{change}/undo/", {"next": "/desk/story/review/"}, headers=HTMX)
        assert not told.filter(status="rejected").exists()
        return len(queries)

    fill(desk, range(40))
    undo(0, 2)
    assert undo(2, 4) == undo(4, 40)


def test_an_undo_takes_as_many_queries_after_many_turns(editor: Client, desk: Desk) -> None:
    def turn(stack: str) -> int:
        change = editor.session[stack][-1]["id"]
        data = {"next": "/desk/story/review/", "is_undo": "yes" if stack == "undone" else ""}
        with CaptureQueriesContext(connection) as queries:
            editor.post(f"/desk/changes/{change}/undo/", data, headers=HTMX)
        return len(queries)

    event = desk.event("A newspaper writes")
    editor.post(f"/desk/events/{event.pk}/reject/", {"version": event.version}, headers=HTMX)
    first = [turn("changes"), turn("undone")]
    for _ in range(4):
        turn("changes")
        turn("undone")
    assert [turn("changes"), turn("undone")] == first
