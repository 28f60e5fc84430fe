"""A baked site in a real browser, served from a sub-folder by nothing but a file server."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from tests.browser.test_public import comes_to_rest
from tests.fixtures.stories import Story
from timeline.baking import bake
from timeline.models import Chapter


class Quiet(SimpleHTTPRequestHandler):
    """A plain web host: files, and `404.html` of the site for what is none."""

    def log_message(self, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "sub", "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@dataclass(frozen=True, slots=True)
class Site:
    """A baked site: the address of its front page, its folder, and where its entries stand."""

    url: str
    folder: Path
    entries: dict[str, str]


def tell() -> Story:
    """Two chapters, more than a page of entries, and one of everything that can be looked for."""
    story = Story()
    seat = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat", position=1)
    later = Chapter.objects.create(timeline=story.timeline, title="Later", slug="later", position=2)
    story.event("Encryption comes", "2023-12", standing="planned", chapter=later, body="It is à la carte.")
    story.event("Hastings joins the board", "2011-06~", chapter=seat, names=["Reed Hastings"], is_key=True)
    claim = story.event("Inboxes were read", "2011/2019", standing="alleged", attributed_to="the suit")
    story.event("Nobody read them", "2024-04-02", standing="denied", names=["Meta"], answers=claim)
    for number in range(56):
        story.event(f"Companies met, {number}", f"{1950 + number}", names=["Somebody"], chapter=seat)
    return story


@pytest.fixture(scope="module")
def baked(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Baked and served once: no test here writes. What it was baked from is taken back at once."""
    root = tmp_path_factory.mktemp("host") / "deep"
    with django_db_blocker.unblock(), closing(connection), transaction.atomic():
        story = tell()
        # Any host: what counts of it here is the folder in which the site lies.
        bake(root / "sub", timelines=[story.timeline], site="https://example.org/sub")
        entries = {event.headline: f"event-{event.pk}" for event in story.timeline.events.all()}
        transaction.set_rollback(True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}/sub/", root / "sub", entries)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(baked: Site) -> str:
    """The address of the baked site's front page."""
    return baked.url


def open_ready(page: Page, url: str) -> None:
    """Until its script listens."""
    page.goto(url)
    page.locator("#find[data-ready]").wait_for()


def heads(page: Page) -> Any:
    return page.locator("#found .entries .head")


def test_words_are_found_in_any_form_and_marked(page: Page, site: str) -> None:
    open_ready(page, site)
    page.get_by_role("searchbox").press_sequentially("company met 7")
    expect(heads(page)).to_have_text(["Companies met, 7"])
    expect(heads(page).locator("mark")).to_have_text(["Companies", "met", "7"])
    expect(page).to_have_url(f"{site}?q=company+met+7")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_misspelled_words_and_accents_are_found(page: Page, site: str) -> None:
    open_ready(page, f"{site}?q=Hastnigs")
    expect(heads(page)).to_have_text(["Hastings joins the board"])
    expect(page.get_by_role("status")).to_contain_text("words spelled nearly like")
    page.get_by_role("searchbox").fill("a la carte")
    expect(heads(page)).to_have_text(["Encryption comes"])


def test_the_strip_and_the_standings_follow_a_search(page: Page, site: str) -> None:
    open_ready(page, f"{site}?q=Hastings")
    expect(heads(page)).to_have_text(["Hastings joins the board"])
    shown = page.locator("#overview a[data-event]:not(.off)")
    expect(shown).to_have_count(1)
    expect(shown.locator("title")).to_contain_text("Hastings joins the board")
    expect(page.locator(".standings .chip:visible .count")).to_have_text(["1"])
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("#overview a.off")).to_have_count(0)
    expect(page.locator(".standings .chip:visible")).to_have_count(4)


def test_filters_stand_in_the_address_with_counts_beside_them(page: Page, site: str) -> None:
    open_ready(page, site)
    page.get_by_role("checkbox", name="Denied").check()
    expect(heads(page)).to_have_text(["Nobody read them"])
    expect(page).to_have_url(f"{site}?standing=denied")
    page.get_by_text("People, chapters, outlets, years").click()
    expect(page.get_by_label("Person or organisation").locator("option")).to_have_text(
        ["Everyone", "Meta (1)"]
    )
    page.go_back()
    expect(page.get_by_role("heading", name="A seat")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Denied")).not_to_be_checked()


def test_an_address_with_filters_shows_them_at_once(page: Page, site: str) -> None:
    open_ready(page, f"{site}?since=2011&until=June+2011&name=reed-hastings")
    expect(heads(page)).to_have_text(["Hastings joins the board"])
    expect(page.get_by_label("From", exact=True)).to_have_value("2011")
    heads(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hastings joins the board")


def test_a_search_is_kept_in_the_table_and_the_other_order(page: Page, site: str) -> None:
    open_ready(page, f"{site}?q=companies")
    expect(heads(page)).to_have_count(25)
    page.get_by_role("link", name="Table").click()
    page.locator("#find[data-ready]").wait_for()
    expect(page.locator("#found tbody tr")).to_have_count(25)
    page.get_by_role("link", name="Newest first").click()
    page.locator("#find[data-ready]").wait_for()
    expect(page.locator("#found tbody th").first).to_have_text("Companies met, 55")
    page.get_by_role("link", name="Next entries").click()
    expect(page.locator("#found tbody th").first).to_have_text("Companies met, 30")


def test_nothing_is_fetched_before_somebody_searches(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_ready(page, site)
    assert [url for url in asked if url.endswith(".json")] == []
    page.get_by_role("searchbox").press_sequentially("inbox")
    expect(heads(page)).to_have_text(["Inboxes were read"])
    assert [url for url in asked if url.endswith("words.json")]
    assert [url for url in asked if not url.startswith(site)] == []


def test_what_cannot_be_fetched_is_said(page: Page, site: str) -> None:
    page.route("**/find/*.json", lambda route: route.abort())
    open_ready(page, f"{site}?q=board")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["", "?q=companies", "?q=companies&view=table", "t/story/register/index.html"]
)
def test_baked_pages_are_accessible(
    page: Page, site: str, assert_accessible: Callable[[Page], None], scheme: Any, path: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site + path)
    if "?" in path:
        expect(page.locator("#found-count b")).to_have_text("56")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert_accessible(page)


def test_without_a_script_there_are_pages_of_each_kind(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site)
    expect(page.get_by_role("searchbox")).not_to_be_visible()
    page.get_by_role("link", name="Look up names, sources and chapters").click()
    page.get_by_role("link", name="Denied").click()
    expect(heads(page)).to_have_text(["Nobody read them"])
    page.get_by_role("link", name="Table").click()
    expect(page.locator("tbody tr")).not_to_have_count(0)
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_an_address_leads_to_an_entry_right_below_the_strip(page: Page, baked: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    entry = baked.entries["Companies met, 30"]
    page.goto(f"{baked.url}index.html#{entry}")
    page.locator("#overview[style]").wait_for()
    comes_to_rest(page, entry)


def test_what_is_not_there_leads_back_from_any_depth(page: Page, site: str) -> None:
    answer = page.goto(f"{site}t/story/no/such/page/")
    assert answer
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.get_by_role("link", name="To the front page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The story")


def test_pages_can_be_read_from_the_disk(page: Page, baked: Site) -> None:
    page.goto((baked.folder / "index.html").as_uri())
    page.get_by_role("link", name="Next entries").click()
    page.get_by_role("link", name="Nobody read them").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody read them")
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
