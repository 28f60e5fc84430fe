"""Writing at the desk in a real browser: a text shown while it is typed, words selected in an article."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.fixtures.browser import log_in
from tests.fixtures.desk import ARTICLE, Desk
from timeline.models import SourceText

pytestmark = pytest.mark.django_db(transaction=True)
SELECT = """([from, to]) => {
  const paragraphs = document.querySelectorAll("[data-start]");
  const words = (place) => paragraphs[place].firstChild;
  getSelection().setBaseAndExtent(words(from[0]), from[1], words(to[0]), to[1]);
}"""


@pytest.fixture
def desk_page(page: Page, live_server: LiveServer, desk: Desk, ada: User) -> Page:
    log_in(page, live_server, "ada")
    page.locator("html[data-desk=ready]").wait_for()
    return page


def test_a_text_is_shown_as_readers_will_see_it_while_it_is_typed(
    desk_page: Page, live_server: LiveServer, desk: Desk
) -> None:
    event = desk.event("A director joins")
    desk_page.goto(f"{live_server.url}/desk/events/{event.pk}/edit/")
    desk_page.locator("html[data-desk=ready]").wait_for()
    desk_page.get_by_label("Text", exact=True).fill("He *joined*.\n\n- <b>one</b>")
    preview = desk_page.get_by_role("group", name="The text as readers see it")
    expect(preview.locator("em")).to_have_text("joined")
    expect(preview.locator("li")).to_have_text("<b>one</b>")


def test_selected_words_are_cited_where_they_stand(
    desk_page: Page, live_server: LiveServer, desk: Desk
) -> None:
    """The place is counted in letters, also after one that a script counts twice."""
    source = desk.event("A director joins").citations.get().source
    SourceText.objects.filter(source=source).update(text=ARTICLE.replace("A director", "\U0001d49c director"))
    desk_page.goto(f"{live_server.url}/desk/story/sources/{source.pk}/")
    desk_page.locator("html[data-cite=ready]").wait_for()
    expect(desk_page.locator("#cite-bar")).to_be_hidden()
    line = "\U0001d49c director joined the board around June 2011. "
    start = len(line.encode("utf-16-le")) // 2  # as a script counts
    desk_page.evaluate(SELECT, [[1, start], [1, start + len("Nobody outside")]])
    desk_page.get_by_role("link", name="Cite the selected words").click()
    expect(desk_page.get_by_label("Its words", exact=True)).to_have_value("Nobody outside")
    expect(desk_page.locator("#id_source-start")).to_have_value(str(ARTICLE.index("Nobody outside")))


def test_words_of_a_date_leave_with_it_and_an_error_with_what_was_wrong(
    desk_page: Page, live_server: LiveServer, desk: Desk
) -> None:
    event = desk.event("A director joins")
    event.label = "in early summer"
    event.save()
    desk_page.goto(f"{live_server.url}/desk/events/{event.pk}/edit/")
    desk_page.locator("html[data-desk=ready]").wait_for()
    when, label = desk_page.locator("#id_when"), desk_page.locator("#id_label")
    was = when.input_value()
    when.fill("21 May 2012")
    expect(label).to_have_value("")
    expect(desk_page.locator("#when-reading")).to_contain_text("2012-05-21")
    expect(desk_page.locator("#when-reading")).not_to_contain_text("in early summer")
    when.fill(was)
    expect(label).to_have_value("in early summer")
    headline = desk_page.locator("#id_headline")
    headline.fill("")
    desk_page.get_by_role("button", name="Save").first.click()
    expect(desk_page.locator("#id_headline_error")).to_be_visible()
    headline.fill("He joins")
    expect(desk_page.locator("#id_headline_error")).to_have_count(0)
    expect(headline).not_to_have_attribute("aria-invalid", "true")
