"""What newsrooms take to TimelineJS is read by the real one, in a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.stories import Story

pytestmark = pytest.mark.django_db(transaction=True)
# Nobody is there. Browsers let no page from outside ask this machine, so what is asked for is handed on.
ELSEWHERE = "http://newsroom.test"
SHEET = "https://docs.google.com/spreadsheets/d/e/2PACX-anything/pubhtml"
PAGE = """<!doctype html><html lang="en"><title>An article</title>
<link rel="stylesheet" href="/dist/css/timeline.css"><script src="/dist/js/timeline.js"></script>
<div id="t" style="height: 600px"></div>
<script>
  const options = {font: null, script_path: "/dist/js/", sheets_proxy: "/proxy/"};
  window.drawn = new TL.Timeline("t", SOURCE, options);
  window.drawn.on("ready", () => (document.title = "drawn"));
</script>"""


@pytest.fixture
def told(transactional_db: None) -> Story:
    story = Story()
    story.event("A director joins", "2011-06~", body="He *joined*.", names=["Ada"])
    story.event("Inboxes <were> read", "2011/2019", standing="alleged", attributed_to="the plaintiffs")
    story.event("It ends", "../2013")
    return story


def draw(page: Page, source: str, dist: Path, ours: str) -> Any:
    """The page of an article elsewhere that shows a timeline; what TimelineJS made of it."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ELSEWHERE)
        if path == "/":
            route.fulfill(body=PAGE.replace("SOURCE", json.dumps(source)), content_type="text/html")
        elif path.startswith(("/proxy/", "/ours.json")):
            route.fulfill(body=ours)
        elif (file := dist / path.removeprefix("/dist/").partition("?")[0]).is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    page.route(f"{ELSEWHERE}/**", answer)
    page.goto(ELSEWHERE + "/")
    expect(page).to_have_title("drawn")
    return page.evaluate(
        """() => window.drawn.config.events.map((one) => ({
             id: one.unique_id,
             shown: one.display_date,
             start: {...one.start_date.data},
             end: one.end_date ? {...one.end_date.data} : null,
           }))"""
    )


def known(date: dict[str, Any] | None) -> dict[str, int]:
    """The parts of a date that are said."""
    parts = date or {}
    return {name: int(parts[name]) for name in ("year", "month", "day") if parts.get(name)}


def test_it_reads_our_json(page: Page, live_server: LiveServer, told: Story, timelinejs: Path) -> None:
    taken = page.request.get(f"{live_server.url}/t/story/export/timelinejs/")
    assert taken.headers["access-control-allow-origin"] == "*"
    events = draw(page, "/ours.json", timelinejs, taken.text())
    ids = list(told.timeline.events.chronological().values_list("pk", flat=True))
    assert sorted(one["id"] for one in events) == sorted(f"event-{pk}" for pk in ids)
    by_label = {one["shown"]: one for one in events}
    assert known(by_label["around June 2011"]["start"]) == {"year": 2011, "month": 6}
    assert known(by_label["2011–2019"]["start"]) == {"year": 2011}
    assert known(by_label["2011–2019"]["end"]) == {"year": 2019}
    assert known(by_label["by 2013"]["start"]) == {"year": 2013}
    slides = page.locator(".tl-slide")
    expect(slides).to_have_count(4)  # and the title
    expect(slides.filter(has_text="Inboxes <were> read")).to_have_count(1)
    expect(slides.filter(has_text="Alleged by the plaintiffs")).to_have_count(1)
    expect(page.locator(".tl-slide em", has_text="joined")).to_have_count(1)


def test_it_reads_the_rows_of_our_spreadsheet(
    page: Page, live_server: LiveServer, told: Story, timelinejs: Path
) -> None:
    sheet = page.request.get(f"{live_server.url}/t/story/export/timelinejs-csv/").text()
    events = draw(page, SHEET, timelinejs, sheet)
    dates = {one["shown"]: (known(one["start"]), known(one["end"])) for one in events}
    assert dates["around June 2011"][0] == {"year": 2011, "month": 6}
    assert dates["2011–2019"] == ({"year": 2011}, {"year": 2019})
    expect(page.locator(".tl-slide")).to_have_count(4)
    expect(page.locator(".tl-slide", has_text="Inboxes <were> read")).to_have_count(1)
    expect(page.locator(".tl-slide-titleslide")).to_contain_text("The story")
