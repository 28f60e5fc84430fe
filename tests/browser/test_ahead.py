"""What is shown and pressed before the server has answered: nothing is lost or hits what was not seen."""

from collections.abc import Callable
from re import compile as pattern

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.browser import log_in
from tests.fixtures.desk import Desk
from timeline.models import Event, Status

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND, THIRD = "A director joins", "The companies sign a contract", "A newspaper writes"


class Held:
    """The verdicts on their way to the server, until they are let go."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        page.route(pattern(r"/(confirm|reject|unsure)/$"), lambda route: self.routes.append(route))

    def let_go(self, page: Page, end: Callable[[Route], None] = lambda route: route.continue_()) -> None:
        while not self.routes:
            page.wait_for_timeout(20)
        end(self.routes.pop(0))


@pytest.fixture
def review(page: Page, live_server: LiveServer, desk: Desk, ada: User) -> Page:
    log_in(page, live_server, "ada")
    page.locator("html[data-desk=ready]").wait_for()
    page.locator("#screen[data-ahead=ready]").wait_for()
    return page


@pytest.fixture
def held(review: Page) -> Held:
    return Held(review)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def answered(page: Page) -> None:
    expect(page.locator("#screen .htmx-request")).to_have_count(0)


def test_the_next_proposal_is_there_before_the_answer(review: Page, held: Held, desk: Desk) -> None:
    review.keyboard.press("c")
    heading(review, SECOND)
    assert desk.event(FIRST).status == Status.PROPOSED
    held.let_go(review)
    expect(review.get_by_text("Proposal 1 of 3")).to_be_visible()
    assert desk.event(FIRST).status == Status.CONFIRMED


def test_a_verdict_on_what_is_shown_ahead_follows_the_first(review: Page, held: Held, desk: Desk) -> None:
    review.keyboard.press("c")
    heading(review, SECOND)
    review.keyboard.press("x")
    held.let_go(review)
    held.let_go(review)
    heading(review, THIRD)
    expect(review.get_by_text("Proposal 1 of 2")).to_be_visible()
    assert (desk.event(FIRST).status, desk.event(SECOND).status) == (Status.CONFIRMED, Status.REJECTED)


def test_a_verdict_that_did_not_arrive_brings_its_proposal_back(review: Page, held: Held, desk: Desk) -> None:
    review.keyboard.press("c")
    heading(review, SECOND)
    review.keyboard.press("x")
    held.let_go(review, lambda route: route.abort())
    heading(review, FIRST)
    expect(review.locator("#notice")).to_contain_text("No connection")
    review.unroute_all()
    review.get_by_role("button", name="Reject", exact=True).click()
    expect(review.get_by_text("Proposal 1 of 3")).to_be_visible()
    assert (desk.event(FIRST).status, desk.event(SECOND).status) == (Status.REJECTED, Status.PROPOSED)


def test_a_key_is_not_used_on_what_somebody_changed_meanwhile(review: Page, held: Held, desk: Desk) -> None:
    review.keyboard.press("c")
    heading(review, SECOND)
    Event.objects.filter(headline=SECOND).update(version=2, body="Changed.")
    review.keyboard.press("x")
    held.let_go(review)
    expect(review.locator("#notice")).to_contain_text("was not used")
    expect(review.get_by_text("Changed.")).to_be_visible()
    assert desk.event(SECOND).status == Status.PROPOSED


def test_a_double_click_is_one_verdict(review: Page, desk: Desk) -> None:
    review.get_by_role("button", name="Confirm", exact=True).dblclick()
    expect(review.get_by_text("Proposal 1 of 3")).to_be_visible()
    answered(review)
    assert [event.headline for event in Event.objects.vouched()] == [FIRST]


def test_a_key_pressed_before_the_scripts_came_is_used(review: Page, desk: Desk) -> None:
    scripts: list[Route] = []
    review.route(pattern(r"/desk-keys\.js$"), lambda route: scripts.append(route))
    review.reload(wait_until="commit")
    heading(review, FIRST)
    review.keyboard.press("j")
    heading(review, FIRST)
    while not scripts:
        review.wait_for_timeout(20)
    scripts.pop().continue_()
    heading(review, SECOND)
