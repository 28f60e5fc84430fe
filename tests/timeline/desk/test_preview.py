"""The public pages with the drafts in: exactly as they will be, and for editors only."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.fixtures.desk import HTMX
from tests.fixtures.stories import Story
from timeline.models import Chapter, Event, Timeline
from timeline.services.events import event_publish

PREVIEW = "/desk/story/preview/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def main_of(answer: Any) -> str:
    """What stands below the bar, with the addresses of readers."""
    found = re.search(r"<main.*</main>", text(answer), re.DOTALL)
    assert found
    home = found[0].replace(f'"{PREVIEW}"', '"/"')
    return home.replace("/desk/story/preview/", "/t/story/")


@pytest.fixture
def draft(story: Story) -> Event:
    chapter = Chapter.objects.create(timeline=story.timeline, title="The deal", slug="the-deal")
    alleged = story.event("The suit alleges", "2012", standing="alleged", attributed_to="the suit")
    return story.event(
        "The company denies",
        "2013",
        status="confirmed",
        published_at=None,
        names=["A Company"],
        chapter=chapter,
        answers=alleged,
        standing="denied",
        attributed_to="the company",
    )


@pytest.mark.parametrize(
    "path",
    [
        "",
        "?q=denies",
        "?view=table",
        "?standing=denied",
        "chapters/the-deal/",
        "names/a-company/",
        "events/{pk}-the-company-denies/",
        "events/{answered}-the-suit-alleges/",
    ],
)
def test_a_preview_is_what_readers_then_see(editor: Client, draft: Event, path: str) -> None:
    path = path.format(pk=draft.pk, answered=draft.links.get().other_id)
    before = main_of(editor.get(PREVIEW + path))
    event_publish(event_id=draft.pk, version=draft.version, by=None, now=draft.created_at)
    cache.clear()
    public = "/" if not path or path.startswith("?") else "/t/story/"
    assert before == main_of(Client().get(public + path))
    assert "denies" in before


def test_nothing_of_it_reaches_readers(editor: Client, draft: Event) -> None:
    for path in ("", "chapters/the-deal/", f"events/{draft.pk}-the-company-denies/"):
        assert editor.get(PREVIEW + path).status_code == 200
    reader = Client()
    assert "The company denies" not in text(reader.get("/"))
    assert reader.get("/t/story/chapters/the-deal/").status_code == 404
    assert reader.get(f"/t/story/events/{draft.pk}-the-company-denies/").status_code == 404


def test_it_is_marked_and_kept_by_nobody(editor: Client, draft: Event) -> None:
    revision = Timeline.objects.get().revision
    page = editor.get(PREVIEW)
    assert "<strong>Preview.</strong> 1 event on these pages is not published yet" in text(page)
    assert "<title>Preview: " in text(page)
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))
    assert "ETag" not in page.headers
    assert Timeline.objects.get().revision == revision


def test_its_links_stay_within_it(editor: Client, draft: Event) -> None:
    page = text(editor.get(PREVIEW))
    assert f'href="/desk/story/preview/events/{draft.pk}-the-company-denies/"' in page
    assert 'href="/t/story/events/' not in page
    assert 'action="/desk/story/preview/"' in page
    assert 'href="/t/story/export/' in page  # what is taken along is what is public


def test_an_event_is_previewed_whatever_its_state_and_without_a_date(editor: Client, story: Story) -> None:
    event = story.event("Found just now", "", status="proposed", published_at=None, cited=False)
    answer = editor.get(f"{PREVIEW}events/{event.pk}/", follow=True)
    assert "Readers do not see this event yet" in text(answer)
    assert "Found just now" in main_of(answer)


def test_what_was_rejected_has_no_preview(editor: Client, story: Story) -> None:
    event = story.event(status="rejected", published_at=None)
    assert editor.get(f"{PREVIEW}events/{event.pk}/").status_code == 404


def test_searching_in_it_finds_drafts_too(editor: Client, draft: Event) -> None:
    found = text(editor.get(f"{PREVIEW}?q=denies", headers=HTMX))
    assert "The company" in found
    assert "<html" not in found


def test_it_is_for_editors_of_the_desk(client: Client, stranger: Client, draft: Event) -> None:
    assert client.get(PREVIEW).headers["Location"] == f"/login/?next={PREVIEW}"
    assert stranger.get(PREVIEW).status_code == 403
    assert stranger.get(f"{PREVIEW}events/{draft.pk}-x/").status_code == 403


def test_what_is_not_there_is_not_found_and_nothing_is_posted(editor: Client, story: Story) -> None:
    assert editor.get("/desk/elsewhere/preview/").status_code == 404
    assert editor.get(f"{PREVIEW}events/999999/").status_code == 404
    assert editor.post(PREVIEW).status_code == 405


def test_the_words_of_an_event_are_no_addresses(editor: Client, story: Story) -> None:
    story.event('Read "href="/t/story/events/1"', status="confirmed", published_at=None)
    assert "/t/story/events/1&quot;" in text(editor.get(PREVIEW))
