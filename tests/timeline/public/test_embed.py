"""The timeline inside other people's pages."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.stories import NOW, Story
from timeline.models import Chapter, Event
from timeline.reading import addresses

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def asked(client: Client, url: str, **more: str) -> Any:
    response = client.get("/oembed/", {"url": url, **more})
    assert response.status_code == 200
    return json.loads(response.content)


def test_only_embeds_may_be_framed(client: Client, story: Story) -> None:
    event = story.event()
    for path in ("/t/story/embed/", f"/t/story/events/{event.pk}/embed/"):
        response = client.get(path)
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
    assert "frame-ancestors 'none'" in client.get("/")["Content-Security-Policy"]


def test_a_kept_embed_may_still_be_framed(client: Client, story: Story) -> None:
    story.event()
    policies = {client.get("/t/story/embed/")["Content-Security-Policy"] for _ in range(2)}
    assert all("frame-ancestors *" in policy for policy in policies)


def test_an_embed_can_be_a_chapter_or_a_span(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    story.event("In", "2011", chapter=chapter)
    story.event("Out", "2018")
    assert b"Out</a>" not in client.get("/t/story/embed/?chapter=one").content
    assert b"In</a>" not in client.get("/t/story/embed/?since=2015").content


@pytest.mark.parametrize("status", ["proposed", "confirmed", "rejected"])
def test_no_embed_shows_what_is_not_published(client: Client, story: Story, status: str) -> None:
    event = story.event("Secret", status=status, published_at=None)
    assert b"Secret" not in client.get("/t/story/embed/").content
    assert client.get(f"/t/story/events/{event.pk}/embed/").status_code == 404
    response = client.get("/oembed/", {"url": SITE + addresses.event_url(event)})
    assert response.status_code == 404


def test_an_embed_is_gone_at_once(client: Client, story: Story) -> None:
    event = story.event("Public")
    tag = client.get("/t/story/embed/")["ETag"]
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    response = client.get("/t/story/embed/", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert b"Public</a>" not in response.content


def test_oembed_answers_for_timelines_chapters_and_events(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    event = story.event("Joins", chapter=chapter)
    assert f'src="{SITE}/t/story/embed/"' in asked(client, f"{SITE}/")["html"]
    assert (
        f'src="{SITE}/t/story/embed/?chapter=one"' in asked(client, f"{SITE}/t/story/chapters/one/")["html"]
    )
    answer = asked(client, SITE + addresses.event_url(event))
    assert (answer["type"], answer["title"]) == ("rich", "Joins")
    assert f"/t/story/events/{event.pk}/embed/" in answer["html"]


def test_oembed_keeps_to_the_size_it_is_given(client: Client, story: Story) -> None:
    answer = asked(client, f"{SITE}/", maxwidth="300", maxheight="nonsense")
    assert (answer["width"], answer["height"]) == (300, 640)


def test_a_title_cannot_leave_its_attribute(client: Client, story: Story) -> None:
    event = story.event('"><script>alert(1)</script>')
    assert "<script>alert" not in asked(client, SITE + addresses.event_url(event))["html"]


def test_oembed_does_not_name_a_chapter_that_readers_cannot_see(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="The arrest", slug="the-arrest")
    event = story.event("A draft", status="confirmed", published_at=None, chapter=chapter)
    url = f"{SITE}/t/story/chapters/the-arrest/"
    assert client.get("/oembed/", {"url": url}).status_code == 404
    Event.objects.filter(pk=event.pk).update(status="published", published_at=NOW)
    assert asked(client, url)["title"] == "The arrest"


@pytest.mark.parametrize(
    "url", ["", "nonsense", f"{SITE}/none/", "https://other.example/", f"{SITE}/desk/", "http://["]
)
def test_oembed_knows_only_its_own_pages(client: Client, story: Story, url: str) -> None:
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_oembed_says_that_it_has_no_xml(client: Client, story: Story) -> None:
    assert client.get("/oembed/", {"url": f"{SITE}/", "format": "xml"}).status_code == 501


def test_pages_offer_their_embed(client: Client, story: Story) -> None:
    story.event()
    html = client.get("/").content.decode()
    assert 'type="application/json+oembed"' in html
    assert "&lt;iframe src=&quot;http://testserver/t/story/embed/&quot;" in html
