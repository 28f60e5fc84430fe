"""The lines of the public changes page: what was taken back at once is no news, what stood for a while is."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.fixtures.stories import NOW, Story
from timeline.models import Event, Source
from timeline.services import events, links, publishing
from timeline.services.history import change_undo
from timeline.services.writing import Quotation, citation_add

SOON, LATER = NOW + timedelta(minutes=2), NOW + timedelta(hours=2)


@pytest.fixture
def draft(story: Story) -> Event:
    return story.event("A director joins", status="confirmed", published_at=None)


def publish(event: Event, by: User, now: datetime = NOW) -> UUID:
    event.refresh_from_db()
    change = events.event_publish(event_id=event.pk, version=event.version, by=by, now=now).change_id
    assert change
    return change


def undo(change: UUID, by: User, now: datetime = SOON) -> UUID:
    return change_undo(change_id=change, by=by, now=now)


def lines(story: Story) -> list[str]:
    """What readers are told, the oldest first."""
    return [line.kind for line in story.timeline.public_changes.told().reverse()]


def newest_note(story: Story) -> str:
    line = story.timeline.public_changes.told().first()
    assert line
    return str(line.note)


def test_a_publication_taken_back_at_once_leaves_no_line(story: Story, draft: Event, ada: User) -> None:
    undo(publish(draft, ada), ada)
    assert lines(story) == []


def test_done_again_at_once_it_is_told_once_and_from_its_first_moment(
    story: Story, draft: Event, ada: User
) -> None:
    undo(undo(publish(draft, ada), ada), ada)
    assert list(story.timeline.public_changes.told().values_list("kind", "at")) == [("published", NOW)]


def test_undone_and_redone_again_and_again_it_is_told_once_or_not_at_all(
    story: Story, draft: Event, ada: User
) -> None:
    change, told = publish(draft, ada), []
    for _ in range(5):
        change = undo(change, ada)
        told.append(lines(story))
    assert told == [[], ["published"], [], ["published"], []]


def test_what_stood_for_a_while_is_told_to_be_withdrawn_and_published_again(
    story: Story, draft: Event, ada: User
) -> None:
    away = undo(publish(draft, ada), ada, LATER)
    assert lines(story) == ["published", "withdrawn"]
    undo(away, ada, LATER + timedelta(hours=1))
    assert lines(story) == ["published", "withdrawn", "returned"]


def test_what_was_told_long_ago_stays_when_doing_it_again_was_the_slip(
    story: Story, draft: Event, ada: User
) -> None:
    again = LATER + timedelta(days=30)
    away = undo(publish(draft, ada), ada, LATER)
    back = undo(away, ada, again)
    undo(back, ada, again + timedelta(minutes=2))
    assert lines(story) == ["published", "withdrawn"]


def test_what_was_gone_for_a_while_is_told_when_it_comes(story: Story, draft: Event, ada: User) -> None:
    away = undo(publish(draft, ada), ada)
    undo(away, ada, LATER)
    assert list(story.timeline.public_changes.told().values_list("kind", "at")) == [("published", LATER)]


def test_what_is_published_again_by_hand_is_told_so(story: Story, draft: Event, ada: User) -> None:
    publish(draft, ada)
    draft.refresh_from_db()
    events.event_unpublish(event_id=draft.pk, version=draft.version, by=ada, now=LATER)
    publish(draft, ada, LATER)
    assert lines(story) == ["published", "withdrawn", "returned"]


def test_several_published_again_are_told_so_each_for_itself(story: Story, draft: Event, ada: User) -> None:
    publish(draft, ada)
    draft.refresh_from_db()
    events.event_unpublish(event_id=draft.pk, version=draft.version, by=ada, now=LATER)
    fresh = story.event("Fresh", status="confirmed", published_at=None)
    seen = dict(story.timeline.events.values_list("pk", "version"))
    publishing.events_publish(timeline=story.timeline, seen=seen, by=ada, now=LATER)
    told = {line.event_id: line.kind for line in story.timeline.public_changes.told().reverse()}
    assert told == {draft.pk: "returned", fresh.pk: "published"}


def test_what_readers_were_told_since_is_not_left_without_its_beginning(
    story: Story, draft: Event, ada: User
) -> None:
    published = publish(draft, ada)
    draft.refresh_from_db()
    events.event_update(
        event_id=draft.pk, version=draft.version, by=ada, now=NOW, fields={"headline": "Another headline"}
    )
    undo(published, ada)
    assert lines(story) == ["published", "changed", "withdrawn"]


def test_a_correction_taken_back_later_says_what_was_what(story: Story, ada: User) -> None:
    event = story.event("A director joins")
    fields = {"headline": "A director leaves"}
    done = events.event_update(
        event_id=event.pk, version=1, by=ada, now=NOW, fields=fields, correction=True
    ).change_id
    assert done
    undo(done, ada, LATER)
    assert lines(story) == ["corrected", "changed"]
    assert newest_note(story) == "The headline was “A director leaves”, now “A director joins”."


@pytest.mark.parametrize("away", [SOON, LATER])
def test_a_correction_that_is_done_again_is_told_as_one(story: Story, ada: User, away: datetime) -> None:
    event = story.event("A director joins")
    fields, note = {"headline": "A director leaves"}, "We misread it."
    done = events.event_update(
        event_id=event.pk, version=1, by=ada, now=NOW, fields=fields, note=note, correction=True
    ).change_id
    assert done
    undo(undo(done, ada, away), ada, away + timedelta(days=1))
    assert lines(story)[-1] == "corrected"
    assert newest_note(story).startswith(f"{note}\nThe headline was “A director joins”")


def test_several_taken_back_take_a_constant_number_of_statements(
    story: Story, ada: User, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        story.event(f"event {number}", status="confirmed", published_at=None)
    seen = dict(story.timeline.events.values_list("pk", "version"))
    done = publishing.events_publish(timeline=story.timeline, seen=seen, by=ada, now=NOW).change_id
    assert done
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        undo(done, ada, LATER)
    assert lines(story) == ["published"] * 30 + ["withdrawn"] * 30


# What stands beside an event ---------------------------------------------------------------------------


@pytest.fixture
def linked(story: Story, ada: User) -> UUID:
    one, other = story.event("One"), story.event("Other")
    return links.link_add(event_id=one.pk, other_id=other.pk, kind="leads to", by=ada, now=NOW)


def test_a_link_taken_back_is_told_on_both_sides(story: Story, linked: UUID, ada: User) -> None:
    undo(linked, ada, LATER)
    told = story.timeline.public_changes.told().filter(at=LATER).values_list("headline", "note")
    assert set(told) == {
        ("One", "Taken back: Linked: leads to “Other”."),
        ("Other", "Taken back: Linked: follows from “One”."),
    }


def test_a_link_done_again_is_told_in_the_words_of_the_first_time(
    story: Story, linked: UUID, ada: User
) -> None:
    undo(undo(linked, ada, LATER), ada, LATER + timedelta(hours=1))
    assert newest_note(story) == "Linked: follows from “One”."


def test_a_link_taken_back_at_once_leaves_no_line(story: Story, linked: UUID, ada: User) -> None:
    undo(linked, ada)
    assert lines(story) == []


def test_a_source_taken_back_is_told(story: Story, ada: User) -> None:
    event = story.event()
    quotation = Quotation(Source(title="A book"), "He joined in June.")
    done = citation_add(event_id=event.pk, quotation=quotation, by=ada, now=NOW).change_id
    assert done
    undo(done, ada, LATER)
    assert newest_note(story) == "Taken back: A source was added: A book."


def test_a_link_to_what_readers_do_not_see_is_not_told_when_it_is_taken_back(story: Story, ada: User) -> None:
    one, other = story.event("One"), story.event("Other", status="confirmed", published_at=None)
    done = links.link_add(event_id=one.pk, other_id=other.pk, kind="leads to", by=ada, now=NOW)
    undo(done, ada, LATER)
    assert lines(story) == []


@pytest.mark.parametrize("path", ["/t/story/changes/", "/t/story/changes.atom"])
def test_no_page_tells_what_was_taken_back_at_once(
    client: Client, story: Story, draft: Event, ada: User, path: str
) -> None:
    published = publish(draft, ada)
    assert draft.headline in client.get(path).content.decode()
    undo(published, ada)
    assert draft.headline not in client.get(path).content.decode()


def test_nor_does_the_overview_say_that_readers_saw_it(
    editor: Client, story: Story, draft: Event, ada: User
) -> None:
    published = publish(draft, ada)
    assert len(editor.get("/desk/story/").context["public"]) == 1
    undo(published, ada)
    assert len(editor.get("/desk/story/").context["public"]) == 0
