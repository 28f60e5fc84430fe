"""Two writers at once: who waits for the other goes on from what the other left."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from tests.fixtures.desk import ARTICLE, NOW, Desk
from tests.fixtures.stories import Story
from timeline import dates, intake
from timeline.models import Event, Link
from timeline.services import events as services
from timeline.services import publishing
from timeline.services.errors import ChangedSince, Refused
from timeline.services.links import link_add, link_remove
from timeline.services.merging import events_merge

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def beside() -> Iterator[Callable[..., Future[Any]]]:
    """Runs a function on a connection of its own; it waits where this test holds what it wants."""

    def run(write: Callable[..., object], arguments: dict[str, Any]) -> object:
        try:
            return write(**arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        yield lambda write, **arguments: pool.submit(run, write, arguments)


def wait_until_blocked() -> None:
    """Until the other connection waits for a lock of this one."""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted"
                " AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone() != (0,):
                return
        threading.Event().wait(0.02)
    raise AssertionError("nobody waits")


def test_of_two_moves_neither_is_lost(story: Story) -> None:
    ids = {headline: story.event(headline, "2011-06").pk for headline in "abcd"}
    with beside() as start:
        with transaction.atomic():
            services.event_move(event_id=ids["d"], steps=-3, by=None, now=NOW)
            second = start(services.event_move, event_id=ids["b"], steps=1, by=None, now=NOW)
            wait_until_blocked()
        second.result(30)
    assert [event.headline for event in Event.objects.chronological()] == ["d", "a", "c", "b"]


def test_a_move_among_dates_that_are_no_longer_its_own_is_refused(story: Story) -> None:
    event = story.event("a", "2011-06")
    with beside() as start:
        with transaction.atomic():
            services.event_update(
                event_id=event.pk, version=1, by=None, now=NOW, fields={}, when=dates.parse("2012")
            )
            second = start(services.event_move, event_id=event.pk, steps=1, by=None, now=NOW)
            wait_until_blocked()
        with pytest.raises(ChangedSince):
            second.result(30)


def test_an_article_delivered_again_and_an_edit_wait_for_each_other(desk: Desk) -> None:
    event = desk.event("A director joins")
    for write in (services.event_confirm, services.event_publish):
        event = write(event_id=event.pk, version=event.version, by=None, now=NOW)
    quoted = event.citations.get()
    proposal = intake.EventProposal(quoted.start or 0, quoted.end or 0, quoted.quote, "A director joins")
    with beside() as start:
        with transaction.atomic():
            Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
            again = start(
                intake.propose_events,
                timeline_id=desk.timeline.pk,
                source_id=quoted.source_id,
                source=intake.SourceDraft("A better title", "A paper"),
                text=ARTICLE,
                article_key="abc",
                proposals=[proposal],
                now=NOW,
            )
            wait_until_blocked()
            services.event_update(
                event_id=event.pk, version=event.version, by=None, now=NOW, fields={"headline": "Mine"}
            )
        assert again.result(30).known == 1


@pytest.mark.parametrize("into", ["the same", "the other"])
def test_of_two_merges_of_one_event_the_second_is_refused_and_nothing_is_lost(
    story: Story, into: str
) -> None:
    one, other = story.event("It began"), story.event("So it began")
    seen = {one.pk: 1, other.pk: 1}
    target = one if into == "the same" else other
    with beside() as start:
        with transaction.atomic():
            events_merge(into=one.pk, seen=seen, by=None, now=NOW)
            second = start(events_merge, into=target.pk, seen=seen, by=None, now=NOW)
            wait_until_blocked()
        with pytest.raises(ChangedSince):
            second.result(30)
    other.refresh_from_db()
    assert (other.status, other.merged_into) == ("merged", one)
    assert one.citations.count() == 1
    assert story.timeline.public_changes.filter(kind="withdrawn").count() == 1


def test_of_two_links_of_the_same_events_one_is_kept(story: Story) -> None:
    one, other = story.event("It began"), story.event("It ended", "2012")
    with beside() as start:
        with transaction.atomic():
            link_add(event_id=one.pk, other_id=other.pk, kind="leads to", by=None, now=NOW)
            second = start(link_add, event_id=other.pk, other_id=one.pk, kind="leads to", by=None, now=NOW)
            wait_until_blocked()
        with pytest.raises(Refused, match="linked in this way already"):
            second.result(30)


def test_of_two_who_take_a_link_away_one_does(story: Story) -> None:
    one, other = story.event("It began"), story.event("It ended", "2012")
    link_add(event_id=one.pk, other_id=other.pk, kind="leads to", by=None, now=NOW)
    link = Link.objects.get()
    with beside() as start:
        with transaction.atomic():
            link_remove(link_id=link.pk, by=None, now=NOW)
            second = start(link_remove, link_id=link.pk, by=None, now=NOW)
            wait_until_blocked()
        with pytest.raises(Refused, match="gone already"):
            second.result(30)


def test_of_two_clocks_one_publishes(story: Story, ada: User) -> None:
    event = story.event(status="confirmed", published_at=None, publish_at=NOW, publish_by=ada)
    with beside() as start, transaction.atomic():
        first = publishing.events_publish_due(now=NOW)
        assert start(publishing.events_publish_due, now=NOW).result(30) == []
    assert first == [event]
    assert event.public_changes.count() == 1
