"""One key, one action, and every editor's own choice of keys."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    name: str
    key: str
    does: str


ACTIONS = (
    Action("confirm", "c", "Confirm and go on"),
    Action("reject", "x", "Reject and go on"),
    Action("unsure", "u", "Unsure: put aside and go on"),
    Action("edit", "e", "Edit"),
    Action("merge", "m", "Merge with another event"),
    Action("next", "j", "Next"),
    Action("previous", "k", "Previous"),
    Action("undo", "z", "Undo"),
    Action("redo", "y", "Redo"),
    Action("earlier", "h", "Arrange: move the event up among its equals"),
    Action("later", "l", "Arrange: move the event down among its equals"),
    Action("search", "/", "Search"),
    Action("help", "?", "Show the keys"),
)


def keys_of(chosen: Mapping[str, str] | None) -> dict[str, str]:
    """Action to key: the usual ones, with what somebody chose instead.

    A usual key that they gave to something else is theirs, and its own action is left without one ("").
    """
    own = {name: key for name, key in (chosen or {}).items() if key}
    taken = set(own.values())
    usual = {action.name: "" if action.key in taken else action.key for action in ACTIONS}
    return {name: own.get(name, key) for name, key in usual.items()}
