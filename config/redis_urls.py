"""One server, several uses: the broker and the cache have databases of their own, and Celery its own spelling."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def with_database(url: str, number: int) -> str:
    """The same server, another of its numbered databases.

    >>> with_database("redis://cache:6379/0", 1)
    'redis://cache:6379/1'
    >>> with_database("unix:///run/valkey.sock?db=0", 1)
    'unix:///run/valkey.sock?db=1'
    """
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return urlunsplit(parts._replace(path=f"/{number}"))
    query = dict(parse_qsl(parts.query)) | {"db": str(number)}
    return urlunsplit(parts._replace(query=urlencode(query)))


def database_of(url: str) -> int:
    """The number in the URL, 0 when it names none.

    >>> database_of("redis://cache:6379/3"), database_of("redis://cache"), database_of("unix:///v.sock?db=2")
    (3, 0, 2)
    """
    parts = urlsplit(url)
    number = dict(parse_qsl(parts.query)).get("db", "0") if parts.scheme == "unix" else parts.path.strip("/")
    return int(number or 0)


def for_celery(url: str) -> str:
    """Celery knows a server behind a socket file by another scheme and another word for the database.

    >>> for_celery("unix:///run/valkey.sock?db=2")
    'redis+socket:///run/valkey.sock?virtual_host=2'
    """
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    query = dict(parse_qsl(parts.query))
    query["virtual_host"] = query.pop("db", "0")
    return urlunsplit(parts._replace(scheme="redis+socket", query=urlencode(query)))
