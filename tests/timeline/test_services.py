"""What writes to an event do, on a real PostgreSQL: statuses, versions, history, what readers are told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, connection, transaction

from config.roles import EDITORS
from timeline import dates, intake
from timeline.models import Chapter, Event, Link, Source, Status, Timeline
from timeline.models.event import date_fields
from timeline.services import events as services
from timeline.services import history
from timeline.services.errors import ChangedSince, Refused
from timeline.services.history import change_undo

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 4, 9, 12, tzinfo=UTC)
TEXT = "A director joined the board around June 2011. Within a month the two companies signed."


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("ada")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


@pytest.fixture
def timeline() -> Timeline:
    return Timeline.objects.create(slug="story", title="The story", is_default=True)


def propose(
    timeline: Timeline, *, when: str = "2011-06~", headline: str = "A director joins"
) -> intake.Outcome:
    known = Source.objects.filter(title="An article").first()
    return intake.propose_events(
        timeline_id=timeline.pk,
        source_id=known.pk if known else None,
        source=intake.SourceDraft("An article", "A paper"),
        text=TEXT,
        article_key="abc",
        proposals=[intake.EventProposal(0, 45, TEXT[:45], headline, when=when, date_text="around June 2011")],
        now=NOW,
    )


@pytest.fixture
def event(timeline: Timeline) -> Event:
    propose(timeline)
    return Event.objects.get()


def confirm(event: Event, editor: User) -> Event:
    return services.event_confirm(event_id=event.pk, version=event.version, by=editor, now=NOW)


def publish(event: Event, editor: User) -> Event:
    event = confirm(event, editor)
    return services.event_publish(event_id=event.pk, version=event.version, by=editor, now=NOW)


def test_a_proposal_keeps_the_precision_of_its_date(event: Event) -> None:
    event.refresh_from_db()
    assert (event.when, event.label, str(event.earliest), str(event.latest)) == (
        "2011-06~",
        "around June 2011",
        "2011-06-01",
        "2011-06-30",
    )


def test_proposing_the_same_again_adds_nothing(timeline: Timeline, event: Event) -> None:
    assert propose(timeline) == intake.Outcome(event.citations.get().source_id, added=0, refreshed=0, known=1)
    assert Event.objects.count() == 1


def test_another_date_refreshes_an_untouched_proposal(timeline: Timeline, event: Event) -> None:
    assert propose(timeline, when="2011-06").refreshed == 1
    event.refresh_from_db()
    assert (event.when, event.citations.get().when) == ("2011-06", "2011-06")


def test_a_refreshed_proposal_is_not_confirmed_unseen(timeline: Timeline, event: Event, editor: User) -> None:
    propose(timeline, when="2011-06")
    with pytest.raises(ChangedSince):
        services.event_confirm(event_id=event.pk, version=1, by=editor, now=NOW)


def test_a_proposal_is_refreshed_until_an_editor_touches_it(
    timeline: Timeline, event: Event, editor: User
) -> None:
    assert [propose(timeline, when=when).refreshed for when in ("2011", "2012")] == [1, 1]
    services.event_unsure(event_id=event.pk, version=3, by=editor, now=NOW)
    assert propose(timeline, when="2013").known == 1


def test_proposing_the_same_again_leaves_what_readers_have(
    timeline: Timeline, event: Event, editor: User
) -> None:
    publish(event, editor)
    timeline.refresh_from_db()
    propose(timeline)
    assert Timeline.objects.get().revision == timeline.revision


def test_editors_are_told_once_that_an_article_now_gives_another_date(
    timeline: Timeline, event: Event, editor: User
) -> None:
    publish(event, editor)
    revision = Timeline.objects.get().revision
    for _ in range(2):
        assert propose(timeline, when="2012-06~").known == 1
    event.refresh_from_db()
    comment = event.comments.get()
    assert (event.when, event.citations.get().when) == ("2011-06~", "2011-06~")
    assert (comment.about, comment.is_open, comment.written_by) == ("when", True, None)
    assert "gives around June 2012 here" in comment.text
    assert Timeline.objects.get().revision == revision


def test_nobody_is_told_of_a_date_that_the_event_bears(
    timeline: Timeline, event: Event, editor: User
) -> None:
    corrected = dates.parse("2012")
    services.event_update(event_id=event.pk, version=1, by=editor, now=NOW, fields={}, when=corrected)
    propose(timeline, when="2012")
    propose(timeline)
    assert not event.comments.exists()


def test_a_machine_never_overwrites_an_editors_words(timeline: Timeline, event: Event, editor: User) -> None:
    services.event_update(event_id=event.pk, version=1, by=editor, now=NOW, fields={"headline": "My words"})
    assert propose(timeline, headline="Machine words").known == 1
    event.refresh_from_db()
    assert event.headline == "My words"


def test_a_rejected_proposal_stays_rejected(timeline: Timeline, event: Event, editor: User) -> None:
    services.event_reject(event_id=event.pk, version=1, by=editor, now=NOW)
    propose(timeline, when="2012")
    assert Event.objects.get().status == Status.REJECTED


def test_confirming_can_be_undone(event: Event, editor: User) -> None:
    confirmed = confirm(event, editor)
    assert confirmed.change_id
    change_undo(change_id=confirmed.change_id, by=editor, now=NOW)
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


def test_an_undo_can_be_undone(event: Event, editor: User) -> None:
    confirmed = confirm(event, editor)
    assert confirmed.change_id
    undo = change_undo(change_id=confirmed.change_id, by=editor, now=NOW)
    change_undo(change_id=undo, by=editor, now=NOW)
    event.refresh_from_db()
    assert event.status == Status.CONFIRMED


def edit(event: Event, editor: User, **fields: object) -> Event:
    event.refresh_from_db()
    return services.event_update(
        event_id=event.pk, version=event.version, by=editor, now=NOW, fields=dict(fields)
    )


def undo(event: Event, editor: User) -> None:
    assert event.change_id
    change_undo(change_id=event.change_id, by=editor, now=NOW)


def test_an_older_change_is_undone_beneath_newer_ones_of_other_fields(event: Event, editor: User) -> None:
    confirmed = confirm(event, editor)
    edit(event, editor, headline="Newer")
    undo(confirmed, editor)
    event.refresh_from_db()
    assert (event.headline, event.status) == ("Newer", Status.PROPOSED)


def test_undo_says_what_newer_change_stands_in_the_way(event: Event, editor: User) -> None:
    first = edit(event, editor, headline="Second", body="Text.")
    edit(event, editor, headline="Third")
    with pytest.raises(ChangedSince, match=r"“Third” was edited by ada since \(headline\)"):
        undo(first, editor)
    event.refresh_from_db()
    assert (event.headline, event.body) == ("Third", "Text.")


def test_what_stood_in_the_way_and_was_taken_back_does_not_any_more(event: Event, editor: User) -> None:
    first = edit(event, editor, headline="Second")
    undo(edit(event, editor, headline="Third"), editor)
    undo(first, editor)
    event.refresh_from_db()
    assert event.headline == "A director joins"


def test_an_undo_brings_nothing_back_that_was_taken_back_since(event: Event, editor: User) -> None:
    alleged = edit(event, editor, standing="alleged")
    second = edit(event, editor, headline="Second")
    undo(alleged, editor)
    undo(second, editor)
    event.refresh_from_db()
    assert (event.standing, event.headline) == ("reported", "A director joins")


def test_a_date_is_put_back_whole_or_not_at_all(event: Event, editor: User) -> None:
    dated_anew = services.event_update(
        event_id=event.pk, version=1, by=editor, now=NOW, fields={}, when=dates.parse("2012")
    )
    services.event_update(
        event_id=event.pk,
        version=2,
        by=editor,
        now=NOW,
        fields={},
        when=replace(dates.parse("2012"), label="That year"),
    )
    with pytest.raises(ChangedSince, match="date in words"):
        undo(dated_anew, editor)


def test_who_takes_a_change_back_may_make_it(event: Event, editor: User) -> None:
    may_edit = User.objects.create_user("eve")
    may_edit.user_permissions.set(Permission.objects.filter(codename="change_event"))
    confirmed, edited = confirm(event, editor), edit(event, editor, headline="Second")
    with pytest.raises(Refused, match="needs the permission"):
        undo(confirmed, may_edit)
    undo(edited, may_edit)
    event.refresh_from_db()
    assert (event.status, event.headline) == (Status.CONFIRMED, "A director joins")


def test_history_says_who_did_what(event: Event, editor: User) -> None:
    confirm(event, editor)
    versions = history.versions(Event).filter(pgh_obj=event)
    assert [
        (v.pgh_context.metadata["action"], v.pgh_context.metadata["name"], v.status) for v in versions
    ] == [
        ("propose", "", "proposed"),
        ("confirm", "ada", "confirmed"),
    ]


def test_saving_over_a_newer_version_is_refused(event: Event, editor: User) -> None:
    confirm(event, editor)
    with pytest.raises(ChangedSince) as refusal:
        services.event_update(event_id=event.pk, version=1, by=editor, now=NOW, fields={"headline": "Old"})
    assert refusal.value.current.status == Status.CONFIRMED


def test_an_undated_event_is_not_published(timeline: Timeline, editor: User) -> None:
    propose(timeline, when="")
    event = confirm(Event.objects.get(), editor)
    with pytest.raises(Refused, match="no date"):
        services.event_publish(event_id=event.pk, version=event.version, by=editor, now=NOW)


def test_publishing_leaves_a_line_and_a_new_revision(timeline: Timeline, event: Event, editor: User) -> None:
    publish(event, editor)
    timeline.refresh_from_db()
    assert timeline.revision == 1
    assert [line.kind for line in timeline.public_changes.all()] == ["published"]


def test_a_correction_of_a_published_event_is_called_one(
    timeline: Timeline, event: Event, editor: User
) -> None:
    event = publish(event, editor)
    services.event_update(
        event_id=event.pk,
        version=event.version,
        by=editor,
        now=NOW,
        fields={},
        when=dates.read("July 2011"),
        note="It was July.",
        correction=True,
    )
    line = timeline.public_changes.first()
    assert line
    assert line.kind == "corrected"
    assert line.note.splitlines() == ["It was July.", "The date was around June 2011, now July 2011."]


def test_a_published_event_cannot_lose_its_date(event: Event, editor: User) -> None:
    event = publish(event, editor)
    with pytest.raises(Refused, match="needs a date"):
        services.event_update(
            event_id=event.pk, version=event.version, by=editor, now=NOW, fields={}, when=None
        )


def write_at_once(write: Callable[[], object]) -> None:
    """Deferred constraints are checked at commit, which a test never reaches; so here."""
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_vouched_event_without_citation(timeline: Timeline) -> None:
    with pytest.raises(IntegrityError, match="no citation"), transaction.atomic():
        write_at_once(lambda: Event.objects.create(timeline=timeline, headline="Bare", status="confirmed"))


def test_the_database_refuses_taking_the_last_citation(event: Event, editor: User) -> None:
    write_at_once(lambda: confirm(event, editor))
    with pytest.raises(IntegrityError, match="last citation"), transaction.atomic():
        write_at_once(event.citations.get().delete)


def dated(timeline: Timeline, headline: str, when: str) -> Event:
    return Event.objects.create(timeline=timeline, headline=headline, **date_fields(dates.parse(when)))


def test_events_stand_in_order_of_time(timeline: Timeline) -> None:
    for when in (
        "2018",
        "../2013",
        "2011-06/2011-07",
        "2011-06~",
        "2011/2019",
        "2011",
        "2024-03-21/2024-03-31",
    ):
        dated(timeline, when, when)
    Event.objects.create(timeline=timeline, headline="undated")
    assert [event.headline for event in timeline.events.chronological()] == [
        "2011",
        "2011/2019",
        "2011-06~",
        "2011-06/2011-07",
        "../2013",
        "2018",
        "2024-03-21/2024-03-31",
        "undated",
    ]


def test_an_editor_orders_events_of_equal_dates_only(timeline: Timeline, editor: User) -> None:
    first, second, third = (dated(timeline, name, "2018") for name in ("a", "b", "c"))
    dated(timeline, "later", "2019")
    Event.objects.update(status=Status.CONFIRMED, uncited_note="Known to everybody.")
    services.event_move(event_id=third.pk, steps=-1, by=editor, now=NOW)
    assert [event.headline for event in timeline.events.chronological()] == ["a", "c", "b", "later"]
    services.event_move(event_id=second.pk, steps=5, by=editor, now=NOW)
    assert [event.headline for event in timeline.events.chronological()] == ["a", "c", "b", "later"]
    assert first.position is None


def test_saving_what_is_there_already_writes_nothing(timeline: Timeline, event: Event, editor: User) -> None:
    event = publish(event, editor)
    timeline.refresh_from_db()
    saved = services.event_update(
        event_id=event.pk,
        version=event.version,
        by=editor,
        now=NOW,
        fields={"headline": event.headline, "names": list(event.names)},
        when=dates.parse(event.when),
    )
    assert (saved.change_id, saved.version) == (None, event.version)
    assert timeline.public_changes.count() == 1
    assert Timeline.objects.get().revision == timeline.revision


def test_readers_are_not_told_of_what_they_do_not_see(event: Event, editor: User) -> None:
    first = publish(event, editor)
    other = dated(event.timeline, "Of the same month", "2011-06~")
    Event.objects.filter(pk=other.pk).update(status=Status.CONFIRMED, uncited_note="Known.")
    moved = services.event_move(event_id=first.pk, steps=1, by=editor, now=NOW)
    assert moved.change_id
    change_undo(change_id=moved.change_id, by=editor, now=NOW)
    assert [line.kind for line in event.timeline.public_changes.all()] == ["published"]


def test_the_note_that_a_vouched_event_rests_on_stays(event: Event, editor: User) -> None:
    services.event_update(event_id=event.pk, version=1, by=editor, now=NOW, fields={"uncited_note": "Known."})
    event.citations.all().delete()
    confirmed = services.event_confirm(event_id=event.pk, version=2, by=editor, now=NOW)
    with pytest.raises(Refused, match="needs a citation"):
        services.event_update(
            event_id=event.pk, version=confirmed.version, by=editor, now=NOW, fields={"uncited_note": ""}
        )


@pytest.mark.django_db(transaction=True)
def test_an_undo_does_not_put_an_event_into_a_chapter_that_is_gone(event: Event, editor: User) -> None:
    chapter = Chapter.objects.create(timeline=event.timeline, title="One", slug="one")
    for version, value in enumerate((chapter, None), 1):
        taken_out = services.event_update(
            event_id=event.pk, version=version, by=editor, now=NOW, fields={"chapter": value}
        )
    chapter.delete()
    assert taken_out.change_id
    with pytest.raises(Refused, match="removed since"):
        change_undo(change_id=taken_out.change_id, by=editor, now=NOW)


def test_an_event_names_only_what_is_of_its_timeline(event: Event, editor: User) -> None:
    elsewhere = Timeline.objects.create(slug="elsewhere", title="Elsewhere")
    chapter = Chapter.objects.create(timeline=elsewhere, title="One", slug="one")
    with pytest.raises(Refused, match="another timeline"):
        services.event_update(event_id=event.pk, version=1, by=editor, now=NOW, fields={"chapter": chapter})


def test_the_database_keeps_links_and_chapters_within_a_timeline(event: Event) -> None:
    elsewhere = Timeline.objects.create(slug="elsewhere", title="Elsewhere")
    chapter = Chapter.objects.create(timeline=elsewhere, title="One", slug="one")
    rows = Event.objects.filter(pk=event.pk)
    with pytest.raises(IntegrityError, match="another timeline"), transaction.atomic():
        rows.update(chapter=chapter)
    with pytest.raises(IntegrityError, match="another timeline"), transaction.atomic():
        Link.objects.create(event=event, other=dated(elsewhere, "Theirs", "2018"), kind="answers")
    with pytest.raises(IntegrityError, match="event_is_not_linked_to_itself"), transaction.atomic():
        Link.objects.create(event=event, other=event, kind="answers")


def test_a_source_that_says_the_same_is_not_written(
    event: Event, django_assert_num_queries: Callable[..., Any]
) -> None:
    source = event.citations.get().source
    same = intake.SourceDraft(source.title, source.publisher)
    with django_assert_num_queries(3) as queries:  # the savepoint's two, and reading it
        intake.source_update(source_id=source.pk, source=same)
    assert not any(query["sql"].startswith("UPDATE") for query in queries)
    intake.source_update(source_id=source.pk, source=intake.SourceDraft(source.title, "Another paper"))
    source.refresh_from_db()
    assert source.publisher == "Another paper"
