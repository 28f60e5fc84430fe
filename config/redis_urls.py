"""One server, several uses: broker and cache have a database each, and Celery has a spelling of its own."""

from urllib.parse import parse_qsl, urlencode, urlsplit


def with_database(url: str, number: int) -> str:
    """The same server, another of its numbered databases."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return parts._replace(path=f"/{number}").geturl()
    return _socket_url("unix", parts.path, dict(parse_qsl(parts.query)) | {"db": str(number)})


def database_of(url: str) -> int:
    """The number in the URL, 0 when it names none."""
    parts = urlsplit(url)
    number = dict(parse_qsl(parts.query)).get("db") if parts.scheme == "unix" else parts.path.strip("/")
    return int(number or 0)


def for_celery(url: str) -> str:
    """Celery knows a server behind a socket file by another scheme, and another word for the database."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    query = dict(parse_qsl(parts.query))
    query["virtual_host"] = query.pop("db", "0")
    return _socket_url("redis+socket", parts.path, query)


def _socket_url(scheme: str, path: str, query: dict[str, str]) -> str:
    # Not urlunsplit: it drops the empty host, and with it the slashes that redis-py looks for.
    return f"{scheme}://{path}?{urlencode(query)}"
