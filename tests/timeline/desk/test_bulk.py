"""One decision on many, with one undo."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import Desk
from timeline.models import Chapter, Event

REVIEW = "/desk/story/review/"
DECIDE = "/desk/story/review/decide/"
Assert = Callable[..., Any]


def decide(client: Client, decision: str, **more: Any) -> str:
    return client.post(DECIDE, {"decision": decision, "next": REVIEW, **more}, follow=True).content.decode()


def statuses(desk: Desk) -> dict[str, str]:
    return dict(desk.timeline.events.order_by("pk").values_list("headline", "status"))


def undo(client: Client) -> None:
    client.post(f"/desk/changes/{client.session['changes'][-1]['id']}/undo/", {"next": REVIEW})


@pytest.mark.parametrize(("decision", "status"), [("confirm", "confirmed"), ("reject", "rejected")])
def test_the_ticked_ones_are_decided(editor: Client, desk: Desk, decision: str, status: str) -> None:
    ids = [desk.event("A director joins").pk, desk.event("A newspaper writes").pk]
    page = decide(editor, decision, ids=ids)
    assert list(statuses(desk).values()) == [status, "proposed", status, "proposed"]
    assert f"{status.capitalize()} 2 proposals" in page


def test_a_whole_filter_is_decided(editor: Client, desk: Desk) -> None:
    decide(editor, "reject", scope="filter", filter="standing=reported", seen="3", sure="yes")
    assert statuses(desk)["The companies sign a contract"] == "proposed"
    assert list(statuses(desk).values()).count("rejected") == 3


def test_more_than_the_editor_saw_is_not_decided(editor: Client, desk: Desk) -> None:
    page = decide(editor, "reject", scope="filter", filter="standing=reported", seen="2")
    assert "There are 3 now." in page
    assert set(statuses(desk).values()) == {"proposed"}


@pytest.mark.parametrize("decision", ["confirm", "reject", "unsure"])
def test_one_undo_takes_all_of_it_back(editor: Client, desk: Desk, decision: str) -> None:
    decide(editor, decision, scope="filter", filter="", seen="4", sure="yes")
    undo(editor)
    assert set(statuses(desk).values()) == {"proposed"}
    assert not Event.objects.filter(is_unsure=True).exists()


def test_a_standing_is_set_for_many(editor: Client, desk: Desk) -> None:
    decide(editor, "standing", scope="filter", filter="", seen="4", sure="yes", standing="alleged")
    assert set(Event.objects.values_list("standing", flat=True)) == {"alleged"}
    undo(editor)
    assert Event.objects.filter(standing="alleged").count() == 1


def test_a_chapter_is_set_for_many(editor: Client, desk: Desk) -> None:
    Chapter.objects.create(timeline=desk.timeline, title="The board", slug="the-board")
    ids = [desk.event("A director joins").pk]
    decide(editor, "chapter", ids=ids, chapter="the-board")
    event = desk.event("A director joins")
    assert event.chapter
    assert event.chapter.slug == "the-board"


def test_what_was_decided_meanwhile_is_left_alone(editor: Client, ben: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    ben.post(f"/desk/events/{event.pk}/reject/", {"version": 1})
    page = decide(editor, "confirm", ids=[event.pk, desk.event("A newspaper writes").pk])
    assert statuses(desk)["A director joins"] == "rejected"
    assert "1 of 2 were left as they are" in page


def test_events_of_another_timeline_are_out_of_reach(editor: Client, desk: Desk) -> None:
    from timeline.models import Timeline

    Timeline.objects.create(slug="other", title="Other")
    ids = [desk.event("A director joins").pk]
    editor.post("/desk/other/review/decide/", {"decision": "reject", "ids": ids})
    assert set(statuses(desk).values()) == {"proposed"}


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"decision": "confirm"}, "Tick some proposals first"),
        ({"decision": "confirm", "ids": "x"}, "Tick some proposals first"),
        ({"decision": "explode", "ids": "1"}, "Choose what to do"),
        ({"decision": "standing", "ids": "1", "standing": "sideways"}, "Choose what to do"),
        ({"decision": "chapter", "ids": "1", "chapter": "gone"}, "That chapter is gone."),
    ],
)
def test_nonsense_is_refused_in_words(
    editor: Client, desk: Desk, fields: dict[str, str], answer: str
) -> None:
    page = editor.post(DECIDE, {"next": REVIEW, **fields}, follow=True)
    assert answer in page.content.decode()


def test_many_and_their_undo_take_a_constant_number_of_queries(
    editor: Client, desk: Desk, django_assert_max_num_queries: Assert
) -> None:
    for number in range(40):
        desk.propose("In 2018 a newspaper wrote", f"Another {number}", key=f"k{number}", when="2018")
    with django_assert_max_num_queries(25):
        editor.post(
            DECIDE, {"decision": "confirm", "scope": "filter", "filter": "", "seen": "44", "sure": "yes"}
        )
    assert list(statuses(desk).values()).count("confirmed") == 44
    with django_assert_max_num_queries(30):
        undo(editor)
    assert list(statuses(desk).values()).count("proposed") == 44


def test_deciding_needs_a_session_the_role_and_a_post(client: Client, stranger: Client, desk: Desk) -> None:
    assert client.post(DECIDE, {}).status_code == 401
    assert stranger.post(DECIDE, {}).status_code == 403
    assert client.get(DECIDE).status_code == 405


def test_no_timeline_no_decision(editor: Client, desk: Desk) -> None:
    assert editor.post("/desk/elsewhere/review/decide/", {"decision": "reject"}).status_code == 404


def test_all_of_a_filter_is_asked_about_first(editor: Client, desk: Desk) -> None:
    page = decide(editor, "reject", scope="filter", filter="standing=reported", seen="3")
    assert "Reject all 3 proposals?" in page
    assert 'name="filter" value="standing=reported"' in page
    assert Event.objects.proposed().count() == 4
