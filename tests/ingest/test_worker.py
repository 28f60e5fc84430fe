"""A real Celery worker on a real broker: from the import to the proposals, and after a kill -9."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ingest.models import Article, Job
from ingest.services import articles, jobs
from ingest.services.articles import About
from tests.fixtures.workers import WorkerProcess
from tests.ingest.conftest import TEXT
from timeline.models import Event, Timeline

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 120


@pytest.fixture
def timeline(transactional_db: None) -> Timeline:
    return Timeline.objects.create(slug="story", title="The story", is_default=True)


def bring(timeline: Timeline, content: bytes) -> Article:
    return articles.article_import(
        timeline_id=timeline.pk,
        content=content,
        file_name="a.txt",
        about=About(published="2024-04"),
        by=None,
        now=timezone.now(),
    )


def wait_for(happened: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > until:
            pytest.fail(f"{what} did not happen within {PATIENCE} s")
        time.sleep(0.05)


def test_an_imported_article_is_taken_up_by_a_worker(
    timeline: Timeline, celery_worker_process: WorkerProcess
) -> None:
    bring(timeline, TEXT.encode())
    wait_for(Job.objects.filter(state="done").exists, "the job")
    assert Event.objects.proposed().filter(when="2011-06").count() == 1


def test_a_living_worker_makes_healthz_whole(
    timeline: Timeline, celery_worker_process: WorkerProcess, client: Client
) -> None:
    wait_for(lambda: client.get("/healthz").status_code == 200, "health")


def test_the_job_of_a_killed_worker_is_done_by_another_once(
    timeline: Timeline, start_worker: Callable[..., WorkerProcess]
) -> None:
    first = start_worker()
    # Long enough that the kill comes while it is read.
    bring(timeline, (TEXT + " Nothing else happened. ").encode() + b"and so on, " * 300_000)
    wait_for(Job.objects.filter(state="running").exists, "the start")
    first.kill()
    assert Job.objects.get().state == "running"

    later = timezone.now() + timedelta(minutes=2)  # when its lease has run out, beat comes by
    assert jobs.jobs_enqueue_overdue(now=later) == 1
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    start_worker()
    wait_for(Job.objects.filter(state="done").exists, "the second attempt")
    assert Job.objects.get().attempts == 2
    assert Event.objects.filter(when="2011-06").count() == 1
