"""How quick the desk is with 10,000 proposals and 2,000 events, in a database of its own.

Server time is what Django's own test client takes for a whole answer, in this process, without a network.
Then a real browser reviews a hundred proposals by keys alone.
"""

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from config import embedded

embedded.lease()
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.testcases import LiveServerThread, _StaticFilesHandler  # noqa: E402
from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from django.utils import timezone  # noqa: E402
from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from config.roles import EDITORS  # noqa: E402
from scripts.chromium import QUIET, find_chromium  # noqa: E402
from timeline import intake  # noqa: E402
from timeline.models import Event, Status, Timeline  # noqa: E402

PROPOSALS, EVENTS, ARTICLES = 10_000, 2_000, 200
REQUESTS = 40
REVIEWED = 100
GOALS = {
    "p95 ms, slowest answer": "<= 100",
    "KB, largest page": "<= 100",
    "seconds for 100 proposals by keys": "<= 60",
    "ms from key to next headline, p95": "<= 100",
    "verdicts stored": 100,
}
PASSWORD = "a pass of words"  # noqa: S105 - of a database that lives for a minute


@dataclass(frozen=True, slots=True)
class Measured:
    name: str
    p50: float
    p95: float
    cpu: float
    sql: float
    queries: int
    kilobytes: float


def main() -> int:
    logging.disable(logging.WARNING)
    setup_test_environment(debug=False)
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        timeline = _fill()
        answers = [_measure(name, ask) for name, ask in _answers(timeline)]
        seconds, felt, stored = _review_by_keys(timeline)
    finally:
        teardown_databases(kept, verbosity=0)
    _print_table(answers)
    figures = {
        "p95 ms, slowest answer": round(max(one.p95 for one in answers), 1),
        "KB, largest page": round(max(one.kilobytes for one in answers), 1),
        "queries, most": max(one.queries for one in answers),
        "seconds for 100 proposals by keys": round(seconds, 1),
        "ms from key to next headline, p95": round(felt, 1),
        "verdicts stored": stored,
    }
    met = (
        figures["p95 ms, slowest answer"] <= 100
        and figures["KB, largest page"] <= 100
        and figures["seconds for 100 proposals by keys"] <= 60
        and figures["ms from key to next headline, p95"] <= 100
        and stored == REVIEWED
    )
    print(json.dumps({"name": "bench-desk", "figures": figures, "goals": GOALS, "met": met}))
    return 0


# What is measured ---------------------------------------------------------------------------------------


def _fill() -> Timeline:
    """The same timeline every time: published events, and proposals from articles of fifty passages."""
    call_command("seed_events", EVENTS, timeline="bench", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    timeline = Timeline.objects.get(slug="bench")
    each = PROPOSALS // ARTICLES
    for number in range(ARTICLES):
        sentences = [_sentence(number * each + place) for place in range(each)]
        intake.propose_events(
            timeline_id=timeline.pk,
            source_id=None,
            source=intake.SourceDraft(f"Article {number}", f"Paper {number % 7}", published="2024-04"),
            text="\n\n".join(sentences),
            article_key=f"bench-{number}",
            proposals=_proposals(sentences, number * each),
            now=timezone.now(),
        )
    user = User.objects.create_user("ada", password=PASSWORD)
    user.groups.add(Group.objects.get(name=EDITORS))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return timeline


def _sentence(number: int) -> str:
    subject = ("The council", "A minister", "The harbour board", "The rail union", "A court")[number % 5]
    verb = ("approved", "refused", "delayed", "announced", "denied")[number // 5 % 5]
    thing = ("the budget", "a contract", "the bridge", "an inquiry", "the report", "a strike")[
        number // 25 % 6
    ]
    return (
        f"{subject} {verb} {thing} number {number} in {2000 + number % 24}, several people said afterwards."
    )


def _proposals(sentences: list[str], first: int) -> Iterator[intake.EventProposal]:
    start = 0
    for number, sentence in enumerate(sentences, first):
        year = str(2000 + number % 24)
        yield intake.EventProposal(
            start,
            start + len(sentence),
            sentence,
            sentence.partition(" in ")[0],
            when="" if number % 20 == 0 else year,
            date_text=f"in {year}",
            reasoning=f"“in {year}” names the year.",
            standing=("reported", "alleged", "denied")[number % 3],
            attributed_to="several people" if number % 3 else "",
            names=(sentence.split()[1].title(), f"Person {number % 40}"),
            confidence=0.3 + number % 70 / 100,
        )
        start += len(sentence) + 2


def _answers(timeline: Timeline) -> Iterator[tuple[str, Callable[[], tuple[int, bytes]]]]:
    client = Client()
    client.force_login(User.objects.get(username="ada"))
    desk = f"/desk/{timeline.slug}"
    proposed = cycle(timeline.events.proposed().best_first().values_list("pk", flat=True)[:4000])
    published = cycle(timeline.events.published().chronological().values_list("pk", flat=True)[500:600])
    htmx = {"HX-Request": "true"}

    def get(path: str, **query: str | int) -> Callable[[], tuple[int, bytes]]:
        return lambda: _kept(client.get(path, query))

    def verdict(word: str) -> Callable[[], tuple[int, bytes]]:
        def post() -> tuple[int, bytes]:
            event = Event.objects.get(pk=next(proposed))
            data = {"version": event.version, "next": f"{desk}/review/?event={next(proposed)}"}
            return _kept(client.post(f"/desk/events/{event.pk}/{word}/", data, headers=htmx))

        return post

    turns = cycle([("changes", ""), ("undone", "yes")])

    def undo() -> tuple[int, bytes]:
        """In turns an undo and its redo: only the latest changes are remembered."""
        stack, is_undo = next(turns)
        change = client.session[stack][-1]["id"]
        data = {"next": f"{desk}/review/", "is_undo": is_undo}
        return _kept(client.post(f"/desk/changes/{change}/undo/", data, headers=htmx))

    yield "queue", get(f"{desk}/review/")
    yield "queue, far down", lambda: _kept(client.get(f"{desk}/review/", {"event": next(proposed)}))
    yield (
        "queue, filtered",
        get(f"{desk}/review/", standing="alleged", dated="yes", since="2005", sure="high"),
    )
    yield "queue, searched", get(f"{desk}/review/", q="harbour")
    yield (
        "next proposal, ahead",
        lambda: _kept(client.get(f"{desk}/review/", {"event": str(next(proposed)), "ahead": "yes"})),
    )
    yield "confirm", verdict("confirm")
    yield "unsure", verdict("unsure")
    yield "reject", verdict("reject")
    yield "undo, redo", undo
    yield "edit form", lambda: _kept(client.get(f"/desk/events/{next(proposed)}/edit/", headers=htmx))
    yield "date read back", get("/desk/date/", when="between June and July 2011")
    yield "merge page", lambda: _kept(client.get(f"/desk/events/{next(proposed)}/merge/"))
    yield "arrange", get(f"{desk}/arrange/", page=20)
    yield "event’s history", lambda: _kept(client.get(f"/desk/events/{next(published)}/history/"))
    yield "timeline’s history", get(f"{desk}/history/")
    yield "overview", get(f"{desk}/")
    yield "an event’s checks", lambda: _kept(client.get(f"/desk/events/{next(published)}/checks/"))
    yield "summary before publishing", get(f"{desk}/publish/")
    yield "preview", get(f"{desk}/preview/")


def _kept(response: object) -> tuple[int, bytes]:
    return response.status_code, response.content  # type: ignore[attr-defined]


def _measure(name: str, ask: Callable[[], tuple[int, bytes]]) -> Measured:
    ask()  # templates are read and plans are made once
    times, cpu, size = [], [], 0
    in_database = _InDatabase()
    gc.collect()
    for _ in range(REQUESTS):
        reset_queries()
        start, busy = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(in_database):
            status, content = ask()
        times.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
        size = max(size, len(content))
        if status != 200:
            raise SystemExit(f"{name} answered {status}: not measured")
    times.sort()
    return Measured(
        name,
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        cpu=sorted(cpu)[len(cpu) // 2],
        sql=in_database.seconds * 1000 / REQUESTS,
        queries=in_database.queries // REQUESTS,
        kilobytes=size / 1024,
    )


class _InDatabase:
    """The time and number of the queries that pass through it."""

    def __init__(self) -> None:
        self.seconds, self.queries = 0.0, 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*query)
        finally:
            self.seconds += time.perf_counter() - start
            self.queries += 1


# A browser ----------------------------------------------------------------------------------------------


def _review_by_keys(timeline: Timeline) -> tuple[float, float, int]:
    """Seconds for the verdicts, ms from a key to the next headline (p95), and how many are stored."""
    before = timeline.events.filter(status__in=(Status.CONFIRMED, Status.REJECTED)).count()
    unsure = timeline.events.filter(is_unsure=True).count()
    with _server() as url, _page() as page:
        page.goto(f"{url}/login/?next=/desk/{timeline.slug}/review/")
        page.get_by_label("Name").fill("ada")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.locator("html[data-desk=ready]").wait_for()
        seconds, felt = _press_keys(page)
    after = timeline.events.filter(status__in=(Status.CONFIRMED, Status.REJECTED)).count()
    return seconds, felt, after - before + timeline.events.filter(is_unsure=True).count() - unsure


# In the page, so that the way from this process to the browser is not measured: when a key goes down, and
# when there is another headline.
WATCH = """() => {
    window.felt = [];
    let pressed = 0, seen = "";
    const headline = () => document.querySelector("#headline")?.textContent ?? "";
    const look = () => {
        if (headline() !== seen) window.felt.push(performance.now() - pressed);
        else requestAnimationFrame(look);
    };
    document.addEventListener("keydown", () => {
        [pressed, seen] = [performance.now(), headline()];
        requestAnimationFrame(look);
    }, { capture: true });
}"""


def _press_keys(page: Page) -> tuple[float, float]:
    """As quick as the desk allows: the next key when the next proposal is seen and the answer is here."""
    heading = page.locator("#headline")
    page.locator("#screen[data-ahead=ready]").wait_for()
    page.evaluate(WATCH)
    keys = cycle("ccxcu")
    start = time.perf_counter()
    for _ in range(REVIEWED):
        seen = heading.inner_text()
        page.keyboard.press(next(keys))
        expect(heading).not_to_have_text(seen)
        page.locator("#screen[data-ahead=ready]:not(:has(.htmx-request))").wait_for()
    seconds = time.perf_counter() - start
    felt = sorted(page.evaluate("window.felt"))
    return seconds, felt[int(len(felt) * 0.95)]


@contextmanager
def _server() -> Iterator[str]:
    thread = LiveServerThread("localhost", _StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@contextmanager
def _page() -> Iterator[Page]:
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("No Chromium: apt-get install chromium, or name it in CHROMIUM")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *sandbox])
        yield browser.new_page()
        browser.close()


def _print_table(answers: list[Measured]) -> None:
    print(f"{PROPOSALS:,} proposals, {EVENTS:,} events; server time of {REQUESTS} answers each\n")
    print(f"{'':22}{'p50 ms':>8}{'p95 ms':>8}{'CPU ms':>8}{'SQL ms':>8}{'queries':>9}{'KB':>7}")
    for one in answers:
        print(
            f"{one.name:22}{one.p50:>8.1f}{one.p95:>8.1f}{one.cpu:>8.1f}{one.sql:>8.1f}{one.queries:>9}{one.kilobytes:>7.1f}"
        )
    print()


if __name__ == "__main__":
    sys.exit(main())
