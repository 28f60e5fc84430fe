"""History of an event and of a timeline: readable differences, any change undone, old versions restored."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from timeline.differences import words_changed
from timeline.models import Chapter, Event


@pytest.fixture
def event(editor: Client, desk: Desk) -> Event:
    """Edited, then confirmed, by Ada."""
    event = desk.event("A director joins")
    typed = {"headline": "A new director joins", "when": "2012", "standing": "alleged", "names": "director"}
    editor.post(f"/desk/events/{event.pk}/edit/", typed | {"version": 1})
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 2})
    event.refresh_from_db()
    return event


def entries(client: Client, event: Event) -> list[Any]:
    found: list[Any] = client.get(f"/desk/events/{event.pk}/history/").context["entries"]
    return found


def test_it_says_who_did_what(editor: Client, event: Event) -> None:
    assert [(entry.did, entry.by) for entry in entries(editor, event)] == [
        ("Confirmed", "ada"),
        ("Edited", "ada"),
        ("Proposed", "the machine"),
    ]


def test_differences_are_readable(editor: Client, event: Event) -> None:
    changes = {change.label: change.runs for change in entries(editor, event)[1].fields}
    assert [(run.words, run.kind) for run in changes["Headline"]] == [
        ("A", ""),
        (" new", "added"),
        (" director joins", ""),
    ]
    assert [(run.words, run.kind) for run in changes["Date"]] == [("2011-06~", "gone"), ("2012", "added")]


def test_any_change_is_undone_from_the_page(editor: Client, event: Event) -> None:
    change = entries(editor, event)[0].change_id
    editor.post(f"/desk/changes/{change}/undo/")
    event.refresh_from_db()
    assert event.status == "proposed"
    assert entries(editor, event)[1].undone_by == entries(editor, event)[0].change_id


def test_what_was_taken_back_is_done_again_from_the_page(editor: Client, event: Event) -> None:
    editor.post(f"/desk/changes/{entries(editor, event)[0].change_id}/undo/")
    redo = entries(editor, event)[1].undone_by
    page = editor.get(f"/desk/events/{event.pk}/history/").content.decode()
    assert f'action="/desk/changes/{redo}/undo/"' in page
    editor.post(f"/desk/changes/{redo}/undo/", {"is_undo": "yes"})
    event.refresh_from_db()
    assert event.status == "confirmed"
    assert entries(editor, event)[2].undone_by is None


def test_what_is_done_again_is_called_so(editor: Client, event: Event) -> None:
    undone = entries(editor, event)[0].change_id
    for _ in range(3):
        editor.post(f"/desk/changes/{undone}/undo/")
        undone = entries(editor, event)[0].change_id
    found = [entry.did for entry in entries(editor, event)]
    assert found[:4] == ["Taken back", "Done again", "Taken back", "Confirmed"]


def test_an_undo_that_was_undone_is_not_called_taken_back_twice(editor: Client, event: Event) -> None:
    change = entries(editor, event)[0].change_id
    editor.post(f"/desk/changes/{change}/undo/")
    editor.post(f"/desk/changes/{entries(editor, event)[0].change_id}/undo/")
    assert [(entry.did, entry.became) for entry in entries(editor, event)[:3]] == [
        ("Done again", ""),
        ("Taken back", "done again"),
        ("Confirmed", ""),
    ]


def test_what_is_done_again_from_the_page_is_said_to_be(editor: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/history/"
    editor.post(f"/desk/changes/{entries(editor, event)[0].change_id}/undo/", {"said": "It"})
    undo = entries(editor, event)[0]
    form = editor.get(path).content.decode().split(f'action="/desk/changes/{undo.change_id}/undo/"')[1]
    is_undo = 'name="is_undo"' in form.partition("</form>")[0]
    assert (is_undo, undo.said) == (True, "“A new director joins”")
    editor.post(f"/desk/changes/{undo.change_id}/undo/", {"said": undo.said, "is_undo": "yes", "next": path})
    assert editor.session["said"] == "Done again: “A new director joins”"


@pytest.mark.parametrize(("kind", "words"), [("chapter", "The board"), ("standing", "alleged")])
def test_what_many_were_given_is_said(editor: Client, desk: Desk, kind: str, words: str) -> None:
    Chapter.objects.create(timeline=desk.timeline, title="The board", slug="the-board")
    ids = list(desk.timeline.events.values_list("pk", flat=True))
    asked = {"decision": kind, "ids": ids, "chapter": "the-board", "standing": "alleged"}
    editor.post("/desk/story/review/decide/", asked)
    log = editor.get("/desk/story/history/").context["entries"]
    newest = next(entry for entry in log if entry.did == "Edited")
    told = [(change.label, [run.words for run in change.runs]) for change in newest.fields]
    assert (newest.touched, told) == (len(ids), [(kind.capitalize(), [words])])


@pytest.mark.django_db(transaction=True)  # the order of changes is that of their transactions
def test_comments_are_in_the_history_of_the_timeline(editor: Client, desk: Desk, event: Event) -> None:
    editor.post(f"/desk/events/{event.pk}/comments/", {"text": "Is June right?", "about": "when"})
    thread = event.comments.get()
    editor.post(f"/desk/comments/{thread.pk}/reply/", {"text": "The suit says so."})
    editor.post(f"/desk/comments/{thread.pk}/resolve/")
    log = editor.get("/desk/story/history/").context["entries"][:3]
    assert [(entry.did, entry.event_id, entry.touched) for entry in log] == [
        ("Resolved a comment on", event.pk, 1),
        ("Commented on", event.pk, 1),
        ("Commented on", event.pk, 1),
    ]
    assert log[1].citations == ["“The suit says so.”"]
    editor.post(f"/desk/changes/{log[0].change_id}/undo/")
    thread.refresh_from_db()
    assert thread.is_open


def test_undo_on_the_page_of_history_answers_with_that_page(editor: Client, event: Event) -> None:
    path, change = "/desk/story/history/", entries(editor, event)[0].change_id
    page = editor.post(f"/desk/changes/{change}/undo/", {"next": path}, headers=HTMX)
    assert page.headers["HX-Retarget"] == "#screen"
    assert page.content.decode().lstrip().startswith('<div id="screen" class="history"')
    assert "Taken back" in page.content.decode()


@pytest.mark.django_db(transaction=True)  # the order of changes is that of their transactions
def test_chapters_have_a_history_and_come_back(editor: Client, desk: Desk) -> None:
    editor.post("/desk/story/chapters/", {"title": "The deal", "intro": "How it began."})
    chapter = desk.timeline.chapters.get()
    path = f"/desk/chapters/{chapter.pk}/edit/"
    version = editor.get(path).context["form"]["version"].value()
    editor.post(path, {"title": "The contract", "intro": "How it began.", "version": version})
    editor.post(f"/desk/chapters/{chapter.pk}/delete/")
    removed, edited, added = editor.get("/desk/story/history/").context["entries"][:3]
    assert [entry.did for entry in (removed, edited, added)] == ["Removed", "Edited", "Added"]
    assert [(change.label, len(change.runs)) for change in edited.fields] == [("Title", 3)]
    editor.post(f"/desk/changes/{removed.change_id}/undo/")
    assert desk.timeline.chapters.get().title == "The contract"


@pytest.mark.django_db(transaction=True)  # within one, what is written beside a change would belong to it
def test_a_chapter_that_has_events_since_is_not_taken_back(editor: Client, desk: Desk) -> None:
    editor.post("/desk/story/chapters/", {"title": "The deal"})
    chapter = desk.timeline.chapters.get()
    entries = editor.get("/desk/story/history/").context["entries"]
    added = next(entry for entry in entries if entry.did == "Added").change_id
    Event.objects.filter(headline="A director joins").update(chapter=chapter)
    page = editor.post(f"/desk/changes/{added}/undo/", {"next": "/desk/story/history/"}, follow=True)
    assert "“The deal” still has events" in page.content.decode()
    assert desk.event("A director joins").chapter == chapter


def test_a_merge_undone_by_another_editor_is_done_again(editor: Client, ben: Client, desk: Desk) -> None:
    one, other = desk.event("A newspaper writes"), desk.event("The service is cut back")
    data = {"with": other.pk, f"version-{one.pk}": 1, f"version-{other.pk}": 1}
    editor.post(f"/desk/events/{one.pk}/merge/", data)
    ben.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert one.citations.count() == 1
    ben.post(f"/desk/changes/{ben.session['undone'][-1]['id']}/undo/", {"is_undo": "yes"})
    other.refresh_from_db()
    assert (one.citations.count(), other.merged_into_id) == (2, one.pk)


def test_an_older_version_is_restored_past_newer_changes(editor: Client, event: Event) -> None:
    oldest = entries(editor, event)[-1]
    path = f"/desk/events/{event.pk}/restore/"
    editor.post(path, {"kept": oldest.version_id, "version": event.version})
    event.refresh_from_db()
    assert (event.headline, event.when, event.status) == ("A director joins", "2011-06~", "confirmed")


def test_restoring_over_a_newer_version_is_refused(editor: Client, event: Event) -> None:
    oldest = entries(editor, event)[-1]
    editor.post(f"/desk/events/{event.pk}/restore/", {"kept": oldest.version_id, "version": 1})
    event.refresh_from_db()
    assert event.headline == "A new director joins"


def test_a_version_of_another_event_is_refused(editor: Client, desk: Desk, event: Event) -> None:
    other = entries(editor, desk.event("A newspaper writes"))[0].version_id
    editor.post(f"/desk/events/{event.pk}/restore/", {"kept": other, "version": event.version})
    event.refresh_from_db()
    assert event.headline == "A new director joins"


def test_citations_that_come_by_merging_are_told(editor: Client, desk: Desk) -> None:
    one, other = desk.event("A newspaper writes"), desk.event("The service is cut back")
    data = {"with": other.pk, f"version-{one.pk}": 1, f"version-{other.pk}": 1}
    editor.post(f"/desk/events/{one.pk}/merge/", data)
    merged = entries(editor, one)[0]
    assert (merged.did, merged.citations) == ("Merged", ["Citation added: A paper: Article abc"])


@pytest.mark.django_db(transaction=True)  # the order of changes is that of their transactions
def test_the_timeline_tells_each_change_once(editor: Client, desk: Desk, event: Event) -> None:
    ids = [desk.event("A newspaper writes").pk, desk.event("The service is cut back").pk]
    editor.post("/desk/story/review/decide/", {"decision": "reject", "ids": ids})
    log = editor.get("/desk/story/history/").context["entries"]
    assert [(entry.did, entry.touched) for entry in log[:3]] == [
        ("Rejected", 2),
        ("Confirmed", 1),
        ("Edited", 1),
    ]
    assert [change.label for change in log[2].fields] == ["Headline", "Date", "Date in words", "Standing"]


def test_a_timelines_history_takes_a_constant_number_of_queries(
    editor: Client, desk: Desk, event: Event, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        desk.propose("In 2018 a newspaper wrote", f"Another {number}", key=f"k{number}", when="2018")
    with django_assert_max_num_queries(15):
        editor.get("/desk/story/history/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999"])
def test_a_page_that_is_none_is_empty_or_the_first(editor: Client, desk: Desk, page: str) -> None:
    assert editor.get("/desk/story/history/", {"page": page}).status_code == 200


def test_history_needs_a_session_the_role_and_something_to_tell(
    editor: Client, stranger: Client, event: Event
) -> None:
    for path in ("/desk/story/history/", f"/desk/events/{event.pk}/history/"):
        assert Client().get(path).headers["Location"] == f"/login/?next={path}"
        assert stranger.get(path).status_code == 403
        assert editor.post(path).status_code == 405
    assert stranger.post(f"/desk/events/{event.pk}/restore/").status_code == 403
    assert editor.get(f"/desk/events/{event.pk}/restore/").status_code == 405
    assert editor.get("/desk/events/999999/history/").status_code == 404
    assert editor.get("/desk/elsewhere/history/").status_code == 404


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("same", "same", [""]),
        ("", "new", ["added"]),
        ("old", "", ["gone"]),
        ("one two three", "one 2 three", ["", "gone", "added", ""]),
    ],
)
def test_words_are_compared_whole(before: str, after: str, kinds: list[str]) -> None:
    runs = words_changed(before, after)
    assert [run.kind for run in runs] == kinds
    assert "".join(run.words for run in runs if run.kind != "added") == before
    assert "".join(run.words for run in runs if run.kind != "gone") == after


def test_long_texts_are_shown_whole_rather_than_compared() -> None:
    before, after = (" ".join(f"{side}{number}" for number in range(5000)) for side in "ab")
    assert [(run.words, run.kind) for run in words_changed(before, after)] == [
        (before, "gone"),
        (after, "added"),
    ]


def test_long_texts_are_shown_by_their_ends_in_the_list_and_whole_on_the_event_s_page(
    editor: Client, desk: Desk
) -> None:
    event = desk.event("A director joins")
    body = f"It begins {'and goes on ' * 1500}until it ends."
    typed = {"headline": event.headline, "when": "2012", "standing": "reported", "version": 1, "body": body}
    editor.post(f"/desk/events/{event.pk}/edit/", typed)
    log = editor.get("/desk/story/history/").content.decode()
    assert "It begins and goes on" in log
    assert "more characters) …" in log
    assert "until it ends.</ins>" in log
    assert body not in log
    assert body in editor.get(f"/desk/events/{event.pk}/history/").content.decode()
