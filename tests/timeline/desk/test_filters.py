"""Filters of the queue: what they leave, and counts that stay true."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import Desk

REVIEW = "/desk/story/review/"


def left(client: Client, **query: str) -> list[str]:
    return [row.headline for row in client.get(REVIEW, query).context["rows"]]


def counts(client: Client, kind: str, **query: str) -> dict[str, int]:
    options: Any = client.get(REVIEW, {"filters": "open", **query}).context["options"]
    return {option.value: option.count for option in options[kind] if option.count}


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ({"standing": "alleged"}, ["The companies sign a contract"]),
        ({"dated": "no"}, ["The service is cut back"]),
        ({"name": "director"}, ["A director joins"]),
        ({"since": "2012", "until": "2019"}, ["A newspaper writes"]),
        ({"until": "June 2011"}, ["A director joins", "The companies sign a contract"]),
        ({"sure": "high"}, ["A director joins", "The companies sign a contract"]),
        ({"sure": "high", "standing": "reported"}, ["A director joins"]),
        ({"q": "DIRECTOR"}, ["A director joins"]),
        ({"standing": "denied"}, []),
    ],
)
def test_a_filter_leaves_what_it_says(
    editor: Client, desk: Desk, query: dict[str, str], headlines: list[str]
) -> None:
    assert left(editor, **query) == headlines


@pytest.mark.parametrize(
    "query", [{"standing": "nonsense"}, {"since": "soonish"}, {"source": "x"}, {"sure": "9"}, {"state": "?"}]
)
def test_nonsense_filters_nothing(editor: Client, desk: Desk, query: dict[str, str]) -> None:
    assert len(left(editor, **query)) == 4


def test_a_filter_by_article(editor: Client, desk: Desk) -> None:
    desk.propose("In 2018 a newspaper wrote", "Elsewhere", key="other", when="2018")
    source = desk.event("Elsewhere").citations.get().source_id
    assert left(editor, source=str(source)) == ["Elsewhere"]


def test_every_option_says_how_many_it_would_leave(editor: Client, desk: Desk) -> None:
    assert counts(editor, "standing") == {"reported": 3, "alleged": 1}
    assert counts(editor, "dated") == {"yes": 3, "no": 1}


def test_counts_keep_the_other_filters(editor: Client, desk: Desk) -> None:
    assert counts(editor, "standing", dated="no") == {"reported": 1}
    assert counts(editor, "standing", standing="alleged") == {"reported": 3, "alleged": 1}


def test_counts_follow_a_verdict(editor: Client, desk: Desk) -> None:
    event = desk.event("The companies sign a contract")
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    assert counts(editor, "standing") == {"reported": 3}


def test_the_filter_stays_through_a_verdict(editor: Client, desk: Desk) -> None:
    onward = editor.get(REVIEW, {"standing": "reported"}).context["onward"]
    event = desk.event("A director joins")
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": onward}, follow=True)
    assert page.context["filter"].standing == "reported"
    assert page.context["queue"].total == 2


def test_unsure_waits_apart(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/unsure/", {"version": 1, "next": REVIEW})
    assert "A director joins" not in left(editor)
    assert left(editor, state="unsure") == ["A director joins"]
    assert counts(editor, "state") == {"": 3, "unsure": 1}


def test_unsure_is_undone(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/unsure/", {"version": 1, "next": REVIEW})
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/", {"next": REVIEW})
    assert "A director joins" in left(editor)


def test_a_verdict_ends_the_doubt(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/unsure/", {"version": 1})
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 2})
    event.refresh_from_db()
    assert (event.status, event.is_unsure) == ("confirmed", False)


def test_rejected_proposals_are_found_again(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/reject/", {"version": 1})
    assert left(editor, state="rejected") == ["A director joins"]
    assert counts(editor, "state") == {"": 3, "rejected": 1}


def test_a_character_that_the_database_has_no_place_for_is_left_out(editor: Client, desk: Desk) -> None:
    assert left(editor, q="newspaper\0") == ["A newspaper writes"]
