"""Where the embedded servers keep things. This module only looks; it makes nothing."""

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "sourced-timeline"

# sun_path holds 108 bytes with the closing NUL; macOS has 104, so the smaller one is kept to.
LONGEST_SOCKET = 103


@dataclass(frozen=True)
class Account:
    """Somebody a server runs as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """The folders of one installation: `home` differs from `var` only where `var` is closed to PostgreSQL."""

    var: Path
    home: Path
    sockets: Path
    servant: Account | None
    durable: bool

    @property
    def closed(self) -> bool:
        return self.home != self.var

    @property
    def locks(self) -> Path:
        return self.var / "run"

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def postgres_socket(self) -> Path:
        return self.sockets / "postgres" if self.sockets != self.var else self.home / "postgres"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey" / "valkey.sock"


def var_folder() -> Path:
    """`TIMELINE_VAR`, else `var/`. A test run has a folder of its own, so it cannot touch the demo's data."""
    named = os.environ.get("TIMELINE_VAR")
    if named:
        return Path(named).expanduser().absolute()
    return ROOT / "var" / "test" if _inside_pytest() else ROOT / "var"


def current() -> Place:
    return place_for(var_folder(), _servant() if os.geteuid() == 0 else None, durable=not _inside_pytest())


def place_for(var: Path, servant: Account | None, *, durable: bool = True) -> Place:
    home = var
    if servant and not reachable(own_folders(var)[-1].parent, servant):
        home = Path("/var/lib") / NAME / _digest(var)
    sockets = var
    longest = max(
        len(os.fsencode(home / "postgres/.s.PGSQL.5432")), len(os.fsencode(var / "valkey/valkey.sock"))
    )
    if longest > LONGEST_SOCKET:
        sockets = _short_folder(servant) / _digest(var)
    return Place(var, home, sockets, servant, durable)


def own_folders(var: Path) -> list[Path]:
    """`var` and the folders above it that are ours as well, lowest first: those inside the project."""
    return [var, *(parent for parent in var.parents if ROOT in parent.parents)]


def reachable(folder: Path, account: Account) -> bool:
    """Whether the account may walk down to the folder; what does not exist yet will be made open enough."""
    return all(_may_enter(step, account) for step in (folder, *folder.parents) if step.exists())


def _may_enter(folder: Path, account: Account) -> bool:
    found = folder.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == account.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def _servant() -> Account:
    """PostgreSQL refuses to run as root. Best is the account made for it; else the one without any rights."""
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise LookupError("Neither an account 'postgres' nor 'nobody' exists; PostgreSQL cannot run as root.")


def _inside_pytest() -> bool:
    # pytest sets this for exactly that question, before any plugin reads Django's settings.
    return "PYTEST_VERSION" in os.environ


def _short_folder(servant: Account | None) -> Path:
    if servant:
        return Path("/run") / NAME
    # Not TMPDIR: every process of this user has to find the same sockets, however it was started.
    return Path("/tmp") / f"{NAME}-{os.geteuid()}"  # noqa: S108


def _digest(var: Path) -> str:
    return hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
