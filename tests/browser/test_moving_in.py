"""Moving in, in a real browser: looked at, then taken over, without a script."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = """section The board
2011-06: He joins (around June 2011) #alleged
5 days: She leaves
"""


def test_a_timeline_is_looked_at_and_taken_over(
    page: Page, live_server: LiveServer, empty_desk: Desk, assert_accessible: Callable[[Page], None]
) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(f"{live_server.url}/desk/story/move-in/")
    assert_accessible(page)
    page.get_by_label("Or paste it").fill(TEXT)
    page.get_by_role("button", name="See what is in it").click()
    expect(page.get_by_role("row", name="He joins")).to_contain_text("around June 2011")
    expect(page.get_by_text("Line 3")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Take over 1 event as proposals").click()
    expect(page.get_by_role("heading", name="He joins")).to_be_visible()
