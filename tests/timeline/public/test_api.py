"""The read API."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.fixtures.stories import Story
from timeline.models import Chapter, Event
from timeline.views.api import api, throttle

pytestmark = pytest.mark.django_db
BASE = "/api/v1/timelines"


def got(client: Client, path: str) -> Any:
    response = client.get(BASE + path)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_it_lists_timelines(client: Client, story: Story) -> None:
    assert [(one["slug"], one["url"]) for one in got(client, "")] == [("story", "http://testserver/")]


def test_it_gives_events_as_the_export_does(client: Client, story: Story) -> None:
    story.event("Joins", "2011-06~", names=["Ada"])
    exported = json.loads(client.get("/t/story/export/json/").content)["events"]
    assert got(client, "/story/events")["events"] == exported


def test_it_pages(client: Client, story: Story) -> None:
    for number in range(5):
        story.event(f"Event {number}", f"{2000 + number}")
    answer = got(client, "/story/events?page=2&size=2")
    assert (answer["count"], answer["pages"]) == (5, 3)
    assert [event["headline"] for event in answer["events"]] == ["Event 2", "Event 3"]


def test_it_asks_as_much_of_many_events_as_of_one(client: Client, story: Story) -> None:
    asked = []
    for number in range(3):
        chapter = Chapter.objects.create(timeline=story.timeline, title=f"{number}", slug=f"{number}")
        story.event(f"Event {number}", f"{1950 + number}", chapter=chapter)
        with CaptureQueriesContext(connection) as queries:
            got(client, "/story/events")
        asked.append(len(queries))
    assert len(set(asked)) == 1


def test_it_takes_the_filters_of_the_page(client: Client, story: Story) -> None:
    story.event("In", standing="alleged")
    story.event("Out")
    assert [one["headline"] for one in got(client, "/story/events?standing=alleged")["events"]] == ["In"]


@pytest.mark.parametrize("status", ["proposed", "confirmed", "rejected"])
def test_it_has_only_what_is_published(client: Client, story: Story, status: str) -> None:
    event = story.event("Secret", status=status, published_at=None)
    assert got(client, "/story/events")["events"] == []
    assert got(client, "/story/events?q=secret")["events"] == []
    assert client.get(f"{BASE}/story/events/{event.pk}").status_code == 404


def test_what_is_unpublished_is_gone_at_once(client: Client, story: Story) -> None:
    event = story.event("Public")
    path = f"{BASE}/story/events/{event.pk}"
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=x", "size=1000", "q=" + "x" * 300])
def test_nonsense_is_refused_with_a_reason(client: Client, story: Story, query: str) -> None:
    response = client.get(f"{BASE}/story/events?{query}")
    assert response.status_code == 422
    assert json.loads(response.content)["detail"]


@pytest.mark.parametrize(
    "path", ["/none", "/none/events", "/none/events/1", "/story/events/99", "/%00", "/%00/events"]
)
def test_what_is_not_there_is_not_found(client: Client, story: Story, path: str) -> None:
    assert client.get(BASE + path).status_code == 404


def test_it_describes_itself_to_machines_and_people(client: Client) -> None:
    schema = json.loads(client.get("/api/v1/openapi.json").content)
    assert schema["openapi"].startswith("3.")
    assert len(schema["paths"]) == 4
    assert b"/api/v1/timelines/{slug}/events" in client.get("/api/v1/docs").content
    assert api.version == "1"


def test_it_sets_no_cookie(client: Client, story: Story) -> None:
    assert not client.get(BASE).cookies


@pytest.mark.parametrize(
    "path",
    [
        "?page=1",
        "/story?q=x",
        "/story/events?standing=certain",
        "/story/events?since=soonish",
        "/story/events?stading=alleged",
        "/story/events?view=table",
    ],
)
def test_what_means_nothing_is_refused_not_ignored(client: Client, story: Story, path: str) -> None:
    response = client.get(BASE + path)
    assert response.status_code == 422
    assert path.partition("?")[2].partition("=")[0] in json.dumps(json.loads(response.content)["detail"])


@pytest.mark.parametrize("yes", ["1", "true", "on"])
def test_key_events_are_asked_for_in_any_way_to_say_yes(client: Client, story: Story, yes: str) -> None:
    story.event("Key", is_key=True)
    story.event("Other")
    assert [one["headline"] for one in got(client, f"/story/events?key={yes}")["events"]] == ["Key"]


def test_it_speaks_its_own_language_where_there_is_nothing(client: Client, story: Story) -> None:
    response = client.get("/api/v1/none/at/all")
    assert (response.status_code, json.loads(response.content)) == (404, {"detail": "Not Found"})


@pytest.mark.parametrize("path", ["", "/story", "/story/events", "/story/events?page=1"])
def test_what_has_not_changed_is_not_sent_again_and_what_has_is(
    client: Client, story: Story, path: str
) -> None:
    story.event()
    tag = client.get(BASE + path)["ETag"]
    assert client.get(BASE + path, headers={"If-None-Match": tag}).status_code == 304
    story.event("Another")
    assert client.get(BASE + path, headers={"If-None-Match": tag}).status_code == 200


def ask(client: Client, times: int, **headers: str) -> list[int]:
    return [client.get(BASE, headers=headers).status_code for _ in range(times)]


@pytest.fixture
def two_a_minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache.clear()
    monkeypatch.setattr(throttle, "num_requests", 2)
    yield
    cache.clear()


@pytest.mark.usefixtures("story", "two_a_minute")
def test_who_asks_too_often_is_told_to_wait(client: Client) -> None:
    assert ask(client, 3) == [200, 200, 429]
    assert json.loads(client.get(BASE).content)["detail"] == "Too many requests."


@pytest.mark.usefixtures("story", "two_a_minute")
def test_nobody_becomes_somebody_else_by_saying_so(client: Client) -> None:
    assert [ask(client, 1, **{"X-Forwarded-For": f"10.0.0.{n}"})[0] for n in range(3)] == [200, 200, 429]


@pytest.mark.usefixtures("story")
def test_it_answers_while_the_cache_that_counts_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise redis.ConnectionError("away")

    monkeypatch.setattr(cache, "get", away)
    assert ask(client, 2) == [200, 200]
