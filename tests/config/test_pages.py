"""What everybody meets on the way: logging in, being refused, sending too much."""

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada", password="a long enough password")


def log_in(client: Client, password: str) -> int:
    return client.post("/login/", {"username": "ada", "password": password}).status_code


def test_name_and_password_open_the_desk(client: Client, ada: User) -> None:
    assert log_in(client, "a long enough password") == 302


def test_a_wrong_password_is_said_in_the_page(client: Client, ada: User) -> None:
    response = client.post("/login/", {"username": "ada", "password": "guess"})
    assert "do not go together" in response.content.decode()


def test_guessing_passwords_is_stopped(client: Client, ada: User) -> None:
    for _ in range(10):
        log_in(client, "guess")
    assert log_in(client, "a long enough password") == 429


def test_logging_in_does_not_lead_to_another_site(client: Client, ada: User) -> None:
    answer = client.post(
        "/login/",
        {"username": "ada", "password": "a long enough password", "next": "https://example.org/"},
    )
    assert answer["Location"].startswith("/")


def test_an_address_without_page_says_so(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Not here" in response.content.decode()


def test_a_stranger_brings_no_more_than_a_login(client: Client) -> None:
    response = client.post("/login/", b"x" * (256 * 1024 + 1), content_type="text/plain")
    assert response.status_code == 413


@override_settings(REQUEST_MAX_BYTES=2 * 1024**2)
def test_a_pile_too_large_is_refused_unread(client: Client, ada: User) -> None:
    client.force_login(ada)
    response = client.post("/login/", b"x" * (2 * 1024**2 + 1), content_type="text/plain")
    assert response.status_code == 413
    assert "2.0\xa0MB" in response.content.decode()


@pytest.mark.parametrize("path", ["/login/", "/nowhere/"])
def test_every_page_forbids_foreign_and_inline_scripts(client: Client, path: str) -> None:
    policy = client.get(path)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_pages_are_not_framed_by_others(client: Client) -> None:
    response = client.get("/login/")
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
