"""The review screen: the queue, a proposal beside its passage, verdicts."""

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from tests.fixtures.stories import Story
from timeline.models import Event, Status

REVIEW = "/desk/story/review/"


def verdict(client: Client, event: Event, word: str, **more: object) -> object:
    return client.post(
        f"/desk/events/{event.pk}/{word}/", {"version": event.version, "next": REVIEW, **more}, follow=True
    )


def test_the_best_proposal_comes_first(editor: Client, desk: Desk) -> None:
    page = editor.get(REVIEW).content.decode()
    assert "Proposal 1 of 4" in page
    assert '<h1 id="headline">A director joins</h1>' in page


def test_a_proposal_is_shown_beside_its_marked_passage(editor: Client, desk: Desk) -> None:
    event = desk.event("The companies sign a contract")
    page = editor.get(REVIEW, {"event": event.pk}).content.decode()
    assert "<mark>Within a month</mark>" in page
    assert "Nobody outside took notice of it." in page
    assert "“Within a month” counts from “around June 2011”." in page


def test_it_says_who_says_so(editor: Client, desk: Desk) -> None:
    event = desk.event("The companies sign a contract")
    page = editor.get(REVIEW, {"event": event.pk}).content.decode()
    assert "standing-alleged" in page
    assert "by <strong>the suit</strong>" in page


def test_desk_and_public_page_have_the_same_marks(editor: Client, story: Story) -> None:
    story.event(standing="alleged")
    story.event("Waits", status="proposed", published_at=None, standing="alleged")
    for path in (REVIEW, "/"):
        page = editor.get(path).content.decode()
        assert '<symbol id="mark-alleged"' in page
        assert '<use href="#mark-alleged"/>' in page


def test_an_undated_proposal_says_why(editor: Client, desk: Desk) -> None:
    event = desk.event("The service is cut back")
    page = editor.get(REVIEW, {"event": event.pk}).content.decode()
    assert "No date yet" in page
    assert "“later” names no date." in page


@pytest.mark.parametrize(("word", "status"), [("confirm", Status.CONFIRMED), ("reject", Status.REJECTED)])
def test_a_verdict_goes_on_to_the_next(editor: Client, desk: Desk, word: str, status: Status) -> None:
    event = desk.event("A director joins")
    page = editor.post(
        f"/desk/events/{event.pk}/{word}/", {"version": 1, "next": REVIEW}, follow=True
    ).content.decode()
    event.refresh_from_db()
    assert event.status == status
    assert '<h1 id="headline">The companies sign a contract</h1>' in page


def test_a_verdict_by_htmx_answers_with_the_next_screen(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    answer = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": REVIEW}, headers=HTMX)
    assert answer.content.decode().lstrip().startswith('<div id="screen"')
    assert "The companies sign a contract" in answer.content.decode()
    assert answer["HX-Retarget"] == "#screen"


def test_the_next_is_the_one_below_not_the_best(editor: Client, desk: Desk) -> None:
    event = desk.event("The companies sign a contract")
    page = editor.get(REVIEW, {"event": event.pk})
    onward = page.context["onward"]
    page = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": onward}, follow=True)
    assert page.context["event"].headline == "A newspaper writes"


def test_a_verdict_on_an_older_version_shows_the_newer_one(editor: Client, ben: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    ben.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    page = editor.post(f"/desk/events/{event.pk}/reject/", {"version": 1}, follow=True).content.decode()
    event.refresh_from_db()
    assert event.status == Status.CONFIRMED
    assert "changed this in the meantime" in page


def test_a_double_click_confirms_once(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    for _ in range(2):
        editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1}, headers=HTMX)
    assert event.versions.filter(status="confirmed").count() == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", ["confirm", "reject", "unsure"])
def test_no_verdict_withdraws_a_published_event(reviewer: Client, story: Story, word: str) -> None:
    event = story.event()
    page = verdict(reviewer, event, word)
    event.refresh_from_db()
    assert event.status == Status.PUBLISHED
    assert "published" in " ".join(map(str, page.context["messages"]))  # type: ignore[attr-defined]


def test_unpublishing_a_proposal_does_not_confirm_it(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    verdict(editor, event, "unpublish")
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


def test_an_empty_queue_says_so(editor: Client, empty_desk: Desk) -> None:
    assert "All reviewed" in editor.get(REVIEW).content.decode()


def test_the_queue_is_narrowed_by_words_of_headline_or_passage(editor: Client, desk: Desk) -> None:
    page = editor.get(REVIEW, {"q": "the suit"})
    assert [row.headline for row in page.context["rows"]] == ["The companies sign a contract"]


def test_the_queue_needs_a_constant_number_of_queries(
    editor: Client, desk: Desk, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(40):
        desk.propose("In 2018 a newspaper wrote", f"Another {number}", key=f"k{number}", when="2018")
    with django_assert_max_num_queries(17):  # type: ignore[operator]
        editor.get(REVIEW)


def test_desk_leads_to_the_default_timelines_queue(editor: Client, desk: Desk) -> None:
    assert editor.get("/desk/").headers["Location"] == REVIEW


def test_a_desk_without_a_timeline_says_so(editor: Client) -> None:
    assert "No timeline yet" in editor.get("/desk/").content.decode()


def test_anonymous_people_log_in_first(client: Client, desk: Desk) -> None:
    assert client.get(REVIEW).headers["Location"] == f"/login/?next={REVIEW}"


def test_a_fragment_is_never_a_login_page(client: Client, desk: Desk) -> None:
    assert client.get(REVIEW, headers=HTMX).status_code == 401


def test_a_verdict_without_a_session_is_not_written(client: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    assert client.post(f"/desk/events/{event.pk}/confirm/", {"version": 1}).status_code == 401
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


def test_without_the_role_nothing_is_shown_or_written(stranger: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    assert stranger.get(REVIEW).status_code == 403
    assert stranger.post(f"/desk/events/{event.pk}/confirm/", {"version": 1}).status_code == 403


def test_what_is_not_there_is_not_found(editor: Client, desk: Desk) -> None:
    assert editor.get("/desk/elsewhere/review/").status_code == 404
    assert editor.post("/desk/events/999999/confirm/", {"version": 1}).status_code == 404
    assert editor.get(REVIEW, {"event": "999999"}).status_code == 200


def test_verdicts_are_posted(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    assert editor.get(f"/desk/events/{event.pk}/confirm/").status_code == 405
    assert editor.post(REVIEW).status_code == 405


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "9" * 5000])
def test_a_broken_version_is_an_older_one(editor: Client, desk: Desk, version: str) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": version}, follow=True)
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


@pytest.mark.parametrize(
    "path",
    ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "x", "/desk/?a=\nX: y"],
)
def test_nobody_is_sent_elsewhere(editor: Client, desk: Desk, path: str) -> None:
    event = desk.event("A director joins")
    answer = editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1, "next": path})
    assert answer.headers["Location"] == "/desk/"


def test_what_is_fetched_ahead_is_the_proposal_alone(editor: Client, stranger: Client, desk: Desk) -> None:
    first, second = desk.event("A director joins"), desk.event("The companies sign a contract")
    assert editor.get(REVIEW).context["onward"] == f"{REVIEW}?event={second.pk}"
    editor.post(f"/desk/events/{first.pk}/confirm/", {"version": 99})  # refused: a message waits
    ahead = {"event": str(second.pk), "ahead": "yes"}
    part = editor.get(REVIEW, ahead).content.decode()
    assert f'data-seen="{second.pk}:{second.version}"' in part
    assert "Within a month" in part
    assert "queue-list" not in part
    assert "changed this in the meantime" in editor.get(REVIEW).content.decode()
    assert stranger.get(REVIEW, ahead).status_code == 403
