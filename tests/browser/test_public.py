"""The public page in a real browser: with and without scripts, small and large, light and dark."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from config.newsroom import newsroom_from
from tests.fixtures.images import picture
from tests.fixtures.stories import Story
from timeline.models import Chapter, Timeline
from timeline.services.images import image_keep

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None) -> Story:
    """A story with everything that a page can show."""
    story = Story()
    chapter = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat", intro="It begins.")
    story.event("Hastings joins the board", "2011-06~", chapter=chapter, names=["Reed Hastings"], is_key=True)
    watch = story.event("Watch starts", "2017-08", chapter=chapter, names=["Facebook"])
    story.cite(
        watch, "Watch came in August 2018.", publisher="Another", when="2018-08", date_text="August 2018"
    )
    claim = story.event("Inboxes were read", "2011/2019", standing="alleged", attributed_to="the plaintiffs")
    story.event("Nobody read them", "2024-04-02", standing="denied", attributed_to="Meta", answers=claim)
    story.event("Nor did we", "2024-04-03", standing="denied", attributed_to="Netflix", answers=claim)
    story.event("Encryption comes", "2023-12", standing="planned")
    return story


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/?view=table", "/?q=board", "/?q=nothing+like+it", "/t/story/changes/", "/t/story/print/"]
)
def test_pages_are_accessible(
    page: Page,
    live_server: LiveServer,
    told: Story,
    assert_accessible: Callable[[Page], None],
    scheme: Any,
    path: str,
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(live_server.url + path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert_accessible(page)


def test_an_entry_and_a_part_are_accessible(
    page: Page, live_server: LiveServer, told: Story, assert_accessible: Callable[[Page], None]
) -> None:
    page.goto(live_server.url)
    page.get_by_role("link", name="Watch starts").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Watch starts")
    assert_accessible(page)
    page.get_by_role("link", name="Facebook").click()
    assert_accessible(page)


def test_sources_unfold_without_a_script(browser: Browser, live_server: LiveServer, told: Story) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(live_server.url)
    quote = page.get_by_text("Watch came in").last
    expect(quote).not_to_be_visible()
    page.get_by_text("2 sources").click()
    expect(quote).to_be_visible()
    page.close()


def test_filters_work_without_a_script(browser: Browser, live_server: LiveServer, told: Story) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(live_server.url)
    page.get_by_role("checkbox", name="Denied").check()
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=3)).to_have_count(2)
    page.close()


def test_the_list_follows_while_one_types(page: Page, live_server: LiveServer, told: Story) -> None:
    page.goto(live_server.url)
    page.get_by_role("searchbox").press_sequentially("encryp")
    expect(page.get_by_role("heading", level=3)).to_have_text(["Encryption comes"])
    expect(page).to_have_url(live_server.url + "/?q=encryp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_back_brings_the_whole_page_back(page: Page, live_server: LiveServer, told: Story) -> None:
    page.goto(live_server.url)
    page.get_by_role("checkbox", name="Denied").check()
    expect(page.get_by_role("heading", level=3)).to_have_count(2)
    page.go_back()
    expect(page.get_by_role("heading", level=3)).to_have_count(6)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_overview_leads_to_an_entry_by_keys(page: Page, live_server: LiveServer, told: Story) -> None:
    page.goto(live_server.url)
    page.locator("#overview a[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    event = told.timeline.events.get(headline="Nor did we")
    expect(page).to_have_url(f"{live_server.url}/#event-{event.pk}")


def test_the_overview_shows_where_one_is(page: Page, live_server: LiveServer, told: Story) -> None:
    page.goto(live_server.url)
    page.get_by_role("heading", name="Nobody read them").scroll_into_view_if_needed()
    event = told.timeline.events.get(headline="Nobody read them")
    expect(page.locator(f"#overview a[data-event='{event.pk}']")).to_have_class("denied here")


@pytest.mark.parametrize("width", [360, 768, 1280, 3840])
@pytest.mark.parametrize("path", ["/", "/?view=table", "/t/story/changes/", "/t/story/print/"])
def test_nothing_sticks_out(page: Page, live_server: LiveServer, told: Story, width: int, path: str) -> None:
    told.event("A" + "very" * 30 + "long word", "2020")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_readers_ask_no_other_host_and_keep_no_cookie(
    page: Page, live_server: LiveServer, told: Story
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert page.context.cookies() == []


def test_the_page_breaks_none_of_its_own_rules(page: Page, live_server: LiveServer, told: Story) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_server.url, wait_until="networkidle")
    page.get_by_role("searchbox").press_sequentially("board")
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    assert complaints == []


def test_paper_shows_every_source_with_its_address(page: Page, live_server: LiveServer, told: Story) -> None:
    page.goto(live_server.url)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Watch came in").last).to_be_visible()
    expect(page.get_by_role("search")).not_to_be_visible()


def test_the_whole_timeline_is_a_pdf_to_its_last_entry(
    page: Page, live_server: LiveServer, told: Story
) -> None:
    for number in range(60):
        told.event(f"It went on {number}", f"{1950 + number}", body="So they say. " * 20)
    page.goto(f"{live_server.url}/t/story/print/")
    pdf = page.pdf(format="A4", outline=True, tagged=True)
    headings = re.findall(rb"/Title \(([^)]*)\)", pdf)
    assert any(one.startswith(b"Nor did we") for one in headings)
    assert len([one for one in headings if one.startswith(b"It went on")]) == 60
    assert 10 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 40


def test_the_print_button_prints(page: Page, live_server: LiveServer, told: Story) -> None:
    page.add_init_script("window.print = () => (document.title = 'printed')")
    page.goto(f"{live_server.url}/t/story/print/")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")


def test_a_frame_in_an_article_is_as_high_as_its_timeline(
    page: Page, live_server: LiveServer, told: Story
) -> None:
    page.goto(live_server.url)
    snippet = page.locator(".embed-how textarea").input_value()
    article = f"<!doctype html><title>Article</title><h1>Article</h1>{snippet}"
    place = f"{live_server.url}/an-article.html"
    page.route(place, lambda route: route.fulfill(body=article, content_type="text/html"))
    page.goto(place)
    frame = page.frame_locator("iframe")
    frame.get_by_text("1 source").first.click()
    inside = frame.locator("html").evaluate("(one) => one.offsetHeight")
    expect(page.locator("iframe")).to_have_attribute("height", str(inside))


def test_nothing_of_a_mark_is_cut_off_on_a_phone(page: Page, live_server: LiveServer, told: Story) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url)
    room = page.locator(".entries > li").first.bounding_box()
    mark = page.locator(".entries > li .head > .mark").first.bounding_box()
    assert room
    assert mark
    assert mark["x"] >= room["x"]


def test_a_table_wider_than_a_phone_says_that_it_scrolls(
    page: Page, live_server: LiveServer, told: Story
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{live_server.url}/?view=table")
    expect(page.locator(".table-hint")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_story_in_arabic_runs_from_right_to_left(
    page: Page, live_server: LiveServer, assert_accessible: Callable[[Page], None], width: int
) -> None:
    story = Story()
    Timeline.objects.update(language="ar", title="الرسائل الخاصة", intro="ما الذي جرى بين الشركتين.")
    story.event("انضمّ المدير إلى مجلس الإدارة", "2011-06~", names=["ريد هاستينغز"])
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url)
    expect(page.locator("[data-timeline-ready]")).to_be_visible()
    right = "(selector) => document.querySelector(selector).getBoundingClientRect().right"
    assert page.evaluate(right, ".entry .head > .mark") > page.evaluate(right, ".entry .head a")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    # Dates are in our own words: "2011–2019" must not be read from its end.
    expect(page.locator(".when time").first).to_have_css("direction", "ltr")
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_newsrooms_line_fits_a_small_page(
    page: Page,
    live_server: LiveServer,
    told: Story,
    assert_accessible: Callable[[Page], None],
    settings: Any,
    scheme: Any,
) -> None:
    settings.NEWSROOM = newsroom_from(name="The Harbour Post", home="https://post.example/", folder="")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url + "/t/story/changes/")
    expect(page.get_by_role("link", name="The Harbour Post")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert_accessible(page)


# The entry right below whatever of the overview stays in sight.
LANDED = """(id) => {
  const overview = document.querySelector("#overview").getBoundingClientRect();
  const free = document.querySelector("#overview[style]") ? Math.max(0, overview.bottom) : 0;
  const entry = document.getElementById(id).getBoundingClientRect().top - free;
  const headline = document.querySelector(`#${id} .head`).getBoundingClientRect().top - free;
  return entry >= 0 && headline >= 0 && entry <= 40;
}"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_leads_to_an_entry_right_below_the_strip(
    browser: Browser,
    live_server: LiveServer,
    told: Story,
    media: Path,
    width: int,
    motion: Any,
    scripts: bool,
) -> None:
    shown = image_keep(picture(900, 600))
    events = [
        told.event(
            f"It went on, {day}",
            f"2020-01-{day:02}",
            body="\n\n".join(["So they say."] * (day % 7)),
            image=shown if day % 4 == 0 else None,
        )
        for day in range(1, 31)
    ]
    one, other = (f"event-{events[place].pk}" for place in (22, 5))
    with browser.new_context(
        viewport={"width": width, "height": 800}, reduced_motion=motion, java_script_enabled=scripts
    ) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/#{one}")
        if scripts:
            page.locator("#overview[style]").wait_for()
        comes_to_rest(page, one)
        if scripts:
            page.locator(f"#overview a[href$='#{other}']").dispatch_event("click")
        else:
            page.goto(f"{live_server.url}/#{other}")
        comes_to_rest(page, other)


def comes_to_rest(page: Page, entry: str) -> None:
    """Waits until an entry stands where it should, and that it is still there when nothing moves any more."""
    wait_until(lambda: bool(page.evaluate(LANDED, entry)), page, entry)
    page.wait_for_timeout(500)
    assert page.evaluate(LANDED, entry), f"{entry} moved on"


def wait_until(landed: Callable[[], bool], page: Page, entry: str) -> None:
    for _ in range(50):
        if landed():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{entry} stands at {page.locator(f'#{entry}').bounding_box()}")
