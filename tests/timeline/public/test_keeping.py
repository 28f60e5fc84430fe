"""What answers are kept, for how long, and what readers get when nothing can be kept."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.core.cache import cache
from django.test import Client

from tests.fixtures import servers
from tests.fixtures.desk import HTMX
from tests.fixtures.stories import NOW, Story
from timeline.models import Event
from timeline.services.merging import events_merge
from timeline.views import front, keeping, reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    front.forget_all()
    yield
    front.forget_all()
    keeping._asked_again_at = 0.0


def kept() -> int:
    """How many answers the shared cache holds."""
    with redis.Redis.from_url(servers.redis_url(1)) as client:
        return int(client.dbsize())


@pytest.mark.parametrize(
    "query",
    ["name=nobody-{}", "outlet=Paper+{}", "chapter=part-{}", "page={}", "since=19{}", "standing=x{}"],
)
def test_made_up_parameters_fill_no_cache(client: Client, story: Story, query: str) -> None:
    story.event()
    client.get("/")
    for number in range(20, 25):
        assert client.get("/?" + query.format(number)).status_code == 200
    assert kept() == 1


@pytest.mark.parametrize("path", ["/", "/t/story/export/json/", "/t/story/feed.atom", "/sitemap.xml"])
def test_a_parameter_that_means_nothing_makes_no_new_answer(client: Client, story: Story, path: str) -> None:
    story.event()
    first = client.get(path)["ETag"]
    assert {client.get(f"{path}?utm_source={n}")["ETag"] for n in range(3)} == {first}
    assert kept() == 1


def test_a_new_revision_takes_the_place_of_the_old_one(client: Client, story: Story) -> None:
    for headline in ("One", "Two", "Three"):
        story.event(headline)
        assert headline in client.get("/").content.decode()
    assert kept() == 1


def test_what_is_narrowed_is_kept_for_minutes(client: Client, story: Story) -> None:
    story.event(names=["Ada"])
    client.get("/?name=ada")
    with redis.Redis.from_url(servers.redis_url(1)) as shared:
        (key,) = shared.keys()
        assert 0 < shared.ttl(key) <= reader.NARROWED_KEPT_FOR


@pytest.mark.parametrize("path", ["/", "/t/story/changes/", "/sitemap.xml", "/t/story/export/json/"])
def test_readers_do_not_notice_that_the_cache_is_away(
    client: Client, story: Story, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any) -> None:
        raise redis.ConnectionError("away")

    monkeypatch.setattr(cache, "get", away)
    monkeypatch.setattr(cache, "set", away)
    story.event()
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("kind", ["feed.atom", "feed.rss"])
def test_a_feed_leaves_out_what_xml_cannot_say(client: Client, story: Story, kind: str) -> None:
    story.cite(story.event("A form\x0cfeed"), "In 2018 it\x0c was\x0b so.")
    assert "In 2018 it  was  so." in client.get(f"/t/story/{kind}").content.decode()


def test_a_renamed_address_is_not_remembered_for_good(client: Client, story: Story) -> None:
    event = story.event()
    assert client.get(f"/t/story/events/{event.pk}-another-headline/").status_code == 302


def test_a_chain_of_merges_leads_to_its_end(client: Client, story: Story) -> None:
    first, second, third = (story.event(name) for name in ("First", "Second", "Third"))
    events_merge(into=second.pk, seen={first.pk: 1, second.pk: 1}, by=None, now=NOW)
    second = Event.objects.get(pk=second.pk)
    events_merge(into=third.pk, seen={second.pk: second.version, third.pk: 1}, by=None, now=NOW)
    assert client.get(f"/t/story/events/{first.pk}/")["Location"] == f"/t/story/events/{third.pk}-third/"


def test_a_source_has_one_address(client: Client, story: Story) -> None:
    source = story.event().citations.get().source
    answer = client.get(f"/t/story/sources/{source.pk}-made-up/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/t/story/sources/{source.pk}-an-article-of-a-paper/",
    )


@pytest.mark.parametrize("path", ["/", "/accounts/login/"])
def test_caches_are_told_every_header_that_an_answer_hangs_on(
    client: Client, story: Story, path: str
) -> None:
    story.event()
    vary = client.get(path, headers=HTMX)["Vary"]
    assert {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"} <= set(vary.split(", "))


def test_a_kept_answer_is_the_same_packed_or_not(client: Client, story: Story) -> None:
    story.event()
    packed = client.get("/", headers={"Accept-Encoding": "gzip"}).content
    assert gzip.decompress(packed) == client.get("/").content
