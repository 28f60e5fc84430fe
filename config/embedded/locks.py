"""Locks that vanish with the process that holds them, even after kill -9."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def take(path: Path, *, shared: bool) -> int:
    """Wait for the lock and hold it until `drop` or the end of this process and its forks."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    return handle


def try_take(path: Path) -> int | None:
    """The exclusive lock, or None at once when anybody has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def drop(handle: int) -> None:
    os.close(handle)


def is_held(path: Path) -> bool:
    handle = try_take(path)
    if handle is None:
        return True
    drop(handle)
    return False


def wait_until_free(path: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_held(path):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    handle = take(path, shared=False)
    try:
        yield
    finally:
        drop(handle)
