"""The server under measure: gunicorn on a free port, timelines of synthetic events, CPU time of one page."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config import embedded

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def prepared(sizes: list[int]) -> Iterator[None]:
    """The database with a timeline of each size, the same every time."""
    embedded.lease()
    try:
        django.setup()
        from timeline.models import Timeline

        call_command("migrate", verbosity=0)
        for size in sizes:
            slug = f"bench-{size}"
            if not Timeline.objects.filter(slug=slug, events__isnull=False).exists():
                call_command("seed_events", size, timeline=slug)
        yield
    finally:
        embedded.release()


@contextmanager
def running() -> Iterator[str]:
    """gunicorn as in production, with as many workers as a machine of two cores gets."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", *options]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"LOG_LEVEL": "WARNING"})
    try:
        _await(f"http://127.0.0.1:{port}/robots.txt")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _await(url: str) -> None:
    for _ in range(300):
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def read(url: str) -> str:
    """What an address answers."""
    with urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def uncached_cpu(size: int, times: int = 40) -> float:
    """Milliseconds of this process's CPU for a page that is in no cache, called as a server calls it.

    The best of several: what else runs on the machine makes it longer, nothing makes it shorter.
    """
    from config.wsgi import application
    from timeline.views.front import forget_all

    asked = RequestFactory().get(
        f"/t/bench-{size}/", headers={"host": "localhost", "accept-encoding": "gzip"}
    )
    told: list[str] = []

    def note(status: str, headers: object, error: object = None) -> Callable[[bytes], object]:
        told.append(status)
        return bytes

    best = 1e9
    for _ in range(times):
        forget_all()
        start = time.process_time()
        answer = application(dict(asked.environ), note)
        b"".join(answer)
        best = min(best, time.process_time() - start)
        answer.close()
    if set(told) != {"200 OK"}:
        raise SystemExit(f"not answered: {set(told)}")
    return round(best * 1000, 1)


def queries(size: int) -> int:
    from timeline.views.front import forget_all

    forget_all()
    with CaptureQueriesContext(connection) as captured:
        Client().get(f"/t/bench-{size}/", headers={"host": "localhost"})
    return len(captured)


def publish_to_visible(url: str, size: int) -> float:
    """Seconds until every path shows a new headline; the slowest of page, feed, export and embed."""
    from timeline.models import Event

    event: Any = Event.objects.filter(timeline__slug=f"bench-{size}").order_by("-published_at", "pk")[0]
    base = f"{url}/t/bench-{size}"
    paths = ["/?q=renamed", "/feed.atom", "/export/json/", "/embed/?page=1"]
    first = Event.objects.filter(timeline=event.timeline).chronological()[0]
    word = f"Renamed{time.time_ns()}"
    old = {row.pk: row.headline for row in (event, first)}
    Event.objects.filter(pk__in=old).update(headline=word, published_at=timezone.now())
    start = time.perf_counter()
    for path in paths:
        while word not in read(base + path.replace("renamed", word)):
            if time.perf_counter() - start > 30:
                raise SystemExit(f"{path} never showed what was published")
            time.sleep(0.02)
    took = time.perf_counter() - start
    for pk, headline in old.items():
        Event.objects.filter(pk=pk).update(headline=headline)
    return round(took, 2)
