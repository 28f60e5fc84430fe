"""The desk in a real browser: by mouse, by keyboard alone, by dragging, and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.browser import log_in
from tests.fixtures.desk import Desk
from timeline.models import Event, Status

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def review(page: Page, live_server: LiveServer, desk: Desk, ada: User) -> Page:
    log_in(page, live_server, "ada")
    page.locator("html[data-desk=ready]").wait_for()
    heading(page, "A director joins")
    return page


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, desk: Desk, ada: User) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, "ada")
    yield page
    context.close()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_verdict_brings_the_next_and_undo_brings_it_back(review: Page, desk: Desk) -> None:
    press(review, "Confirm")
    heading(review, "The companies sign a contract")
    press(review, "Undo")
    heading(review, "A director joins")
    assert desk.event("A director joins").status == Status.PROPOSED


def test_the_passage_is_in_view_with_its_date_marked(review: Page) -> None:
    expect(review.locator("#passage").first).to_be_in_viewport()
    expect(review.locator("mark")).to_have_text("around June 2011")


def test_an_edit_is_read_back_and_saved_in_place(review: Page, desk: Desk) -> None:
    press(review, "Edit")
    review.get_by_label("Headline", exact=True).fill("He joins")
    review.get_by_label("Date", exact=True).fill("late March 2024")
    expect(review.locator("#when-reading")).to_contain_text("21 March 2024 – 31 March 2024")
    press(review, "Save")
    heading(review, "He joins")
    assert desk.event("He joins").when == "2024-03-21/2024-03-31"


def test_an_error_stands_beside_its_field_and_words_are_kept(review: Page) -> None:
    press(review, "Edit")
    review.get_by_label("Headline", exact=True).fill("My words")
    review.get_by_label("Date", exact=True).fill("soonish")
    press(review, "Save")
    expect(review.get_by_role("alert").last).to_contain_text("Not saved yet")
    expect(review.get_by_label("Headline", exact=True)).to_have_value("My words")
    expect(review.get_by_label("Date", exact=True)).to_have_value("soonish")
    expect(review.get_by_label("Date", exact=True)).to_be_focused()


def key(page: Page, name: str) -> None:
    """Once the answer before has come: what is pressed earlier is dropped."""
    expect(page.locator("#screen.htmx-request, #screen .htmx-request")).to_have_count(0)
    page.keyboard.press(name)


def test_verdicts_by_keys_alone(review: Page, desk: Desk) -> None:
    key(review, "c")
    heading(review, "The companies sign a contract")
    key(review, "x")
    heading(review, "A newspaper writes")
    key(review, "z")
    heading(review, "The companies sign a contract")
    assert desk.event("A director joins").status == Status.CONFIRMED
    assert desk.event("The companies sign a contract").status == Status.PROPOSED


def test_keys_do_nothing_while_typing(review: Page, desk: Desk) -> None:
    review.keyboard.press("/")
    review.keyboard.type("xc")
    expect(review.get_by_role("searchbox")).to_have_value("xc")
    heading(review, "A director joins")
    assert Event.objects.proposed().count() == 4


def test_the_back_button_shows_the_proposal_before(review: Page) -> None:
    review.get_by_role("link", name="Next").click()
    heading(review, "The companies sign a contract")
    review.go_back()
    heading(review, "A director joins")
    expect(review.locator("header.bar")).to_have_count(1)


def test_a_lost_connection_keeps_what_was_typed(review: Page) -> None:
    press(review, "Edit")
    review.get_by_label("Headline", exact=True).fill("Typed on a train")
    review.route("**", lambda route: route.abort("internetdisconnected"))
    press(review, "Save")
    expect(review.locator("#notice")).to_contain_text("No connection")
    expect(review.get_by_label("Headline", exact=True)).to_have_value("Typed on a train")
    review.unroute("**")
    press(review, "Save")
    heading(review, "Typed on a train")


def test_words_outlast_leaving_the_form_for_another_proposal(review: Page) -> None:
    press(review, "Edit")
    review.get_by_label("Headline", exact=True).fill("Typed and left")
    review.get_by_role("link", name="A newspaper writes").click()
    heading(review, "A newspaper writes")
    expect(review.locator("#notice")).to_contain_text("“A director joins” is not saved, but kept")
    review.get_by_role("link", name="A director joins").click()
    heading(review, "A director joins")
    press(review, "Edit")
    expect(review.get_by_label("Headline", exact=True)).to_have_value("Typed and left")
    press(review, "Save")
    heading(review, "Typed and left")
    press(review, "Edit")
    expect(review.locator("#notice")).to_be_hidden()


def test_a_session_that_ran_out_loses_nothing(review: Page, live_server: LiveServer) -> None:
    press(review, "Edit")
    review.get_by_label("Headline", exact=True).fill("Typed too slowly")
    review.context.clear_cookies(name="sessionid")
    press(review, "Save")
    expect(review.locator("#notice")).to_contain_text("session has ended")
    expect(review.get_by_label("Headline", exact=True)).to_have_value("Typed too slowly")
    other = review.context.new_page()
    log_in(other, live_server, "ada")
    press(review, "Save")
    heading(review, "Typed too slowly")


def test_confirm_edit_undo_and_publish_without_scripts(plain: Page, desk: Desk) -> None:
    press(plain, "Confirm")
    heading(plain, "The companies sign a contract")
    press(plain, "Undo")
    heading(plain, "A director joins")
    press(plain, "Edit")
    plain.get_by_label("Headline", exact=True).fill("He joins")
    press(plain, "Save")
    heading(plain, "He joins")
    press(plain, "Confirm")
    plain.get_by_role("link", name="Arrange").click()
    press(plain, "Publish")
    expect(plain.get_by_role("button", name="Unpublish", exact=True)).to_be_visible()
    assert desk.event("He joins").is_public


@pytest.fixture
def arrange(review: Page, live_server: LiveServer, desk: Desk) -> Page:
    """Three confirmed events of one year."""
    for name in "abc":
        event = desk.propose("In 2018 a newspaper wrote", name, key=f"k{name}", when="2018")
        Event.objects.filter(pk=event.pk).update(status="confirmed")
    review.goto(f"{live_server.url}/desk/story/arrange/")
    return review


def titles(page: Page, *names: str) -> None:
    expect(page.locator(".row h3")).to_have_text(list(names))


def test_buttons_move_an_event_and_say_so(arrange: Page) -> None:
    arrange.get_by_role("button", name="Move up: c").click()
    titles(arrange, "a", "c", "b")
    expect(arrange.locator("#said")).to_have_text("Moved “c” to place 2 of its date")


def test_keys_move_an_event_and_stay_on_it(arrange: Page) -> None:
    for name in ("j", "j", "l"):
        key(arrange, name)
    titles(arrange, "a", "c", "b")
    expect(arrange.locator("#said")).to_have_text("Moved “b” to place 3 of its date")
    expect(arrange.get_by_role("link", name="b", exact=True)).to_be_focused()
    key(arrange, "h")
    titles(arrange, "a", "b", "c")


def test_a_finger_drags_as_a_mouse_does(arrange: Page) -> None:
    handles = arrange.locator("[data-drag]")
    start, end = handles.nth(2).bounding_box(), handles.nth(0).bounding_box()
    assert start
    assert end
    touch = arrange.context.new_cdp_session(arrange)
    x = start["x"] + 8

    def finger(kind: str, *at: float) -> None:
        points = [{"x": x, "y": y} for y in at]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", start["y"] + 10)
    for share in (0.3, 0.6, 1):
        finger("touchMove", start["y"] + 10 + share * (end["y"] - start["y"] - 15))
    finger("touchEnd")
    titles(arrange, "c", "a", "b")
    expect(arrange.locator("#said")).to_have_text("Moved “c” to place 1 of its date")


def test_the_verdicts_are_two_tabs_away(review: Page) -> None:
    review.keyboard.press("Tab")  # to content
    review.keyboard.press("Enter")
    for _ in range(2):
        review.keyboard.press("Tab")
    expect(review.get_by_role("link", name="Skip to its verdicts")).to_be_focused()
    review.keyboard.press("Enter")
    review.keyboard.press("Tab")
    expect(review.get_by_role("button", name="Confirm", exact=True)).to_be_focused()


def test_dragging_moves_an_event_among_its_equals(arrange: Page) -> None:
    handles = arrange.locator("[data-drag]")
    start, end = handles.nth(0).bounding_box(), handles.nth(2).bounding_box()
    assert start
    assert end
    arrange.mouse.move(start["x"] + 8, start["y"] + 10)
    arrange.mouse.down()
    arrange.mouse.move(end["x"] + 8, end["y"] + 40, steps=8)
    arrange.mouse.up()
    titles(arrange, "b", "c", "a")
    expect(arrange.locator("#said")).to_have_text("Moved “a” to place 3 of its date")
    arrange.reload()
    titles(arrange, "b", "c", "a")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_desk_page_is_accessible(
    arrange: Page, desk: Desk, width: int, scheme: str, assert_accessible: Callable[[Page], None]
) -> None:
    broken: list[str] = []
    arrange.on("console", lambda said: broken.append(said.text) if "Security Policy" in said.text else None)
    arrange.set_viewport_size({"width": width, "height": 800})
    arrange.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    base = arrange.url.removesuffix("arrange/")
    event = desk.event("A director joins").pk
    words = ("edit", "merge", "conflict", "history", "links", "cite")
    of_event = [f"../events/{event}/{word}/" for word in words]
    pages = ["", "arrange/", "review/", "review/?filters=open", "history/", "chapters/", "new/", "../keys/"]
    for path in [*pages, *of_event]:
        arrange.goto(base + path)
        assert not broken, f"{path}: {broken}"
        assert_accessible(arrange)
        broken.clear()  # axe has styles of its own
        wide = arrange.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{path} scrolls sideways at {width}"


def test_help_shows_the_keys_and_closes(review: Page) -> None:
    review.keyboard.press("?")
    expect(review.get_by_role("dialog", name="Keys")).to_be_visible()
    review.keyboard.press("c")
    review.keyboard.press("Escape")
    expect(review.get_by_role("dialog", name="Keys")).not_to_be_visible()
    heading(review, "A director joins")


def test_a_filter_is_in_the_address_and_counts(review: Page) -> None:
    review.get_by_role("link", name="Filter", exact=True).click()
    review.get_by_label("Standing").first.select_option(label="Alleged (1)")
    heading(review, "The companies sign a contract")
    assert "standing=alleged" in review.url
    review.reload()
    heading(review, "The companies sign a contract")
    expect(review.get_by_text("Proposal 1 of 1")).to_be_visible()


def test_many_are_rejected_and_brought_back_at_once(review: Page) -> None:
    review.get_by_text("Decide on many").click()
    review.get_by_label("All 4 in the queue").check()
    press(review, "Reject many")
    heading(review, "Reject all 4 proposals?")
    expect(review.get_by_role("button", name="Reject 4")).to_be_focused()
    press(review, "Reject 4")
    heading(review, "All reviewed")
    press(review, "Undo")
    expect(review.get_by_text("Proposal 1 of 4")).to_be_visible()
