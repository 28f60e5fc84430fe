"""Events written by hand."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from timeline.models import Event, Source

NEW = "/desk/story/new/"
TYPED = {
    "headline": "A complaint is filed",
    "when": "3 December 2020",
    "standing": "reported",
    "version": "0",
    "source-kind": "court file",
    "source-title": "Complaint",
    "source-publisher": "A court",
    "source-published": "December 2020",
    "source-quote": "Plaintiffs bring this action.",
}


def write(client: Client, **changed: Any) -> Any:
    return client.post(NEW, TYPED | changed, follow=True)


def test_an_event_is_written_with_its_source(editor: Client, empty_desk: Desk) -> None:
    write(editor)
    event = Event.objects.get()
    citation = event.citations.get()
    assert (event.status, event.when, citation.quote) == ("confirmed", "2020-12-03", TYPED["source-quote"])
    assert (citation.source.kind, citation.source.published, citation.when) == (
        "court file",
        "2020-12",
        "2020-12-03",
    )


def test_an_event_without_a_source_says_why(editor: Client, empty_desk: Desk) -> None:
    note = {"source-title": "", "source-quote": "", "source-uncited_note": "Everybody saw it."}
    write(editor, **note)
    event = Event.objects.get()
    assert (event.uncited_note, event.citations.count()) == ("Everybody saw it.", 0)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"headline": ""}, "An event needs a headline."),
        ({"when": "soonish"}, "is not a date that can be read"),
        ({"source-quote": ""}, "Quote the words of the source"),
        ({"source-title": ""}, "Say where these words stand."),
        ({"source-title": "", "source-quote": ""}, "or say here why there is none"),
        ({"source-url": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    editor: Client, empty_desk: Desk, changed: dict[str, str], message: str
) -> None:
    page = write(editor, **changed)
    assert page.status_code == 422
    assert message in page.content.decode()
    assert "Plaintiffs" in page.content.decode() or "source-quote" in changed
    assert not Event.objects.exists()
    assert not Source.objects.exists()


def test_writing_is_undone(editor: Client, empty_desk: Desk) -> None:
    write(editor)
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert Event.objects.get().status == "rejected"


def test_writing_needs_a_session_the_role_and_a_timeline(
    editor: Client, stranger: Client, empty_desk: Desk
) -> None:
    assert Client().get(NEW).headers["Location"] == f"/login/?next={NEW}"
    assert stranger.post(NEW, TYPED).status_code == 403
    assert editor.get("/desk/elsewhere/new/").status_code == 404
    assert editor.delete(NEW).status_code == 405


def test_without_a_session_what_was_typed_stays_on_the_page(client: Client, empty_desk: Desk) -> None:
    """A fragment is never a login page; the script keeps the form and says what to do."""
    answer = client.post(NEW, TYPED, headers=HTMX)
    assert (answer.status_code, answer.content) == (401, b"Log in again.")
    assert not Event.objects.exists()


def test_an_error_comes_as_the_form_and_a_success_leads_on(editor: Client, empty_desk: Desk) -> None:
    whole = TYPED | {"whole": "yes"}
    wrong = editor.post(NEW, whole | {"when": "soonish"}, headers=HTMX)
    assert wrong.status_code == 422
    assert wrong.content.decode().lstrip().startswith('<form class="write" id="card"')
    right = editor.post(NEW, whole, headers=HTMX)
    event = Event.objects.get()
    assert (right.status_code, right.headers["HX-Redirect"]) == (
        204,
        f"/desk/story/review/?event={event.pk}",
    )
