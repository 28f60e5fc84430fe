"""What blocks is kept from readers on every way there; second pairs of eyes; schedules."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection

from tests.fixtures.stories import NOW, Story
from timeline.models import Event, Timeline
from timeline.services import checking, events, merging, publishing
from timeline.services.errors import Refused
from timeline.services.history import change_undo

LATER = NOW + timedelta(hours=3)
BLOCKING = {"conflict": "open"}


@pytest.fixture
def draft(story: Story) -> Event:
    return story.event("A director joins", status="confirmed", published_at=None)


@pytest.fixture
def bea(make_editor: Any) -> User:
    found: User = make_editor("bea")
    return found


def write(event: Event, **fields: Any) -> None:
    Event.objects.filter(pk=event.pk).update(**fields)
    event.refresh_from_db()


def do(service: Any, event: Event, by: User | None, **more: Any) -> Event:
    event.refresh_from_db()
    done: Event = service(event_id=event.pk, version=event.version, by=by, now=more.pop("now", NOW), **more)
    return done


def publish_all(timeline: Timeline, by: User | None) -> publishing.Outcome:
    seen = dict(timeline.events.values_list("pk", "version"))
    return publishing.events_publish(timeline=timeline, seen=seen, by=by, now=NOW)


def is_public(event: Event) -> bool:
    event.refresh_from_db()
    return event.is_public


# What blocks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_somebody", [True, False])
def test_what_blocks_is_not_published(draft: Event, ada: User, by_somebody: bool) -> None:
    write(draft, **BLOCKING)
    with pytest.raises(Refused, match="dates that cannot all hold"):
        do(events.event_publish, draft, ada if by_somebody else None)
    assert not is_public(draft)


def test_a_timeline_says_itself_what_blocks(draft: Event, ada: User) -> None:
    Timeline.objects.update(check_levels={"eyes": "blocks", "date": "off"})
    write(draft, **BLOCKING)
    with pytest.raises(Refused, match="Nobody but its author"):
        do(events.event_publish, draft, ada)
    Timeline.objects.update(check_levels={"eyes": "off", "date": "off"})
    assert do(events.event_publish, draft, ada).is_public


def test_of_several_those_that_nothing_blocks_are_published(story: Story, draft: Event, ada: User) -> None:
    good = story.event("Good", status="confirmed", published_at=None)
    write(draft, **BLOCKING)
    outcome = publish_all(story.timeline, ada)
    assert (outcome.written, [event for event, _ in outcome.left]) == (1, [draft])
    assert is_public(good)
    assert not is_public(draft)


@pytest.mark.django_db(transaction=True)  # within one, what is chosen beside a change would belong to it
def test_what_was_taken_away_does_not_come_back_by_undo_where_it_blocks_now(draft: Event, ada: User) -> None:
    do(events.event_publish, draft, ada)
    away = do(events.event_unpublish, draft, ada)
    Timeline.objects.update(check_levels={"eyes": "blocks"})
    assert away.change_id
    with pytest.raises(Refused, match="would be public again, but: Nobody"):
        change_undo(change_id=away.change_id, by=ada, now=NOW)
    assert not is_public(draft)


def test_an_undo_of_taking_it_away_shows_it_again_where_nothing_blocks(draft: Event, ada: User) -> None:
    do(events.event_publish, draft, ada)
    away = do(events.event_unpublish, draft, ada)
    assert away.change_id
    change_undo(change_id=away.change_id, by=ada, now=NOW)
    assert is_public(draft)


# Several ---------------------------------------------------------------------------------------------


def test_several_are_published_and_taken_away_by_one_change_each(story: Story, ada: User) -> None:
    made = [story.event(name, status="confirmed", published_at=None) for name in "abc"]
    outcome = publish_all(story.timeline, ada)
    assert outcome.written == 3
    assert outcome.change_id
    change_undo(change_id=outcome.change_id, by=ada, now=NOW)
    assert not any(is_public(event) for event in made)


def test_several_taken_away_are_told_to_readers_with_the_note(story: Story, ada: User) -> None:
    seen = {story.event(name).pk: 1 for name in "ab"}
    publishing.events_unpublish(timeline=story.timeline, seen=seen, by=ada, now=NOW, note="Retracted.")
    lines = story.timeline.public_changes.values_list("kind", "note")
    assert list(lines) == [("withdrawn", "Retracted.")] * 2


def test_what_changed_since_it_was_looked_at_is_left(story: Story, draft: Event, ada: User) -> None:
    outcome = publishing.events_publish(
        timeline=story.timeline, seen={draft.pk: draft.version - 1}, by=ada, now=NOW
    )
    assert outcome.written == 0
    assert outcome.change_id is None
    assert outcome.left == [(draft, publishing.CHANGED)]


def test_events_of_another_timeline_are_not_touched(story: Story, ada: User) -> None:
    strange = Story("other", is_default=False).event(status="confirmed", published_at=None)
    outcome = publishing.events_publish(timeline=story.timeline, seen={strange.pk: 1}, by=ada, now=NOW)
    assert (outcome.written, outcome.left) == (0, [])
    assert not is_public(strange)


def test_publishing_many_takes_a_constant_number_of_queries(
    story: Story, ada: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        story.event(f"event {number}", status="confirmed", published_at=None)
    with django_assert_max_num_queries(12):
        assert publish_all(story.timeline, ada).written == 30


# The second pair of eyes --------------------------------------------------------------------------------


def test_a_colleague_checks_what_an_editor_confirmed(story: Story, ada: User, bea: User) -> None:
    event = story.event(status="proposed", published_at=None)
    do(events.event_confirm, event, ada)
    with pytest.raises(Refused, match="You confirmed it"):
        do(checking.event_check, event, ada)
    assert do(checking.event_check, event, bea).is_checked


def test_who_wrote_it_or_changed_it_last_cannot_check_it(draft: Event, ada: User, bea: User) -> None:
    do(events.event_update, draft, ada, fields={"headline": "Another"})
    with pytest.raises(Refused, match="You changed it last"):
        do(checking.event_check, draft, ada)
    assert do(checking.event_check, draft, bea).checked_by == bea


def test_the_database_knows_that_rule_as_well(draft: Event, ada: User) -> None:
    with pytest.raises(Exception, match="event_is_checked_by_a_second_pair_of_eyes"):
        write(draft, checked_by=ada, checked_at=NOW, changed_by=ada)


def test_a_later_change_to_what_readers_see_lapses_it(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    do(events.event_update, draft, ada, fields={"body": "More."})
    draft.refresh_from_db()
    assert (draft.is_checked, draft.checked_by) == (False, bea)


def test_the_checker_s_own_change_lapses_it_too(draft: Event, bea: User) -> None:
    do(checking.event_check, draft, bea)
    do(events.event_update, draft, bea, fields={"body": "More."})
    draft.refresh_from_db()
    assert not draft.is_checked


def test_publishing_does_not_lapse_it(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    assert do(events.event_publish, draft, ada).is_checked


def test_a_merge_lapses_it(story: Story, draft: Event, ada: User, bea: User) -> None:
    other = story.event("The same", status="confirmed", published_at=None)
    checked = do(checking.event_check, draft, bea)
    merging.events_merge(into=draft.pk, seen={draft.pk: checked.version, other.pk: 1}, by=ada, now=NOW)
    draft.refresh_from_db()
    assert not draft.is_checked


def test_undoing_the_change_makes_it_checked_again(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    edited = do(events.event_update, draft, ada, fields={"body": "More."})
    assert edited.change_id
    change_undo(change_id=edited.change_id, by=ada, now=NOW)
    draft.refresh_from_db()
    assert draft.is_checked


def test_an_edit_is_undone_under_the_check_of_who_wrote_before_it(draft: Event, ada: User, bea: User) -> None:
    do(events.event_update, draft, ada, fields={"headline": "Another"})
    edited = do(events.event_update, draft, bea, fields={"body": "More."})
    do(checking.event_check, draft, ada)
    assert edited.change_id
    change_undo(change_id=edited.change_id, by=bea, now=NOW)
    draft.refresh_from_db()
    assert (draft.body, draft.changed_by, draft.is_checked) == ("", bea, False)


def test_a_check_is_undone(draft: Event, bea: User) -> None:
    checked = do(checking.event_check, draft, bea)
    assert checked.change_id
    change_undo(change_id=checked.change_id, by=bea, now=NOW)
    draft.refresh_from_db()
    assert (draft.is_checked, draft.checked_by) == (False, None)


def test_a_check_can_be_taken_back_by_anybody(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    assert not do(checking.event_uncheck, draft, ada).is_checked


def test_who_checked_it_may_confirm_it_again(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    do(events.event_reject, draft, ada)
    assert not do(events.event_confirm, draft, bea).is_checked


def test_a_proposal_is_not_checked(story: Story, ada: User) -> None:
    with pytest.raises(Refused, match="confirm it first"):
        do(checking.event_check, story.event(status="proposed", published_at=None), ada)


# Schedules -------------------------------------------------------------------------------------------


def test_what_is_due_is_published_in_the_name_of_who_scheduled_it(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    assert publishing.events_publish_due(now=LATER - timedelta(seconds=1)) == []
    done = publishing.events_publish_due(now=LATER + timedelta(days=2))  # the worker was down
    assert done == [draft]
    assert is_public(draft)
    assert (draft.publish_at, draft.published_at) == (None, LATER + timedelta(days=2))
    last = Event.pgh_event_model.objects.filter(pgh_obj_id=draft.pk).latest("pgh_id")  # type: ignore[attr-defined]
    assert last.pgh_context.metadata["name"] == "ada"


def test_a_second_clock_finds_nothing_left(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    publishing.events_publish_due(now=LATER)
    assert publishing.events_publish_due(now=LATER) == []
    assert draft.public_changes.count() == 1


def test_what_blocks_by_then_is_held_back_once_and_says_why(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    write(draft, **BLOCKING)
    for _ in range(2):
        publishing.events_publish_due(now=LATER)
    version = draft.version
    assert not is_public(draft)
    assert draft.held_because.startswith("Its sources give dates")
    assert draft.version == version + 1


def test_one_that_is_held_back_does_not_hold_the_others(story: Story, draft: Event, ada: User) -> None:
    other = story.event("Other", status="confirmed", published_at=None)
    for event in (draft, other):
        do(publishing.event_schedule, event, ada, at=LATER)
    write(draft, **BLOCKING)
    assert publishing.events_publish_due(now=LATER) == [other]


def test_who_may_not_publish_any_more_does_not_by_schedule(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    ada.groups.clear()
    publishing.events_publish_due(now=LATER)
    assert not is_public(draft)
    assert "may not publish any more" in draft.held_because


def test_a_schedule_is_changed_and_cancelled(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    assert do(publishing.event_schedule, draft, ada, at=LATER + timedelta(1)).publish_at == LATER + timedelta(
        1
    )
    assert do(publishing.event_unschedule, draft, ada).publish_at is None
    assert publishing.events_publish_due(now=LATER + timedelta(2)) == []


def test_a_moment_that_has_passed_is_refused(draft: Event, ada: User) -> None:
    with pytest.raises(Refused, match="has passed"):
        do(publishing.event_schedule, draft, ada, at=NOW)


def test_a_moment_at_the_end_of_the_calendar_is_refused(draft: Event, ada: User) -> None:
    with pytest.raises(Refused, match="hundred years ahead"):
        do(publishing.event_schedule, draft, ada, at=datetime.max.replace(tzinfo=UTC))


@pytest.mark.parametrize("service", [events.event_reject, events.event_publish])
def test_another_decision_ends_a_schedule(draft: Event, ada: User, service: Any) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    assert do(service, draft, ada).publish_at is None


def test_a_merge_ends_a_schedule(story: Story, draft: Event, ada: User) -> None:
    target = story.event("The same", status="confirmed", published_at=None)
    scheduled = do(publishing.event_schedule, draft, ada, at=LATER)
    merging.events_merge(into=target.pk, seen={target.pk: 1, draft.pk: scheduled.version}, by=ada, now=NOW)
    draft.refresh_from_db()
    assert (draft.status, draft.publish_at) == ("merged", None)


def test_undoing_a_scheduled_publication_does_not_publish_it_again(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    [done] = publishing.events_publish_due(now=LATER)
    assert done.change_id
    change_undo(change_id=done.change_id, by=ada, now=LATER + timedelta(minutes=1))
    assert publishing.events_publish_due(now=LATER + timedelta(minutes=2)) == []
    assert not is_public(draft)


def test_undoing_a_cancellation_schedules_it_again(draft: Event, ada: User) -> None:
    do(publishing.event_schedule, draft, ada, at=LATER)
    cancelled = do(publishing.event_unschedule, draft, ada)
    assert cancelled.change_id
    change_undo(change_id=cancelled.change_id, by=ada, now=NOW)
    draft.refresh_from_db()
    assert draft.publish_at == LATER


def test_who_published_scheduled_is_not_an_author(draft: Event, ada: User, bea: User) -> None:
    do(checking.event_check, draft, bea)
    do(publishing.event_schedule, draft, ada, at=LATER)
    publishing.events_publish_due(now=LATER)
    assert is_public(draft)
    assert draft.is_checked


def test_who_may_not_publish_does_not_undo_a_schedule(draft: Event, ada: User, bea: User) -> None:
    scheduled = do(publishing.event_schedule, draft, ada, at=LATER)
    bea.groups.clear()
    bea.user_permissions.set(Permission.objects.filter(codename__in=("change_event", "review_event")))
    assert scheduled.change_id
    with pytest.raises(Refused, match="may publish"):
        change_undo(change_id=scheduled.change_id, by=bea, now=NOW)


POISON = """
    CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.headline = 'poison' THEN RAISE EXCEPTION 'no'; END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER refuse_poison BEFORE INSERT ON timeline_publicchange
    FOR EACH ROW EXECUTE FUNCTION refuse_poison();
"""


def test_a_fault_keeps_back_one_event_until_next_time(story: Story, draft: Event, ada: User) -> None:
    poison = story.event("poison", status="confirmed", published_at=None)
    for event in (poison, draft):
        do(publishing.event_schedule, event, ada, at=LATER)
    with connection.cursor() as cursor:
        cursor.execute(POISON)
    assert publishing.events_publish_due(now=LATER) == [draft]
    poison.refresh_from_db()
    assert (poison.status, poison.held_because) == ("confirmed", "")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER refuse_poison ON timeline_publicchange")
    assert publishing.events_publish_due(now=LATER) == [poison]
