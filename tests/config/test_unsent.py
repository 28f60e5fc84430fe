"""A form that is sent after its session has ended, by a browser without JavaScript: nothing typed is lost."""

import re
import secrets
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client

from config import unsent
from tests.fixtures.desk import HTMX, PASSWORD, Desk
from timeline.models import Event

TYPED = {
    "headline": "A director “joins” <b>",
    "when": "2012",
    "standing": "reported",
    "body": 'Two lines,\r\nwith a & and a " in them.',
    "names": "",
    "version": "1",
    "next": "/desk/story/review/",
}


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.event("A director joins")


@pytest.fixture
def browser(ada: Any) -> Client:
    """One that is made to prove with each form that it comes from a page of ours."""
    return Client(enforce_csrf_checks=True)


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {unescape(name): unescape(value) for name, value in found}


def sent_late(browser: Client, path: str, typed: dict[str, Any]) -> Any:
    """A form of a page that was opened in a session that has ended since."""
    token = hidden(browser.get("/login/").content.decode())["csrfmiddlewaretoken"]
    return browser.post(path, typed | {"csrfmiddlewaretoken": token})


def log_in(browser: Client, page: Any, password: str = PASSWORD, name: str = "ada") -> Any:
    return browser.post("/login/", hidden(page.content.decode()) | {"username": name, "password": password})


def test_what_was_typed_is_saved_after_logging_in_again(browser: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/edit/"
    login = sent_late(browser, path, TYPED)
    assert login.status_code == 401
    assert "nothing of it is lost" in login.content.decode()
    offer = log_in(browser, login)
    assert "Not sent yet" in offer.content.decode()
    event.refresh_from_db()
    assert event.headline == "A director joins"  # logging in alone does nothing
    assert f'<form method="post" action="{path}">' in offer.content.decode()
    saved = browser.post(path, hidden(offer.content.decode()))
    assert saved.headers["Location"] == TYPED["next"]
    event.refresh_from_db()
    assert (event.headline, event.when) == (TYPED["headline"], "2012")
    assert event.body == 'Two lines,\nwith a & and a " in them.'


def test_a_wrong_password_loses_nothing(browser: Client, event: Event) -> None:
    login = sent_late(browser, f"/desk/events/{event.pk}/edit/", TYPED)
    again = log_in(browser, login, "a wrong one")
    assert "do not go together" in again.content.decode()
    assert "Not sent yet" in log_in(browser, again).content.decode()


def test_several_values_of_one_name_stay_several(browser: Client, event: Event) -> None:
    login = sent_late(browser, "/desk/story/review/decide/", {"decision": "reject", "ids": ["1", "2"]})
    offer = log_in(browser, login).content.decode()
    assert re.findall(r'name="ids" value="(\d)"', offer) == ["1", "2"]


def test_the_offer_is_read_by_people(browser: Client, event: Event) -> None:
    offer = log_in(browser, sent_late(browser, f"/desk/events/{event.pk}/edit/", TYPED)).content.decode()
    names = re.findall("<dt>([^<]+)</dt>", offer)
    assert names == ["Headline", "When", "Standing", "Body"]
    assert '<p class="caps">event edit</p>' in offer
    assert "A director “joins” &lt;b&gt;" in offer


def test_a_form_from_elsewhere_is_refused_before_anything_is_kept(browser: Client, event: Event) -> None:
    assert browser.post(f"/desk/events/{event.pk}/edit/", TYPED).status_code == 403


def test_the_offer_is_sent_with_a_token_of_the_new_session(browser: Client, event: Event) -> None:
    path = f"/desk/events/{event.pk}/edit/"
    offer = hidden(log_in(browser, sent_late(browser, path, TYPED)).content.decode())
    assert browser.post(path, offer | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_who_may_not_do_it_does_not_by_logging_in(browser: Client, stranger: Client, event: Event) -> None:
    User.objects.create_user("dan", password=PASSWORD)
    path = f"/desk/events/{event.pk}/edit/"
    offer = log_in(browser, sent_late(browser, path, TYPED), name="dan")
    assert browser.post(path, hidden(offer.content.decode())).status_code == 403


# What is sealed bears the second in which it was: it gives no test its name, for each worker has its own.
@pytest.mark.parametrize(
    "sealed",
    ["", "x", "x:y:z", pytest.param(signing.dumps({"path": "/admin/"}, salt="another"), id="another's seal")],
)
def test_what_was_not_sealed_here_is_not_offered(browser: Client, event: Event, sealed: str) -> None:
    token = hidden(browser.get("/login/").content.decode())["csrfmiddlewaretoken"]
    data = {"username": "ada", "password": PASSWORD, "unsent": sealed, "csrfmiddlewaretoken": token}
    assert browser.post("/login/", data).headers["Location"] == "/desk/"


def test_it_is_kept_for_a_while_only(browser: Client, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    login = sent_late(browser, f"/desk/events/{event.pk}/edit/", TYPED)
    assert "Not sent yet" in log_in(browser, login).content.decode()
    monkeypatch.setattr(unsent, "KEPT_FOR", timedelta(0))
    assert log_in(Client(), login).headers["Location"] == "/desk/"


def test_what_is_too_long_to_be_kept_is_said(browser: Client, event: Event) -> None:
    body = secrets.token_urlsafe(165_000)  # that no compression makes shorter
    login = sent_late(browser, f"/desk/events/{event.pk}/edit/", TYPED | {"body": body}).content.decode()
    assert "your browser keeps what you typed" in login
    assert 'name="unsent"' not in login


def test_a_hundred_thousand_characters_are_kept(browser: Client, event: Event) -> None:
    body = " ".join(f"word{number}" for number in range(10_000))
    login = sent_late(browser, f"/desk/events/{event.pk}/edit/", TYPED | {"body": body})
    assert body in unescape(log_in(browser, login).content.decode())


def test_a_fragment_is_never_a_login_page(client: Client, event: Event) -> None:
    answer = client.post(f"/desk/events/{event.pk}/edit/", TYPED, headers=HTMX)
    assert (answer.status_code, answer.content.decode()) == (401, "Log in again.")
