"""PostgreSQL and Valkey from wheels, when no server is configured.

`urls()` says where they are and starts nothing. `lease()` starts what is needed and keeps it running until
the calling process and its forks are gone, however they go. Nothing above this package can tell the
difference to servers named by DATABASE_URL and REDIS_URL.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from config.embedded import folders, locks, places

__all__ = [
    "EmbeddedServerError",
    "Urls",
    "ensure_running",
    "lease",
    "make_folders",
    "release",
    "urls",
    "var_folder",
]

var_folder = places.var_folder

_VARIABLES = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
_held: dict[str, int] = {}


class EmbeddedServerError(RuntimeError):
    """An embedded server did not start; the message is for people."""


class Urls(NamedTuple):
    database: str
    redis: str


def urls() -> Urls:
    """Where the embedded servers are or will be. Computed, the same in every process, nothing is started."""
    place = places.current()
    return Urls(
        database=f"postgresql://timeline@/timeline?host={quote(str(place.postgres_socket))}",
        redis=f"unix://{quote(str(place.valkey_socket))}?db=0",
    )


def lease() -> None:
    """Hold what this process needs. Called again it only looks whether the servers are still kept."""
    needed = [name for name, variable in _VARIABLES.items() if not os.environ.get(variable)]
    if not needed:
        return
    make_folders()
    place = places.current()
    for name in needed:
        if name not in _held:
            # Waits here while a keeper is stopping its server.
            _held[name] = locks.take(place.locks / f"{name}.lease", shared=True)
    ensure_running()


def make_folders() -> None:
    """`var/` and the folders that every process may count on: `log` and `run`."""
    folders.make_own(places.current())


def ensure_running() -> None:
    """Start the keepers that are missing for the leases held; both at once, each by one process only."""
    place = places.current()
    with locks.exclusive(place.locks / "start.lock"):
        absent = [name for name in _held if not locks.is_held(place.locks / f"{name}.keeper")]
        starting = {name: _start_keeper(name, place.logs) for name in absent}
        for name, keeper in starting.items():
            _wait_for(name, keeper)


def release(*, wait: float = 0) -> bool:
    """Give the leases back; with `wait`, also see the servers stopped unless others still use them."""
    names = list(_held)
    for name in names:
        locks.drop(_held.pop(name))
    place = places.current()
    return (
        all(locks.wait_until_free(place.locks / f"{name}.keeper", wait) for name in names) if wait else True
    )


def _start_keeper(name: str, logs: Path) -> subprocess.Popen[str]:
    """In a session of its own, so that Ctrl-C at the terminal reaches its users and not the server."""
    with (logs / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "config.embedded.keeper", name],
            cwd=places.ROOT,
            env=os.environ | {"TIMELINE_VAR": str(places.var_folder())},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )


def _wait_for(name: str, keeper: subprocess.Popen[str]) -> None:
    """Until the keeper says ready; its notes go to the terminal."""
    said: list[str] = []
    assert keeper.stdout is not None  # noqa: S101 - for the type checker: it is a pipe
    with keeper.stdout as lines:
        for line in lines:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "ready":
                return
            if word == "note":
                print(rest, file=sys.stderr)
            else:
                said.append(rest if word == "failed" else line.rstrip("\n"))
    log = places.current().logs / f"{name}.log"
    raise EmbeddedServerError("\n".join(said) or f"The keeper of {name} ended without a word; see {log}")
