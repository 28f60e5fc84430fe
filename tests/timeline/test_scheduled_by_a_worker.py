"""A scheduled event goes before readers by the real pieces: a clock's message, a worker, the service."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from celery import current_app
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from tests.fixtures.stories import Story
from tests.fixtures.workers import WorkerProcess
from timeline.models import Event
from timeline.services.publishing import event_schedule

PATIENCE = 60

pytestmark = pytest.mark.django_db(transaction=True)


def send_as_beat_does() -> None:
    """The entry of the clock's own schedule."""
    entry: dict[str, Any] = settings.CELERY_BEAT_SCHEDULE["publish what is due"]
    current_app.send_task(entry["task"], **entry["options"])


def wait_until_public(event: Event) -> None:
    until = time.monotonic() + PATIENCE
    while not Event.objects.published().filter(pk=event.pk).exists():
        assert time.monotonic() < until, "it was never published"
        time.sleep(0.05)


def test_what_came_due_while_no_worker_ran_is_published_by_the_next_one(
    transactional_db: None,
    start_worker: Callable[..., WorkerProcess],
    make_editor: Callable[[str], User],
) -> None:
    story = Story()
    ada = make_editor("ada")
    event = story.event(status="confirmed", published_at=None)
    # It was scheduled an hour ago, for half an hour ago; nothing ran then.
    then = timezone.now() - timedelta(hours=1)
    event_schedule(event_id=event.pk, version=1, at=then + timedelta(minutes=30), by=ada, now=then)
    start_worker()
    send_as_beat_does()
    wait_until_public(event)
    assert story.timeline.public_changes.get().kind == "published"
