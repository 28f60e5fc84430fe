"""Why a write was refused. The message is for the person who asked."""

from typing import Any


class Refused(Exception):
    """The rules of the domain do not allow it; the message says why."""


class ChangedSince(Refused):
    """Somebody saved a newer version. `current` is the row as it is now (None: gone)."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody changed this in the meantime. Look at the newer version first.")
        self.current = current
