"""Several events before readers or away from them: a summary first, one change, one undo."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.stories import NOW, Story
from timeline.models import Event

PUBLISH, UNPUBLISH = "/desk/story/publish/", "/desk/story/unpublish/"


@pytest.fixture
def drafts(story: Story) -> list[Event]:
    """Two that are ready, one that is blocked and one without a date."""
    made = [story.event(name, status="confirmed", published_at=None) for name in ("one", "two", "blocked")]
    made.append(story.event("undated", "", status="confirmed", published_at=None))
    Event.objects.filter(headline="blocked").update(conflict="open")
    return made


def text(answer: Any) -> str:
    return str(answer.content.decode())


def offered(client: Client, path: str) -> list[str]:
    """What the form would send as it comes."""
    return re.findall(r'name="events" value="([0-9:]+)" checked', text(client.get(path)))


def published() -> set[str]:
    return set(Event.objects.published().values_list("headline", flat=True))


def test_a_summary_tells_what_is_ready_and_what_is_kept_back(editor: Client, drafts: list[Event]) -> None:
    found = editor.get(PUBLISH).context["found"]
    assert [row.event.headline for row in found.ready] == ["one", "two"]
    assert [row.event.headline for row in found.hindered] == ["blocked", "undated"]
    assert published() == set()  # a look changes nothing


def test_all_that_is_ready_is_published_and_undone_at_once(editor: Client, drafts: list[Event]) -> None:
    editor.post(PUBLISH, {"events": offered(editor, PUBLISH)})
    assert published() == {"one", "two"}
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert published() == set()


def test_what_is_unticked_waits(editor: Client, drafts: list[Event]) -> None:
    editor.post(PUBLISH, {"events": offered(editor, PUBLISH)[:1]})
    assert published() == {"one"}


def test_only_what_was_chosen_is_offered(editor: Client, drafts: list[Event]) -> None:
    assert offered(editor, f"{PUBLISH}?ids={drafts[1].pk}") == [f"{drafts[1].pk}:1"]


def test_a_form_that_names_what_blocks_does_not_publish_it(editor: Client, drafts: list[Event]) -> None:
    answer = editor.post(PUBLISH, {"events": [f"{event.pk}:1" for event in drafts]}, follow=True)
    assert published() == {"one", "two"}
    assert "“blocked” was left as it is. Its sources give dates" in text(answer)
    assert "“undated” was left as it is. It has no date yet." in text(answer)


def test_what_changed_since_the_summary_is_left(editor: Client, drafts: list[Event]) -> None:
    ticked = offered(editor, PUBLISH)
    Event.objects.filter(headline="one").update(version=2)
    answer = editor.post(PUBLISH, {"events": ticked}, follow=True)
    assert published() == {"two"}
    assert "“one” was left as it is. Somebody changed it in the meantime." in text(answer)


@pytest.mark.parametrize("events", [[], ["x"], ["1:2:3"], ["²:1"], ["99999999999999999999:1"], [":"]])
def test_nothing_ticked_or_nonsense_publishes_nothing(
    editor: Client, drafts: list[Event], events: list[str]
) -> None:
    assert editor.post(PUBLISH, {"events": events}, follow=True).status_code == 200
    assert published() == set()


def test_several_are_taken_away_with_a_note_and_come_back_by_undo(editor: Client, story: Story) -> None:
    ids = [story.event(name).pk for name in ("one", "two")]
    page = f"{UNPUBLISH}?ids={ids[0]}&ids={ids[1]}"
    editor.post(UNPUBLISH, {"events": offered(editor, page), "note": "Retracted by the paper."})
    assert published() == set()
    assert set(story.timeline.public_changes.values_list("kind", "note")) == {
        ("withdrawn", "Retracted by the paper.")
    }
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert published() == {"one", "two"}


def test_a_note_that_is_too_long_is_said_beside_it_and_kept(editor: Client, story: Story) -> None:
    event = story.event()
    answer = editor.post(UNPUBLISH, {"events": f"{event.pk}:1", "note": "x" * 501})
    assert answer.status_code == 422
    assert "x" * 501 in text(answer)
    assert event.headline in text(answer)
    assert published() == {event.headline}


def test_the_summary_takes_as_many_queries_for_many_as_for_few(
    editor: Client, story: Story, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        story.event(f"event {number}", status="confirmed", published_at=None)
    with django_assert_max_num_queries(10):
        editor.get(PUBLISH)


def test_it_needs_a_session_and_the_permission(client: Client, reviewer: Client, drafts: list[Event]) -> None:
    for path in (PUBLISH, UNPUBLISH):
        assert client.get(path).headers["Location"] == f"/login/?next={path}"
        assert reviewer.get(path).status_code == 403
        assert reviewer.post(path, {"events": f"{drafts[0].pk}:1"}).status_code == 403
    assert published() == set()


def test_another_timeline_s_events_are_not_published_here(editor: Client, story: Story) -> None:
    strange = Story("other", is_default=False).event(status="confirmed", published_at=None)
    editor.post(PUBLISH, {"events": f"{strange.pk}:1"})
    assert published() == set()


def test_what_is_scheduled_is_listed_apart_and_unticked(editor: Client, drafts: list[Event]) -> None:
    Event.objects.filter(headline="two").update(publish_at=NOW)
    assert offered(editor, PUBLISH) == [f"{drafts[0].pk}:1"]
    page = editor.get(PUBLISH)
    assert [row.event.headline for row in page.context["found"].scheduled] == ["two"]
    assert [row.event.headline for row in page.context["found"].ready] == ["one"]
    assert f'value="{drafts[1].pk}:1">' in text(page)
    assert "Publish 1 that is ready" in text(editor.get("/desk/story/arrange/"))
    editor.post(PUBLISH, {"events": offered(editor, PUBLISH)})
    assert published() == {"one"}


def test_what_is_scheduled_can_still_be_published_by_a_tick_of_one_s_own(
    editor: Client, drafts: list[Event]
) -> None:
    Event.objects.update(publish_at=NOW)
    page = f"{PUBLISH}?ids={drafts[0].pk}"
    assert offered(editor, page) == []
    assert "Nothing waits but what is scheduled." in text(editor.get(page))
    editor.post(PUBLISH, {"events": [f"{drafts[0].pk}:1"]})
    assert published() == {"one"}


def test_what_was_held_back_at_its_moment_is_ready_once_nothing_hinders(
    editor: Client, drafts: list[Event]
) -> None:
    Event.objects.filter(headline="two").update(publish_at=NOW, held_because="A comment was open.")
    assert offered(editor, PUBLISH) == [f"{event.pk}:1" for event in drafts[:2]]
    assert "Held back since" in text(editor.get(PUBLISH))


# At a moment -------------------------------------------------------------------------------------------

SCHEDULE, FAR = "/desk/story/schedule/", "2125-05-01T06:30"


def scheduled() -> dict[str, str]:
    waiting = Event.objects.filter(publish_at__isnull=False)
    return {event.headline: f"{event.publish_at:%Y-%m-%dT%H:%M} {event.publish_by}" for event in waiting}


def test_all_that_is_ready_is_scheduled_by_one_change(editor: Client, drafts: list[Event]) -> None:
    answer = editor.post(SCHEDULE, {"events": offered(editor, PUBLISH), "at": FAR}, follow=True)
    assert scheduled() == {"one": f"{FAR} ada", "two": f"{FAR} ada"}
    assert "Scheduled 2 events" in text(answer)
    assert published() == set()
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    assert scheduled() == {}


def test_the_summary_offers_a_moment(editor: Client, drafts: list[Event]) -> None:
    page = text(editor.get(PUBLISH))
    assert f'formaction="{SCHEDULE}"' in page
    assert 'type="datetime-local"' in page


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("", "Say when."),
        ("soon", "That is no date and time."),
        ("2011-01-01T10:00", "That moment has passed."),
    ],
)
def test_a_moment_that_is_none_is_said_beside_it_and_the_ticks_stay(
    editor: Client, drafts: list[Event], at: str, message: str
) -> None:
    choice = f"?ids={drafts[0].pk}&ids={drafts[1].pk}"
    answer = editor.post(f"{SCHEDULE}{choice}", {"events": f"{drafts[1].pk}:1", "at": at})
    assert answer.status_code == 422
    assert f'<div id="id_at_error"><p class="error">{message}' in text(answer)
    assert f'name="events" value="{drafts[1].pk}:1" checked' in text(answer)
    assert f'name="events" value="{drafts[0].pk}:1">' in text(answer)
    assert scheduled() == {}


def test_what_cannot_be_scheduled_is_left_and_said(editor: Client, drafts: list[Event], story: Story) -> None:
    public = story.event("public")
    Event.objects.filter(headline="two").update(version=2)
    ticked = [f"{event.pk}:1" for event in (*drafts, public)]
    answer = text(editor.post(SCHEDULE, {"events": ticked, "at": FAR}, follow=True))
    # What blocks now may be mended until then: the checks are made at that moment.
    assert set(scheduled()) == {"one", "blocked"}
    assert "“two” was left as it is. Somebody changed it in the meantime." in answer
    assert "“undated” was left as it is. It has no date yet." in answer
    assert "“public” was left as it is. You cannot schedule an event that is published." in answer


def test_nothing_ticked_schedules_nothing(editor: Client, drafts: list[Event]) -> None:
    assert "Tick some events first." in text(editor.post(SCHEDULE, {"at": FAR}))
    assert scheduled() == {}


def test_scheduling_needs_a_session_and_the_permission(
    client: Client, reviewer: Client, drafts: list[Event]
) -> None:
    assert client.get(SCHEDULE).headers["Location"] == f"/login/?next={SCHEDULE}"
    assert reviewer.post(SCHEDULE, {"events": f"{drafts[0].pk}:1", "at": FAR}).status_code == 403
    assert scheduled() == {}


def test_scheduling_many_takes_a_constant_number_of_queries(
    editor: Client, story: Story, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        story.event(f"event {number}", status="confirmed", published_at=None)
    ticked = offered(editor, PUBLISH)
    with django_assert_max_num_queries(20):
        editor.post(SCHEDULE, {"events": ticked, "at": FAR})
    assert len(scheduled()) == 30
