"""The way of an event before readers, in a real browser: two editors, and one without scripts."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.browser import log_in
from tests.fixtures.stories import Story
from timeline.models import Comment, Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(transactional_db: None, ada: User) -> Event:
    """Confirmed by Bea; Ada is the second pair of eyes."""
    bea = User.objects.create_user("bea")
    return Story().event("A director joins", status="confirmed", published_at=None, vouched_by=bea)


def settled(page: Page, name: str) -> None:
    """Press a button and wait until its answer stands on the page."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_it_is_commented_checked_and_published_in_place(
    page: Page, live_server: LiveServer, draft: Event, assert_accessible: Callable[[Page], None]
) -> None:
    log_in(page, live_server, "ada", f"/desk/events/{draft.pk}/checks/")
    page.locator("html[data-desk=ready]").wait_for()
    page.get_by_label("Comment", exact=True).fill("Is that June?")
    page.get_by_label("About", exact=True).select_option("Date")
    settled(page, "Comment")
    expect(page.locator(".comment-text")).to_have_text("Is that June?")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    settled(page, "Resolve")
    expect(page.get_by_text("resolved by ada")).to_be_visible()
    settled(page, "I have checked it as it is")
    expect(page.get_by_text("Checked by ada")).to_be_visible()
    settled(page, "Schedule")
    expect(page.locator("#id_at_error")).to_have_text("Say when.")
    expect(page.locator("#id_at")).to_be_focused()
    assert_accessible(page)
    settled(page, "Publish now")
    expect(page.get_by_role("link", name="Public page", exact=True).last).to_be_visible()
    draft.refresh_from_db()
    assert draft.is_public
    assert draft.is_checked
    assert not Comment.objects.open().exists()


def test_all_of_it_works_without_scripts(
    browser: Browser, live_server: LiveServer, draft: Event, ada: User
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, "ada", f"/desk/events/{draft.pk}/checks/")
    page.get_by_role("button", name="I have checked it as it is").click()
    expect(page.get_by_text("Checked by ada")).to_be_visible()
    page.get_by_label("Comment", exact=True).fill("Is that June?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment-text")).to_have_text("Is that June?")
    page.goto(f"{live_server.url}/desk/story/publish/")
    page.get_by_role("button", name="Publish what is ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Arrange")
    draft.refresh_from_db()
    assert draft.is_public
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_on_the_way_is_accessible(
    page: Page, live_server: LiveServer, draft: Event, assert_accessible: Callable[[Page], None], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page, live_server, "ada", "/desk/story/")
    of_event = (
        f"/desk/events/{draft.pk}/checks/",
        f"/desk/story/preview/events/{draft.pk}-a-director-joins/",
    )
    for path in ("/desk/story/", "/desk/story/publish/", "/desk/story/preview/", *of_event):
        page.goto(live_server.url + path)
        assert_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{path} scrolls sideways at {width}"
