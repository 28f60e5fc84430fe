"""Folders made with the rights they need, whatever the umask. Nothing outside our own folders is changed."""

import os
import stat
from pathlib import Path

from config.embedded.places import Account, Place, own_folders


def make(folder: Path, mode: int, owner: Account | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(mode)
    if owner:
        os.chown(folder, owner.uid, owner.gid)


def make_own(place: Place) -> None:
    """`var/` and what is in it for everybody; as root PostgreSQL's account must pass through, not look."""
    for folder in reversed(own_folders(place.var)):
        make(folder, 0o711 if place.servant else 0o700)
    make(place.locks, 0o700)
    make(place.logs, 0o700)


def make_sockets(place: Place, folder: Path, owner: Account | None) -> None:
    """The short folder lies where others may write: one of theirs in its stead is refused."""
    if place.sockets != place.var:
        for parent in (place.sockets.parent, place.sockets):
            parent.mkdir(mode=0o711 if place.servant else 0o700, exist_ok=True)
            _refuse_foreign(parent)
            parent.chmod(0o711 if place.servant else 0o700)
    make(folder, 0o700, owner)


def _refuse_foreign(folder: Path) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(
            f"{folder} belongs to somebody else; remove it, or set TIMELINE_VAR to a shorter path."
        )
