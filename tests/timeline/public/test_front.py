"""What is ready is given before anything else looks at the request, and never when it is true no more."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.fixtures.desk import HTMX
from tests.fixtures.stories import NOW, Story
from timeline.models import Event, Timeline
from timeline.views import front, keeping
from timeline.views.keeping import Answer, StandsOn

pytestmark = pytest.mark.django_db
PATHS = [
    "/",
    "/t/story/",
    "/t/story/embed/",
    "/t/story/changes/",
    "/t/story/export/json/",
    "/t/story/feed.atom",
]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    front.forget_all()
    yield
    front.forget_all()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_second_answer_is_the_first_one_again(
    client: Client, story: Story, path: str, encoding: str
) -> None:
    story.event()
    first, second = (client.get(path, headers={"Accept-Encoding": encoding}) for _ in range(2))
    assert len(front.ready) == 1
    assert (second.content, dict(second.items())) == (first.content, dict(first.items()))


@pytest.mark.parametrize("path", PATHS)
def test_it_is_given_for_one_query(
    client: Client, story: Story, path: str, django_assert_num_queries: Callable[..., object]
) -> None:
    story.event()
    client.get(path)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_what_is_unpublished_is_not_ready_any_more(client: Client, story: Story, path: str) -> None:
    event = story.event("Hidden soon")
    for _ in range(2):
        tag = client.get(path)["ETag"]
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    for headers in ({}, {"If-None-Match": tag}):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 200
        assert b"Hidden soon" not in answer.content


def test_a_timeline_that_is_gone_is_not_found(client: Client) -> None:
    Timeline.objects.create(slug="short", title="Short")
    assert [client.get("/t/short/").status_code for _ in range(2)] == [200, 200]
    Timeline.objects.all().delete()
    assert client.get("/t/short/").status_code == 404


def test_another_default_timeline_takes_its_address(client: Client, story: Story) -> None:
    story.event()
    client.get("/")
    Timeline.objects.update(is_default=False)
    Timeline.objects.create(slug="other", title="The other story", is_default=True)
    assert b"The other story" in client.get("/").content


def test_who_has_it_is_told_so_without_its_body(client: Client, story: Story) -> None:
    story.event()
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]
    assert "Content-Type" not in again


@pytest.mark.parametrize(
    "headers", [{"Host": "other.test"}, {"Accept-Encoding": "gzip"}, HTMX, HTMX | {"HX-Boosted": "true"}]
)
def test_who_asks_for_something_else_gets_it(
    client: Client, story: Story, headers: dict[str, str], settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    story.event()
    client.get("/")
    fresh = client.get("/", headers=headers)
    front.forget_all()
    assert client.get("/", headers=headers).content == fresh.content
    assert fresh.content != client.get("/").content or "HX-Boosted" in headers


def test_a_host_that_is_not_ours_is_refused(client: Client, story: Story) -> None:
    story.event()
    client.get("/")
    assert client.get("/", headers={"Host": "elsewhere.test"}).status_code == 400


@pytest.mark.parametrize("query", ["utm_source=x", "q=joins", "page=9", "name=nobody"])
def test_addresses_that_anybody_can_make_up_are_not_held(client: Client, story: Story, query: str) -> None:
    story.event()
    client.get(f"/?{query}")
    assert len(front.ready) == 0


def test_an_answer_with_a_cookie_is_nobody_elses() -> None:
    def view(request: object) -> HttpResponse:
        answer = Answer("yours")
        answer.stands_on = StandsOn("story", (1, NOW, 1))
        answer.set_cookie("session", "secret")
        return answer

    front.FrontMiddleware(view)(RequestFactory().get("/"))
    assert len(front.ready) == 0


def test_there_is_an_end_to_what_a_process_holds() -> None:
    shelf: keeping.Shelf[int] = keeping.Shelf()
    for number in range(keeping.MANY_HERE + 5):
        shelf.put(number, number)
    assert len(shelf) == keeping.MANY_HERE
    assert shelf.get(4) is None
    assert shelf.get(5) == 5


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_noticed_and_replaced(client: Client) -> None:
    Timeline.objects.create(slug="story", title="The story")
    connection.connection.close()
    assert client.get("/t/story/").status_code == 200
