"""Events linked to each other, and whom the newsroom asked: noted, read from both ends, undone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import localdate

from tests.fixtures.desk import HTMX
from tests.fixtures.stories import Story
from timeline.models import Event, Link, RequestForComment

Pair = tuple[Event, Event]


@pytest.fixture
def pair(story: Story) -> Pair:
    claim = story.event("They shared messages", "2013", standing="alleged", attributed_to="the suit")
    return claim, story.event("Nobody read them", "2024", standing="denied", attributed_to="Meta")


def link(client: Client, event: Event, kind: str, other: int, **more: Any) -> Any:
    return client.post(f"/desk/events/{event.pk}/links/", {"kind": kind, "other": other, **more}, follow=True)


def ask(client: Client, event: Event, **said: Any) -> Any:
    whole = {"asked": "Meta", "when": "3 April 2024", "outcome": "no reply", "said": "", **said}
    return client.post(f"/desk/events/{event.pk}/requests/", whole, follow=True)


def correct(client: Client, path: str, **said: Any) -> Any:
    """What the form says that is open now, with what is `said` instead."""
    form = client.get(path).context["comment_form"]
    return client.post(path, {name: form[name].value() for name in form.fields} | said)


def undo(client: Client) -> None:
    client.post(f"/desk/changes/{client.session['changes'][-1]['id']}/undo/")


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("leads to", "Leads to", "Follows from"),
        ("backwards leads to", "Follows from", "Leads to"),
        ("answers", "Answers", "Is answered by"),
        ("backwards answers", "Is answered by", "Answers"),
        ("contradicts", "Contradicts", "Contradicts"),
    ],
)
def test_a_link_reads_well_from_both_ends(
    editor: Client, pair: Pair, kind: str, here: str, there: str
) -> None:
    one, other = pair
    link(editor, one, kind, other.pk)
    for event, words in ((one, here), (other, there)):
        page = text(editor.get(f"/desk/events/{event.pk}/links/"))
        assert f'<span class="soft">{words}</span> <a href="/desk/events/' in page


def test_a_link_is_undone_and_done_again(editor: Client, pair: Pair) -> None:
    link(editor, pair[0], "leads to", pair[1].pk)
    undo(editor)
    assert not Link.objects.exists()
    undone = editor.session["undone"][-1]["id"]
    editor.post(f"/desk/changes/{undone}/undo/", {"is_undo": "yes"})
    assert Link.objects.get().kind == "leads to"


def test_a_link_is_taken_away_and_brought_back(editor: Client, pair: Pair) -> None:
    link(editor, pair[0], "leads to", pair[1].pk)
    editor.post(f"/desk/events/{pair[1].pk}/links/{Link.objects.get().pk}/remove/")
    assert not Link.objects.exists()
    undo(editor)
    assert (Link.objects.get().event, Link.objects.get().other) == pair


def test_both_histories_tell_of_a_link(editor: Client, pair: Pair) -> None:
    link(editor, pair[0], "leads to", pair[1].pk)
    assert "Now: leads to “Nobody read them”" in text(editor.get(f"/desk/events/{pair[0].pk}/history/"))
    assert "Now: follows from “They shared messages”" in text(
        editor.get(f"/desk/events/{pair[1].pk}/history/")
    )
    assert "Linked · 2 events" in text(editor.get("/desk/story/history/"))


@pytest.mark.parametrize("again", ["contradicts", "backwards leads to", "leads to"])
def test_two_events_are_linked_once_in_a_kind(editor: Client, pair: Pair, again: str) -> None:
    link(editor, pair[0], again.removeprefix("backwards "), pair[1].pk)
    answer = link(editor, pair[0], again, pair[1].pk)
    assert answer.status_code == 409
    assert "linked in this way already" in text(answer)
    assert Link.objects.count() == 1


def test_the_database_keeps_links_single_in_either_direction(pair: Pair) -> None:
    Link.objects.create(event=pair[0], other=pair[1], kind="contradicts")
    with pytest.raises(IntegrityError, match="two_events_are_linked_once"), transaction.atomic():
        Link.objects.create(event=pair[1], other=pair[0], kind="contradicts")


def test_what_cannot_be_linked_says_why(editor: Client, pair: Pair, story: Story) -> None:
    gone = story.event("Gone", "2012", status="rejected", published_at=None)
    elsewhere = Story("other", is_default=False).event("Elsewhere", "2012")
    for other, reason in (
        (pair[0].pk, "cannot be linked to itself"),
        (gone.pk, "“Gone” is rejected."),
        (elsewhere.pk, "belong to different timelines"),
        (99_999_999, "does not exist"),
        ("", "Choose the other event."),
    ):
        assert reason in text(link(editor, pair[0], "leads to", other)), reason  # type: ignore[arg-type]
    assert link(editor, pair[0], "is like", pair[1].pk).status_code == 422
    assert not Link.objects.exists()


def test_other_events_are_found_by_their_words(editor: Client, pair: Pair, story: Story) -> None:
    Event.objects.filter(pk=pair[0].pk).update(names=["Meta"])
    story.event("Meta answers", "2014", names=["Meta"])
    page = text(editor.get(f"/desk/events/{pair[0].pk}/links/"))
    assert "Meta answers" in page
    assert "Nobody read them" not in page
    assert "Nobody read them" in text(editor.get(f"/desk/events/{pair[0].pk}/links/", {"q": "nobody"}))


def test_it_says_that_only_confirmed_events_are_offered_unasked(editor: Client, story: Story) -> None:
    one = story.event("They shared messages", names=["Meta"])
    story.event("It is denied", names=["Meta"], status="proposed", published_at=None)
    page = editor.get(f"/desk/events/{one.pk}/links/")
    assert "No other confirmed event names the same people." in text(page)


def test_linking_needs_a_session_and_the_role(client: Client, stranger: Client, pair: Pair) -> None:
    path = f"/desk/events/{pair[0].pk}/links/"
    assert client.get(path).headers["Location"] == f"/login/?next={path}"
    made = Link.objects.create(event=pair[0], other=pair[1], kind="answers")
    note = RequestForComment.objects.create(event=pair[0], asked="Meta", outcome="no reply")
    for address in (path, f"{path}{made.pk}/remove/"):
        assert stranger.post(address).status_code == 403
    base = f"/desk/events/{pair[0].pk}/requests/"
    for address in (base, f"{base}{note.pk}/", f"{base}{note.pk}/remove/"):
        assert stranger.post(address).status_code == 403
    assert Link.objects.exists()
    assert RequestForComment.objects.exists()


def test_what_belongs_to_another_event_is_not_touched(editor: Client, pair: Pair, story: Story) -> None:
    third = story.event("Third", "2015")
    made = Link.objects.create(event=pair[0], other=pair[1], kind="answers")
    note = RequestForComment.objects.create(event=pair[0], asked="Meta", outcome="no reply")
    assert editor.post(f"/desk/events/{third.pk}/links/{made.pk}/remove/").status_code == 404
    assert editor.post(f"/desk/events/{third.pk}/requests/{note.pk}/remove/").status_code == 404
    assert editor.get(f"/desk/events/{pair[0].pk}/links/{made.pk}/remove/").status_code == 405


def public(client: Client, event: Event) -> str:
    return text(client.get(f"/t/story/events/{event.pk}/", follow=True))


def test_readers_see_links_between_published_events_only(
    client: Client, editor: Client, pair: Pair, story: Story
) -> None:
    draft = story.event("A draft", "2012", status="confirmed", published_at=None)
    reader = Client()
    link(editor, pair[0], "leads to", pair[1].pk)
    link(editor, pair[0], "contradicts", draft.pk)
    assert "Led to: <a" in public(reader, pair[0])
    assert "Followed from: <a" in public(reader, pair[1])
    assert "A draft" not in public(reader, pair[0])
    assert "A draft" not in text(reader.get("/t/story/changes/"))
    assert "Linked: leads to “Nobody read them”." in text(reader.get("/t/story/changes/"))
    record = reader.get("/t/story/export/json/").json()["events"][0]
    assert record["links"] == [{"kind": "leads to", "event": pair[1].pk}]


def test_a_denial_that_is_tied_to_an_allegation_stands_below_it(editor: Client, pair: Pair) -> None:
    link(editor, pair[1], "answers", pair[0].pk)
    assert 'aria-label="Reply"' in public(Client(), pair[0])
    assert "Answers: <a" in public(Client(), pair[1])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"outcome": "no reply"}, "Meta did not reply."),
        ({"outcome": "declined"}, "Meta declined to comment."),
        ({"outcome": "replied", "said": "We <b>deny</b> it."}, "Meta: “We &lt;b&gt;deny&lt;/b&gt; it.”"),
    ],
)
def test_readers_are_told_whom_one_asked_when_and_what_they_said(
    editor: Client, pair: Pair, said: dict[str, str], shown: str
) -> None:
    ask(editor, pair[0], **said)
    page = public(Client(), pair[0])
    assert shown in page
    assert 'Asked for comment <span class="reply-date">3 April 2024</span>' in page


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"asked": ""}, "Say who was asked."),
        ({"when": "soonish"}, "is not a date that can be read"),
        ({"outcome": "replied"}, "Quote what they said."),
        ({"said": "No."}, "Who said something has replied."),
        ({"outcome": "nonsense"}, "Select a valid choice."),
        ({"said": "x" * 2001, "outcome": "replied"}, "at most 2000 characters"),
    ],
)
def test_what_is_wrong_with_a_note_is_said_beside_its_field(
    editor: Client, pair: Pair, said: dict[str, str], message: str
) -> None:
    answer = ask(editor, pair[0], **said)
    assert answer.status_code == 422
    assert message in text(answer)
    assert said.get("asked", "Meta") in text(answer)
    assert not RequestForComment.objects.exists()


def test_one_may_have_asked_yesterday(editor: Client, pair: Pair) -> None:
    ask(editor, pair[0], when="yesterday")
    yesterday = localdate() - timedelta(1)
    assert RequestForComment.objects.get().when == yesterday.isoformat()


def test_a_note_of_yesterday_sent_twice_is_saved_once(editor: Client, pair: Pair) -> None:
    ask(editor, pair[0])
    path = f"/desk/events/{pair[0].pk}/requests/{RequestForComment.objects.get().pk}/"
    form = editor.get(path).context["comment_form"]
    typed = {name: form[name].value() for name in form.fields} | {"when": "yesterday"}
    assert [editor.post(path, typed).status_code for _ in range(2)] == [302, 302]


def test_no_event_happened_yesterday_by_itself(editor: Client, pair: Pair) -> None:
    typed = {"headline": "Yesterday", "when": "yesterday", "standing": "reported", "version": 1}
    answer = editor.post(f"/desk/events/{pair[0].pk}/edit/", typed)
    assert answer.status_code == 422


def test_a_note_is_corrected_taken_away_and_brought_back(editor: Client, pair: Pair) -> None:
    ask(editor, pair[0])
    note = RequestForComment.objects.get()
    path = f"/desk/events/{pair[0].pk}/requests/{note.pk}/"
    assert 'value="3 April 2024"' in text(editor.get(path))
    correct(editor, path, said="No.", outcome="replied", when="2024-04-04")
    note.refresh_from_db()
    assert (note.outcome, note.said, note.when) == ("replied", "No.", "2024-04-04")
    editor.post(f"{path}remove/")
    assert not RequestForComment.objects.exists()
    undo(editor)
    assert RequestForComment.objects.get().said == "No."
    assert "Asked for comment: Meta replied: “No.”" in text(editor.get(f"/desk/events/{pair[0].pk}/history/"))


def test_the_second_saver_of_a_note_sees_both_versions(editor: Client, ben: Client, pair: Pair) -> None:
    ask(editor, pair[0])
    path = f"/desk/events/{pair[0].pk}/requests/{RequestForComment.objects.get().pk}/"
    form = editor.get(path).context["comment_form"]
    seen = {name: form[name].value() for name in form.fields}
    correct(ben, path, outcome="declined")
    typed = seen | {"outcome": "replied", "said": "No."}
    answer = editor.post(path, typed, headers=HTMX)
    assert answer.status_code == 409
    assert "saved a newer version while you were typing" in text(answer)
    assert "<q>declined to comment</q>" in text(answer)
    assert RequestForComment.objects.get().outcome == "declined"
    newest = answer.context["comment_form"]["version"].value()
    editor.post(path, typed | {"version": newest})
    assert RequestForComment.objects.get().said == "No."


def test_what_was_typed_into_a_note_that_is_gone_is_kept(editor: Client, ben: Client, pair: Pair) -> None:
    ask(editor, pair[0])
    base = f"/desk/events/{pair[0].pk}/requests/"
    path = f"{base}{RequestForComment.objects.get().pk}/"
    version = editor.get(path).context["comment_form"]["version"].value()
    ben.post(f"{path}remove/")
    typed = {"asked": "Meta", "when": "", "outcome": "replied", "said": "No.", "version": version}
    answer = editor.post(path, typed)
    assert "has been taken away since" in text(answer)
    assert f'id="note" method="post" novalidate action="{base}"' in text(answer)
    assert "No.</textarea>" in text(answer)


def test_notes_and_links_stay_with_the_event_that_tells_it(editor: Client, pair: Pair, story: Story) -> None:
    ask(editor, pair[0])
    link(editor, pair[0], "leads to", pair[1].pk)
    target = story.event("They shared messages, it is said", "2013")
    pair[0].refresh_from_db()
    versions = {f"version-{one.pk}": one.version for one in (target, pair[0])}
    editor.post(f"/desk/events/{target.pk}/merge/", {"with": pair[0].pk, **versions})
    assert (Link.objects.get().event, RequestForComment.objects.get().event) == (target, target)


def test_links_cost_readers_a_constant_number_of_queries(
    client: Client, story: Story, pair: Pair, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(15):
        other = story.event(f"Event {number}", f"{1950 + number}")
        Link.objects.create(event=other, other=pair[0], kind="answers")
        Link.objects.create(event=pair[1], other=other, kind="leads to")
        RequestForComment.objects.create(event=other, asked="Meta", outcome="no reply")
    with django_assert_max_num_queries(22):
        client.get("/")


def test_a_link_by_htmx_answers_with_the_same_screen(editor: Client, pair: Pair) -> None:
    said = {"kind": "leads to", "other": pair[1].pk}
    answer = editor.post(f"/desk/events/{pair[0].pk}/links/", said, headers=HTMX)
    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "#screen"
    assert "Take away: leads to Nobody read them" in text(answer)
    wrong = editor.post(f"/desk/events/{pair[0].pk}/requests/", {"asked": ""}, headers=HTMX)
    assert wrong.status_code == 422
    assert wrong.content.decode().lstrip().startswith('<div id="screen"')


def test_a_link_that_is_gone_is_taken_away_no_second_time(editor: Client, pair: Pair) -> None:
    made = Link.objects.create(event=pair[0], other=pair[1], kind="answers")
    path = f"/desk/events/{pair[0].pk}/links/{made.pk}/remove/"
    assert [editor.post(path).status_code for _ in range(2)] == [302, 404]


@pytest.mark.parametrize(("place", "kind"), [(0, ""), (1, "answers")])
def test_a_denial_is_offered_as_an_answer(editor: Client, pair: Pair, place: int, kind: str) -> None:
    page = editor.get(f"/desk/events/{pair[place].pk}/links/")
    assert page.context["link_form"]["kind"].value() == kind
    assert ('value="answers" selected' in text(page)) == bool(kind)


@pytest.mark.parametrize("q", ["", "nobody"])
def test_what_is_linked_already_is_not_offered_again(editor: Client, pair: Pair, q: str) -> None:
    path = f"/desk/events/{pair[0].pk}/links/"
    assert editor.get(path, {"q": q}).context["candidates"] == [pair[1]]
    link(editor, pair[1], "answers", pair[0].pk)
    assert editor.get(path, {"q": q}).context["candidates"] == []
