"""The read API."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.fixtures.stories import Story
from timeline.models import Event
from timeline.views.api import api

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


@pytest.mark.parametrize("path", ["/none", "/none/events", "/none/events/1", "/story/events/99"])
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
