import pytest

from config.redis_urls import database_of, for_celery, with_database


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://cache", "redis://cache/7"),
        ("redis://:secret@cache:6379/0", "redis://:secret@cache:6379/7"),
        ("rediss://cache/3?ssl_cert_reqs=required", "rediss://cache/7?ssl_cert_reqs=required"),
        ("unix:///run/v.sock", "unix:///run/v.sock?db=7"),
        ("unix:///run/v.sock?db=2&password=x", "unix:///run/v.sock?db=7&password=x"),
    ],
)
def test_another_database_of_the_same_server(url: str, expected: str) -> None:
    assert with_database(url, 7) == expected
    assert database_of(expected) == 7


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://:secret@cache:6379/2", "redis://:secret@cache:6379/2"),
        ("unix:///run/v.sock?db=2", "redis+socket:///run/v.sock?virtual_host=2"),
        ("unix:///run/v.sock", "redis+socket:///run/v.sock?virtual_host=0"),
    ],
)
def test_celery_gets_its_own_spelling(url: str, expected: str) -> None:
    assert for_celery(url) == expected
