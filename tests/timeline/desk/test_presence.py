"""Who else has an event open: shown while they have it, gone soon after, and never in the way."""

from collections.abc import Iterator

import pytest
import redis
from django.core.cache import cache
from django.test import Client

from tests.fixtures.desk import HTMX, Desk
from tests.timeline.desk.test_editing import typed
from timeline.models import Event
from timeline.views import keeping, presence

OPEN = "has this open too"


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    keeping._asked_again_at = 0.0


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.event("A director joins")


def page(client: Client, event: Event, where: str = "edit") -> str:
    return client.get(f"/desk/events/{event.pk}/{where}/").content.decode()


def test_who_opens_an_event_second_sees_who_has_it_open(editor: Client, ben: Client, event: Event) -> None:
    assert OPEN not in page(ben, event)
    assert f"<strong>ben</strong> {OPEN}" in page(editor, event)


def test_who_opened_it_first_learns_of_the_second(editor: Client, ben: Client, event: Event) -> None:
    page(ben, event)
    page(editor, event)
    assert f"<strong>ada</strong> {OPEN}" in page(ben, event, "here")


def test_an_event_is_seen_to_be_open_on_its_card_as_well(editor: Client, ben: Client, event: Event) -> None:
    page(ben, event)
    card = editor.get("/desk/story/review/", {"event": event.pk}, headers=HTMX).content.decode()
    assert f"<strong>ben</strong> {OPEN}" in card


def test_who_saves_has_left(editor: Client, ben: Client, event: Event) -> None:
    page(ben, event)
    ben.post(f"/desk/events/{event.pk}/edit/", typed(event, headline="He joins"))
    assert OPEN not in page(editor, event)


def test_who_does_not_ask_again_is_forgotten(
    editor: Client, ben: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(ben, event)
    monkeypatch.setattr(presence, "STAYS_FOR", -1)
    assert OPEN not in page(editor, event)


def test_each_event_has_its_own(editor: Client, ben: Client, desk: Desk, event: Event) -> None:
    page(ben, desk.event("A newspaper writes"))
    assert OPEN not in page(editor, event)


def test_a_name_is_no_markup(editor: Client, ben: Client, event: Event) -> None:
    user = ben.session["_auth_user_id"]
    cache.set(f"editing:{event.pk}", {int(user): ("<b>ben</b>", 9e12)}, 50)
    assert "<strong>&lt;b&gt;ben&lt;/b&gt;</strong>" in page(editor, event)


def test_without_the_cache_nobody_is_kept_from_editing(
    editor: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise redis.ConnectionError("away")

    monkeypatch.setattr(cache, "get", away)
    monkeypatch.setattr(cache, "set", away)
    assert 'name="headline"' in page(editor, event)
    assert editor.get(f"/desk/events/{event.pk}/here/").status_code == 200


def test_asking_needs_a_session_and_the_role(client: Client, stranger: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/here/"
    assert client.get(path, headers=HTMX).status_code == 401
    assert stranger.get(path).status_code == 403
