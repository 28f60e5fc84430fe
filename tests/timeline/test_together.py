"""Two writers at once: who waits for the other goes on from what the other left."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from tests.fixtures.desk import NOW
from tests.fixtures.stories import Story
from timeline import dates
from timeline.models import Event
from timeline.services import events as services
from timeline.services.errors import ChangedSince

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
