"""The editor's overview: what waits, and what others did meanwhile."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.fixtures.desk import NOW, Desk
from timeline.models import Comment, Event, Timeline
from timeline.services.comments import comment_resolve, comment_write

OVERVIEW = "/desk/story/"


def waiting(client: Client) -> Any:
    return client.get(OVERVIEW).context["waiting"].numbers


def done(client: Client) -> list[tuple[str, str]]:
    return [(entry.did, entry.by) for entry in client.get(OVERVIEW).context["entries"]]


def test_it_counts_what_waits(editor: Client, desk: Desk) -> None:
    for headline, word in (("A director joins", "confirm"), ("A newspaper writes", "unsure")):
        editor.post(f"/desk/events/{desk.event(headline).pk}/{word}/", {"version": 1})
    found = waiting(editor)
    assert (found["review"], found["unsure"], found["ready"], found["published"]) == (2, 1, 1, 0)


def test_a_confirmed_event_without_a_date_is_not_ready(editor: Client, desk: Desk) -> None:
    editor.post(f"/desk/events/{desk.event('The service is cut back').pk}/confirm/", {"version": 1})
    assert (waiting(editor)["ready"], waiting(editor)["undated"]) == (0, 1)


def test_it_tells_what_changed_since_one_looked(editor: Client, ben: Client, desk: Desk) -> None:
    assert ("Proposed", "the machine") in done(editor)
    assert done(editor) == []


def test_open_conflicts_are_listed_whatever_their_status(editor: Client, desk: Desk) -> None:
    desk.timeline.events.filter(headline="A newspaper writes").update(conflict="open", status="confirmed")
    found = editor.get(OVERVIEW).context["waiting"].differing
    assert [event.headline for event in found] == ["A newspaper writes"]


def test_what_readers_saw_change_is_told(editor: Client, desk: Desk) -> None:
    event = desk.event("A director joins")
    editor.post(f"/desk/events/{event.pk}/confirm/", {"version": 1})
    editor.post(f"/desk/events/{event.pk}/publish/", {"version": 2})
    assert [line.kind for line in editor.get(OVERVIEW).context["public"]] == ["published"]


def test_it_needs_a_session_the_role_and_a_timeline(editor: Client, stranger: Client, desk: Desk) -> None:
    assert Client().get(OVERVIEW).headers["Location"] == f"/login/?next={OVERVIEW}"
    assert stranger.get(OVERVIEW).status_code == 403
    assert editor.get("/desk/elsewhere/").status_code == 404
    assert editor.post(OVERVIEW).status_code == 405


def confirmed(desk: Desk, headline: str, **fields: Any) -> Event:
    event = desk.event(headline)
    Event.objects.filter(pk=event.pk).update(status="confirmed", **fields)
    return event


def test_comments_that_wait_for_somebody_are_on_their_overview(
    editor: Client, ben: Client, ada: User, desk: Desk
) -> None:
    event = desk.event("A director joins")
    comment, _ = comment_write(
        event=event, about="when", text="Is that June?", assigned_to=ada, by=ada, now=NOW
    )
    assert "Is that June?" in editor.get(OVERVIEW).content.decode()
    assert (waiting(editor)["comments"], waiting(ben)["comments"]) == (1, 0)
    comment_resolve(comment_id=comment.pk, by=ada, now=NOW)
    assert waiting(editor)["comments"] == 0


def test_what_somebody_confirmed_waits_for_others_to_check(
    editor: Client, ben: Client, ada: User, desk: Desk
) -> None:
    confirmed(desk, "A director joins", vouched_by=ada)
    assert (waiting(editor)["to_check"], waiting(ben)["to_check"]) == (0, 1)


def test_a_public_event_waits_again_once_its_check_lapsed(editor: Client, desk: Desk) -> None:
    event = confirmed(desk, "A director joins", checked_at=NOW)
    Event.objects.filter(pk=event.pk).update(status="published", published_at=NOW)
    assert waiting(editor)["to_check"] == 0
    Event.objects.filter(pk=event.pk).update(is_check_lapsed=True)
    assert waiting(editor)["to_check"] == 1


def test_nothing_waits_to_be_checked_where_nobody_asks_for_it(editor: Client, desk: Desk) -> None:
    confirmed(desk, "A director joins")
    Timeline.objects.update(check_levels={"eyes": "off"})
    assert waiting(editor)["to_check"] == 0


def test_what_blocks_is_not_counted_as_ready(editor: Client, desk: Desk) -> None:
    confirmed(desk, "A director joins", conflict="open")
    confirmed(desk, "A newspaper writes")
    assert waiting(editor)["ready"] == 1


def test_what_was_held_back_says_why(editor: Client, ada: User, desk: Desk) -> None:
    confirmed(desk, "A director joins", publish_at=NOW, publish_by=ada, held_because="No date stands.")
    confirmed(desk, "A newspaper writes", publish_at=NOW + timedelta(days=1), publish_by=ada)
    page = editor.get(OVERVIEW)
    assert [event.headline for event in page.context["waiting"].scheduled] == [
        "A director joins",
        "A newspaper writes",
    ]
    assert "Held back: No date stands." in page.content.decode()


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(OVERVIEW)
    return len(asked)


def test_the_overview_takes_as_many_queries_for_much_as_for_little(
    editor: Client, ada: User, desk: Desk
) -> None:
    def wait(events: Any) -> None:
        events.update(status="confirmed", publish_at=NOW)
        for event in events:
            Comment.objects.create(event=event, text="Look!", assigned_to=ada, written_at=NOW)

    wait(desk.timeline.events.filter(headline="A director joins"))
    queries(editor)  # the first visit is noted
    for_one = queries(editor)
    wait(desk.timeline.events.exclude(headline="A director joins"))
    assert queries(editor) == for_one <= 31


def test_no_article_is_told_to_who_may_not_see_articles(reviewer: Client, desk: Desk) -> None:
    page = reviewer.get(OVERVIEW)
    assert page.context["arrivals"] == []
    assert "Articles on their way" not in page.content.decode()


def test_it_tells_of_chapters_too(editor: Client, ben: Client, desk: Desk) -> None:
    ben.post("/desk/story/chapters/", {"title": "The first years", "intro": ""})
    page = editor.get(OVERVIEW)
    assert ("Added", "ben") in [(entry.did, entry.by) for entry in page.context["entries"]]
    assert 'chapter <a href="/desk/story/chapters/">The first years</a>' in page.content.decode()
