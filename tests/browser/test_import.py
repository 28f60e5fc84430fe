"""Bringing articles in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from config.roles import ADMINS
from ingest.models import Article, Job
from tests.fixtures.browser import log_in
from tests.fixtures.desk import PASSWORD
from timeline.models import Timeline

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def form(page: Page, live_server: LiveServer, transactional_db: None) -> Page:
    """The import form, as the admin sees it."""
    User.objects.create_user("admin", password=PASSWORD).groups.add(Group.objects.get(name=ADMINS))
    Timeline.objects.create(slug="story", title="The story", is_default=True)
    log_in(page, live_server, "admin", "/desk/story/articles/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Import articles")
    return page


@pytest.fixture
def engines(tmp_path: Path) -> Path:
    path = tmp_path / "2019-03-02-engines.txt"
    path.write_text("Engines are sold\n\nThe company sold its mill last year.")
    return path


def test_what_a_file_tells_is_filled_in(form: Page, engines: Path) -> None:
    form.get_by_label("Files").set_input_files(engines)
    expect(form.get_by_label("Title")).to_have_value("Engines are sold")
    expect(form.get_by_label("Published")).to_have_value("2 March 2019")


def test_a_file_chosen_before_the_script_came_is_asked_too(form: Page, engines: Path) -> None:
    held: list[Route] = []
    form.route("**/import*.js", lambda route: held.append(route))
    with form.expect_request("**/import*.js"):
        form.reload(wait_until="commit")
    form.get_by_label("Files").set_input_files(engines)
    held[0].continue_()
    expect(form.get_by_label("Title")).to_have_value("Engines are sold")


def test_what_was_typed_meanwhile_stays(form: Page, engines: Path) -> None:
    def slowly(route: Route) -> None:
        form.get_by_label("Title").fill("Typed")
        route.continue_()

    form.route("**/suggest/", slowly)
    form.get_by_label("Files").set_input_files(engines)
    expect(form.get_by_label("Published")).to_have_value("2 March 2019")
    expect(form.get_by_label("Title")).to_have_value("Typed")


def test_the_list_follows_a_job_without_a_reload(form: Page, engines: Path) -> None:
    form.get_by_label("Files").set_input_files(engines)
    form.get_by_role("button", name="Import", exact=True).click()
    expect(form.locator(".state")).to_have_text("Queued")
    form.evaluate("window.stayed = true")
    Job.objects.update(state="failed", error="It broke.", finished_at="2100-01-01T00:00Z")
    expect(form.locator(".state")).to_have_text("Failed")
    expect(form.get_by_text("It broke.")).to_be_visible()
    assert form.evaluate("window.stayed")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_article_pages_are_accessible(
    form: Page, engines: Path, width: int, scheme: str, assert_accessible: Callable[[Page], None]
) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    form.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert_accessible(form)
    form.get_by_role("button", name="Import", exact=True).click()
    expect(form.get_by_text("Choose a file")).to_be_visible()
    assert_accessible(form)
    form.get_by_label("Files").set_input_files(engines)
    form.get_by_role("button", name="Import", exact=True).click()
    assert_accessible(form)
    form.goto(form.url + f"{Article.objects.get().pk}/")
    assert_accessible(form)
    assert not form.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
