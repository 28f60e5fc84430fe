"""The page of one event before readers see it: checks, a second pair of eyes, comments, schedules."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.fixtures.desk import HTMX
from tests.fixtures.stories import NOW, Story
from timeline.models import Comment, Event, Timeline
from timeline.models.comment import LONGEST_COMMENT
from timeline.services.history import change_undo
from timeline.services.merging import events_merge


@pytest.fixture
def draft(story: Story) -> Event:
    return story.event("A director joins", status="confirmed", published_at=None)


def page_of(event: Event) -> str:
    return f"/desk/events/{event.pk}/checks/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def post(client: Client, path: str, data: dict[str, object] | None = None, **more: Any) -> Any:
    return client.post(path, data or {}, follow=True, **more)


def undo_last(client: Client) -> None:
    client.post(f"/desk/changes/{client.session['changes'][-1]['id']}/undo/", {"next": "/desk/"})


# Checks ----------------------------------------------------------------------------------------------


def test_it_lists_what_holds_warns_and_blocks_and_where_to_mend_it(editor: Client, draft: Event) -> None:
    Event.objects.filter(pk=draft.pk).update(conflict="open", standing="alleged")
    page = editor.get(page_of(draft))
    states = {
        check.rule.name: (check.holds, check.warns, check.blocks) for check in page.context["checked"].checks
    }
    assert states["citation"] == (True, False, False)
    assert states["eyes"] == (False, True, False)
    assert states["date"] == (False, False, True)
    assert f'href="/desk/events/{draft.pk}/conflict/?next=' in text(page)
    assert "#id_attributed_to" in text(page)


def test_what_blocks_has_no_button_and_is_refused_all_the_same(editor: Client, draft: Event) -> None:
    Event.objects.filter(pk=draft.pk).update(conflict="open")
    assert 'id="publicity"' not in text(editor.get(page_of(draft)))
    answer = post(editor, f"/desk/events/{draft.pk}/publish/", {"version": 1, "next": page_of(draft)})
    assert "dates that cannot all hold" in text(answer)
    draft.refresh_from_db()
    assert not draft.is_public


def test_its_queries_do_not_grow_with_what_is_said(
    editor: Client, draft: Event, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        Comment.objects.create(event=draft, text=f"Word {number}", written_at=NOW)
    with django_assert_max_num_queries(14):
        editor.get(page_of(draft))


# The second pair of eyes ------------------------------------------------------------------------------


def test_a_colleague_checks_it_and_its_author_cannot(editor: Client, ben: Client, story: Story) -> None:
    event = story.event(status="proposed", published_at=None)
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    assert "You confirmed it" in text(editor.get(page_of(event)))
    assert "You confirmed it" in text(post(editor, f"/desk/events/{event.pk}/check/", {"version": 2}))
    checked = post(ben, f"/desk/events/{event.pk}/check/", {"version": 2})
    assert "Checked by <strong>ben</strong>" in text(checked)


def test_who_cannot_check_it_is_told_why_and_not_sent_to_do_so(
    editor: Client, ben: Client, story: Story
) -> None:
    event = story.event(status="proposed", published_at=None)
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    why = '<span class="check-mend is-refused">You confirmed it'
    assert why in text(editor.get(page_of(event)))
    assert "Check it</a>" not in text(editor.get(page_of(event)))
    assert "Check it</a>" in text(ben.get(page_of(event)))


def test_a_lapse_is_visible_with_whose_change_it_was(editor: Client, ben: Client, draft: Event) -> None:
    ben.post(f"/desk/events/{draft.pk}/check/", {"version": 1})
    editor.post(
        f"/desk/events/{draft.pk}/edit/",
        {"version": 2, "headline": "Another", "when": "2011-06~", "standing": "reported"},
    )
    page = text(editor.get(page_of(draft)))
    assert "Was checked by <strong>ben</strong>" in page
    assert "It was changed since, by ada." in page


def test_a_check_of_an_older_version_is_refused(ben: Client, draft: Event) -> None:
    Event.objects.filter(pk=draft.pk).update(version=2)
    assert "Somebody changed this" in text(post(ben, f"/desk/events/{draft.pk}/check/", {"version": 1}))


def test_a_check_is_undone_and_stands_in_the_history(ben: Client, draft: Event) -> None:
    ben.post(f"/desk/events/{draft.pk}/check/", {"version": 1})
    assert "<h2>Checked" in text(ben.get(f"/desk/events/{draft.pk}/history/"))
    undo_last(ben)
    draft.refresh_from_db()
    assert not draft.is_checked


# Comments ----------------------------------------------------------------------------------------------


def comment(client: Client, event: Event, **data: object) -> Comment:
    answer = client.post(f"/desk/events/{event.pk}/comments/", {"text": "Really?", **data})
    assert answer.status_code == 302
    found: Comment = event.comments.get(thread=None)
    return found


def test_a_comment_is_about_a_field_and_waits_for_somebody(editor: Client, ada: User, draft: Event) -> None:
    said = comment(editor, draft, about="when", assigned_to=ada.pk)
    assert (said.about, said.assigned_to, said.written_by) == ("when", ada, ada)
    page = text(editor.get(page_of(draft)))
    assert "waits for ada" in page
    assert f'id="comment-{said.pk}"' in page


def test_it_is_answered_resolved_and_opened_again(editor: Client, ben: Client, draft: Event) -> None:
    said = comment(editor, draft)
    ben.post(f"/desk/comments/{said.pk}/reply/", {"text": "Yes, see page 4."})
    ben.post(f"/desk/comments/{said.pk}/resolve/")
    said.refresh_from_db()
    assert [reply.text for reply in said.replies.all()] == ["Yes, see page 4."]
    assert said.resolved_by
    assert said.resolved_by.username == "ben"
    editor.post(f"/desk/comments/{said.pk}/reopen/")
    said.refresh_from_db()
    assert said.is_open


def test_an_answer_opens_it_again(editor: Client, draft: Event) -> None:
    said = comment(editor, draft)
    editor.post(f"/desk/comments/{said.pk}/resolve/")
    editor.post(f"/desk/comments/{said.pk}/reply/", {"text": "Not quite."})
    said.refresh_from_db()
    assert said.is_open


def test_it_is_assigned_to_another(editor: Client, make_editor: Any, draft: Event) -> None:
    said, bea = comment(editor, draft), make_editor("bea")
    editor.post(f"/desk/comments/{said.pk}/assign/", {"assigned_to": bea.pk})
    said.refresh_from_db()
    assert said.assigned_to == bea


def test_it_waits_for_nobody_who_does_not_work_here(editor: Client, draft: Event) -> None:
    carl = User.objects.create_user("carl")
    answer = editor.post(
        f"/desk/events/{draft.pk}/comments/", {"text": "Look!", "assigned_to": carl.pk}, headers=HTMX
    )
    assert answer.status_code == 422
    assert "Look!" in text(answer)
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("said", "why"), [("", "Say something."), ("x" * (LONGEST_COMMENT + 1), "at most")])
def test_nothing_and_too_much_is_refused_and_kept_in_the_field(
    editor: Client, draft: Event, said: str, why: str
) -> None:
    answer = editor.post(f"/desk/events/{draft.pk}/comments/", {"text": said})
    assert answer.status_code == 422
    assert why in text(answer)
    assert said in text(answer)


def test_a_refused_answer_is_kept_in_its_thread(editor: Client, draft: Event) -> None:
    first = comment(editor, draft)
    long = "y" * (LONGEST_COMMENT + 1)
    answer = text(editor.post(f"/desk/comments/{first.pk}/reply/", {"text": long}))
    assert f'id="answer-{first.pk}-error"' in answer
    assert long in answer


def test_what_is_said_is_escaped(editor: Client, draft: Event) -> None:
    comment(editor, draft, text="<script>alert(1)</script>")
    page = text(editor.get(page_of(draft)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_readers_never_see_it(editor: Client, client: Client, story: Story) -> None:
    event = story.event("A director joins")
    comment(editor, event, text="Unfounded, I fear")
    reader = Client()
    for path in ("/", f"/t/story/events/{event.pk}-a-director-joins/", "/t/story/export/json/"):
        assert "Unfounded" not in text(reader.get(path))


def test_a_comment_changes_nothing_for_readers(editor: Client, story: Story) -> None:
    event = story.event()
    before = Timeline.objects.get().revision
    comment(editor, event)
    assert Timeline.objects.get().revision == before


def test_saying_it_twice_resolves_it_once(editor: Client, draft: Event) -> None:
    said = comment(editor, draft)
    editor.post(f"/desk/comments/{said.pk}/resolve/")
    assert "It is resolved already." in text(post(editor, f"/desk/comments/{said.pk}/resolve/"))


def test_comments_and_what_became_of_them_are_undone(editor: Client, draft: Event) -> None:
    said = comment(editor, draft)
    editor.post(f"/desk/comments/{said.pk}/resolve/")
    undo_last(editor)
    said.refresh_from_db()
    assert said.is_open
    undo_last(editor)
    assert not Comment.objects.exists()


def test_a_comment_that_was_answered_is_not_undone_under_its_answer(
    editor: Client, ben: Client, draft: Event
) -> None:
    said = comment(editor, draft)
    change = editor.session["changes"][-1]["id"]
    ben.post(f"/desk/comments/{said.pk}/reply/", {"text": "Yes."})
    answer = post(editor, f"/desk/changes/{change}/undo/", {"next": page_of(draft)})
    assert "Something newer hangs on this." in text(answer)
    assert Comment.objects.count() == 2


def test_it_goes_along_when_its_event_is_merged(editor: Client, story: Story, draft: Event) -> None:
    said = comment(editor, draft)
    target = story.event("The same", status="confirmed", published_at=None)
    editor.post(
        f"/desk/events/{target.pk}/merge/",
        {
            "with": draft.pk,
            f"version-{target.pk}": 1,
            f"version-{draft.pk}": 1,
            "headline": target.pk,
            "date": target.pk,
        },
    )
    said.refresh_from_db()
    assert said.event == target
    undo_last(editor)
    said.refresh_from_db()
    assert said.event == draft


def test_its_answer_goes_back_with_it_when_the_merge_is_undone(
    editor: Client, ada: User, story: Story, draft: Event
) -> None:
    said = comment(editor, draft)
    target = story.event("The same", status="confirmed", published_at=None)
    seen = {target.pk: target.version, draft.pk: draft.version}
    merged = events_merge(into=target.pk, seen=seen, by=ada, now=NOW)
    editor.post(f"/desk/comments/{said.pk}/reply/", {"text": "Said after the merge."})
    assert merged.change_id
    change_undo(change_id=merged.change_id, by=ada, now=NOW)
    assert "Said after the merge." in text(editor.get(page_of(draft)))
    assert "Said after the merge." not in text(editor.get(page_of(target)))


def test_its_count_is_on_the_row_of_the_queue(editor: Client, story: Story) -> None:
    event = story.event("A proposal", status="proposed", published_at=None)
    comment(editor, event)
    assert "1 comment</span>" in text(editor.get("/desk/story/review/"))


def test_open_ones_stand_above_the_form_that_mends_it(editor: Client, draft: Event) -> None:
    said = comment(editor, draft, text="Is that June?", about="when")
    form = text(editor.get(f"/desk/events/{draft.pk}/edit/"))
    assert '<a href="#id_when">Date</a>: Is that June?' in form
    editor.post(f"/desk/comments/{said.pk}/resolve/")
    assert "Is that June?" not in text(editor.get(f"/desk/events/{draft.pk}/edit/"))


def test_it_stands_in_the_history_of_its_event(editor: Client, draft: Event) -> None:
    comment(editor, draft, text="Is that June?")
    assert "“Is that June?”" in text(editor.get(f"/desk/events/{draft.pk}/history/"))


# Schedules ---------------------------------------------------------------------------------------------


def local(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def test_a_schedule_is_in_the_newsroom_s_time(editor: Client, draft: Event, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    editor.post(f"/desk/events/{draft.pk}/schedule/", {"version": 1, "at": "2098-07-01T09:00"})
    draft.refresh_from_db()
    assert draft.publish_at == datetime(2098, 7, 1, 7, tzinfo=UTC)
    page = text(editor.get(page_of(draft)))
    assert "1 July 2098, 09:00" in page
    assert "Europe/Berlin" in page


def test_an_hour_that_the_clock_skips_is_no_moment(editor: Client, draft: Event, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    answer = editor.post(f"/desk/events/{draft.pk}/schedule/", {"version": 1, "at": "2026-03-29T02:30"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("at", "why"),
    [("", "Say when."), ("soon", "That is no date and time."), ("2001-01-01T00:00", "has passed")],
)
def test_no_moment_or_a_past_one_is_said_beside_the_field(
    editor: Client, draft: Event, at: str, why: str
) -> None:
    answer = editor.post(f"/desk/events/{draft.pk}/schedule/", {"version": 1, "at": at})
    assert answer.status_code == 422
    assert why in text(answer)


def test_a_schedule_is_changed_cancelled_and_undone(editor: Client, draft: Event) -> None:
    first, second = timezone.now() + timedelta(days=1), timezone.now() + timedelta(days=2)
    schedule = f"/desk/events/{draft.pk}/schedule/"
    editor.post(schedule, {"version": 1, "at": local(first)})
    editor.post(schedule, {"version": 2, "at": local(second)})
    draft.refresh_from_db()
    assert draft.publish_at
    assert local(draft.publish_at) == local(second)
    editor.post(f"/desk/events/{draft.pk}/unschedule/", {"version": 3})
    draft.refresh_from_db()
    assert draft.publish_at is None
    undo_last(editor)
    draft.refresh_from_db()
    assert draft.publish_at


# Who may -------------------------------------------------------------------------------------------------


def test_it_needs_a_session_and_the_role(client: Client, stranger: Client, draft: Event) -> None:
    said = Comment.objects.create(event=draft, text="Really?", written_at=NOW)
    paths = [page_of(draft)]
    writes = [f"/desk/events/{draft.pk}/{word}/" for word in ("check", "uncheck", "schedule", "unschedule")]
    writes += [f"/desk/comments/{said.pk}/{word}/" for word in ("reply", "assign", "resolve", "reopen")]
    writes += [f"/desk/events/{draft.pk}/comments/"]
    for path in paths:
        assert client.get(path).headers["Location"] == f"/login/?next={path}"
        assert stranger.get(path).status_code == 403
    for path in writes:
        assert client.post(path, headers=HTMX).status_code == 401
        assert stranger.post(path).status_code == 403


def test_who_may_not_publish_does_not_schedule(reviewer: Client, draft: Event) -> None:
    assert reviewer.post(f"/desk/events/{draft.pk}/schedule/", {"version": 1}).status_code == 403
    assert 'id="schedule"' not in text(reviewer.get(page_of(draft)))


def test_what_is_not_there_is_not_found_and_a_look_writes_nothing(editor: Client, draft: Event) -> None:
    assert editor.get("/desk/events/999999/checks/").status_code == 404
    assert editor.post("/desk/comments/999999/resolve/").status_code == 404
    assert editor.get(f"/desk/events/{draft.pk}/check/").status_code == 405
    assert editor.get(f"/desk/events/{draft.pk}/schedule/").status_code == 405
    assert editor.post(page_of(draft)).status_code == 405


def test_forms_from_elsewhere_are_refused(ada: User, draft: Event) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)
    assert strict.post(f"/desk/events/{draft.pk}/check/", {"version": 1}).status_code == 403
    assert strict.post(f"/desk/events/{draft.pk}/comments/", {"text": "x"}).status_code == 403
