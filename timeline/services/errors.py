"""Why a write was refused. The message is for the person who asked."""

from typing import Any


class Refused(Exception):
    """The rules of the domain do not allow it; the message says why."""


class ChangedSince(Refused):
    """Somebody saved a newer version. `current` is the row as it is now (None: gone)."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody changed this in the meantime. Look at the newer version first.")
        self.current = current


class InTheWay(ChangedSince):
    """A change cannot be taken back, since a newer one wrote the same. The message names that one."""

    def __init__(self, current: Any, *, did: str, by: str, fields: list[str]) -> None:
        super().__init__(current)
        what = f"“{current}”" if current is not None else "It"
        which = f" ({', '.join(fields).lower()})" if fields else ""
        self.args = (f"{what} was {did[0].lower()}{did[1:]} by {by} since{which}. Take that back first.",)
