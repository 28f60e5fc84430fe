"""What pages say of themselves to those who find and share them."""

import json
import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.stories import Story
from timeline.models import Chapter, Event
from timeline.reading import addresses

pytestmark = pytest.mark.django_db


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def data(page: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_timeline_has_one_address_of_its_own(client: Client, story: Story) -> None:
    story.event()
    canonical = '<link rel="canonical" href="http://testserver/">'
    assert canonical in html(client, "/")
    assert canonical in html(client, "/t/story/")
    assert canonical in html(client, "/?view=table")


def test_what_was_searched_for_is_not_indexed(client: Client, story: Story) -> None:
    story.event()
    assert 'content="noindex, follow"' in html(client, "/?q=director")
    assert "noindex" not in html(client, "/")


def test_an_event_describes_itself(client: Client, story: Story) -> None:
    event = story.event("Joins", standing="alleged", attributed_to="them", body="He took a seat.")
    page = html(client, addresses.event_url(event))
    assert "<title>Alleged: Joins (around June 2011) | The story</title>" in page
    assert 'content="around June 2011. Alleged by them. He took a seat."' in page
    assert data(page)["@type"] == "Claim"


def test_data_for_machines_cannot_end_its_block(client: Client, story: Story) -> None:
    event = story.event("</script><script>alert(1)</script>")
    page = html(client, addresses.event_url(event))
    assert "<script>alert" not in page
    assert data(page)["name"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize(
    "title", ["Short", "A title that is longer than any editor should write " * 4, "Сделка"]
)
def test_pictures_are_as_large_as_sharing_wants(client: Client, story: Story, title: str) -> None:
    event = story.event(title[:200])
    for path in ("/t/story/share.png", f"/t/story/events/{event.pk}/share.png"):
        with Image.open(BytesIO(client.get(path).content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


def parts(story: Story, **fields: Any) -> list[str]:
    """The paths of the pages of a chapter, a name and a source that one event has."""
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    event = story.event("Joins", names=["Émile Zola"], chapter=chapter, **fields)
    source = event.citations.get().source
    return [
        *("/t/story/chapters/one/", addresses.name_url(story.timeline, "Émile Zola")),
        addresses.source_url(story.timeline, source),
    ]


def test_every_part_is_shared_with_a_picture_of_its_own(client: Client, story: Story) -> None:
    pictures = set()
    for path in parts(story):
        found = re.search(r'og:image" content="http://testserver([^"]+)"', html(client, path))
        assert found
        with Image.open(BytesIO(client.get(found[1]).content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            pictures.add(picture.convert("RGB").tobytes())
    assert len(pictures) == 3


def test_there_is_no_picture_of_a_part_of_which_nothing_is_published(client: Client, story: Story) -> None:
    paths = parts(story)
    assert Event.objects.update(status="confirmed", published_at=None) == 1
    pictures = [re.sub(r"(sources/\d+)[^/]*", r"\1", path) + "share.png" for path in paths]
    assert [client.get(path).status_code for path in pictures] == [404, 404, 404]


@pytest.mark.parametrize("number", [1, 30, 300])
def test_a_picture_of_a_part_asks_a_constant_number_of_questions(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for one in range(number):
        story.event(f"Event {one}", f"{1700 + one}", names=["Ada"], cited=False, uncited_note="-")
    with django_assert_max_num_queries(7):
        assert client.get("/t/story/names/ada/share.png").status_code == 200


def test_there_is_no_picture_of_what_is_not_published(client: Client, story: Story) -> None:
    event = story.event(status="confirmed", published_at=None)
    assert client.get(f"/t/story/events/{event.pk}/share.png").status_code == 404


def test_the_map_of_the_site_has_every_published_address(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    event = story.event("Public", names=["Ada"], chapter=chapter)
    story.event("Secret", status="confirmed", published_at=None, names=["Eve"])
    text = client.get("/sitemap.xml").content
    root = ElementTree.fromstring(text)  # noqa: S314 - ours
    places = [node.text for node in root.iter() if node.tag.endswith("loc")]
    assert places == [
        "http://testserver/",
        "http://testserver/t/story/changes/",
        "http://testserver/t/story/register/",
        "http://testserver/t/story/chapters/one/",
        f"http://testserver{addresses.event_url(event)}",
        "http://testserver/t/story/names/ada/",
        f"http://testserver{addresses.source_url(story.timeline, event.citations.get().source)}",
    ]
    assert all(
        client.get(str(place).removeprefix("http://testserver")).status_code == 200 for place in places
    )


def test_a_printed_page_says_where_it_comes_from(client: Client, story: Story) -> None:
    event = story.event()
    for path in ("/", addresses.event_url(event), "/t/story/register/"):
        assert f'<p class="on-paper">http://testserver{path}</p>' in html(client, path)


def test_robots_are_kept_out_of_the_desk(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /desk/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_feeds_can_be_discovered(client: Client, story: Story) -> None:
    story.event()
    assert 'type="application/atom+xml" title="The story" href="/t/story/feed.atom"' in html(client, "/")


def test_on_this_day_asks_for_today(client: Client, story: Story) -> None:
    location = client.get("/t/story/today/")["Location"]
    assert re.fullmatch(r"/\?day=\d\d-\d\d", location)
    assert Event.objects.count() == 0


@pytest.mark.parametrize(
    ("standing", "title"),
    [("alleged", "Alleged: It signed"), ("disputed", "Disputed: It signed"), ("reported", "It signed")],
)
def test_where_a_headline_stands_alone_it_says_that_it_is_an_allegation(
    client: Client, story: Story, standing: str, title: str
) -> None:
    event = story.event("It signed", "2011-06", standing=standing, attributed_to="")
    page = client.get(addresses.event_url(event)).content.decode()
    assert f"<title>{title} (June 2011) | " in page
    assert f'property="og:title" content="{title} (June 2011)' in page
    feed = feedparser.parse(client.get("/t/story/feed.atom").content)
    assert feed.entries[0].title == f"June 2011: {title}"
    calendar = icalendar.Calendar.from_ical(client.get("/t/story/export/ics/").content)
    assert str(calendar.events[0]["summary"]) == f"{title} (June 2011)"
    answer = client.get("/oembed/", {"url": f"http://testserver{addresses.event_url(event)}"})
    assert answer.json()["title"].startswith(title)
