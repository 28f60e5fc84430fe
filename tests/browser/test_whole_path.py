"""From two articles to the public page, as an admin, an editor and a reader do it, in a real browser.

The two articles that the project started from are used where they are at hand (SEEDS, or ../shared/seeds);
elsewhere two sample articles of the same kind.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from config.roles import ADMINS, EDITORS
from tests.fixtures.browser import log_in
from tests.fixtures.desk import PASSWORD
from tests.fixtures.workers import WorkerProcess
from timeline.models import Event, Timeline

pytestmark = pytest.mark.django_db(transaction=True)

SEEDS = Path(os.environ.get("SEEDS") or settings.BASE_DIR.parent / "shared" / "seeds")
SAMPLES = settings.BASE_DIR / "ingest" / "samples"
PATIENCE = 60_000  # ms, for a worker on a busy machine

# (words of the passage, label on the page)
OF_SEEDS = [
    ("around June 2011", "around June 2011"),
    ("Within a month of Reed", "between June and July 2011"),
    ("in 2018", "2018"),
    ("until December 2023", "December 2023"),
    ("in late March", "late March 2024"),
]
OF_SAMPLES = [
    ("around June 2011", "around June 2011"),
    ("Within a month of Hastings joining", "between June and July 2011"),
    ("In 2018, Facebook gave the same answer", "2018"),
    ("until December 2023", "December 2023"),
    ("in late March", "late March 2024"),
]


def articles() -> tuple[list[Path], list[tuple[str, str]]]:
    """The two articles to bring, and their five landmarks."""
    seeds = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if len(seeds) == 2:
        return seeds, OF_SEEDS
    return [
        SAMPLES / "2024-04-filings-unsealed.txt",
        SAMPLES / "2023-12-07-messenger-encryption.txt",
    ], OF_SAMPLES


@pytest.fixture
def story(transactional_db: None) -> Timeline:
    for name, group in (("admin", ADMINS), ("editor", EDITORS)):
        User.objects.create_user(name, password=PASSWORD).groups.add(Group.objects.get(name=group))
    return Timeline.objects.create(slug="story", title="The story", is_default=True)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A browser without JavaScript, as the public page promises to be enough."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def bring(page: Page, server: LiveServer, paths: list[Path]) -> None:
    page.goto(f"{server.url}/desk/story/articles/new/")
    page.get_by_label("Files").set_input_files(paths)
    page.get_by_label("Published").fill("April 2024")
    page.get_by_role("button", name="Import", exact=True).click()
    # Live: the page is not loaded again.
    expect(page.get_by_text("2 articles, all read")).to_be_visible(timeout=PATIENCE)


def confirm(page: Page, server: LiveServer, words: str, label: str) -> None:
    event = Event.objects.filter(citations__quote__contains=words, label=label).first()
    proposed = list(Event.objects.values_list("label", "headline"))
    assert event, f"{words!r} is not proposed as {label!r}: {proposed}"
    page.goto(f"{server.url}/desk/story/review/?event={event.pk}")
    expect(page.locator("#passage").first).to_be_in_viewport()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()


def test_from_two_articles_to_the_public_page(
    story: Timeline,
    live_server: LiveServer,
    celery_worker_process: WorkerProcess,
    page: Page,
    reader: Page,
) -> None:
    paths, landmarks = articles()
    log_in(page, live_server, "admin")
    bring(page, live_server, paths)
    page.context.clear_cookies()

    log_in(page, live_server, "editor")
    for words, label in landmarks:
        confirm(page, live_server, words, label)
    page.goto(f"{live_server.url}/desk/story/arrange/")
    for left in range(len(landmarks), 0, -1):
        expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(left)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.get_by_role("button", name="Publish", exact=True).first.click()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)

    reader.goto(live_server.url)
    entries = reader.locator("[data-timeline-ready] > li")
    expect(entries).to_have_count(len(landmarks))
    for entry, (words, label) in zip(entries.all(), landmarks, strict=True):
        told = " ".join((entry.text_content() or "").split())
        assert all(part in told for part in label.split()), (label, told)
        assert words in told
