"""Order among equal dates, publishing and unpublishing."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.fixtures.desk import HTMX, Desk
from tests.fixtures.stories import Story
from timeline.models import Chapter, Event, PublicChange, Timeline

ARRANGE = "/desk/story/arrange/"


@pytest.fixture
def three(story: Story) -> list[Event]:
    """Three confirmed events of one date."""
    return [story.event(name, "2018", status="confirmed", published_at=None) for name in "abc"]


def order(client: Client) -> list[str]:
    page = client.get(ARRANGE)
    return [row["event"].headline for year in page.context["years"] for row in year["rows"]]


def test_events_stand_in_order_of_time(editor: Client, story: Story) -> None:
    for when in ("2019", "2011-06~", "2018"):
        story.event(when, when)
    assert order(editor) == ["2011-06~", "2018", "2019"]


def test_proposals_are_not_arranged(editor: Client, story: Story, three: list[Event]) -> None:
    story.event("proposal", "2018", status="proposed", published_at=None)
    assert order(editor) == ["a", "b", "c"]


def test_an_event_moves_among_equal_dates(editor: Client, three: list[Event]) -> None:
    editor.post(f"/desk/events/{three[2].pk}/move/", {"steps": "-1", "next": ARRANGE})
    assert order(editor) == ["a", "c", "b"]


def test_a_proposal_between_does_not_hold_a_move_up(editor: Client, story: Story, three: list[Event]) -> None:
    Event.objects.filter(pk=three[1].pk).update(status="proposed")
    editor.post(f"/desk/events/{three[0].pk}/move/", {"steps": "1", "next": ARRANGE})
    assert order(editor) == ["c", "a"]


def test_a_drag_is_a_move_of_several_steps(editor: Client, three: list[Event]) -> None:
    answer = editor.post(f"/desk/events/{three[0].pk}/move/", {"steps": "2", "next": ARRANGE}, headers=HTMX)
    assert order(editor) == ["b", "c", "a"]
    assert 'data-said="Moved “a” to place 3 of its date"' in answer.content.decode()


def test_a_move_is_undone(editor: Client, three: list[Event]) -> None:
    editor.post(f"/desk/events/{three[2].pk}/move/", {"steps": "-2", "next": ARRANGE})
    change = editor.session["changes"][-1]["id"]
    editor.post(f"/desk/changes/{change}/undo/", {"next": ARRANGE})
    assert order(editor) == ["a", "b", "c"]


@pytest.mark.parametrize("steps", ["", "x", "1.5", "999999", "--1", "²"])
def test_a_move_by_nonsense_is_refused(editor: Client, three: list[Event], steps: str) -> None:
    assert editor.post(f"/desk/events/{three[0].pk}/move/", {"steps": steps}).status_code == 400
    assert order(editor) == ["a", "b", "c"]


def test_only_equal_dates_can_change_places(editor: Client, story: Story, three: list[Event]) -> None:
    story.event("later", "2019", status="confirmed", published_at=None)
    rows = [row for year in editor.get(ARRANGE).context["years"] for row in year["rows"]]
    assert [(row["up"], row["down"]) for row in rows] == [
        (False, True),
        (True, True),
        (True, False),
        (False, False),
    ]


def test_an_event_is_published_and_unpublished(editor: Client, three: list[Event]) -> None:
    event = three[0]
    editor.post(f"/desk/events/{event.pk}/publish/", {"version": 1, "next": ARRANGE})
    event.refresh_from_db()
    assert event.is_public
    editor.post(f"/desk/events/{event.pk}/unpublish/", {"version": event.version, "next": ARRANGE})
    event.refresh_from_db()
    assert not event.is_public


def test_publishing_is_undone(editor: Client, three: list[Event]) -> None:
    editor.post(f"/desk/events/{three[0].pk}/publish/", {"version": 1, "next": ARRANGE})
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/", {"next": ARRANGE})
    three[0].refresh_from_db()
    assert three[0].status == "confirmed"


def publish_all(client: Client) -> None:
    """As an editor does: look at what is ready, and publish it as ticked."""
    page = client.get("/desk/story/publish/").content.decode()
    client.post("/desk/story/publish/", {"events": re.findall(r'name="events" value="([0-9:]+)"', page)})


def test_everything_that_is_ready_is_published_at_once(
    editor: Client, story: Story, three: list[Event]
) -> None:
    undated = story.event("undated", "", status="confirmed", published_at=None)
    publish_all(editor)
    undated.refresh_from_db()
    assert Event.objects.published().count() == 3
    assert undated.status == "confirmed"


def test_publishing_all_is_one_change_to_undo(editor: Client, three: list[Event]) -> None:
    publish_all(editor)
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/", {"next": ARRANGE})
    assert Event.objects.published().count() == 0


def test_an_undated_event_cannot_be_published(editor: Client, story: Story) -> None:
    event = story.event("undated", "", status="confirmed", published_at=None)
    page = editor.post(f"/desk/events/{event.pk}/publish/", {"version": 1, "next": ARRANGE}, follow=True)
    assert "It has no date yet." in page.content.decode()


def test_long_timelines_come_in_pages(editor: Client, story: Story) -> None:
    for number in range(60):
        story.event(f"event {number}", "2018")
    assert len(order(editor)) == 40
    assert editor.get(ARRANGE, {"page": "2"}).context["page"].number == 2
    assert editor.get(ARRANGE, {"page": "nonsense"}).context["page"].number == 1


def test_the_page_needs_a_constant_number_of_queries(
    editor: Client, story: Story, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(30):
        story.event(f"event {number}", "2018")
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        editor.get(ARRANGE)


def test_arranging_needs_a_session_and_the_role(client: Client, stranger: Client, three: list[Event]) -> None:
    move = f"/desk/events/{three[0].pk}/move/"
    publish = f"/desk/events/{three[0].pk}/publish/"
    assert client.get(ARRANGE).headers["Location"] == f"/login/?next={ARRANGE}"
    assert client.post(move, {"steps": "1"}, headers=HTMX).status_code == 401
    for path in (move, publish, "/desk/story/publish/"):
        assert stranger.post(path, {"steps": "1", "version": 1}).status_code == 403
    assert stranger.get(ARRANGE).status_code == 403


def test_nothing_there_nothing_done(editor: Client, three: list[Event]) -> None:
    assert editor.get("/desk/elsewhere/arrange/").status_code == 404
    assert editor.post("/desk/elsewhere/publish/").status_code == 404
    assert editor.post("/desk/events/999999/move/", {"steps": "1"}).status_code == 404
    assert editor.post("/desk/events/999999/publish/", {"version": "1"}).status_code == 404


def test_wrong_methods_are_refused(editor: Client, three: list[Event]) -> None:
    assert editor.post(ARRANGE).status_code == 405
    assert editor.get(f"/desk/events/{three[0].pk}/move/").status_code == 405
    assert editor.get(f"/desk/events/{three[0].pk}/publish/").status_code == 405
    assert editor.put("/desk/story/publish/").status_code == 405


def test_what_can_change_places_is_marked_by_its_days_not_by_how_they_are_written(
    editor: Client, story: Story
) -> None:
    for when in ("2011-06", "2011-06~", "2011-06-01/2011-06-30", "2011-06-01"):
        story.event(when, when)
    page = editor.get("/desk/story/arrange/").content.decode()
    marks = re.findall(r'data-date="([^"]+)"', page)
    assert sorted(marks.count(mark) for mark in set(marks)) == [1, 3]


def test_the_strip_shows_where_one_is_and_leads_everywhere(editor: Client, story: Story) -> None:
    for number in range(90):
        story.event(f"event {number}", f"{2010 + number // 10}-03")
    story.event("undated", "", status="confirmed", published_at=None)
    page = editor.get(ARRANGE, {"page": "2"})
    strip = page.context["strip"]
    assert sum(place.count for place in strip.columns) == 90
    assert strip.year == "2014"
    pages = {place.name: place.page for place in strip.years}
    assert (pages["2010"], pages["2014"], pages["Undated"]) == (1, 2, 3)
    first, last = strip.columns[4].column, strip.columns[7].column
    assert first.x <= strip.start < strip.start + strip.length <= last.x + last.width
    assert '<a href="?page=3#year-2018" tabindex="-1">' in page.content.decode()


def test_the_strip_leads_to_years_within_a_page(editor: Client, three: list[Event]) -> None:
    page = editor.get(ARRANGE).content.decode()
    (year,) = set(re.findall(r'href="\?page=1#(year-\d+)"', page))
    assert f'id="{year}"' in page
    assert 'class="strip-go"' not in page


# Chapters ------------------------------------------------------------------------------------------------


@pytest.fixture
def trial(story: Story) -> Chapter:
    return story.timeline.chapters.create(title="The trial", slug="trial")


def put(client: Client, events: list[Event], chapter: str, **headers: str) -> Any:
    data = {"ids": [event.pk for event in events], "chapter": chapter}
    return client.post(f"/desk/story/arrange/chapter/?next={ARRANGE}", data, headers=headers)


def test_ticked_events_are_put_into_a_chapter_and_back_by_one_undo(
    editor: Client, three: list[Event], trial: Chapter
) -> None:
    put(editor, three[:2], "trial")
    assert [event.headline for event in trial.events.order_by("headline")] == ["a", "b"]
    assert 'data-said="Put into “The trial”: 2 events"' in editor.get(ARRANGE).content.decode()
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/", {"next": ARRANGE})
    assert not trial.events.exists()


def test_ticked_events_are_taken_out_of_chapters(editor: Client, three: list[Event], trial: Chapter) -> None:
    put(editor, three, "trial")
    put(editor, three[:1], "")
    assert [event.headline for event in trial.events.order_by("headline")] == ["b", "c"]


def test_readers_are_told_of_public_events_that_changed_chapter(
    editor: Client, story: Story, three: list[Event], trial: Chapter
) -> None:
    public = story.event("public", "2018")
    revision = Timeline.objects.get(pk=story.timeline.pk).revision
    put(editor, [public, *three], "trial")
    change = PublicChange.objects.get()
    assert (change.event, change.note) == (public, "Changed: the chapter.")
    assert Timeline.objects.get(pk=story.timeline.pk).revision > revision


def test_what_is_in_the_chapter_already_is_no_change(
    editor: Client, three: list[Event], trial: Chapter
) -> None:
    put(editor, three, "trial")
    put(editor, three, "trial")
    assert len(editor.session["changes"]) == 1
    assert "Nothing was changed." in editor.get(ARRANGE).content.decode()


def test_a_proposal_is_not_put_into_a_chapter_from_here(editor: Client, desk: Desk) -> None:
    chapter = desk.timeline.chapters.create(title="The trial", slug="trial")
    put(editor, [desk.timeline.events.proposed()[0]], "trial")
    assert not chapter.events.exists()


@pytest.mark.parametrize(
    ("ids", "chapter", "said"), [([], "trial", "Tick some events first."), ([1], "gone", "gone")]
)
def test_what_cannot_be_put_is_said(
    editor: Client, three: list[Event], trial: Chapter, ids: list[int], chapter: str, said: str
) -> None:
    put(editor, [three[0] for _ in ids], chapter)
    assert said in editor.get(ARRANGE).content.decode()


def test_a_chapter_of_another_timeline_takes_nothing(editor: Client, three: list[Event]) -> None:
    Story("other", is_default=False).timeline.chapters.create(title="Elsewhere", slug="elsewhere")
    put(editor, three, "elsewhere")
    assert not Event.objects.filter(chapter__isnull=False).exists()


def test_a_stranger_puts_nothing(client: Client, three: list[Event], trial: Chapter) -> None:
    assert put(client, three, "trial").status_code == 401
    assert not trial.events.exists()


def test_putting_takes_a_constant_number_of_queries(
    editor: Client, story: Story, trial: Chapter, django_assert_num_queries: Any
) -> None:
    events = [story.event(f"e{number}", "2018") for number in range(12)]
    put(editor, events[:2], "trial", **HTMX)
    with CaptureQueriesContext(connection) as few:
        put(editor, events[2:3], "trial", **HTMX)
    with django_assert_num_queries(len(few)):
        put(editor, events[3:], "trial", **HTMX)


def test_a_row_names_its_chapter(editor: Client, three: list[Event], trial: Chapter) -> None:
    put(editor, three[:1], "trial")
    row = re.search(rf'id="event-{three[0].pk}".*?</li>', editor.get(ARRANGE).content.decode(), re.S)
    assert row
    assert "<span>The trial</span>" in row[0]
