"""What readers have is never older than what editors did, whatever way it was written."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.fixtures.stories import NOW, Story
from timeline.models import Chapter, Citation, Event, Source, Timeline

pytestmark = pytest.mark.django_db


def revision() -> int:
    return Timeline.objects.get().revision


WRITES: dict[str, Callable[[Story], object]] = {
    "publish": lambda story: Event.objects.filter(status="confirmed").update(
        status="published", published_at=NOW
    ),
    "unpublish": lambda story: Event.objects.filter(headline="Public").update(status="confirmed"),
    "rename": lambda story: Event.objects.filter(headline="Public").update(headline="Other"),
    "delete": lambda story: Event.objects.get(headline="Public").delete(),
    "cite": lambda story: story.cite(Event.objects.get(headline="Public"), "One more."),
    "quote": lambda story: Citation.objects.filter(event__headline="Public").update(quote="Changed."),
    "source": lambda story: Source.objects.update(publisher="Renamed"),
    "chapter": lambda story: Chapter.objects.create(timeline=story.timeline, title="New", slug="new"),
    "title": lambda story: Timeline.objects.update(title="New title"),
    "bulk": lambda story: story.event("Another"),
}


@pytest.mark.parametrize("name", WRITES)
def test_every_write_that_readers_see_raises_the_revision(story: Story, name: str) -> None:
    story.event("Public")
    story.event("Private", status="confirmed", published_at=None)
    before = revision()
    WRITES[name](story)
    assert revision() > before


def test_a_write_that_readers_do_not_see_leaves_it(story: Story) -> None:
    story.event("Public")
    event = story.event("Private", status="proposed", published_at=None)
    before = revision()
    event.headline = "Still private"
    event.save()
    story.cite(event, "One more.")
    assert revision() == before


def test_an_old_copy_of_a_timeline_cannot_bring_an_old_revision_back(story: Story) -> None:
    old = Timeline.objects.get()
    story.event("Public")
    before = revision()
    old.save()
    assert revision() >= before


def test_an_unchanged_page_is_not_sent_again(client: Client, story: Story) -> None:
    story.event("Public")
    tag = client.get("/")["ETag"]
    response = client.get("/", headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/t/story/", "/t/story/changes/", "/?q=public", "/?view=table"])
def test_what_is_unpublished_is_gone_at_once(client: Client, story: Story, path: str) -> None:
    event = story.event("Public")
    first = client.get(path)
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    second = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert b"Public</a>" not in second.content


def test_an_unpublished_event_is_gone_at_once_from_its_own_page(client: Client, story: Story) -> None:
    event = story.event("Public")
    path = f"/t/story/events/{event.pk}-public/"
    tag = client.get(path)["ETag"]
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 404


def test_a_kept_page_asks_the_database_only_for_its_revision(
    client: Client, story: Story, django_assert_num_queries: Callable[..., object]
) -> None:
    story.event("Public")
    client.get("/")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        client.get("/")


def test_a_page_is_packed_for_who_takes_it(client: Client, story: Story) -> None:
    story.event("Public")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/")
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert len(packed.content) < len(plain.content) / 2


def test_a_fragment_and_its_page_are_kept_apart(client: Client, story: Story) -> None:
    story.event("Public")
    fragment = client.get("/", headers={"HX-Request": "true"})
    page = client.get("/")
    assert b"<html" not in fragment.content
    assert b"<html" in page.content
    assert fragment["ETag"] != page["ETag"]


def test_strange_parameters_are_not_kept(client: Client, story: Story) -> None:
    story.event("Public")
    assert client.get("/?utm_source=x").status_code == 200
