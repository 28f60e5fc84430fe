"""A form that was sent after its session had ended: nothing that was typed is lost.

It is sealed into the login page that answers it, comes back with the name and the password, and is offered
again behind the login. Nothing of it is kept here, so strangers fill nothing up by sending forms; and nothing
is done until somebody who is logged in sends it, by a form with a token of that session.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.urls import Resolver404, resolve

SALT = "config.unsent"
KEPT_FOR = timedelta(hours=2)
# Sealed, in characters: it has to fit into what a stranger may send (REQUEST_MAX_BYTES_ANONYMOUS).
LONGEST = 200_000
# What a form says for itself: nobody typed it, and the token is another one by then.
OURS = {"next", "version", "whole", "token", "start", "is_undo", "event", "said"}
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form as it was sent: where to, its fields in their order, and how many files came with it."""

    path: str
    fields: list[tuple[str, str]]
    files: int

    @property
    def action(self) -> str:
        """What it asks for, in the words of its address: "event confirm"."""
        try:
            return (resolve(self.path.partition("?")[0]).url_name or "").replace("-", " ")
        except Resolver404:
            return ""

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person reads to know it again: the names of fields in words, and what stands in them."""
        return [
            (name.replace("_", " ").replace("-", " "), value)
            for name, value in self.fields
            if value.strip() and name not in OURS and not name.startswith("version-")
        ]


def seal(request: HttpRequest) -> str:
    """The form of a POST, signed, for the login page to carry; "" where there is none or it is too long."""
    fields = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    if not fields:
        return ""
    said = {"path": request.get_full_path(), "fields": fields, "files": len(request.FILES)}
    sealed = signing.dumps(said, salt=SALT, compress=True)
    return sealed if len(sealed) <= LONGEST else ""


def unseal(sealed: str) -> Unsent | None:
    """What was sealed here not too long ago; None for anything else."""
    try:
        said: dict[str, Any] = signing.loads(sealed, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return Unsent(said["path"], [(name, value) for name, value in said["fields"]], said["files"])
