"""The folder that a bake writes into, and the only code of it that touches the disk.

Whatever happens, what stands there is a working site: a file appears whole or not at all, nothing is removed
before everything new is there, and nothing is ever removed or overwritten that no bake has written. What was
written is known from a manifest; of a bake that did not come to its end, from a journal, so that the next one
goes on where it was.
"""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

OWN = ".bake"
FORMAT = 2


class NotBaked(Exception):
    """Why nothing (more) was written; the message is for whoever asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was written: the digest of its bytes; what it was `made_of`, where that is known before it
    is drawn; and the addresses that it `leads` to which nothing else names."""

    digest: str
    made_of: str = ""
    leads: tuple[str, ...] = ()

    @property
    def line(self) -> list[str]:
        """As JSON has it."""
        return [self.digest, self.made_of, *self.leads]


@dataclass
class Tally:
    """What became of the files."""

    written: int = 0
    same: int = 0
    removed: int = 0
    size: int = 0


@dataclass
class Folder:
    """`before` is what the last bake left, `now` what this one has written or found to be as it should."""

    root: Path
    journal: TextIO
    takes_over: bool = False
    state: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Kept] = field(default_factory=dict)
    now: dict[str, Kept] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)

    def is_whole(self) -> bool:
        """Whether every file of the last bake is still there."""
        return all((self.root / name).is_file() for name in self.before)

    def write(self, name: str, content: bytes, *, made_of: str = "", leads: tuple[str, ...] = ()) -> None:
        """Have `content` in the file `name`; one that has it already is left alone, and keeps its time."""
        kept = Kept(_digest(content), made_of, leads)
        before, path = self.before.get(name), self.root / name
        self.tally.size += len(content)
        if before is not None and before.digest == kept.digest and path.is_file():
            self.tally.same += 1
        else:
            self._put(name, path, content, kept)
            self.tally.written += 1
        self.now[name] = kept

    def keep(self, name: str, made_of: str) -> Kept | None:
        """The file `name` as it is, where it was made of the same; None where it has to be made."""
        kept, path = self.before.get(name), self.root / name
        if kept is None or not made_of or kept.made_of != made_of:
            return None
        try:
            self.tally.size += path.stat().st_size
        except OSError:
            return None
        self.tally.same += 1
        self.now[name] = kept
        return kept

    def close(self, state: dict[str, Any]) -> None:
        """Remove what is not part of the site any more, and keep what is for the next bake."""
        for name in sorted(self.ours - self.now.keys()):
            self._remove(name)
        files = {name: kept.line for name, kept in self.now.items()}
        manifest = json.dumps({"format": FORMAT, "state": state, "files": files}, separators=(",", ":"))
        self._replace(self.root / OWN / "manifest.json", manifest.encode())
        self.journal.truncate(0)

    def _put(self, name: str, path: Path, content: bytes, kept: Kept) -> None:
        if name not in self.ours:
            if not self.takes_over and (path.exists() or path.is_symlink()):
                raise NotBaked(
                    f"{path} is in the way, and no bake has written it. --take-over writes over it."
                )
            self.ours.add(name)
        # Before the file itself: what a killed bake wrote is known to the next one.
        # The line break comes first: the last line may be the one at which a bake was killed.
        self.journal.write("\n" + json.dumps([name, *kept.line]))
        self.journal.flush()
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.root not in path.parent.resolve().parents and path.parent.resolve() != self.root:
            raise NotBaked(f"{path.parent} leads out of the folder.")
        self._replace(path, content)

    def _replace(self, path: Path, content: bytes) -> None:
        fresh = self.root / OWN / "fresh"
        fresh.write_bytes(content)
        fresh.replace(path)

    def _remove(self, name: str) -> None:
        path = self.root / name
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
            self.tally.removed += 1
        for folder in path.parents:
            if folder == self.root or self.root not in folder.parents:
                break
            with suppress(OSError):  # not empty: somebody else's file, or ours of today
                folder.rmdir()


@contextmanager
def opened(root: Path, *, take_over: bool = False) -> Iterator[Folder]:
    """The folder, made where there is none, for one bake at a time. Raises NotBaked."""
    root = root.absolute()
    if root.exists() and not root.is_dir():
        raise NotBaked(f"{root} is a file.")
    if root.is_dir() and not (root / OWN / "lock").exists() and any(root.iterdir()) and not take_over:
        raise NotBaked(f"{root} is not empty, and no bake has written it. --take-over uses it nevertheless.")
    (root / OWN).mkdir(parents=True, exist_ok=True)
    root = root.resolve()
    with (root / OWN / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotBaked(f"Another bake writes into {root}.") from error
        with (root / OWN / "journal").open("a+", encoding="utf-8") as journal:
            yield _read(Folder(root, journal, take_over))


def _read(folder: Folder) -> Folder:
    """What the last bakes left: the manifest of the last whole one, the journal of one that was killed."""
    with suppress(FileNotFoundError, ValueError):
        manifest = json.loads((folder.root / OWN / "manifest.json").read_bytes())
        if manifest["format"] == FORMAT:
            folder.state = manifest["state"]
        folder.before = {name: _kept(*line) for name, line in manifest["files"].items()}
    begun = dict(_begun(folder.journal))
    if begun:
        folder.state = {}
    folder.ours = {*folder.before, *begun}
    for name, kept in begun.items():
        if _is_there(folder.root / name, kept):
            folder.before[name] = kept
        else:
            folder.before.pop(name, None)
    return folder


def _begun(journal: TextIO) -> Iterator[tuple[str, Kept]]:
    """What a bake that did not come to its end has written, or was about to; the last word on each file."""
    journal.seek(0)
    for line in journal:
        with suppress(ValueError):  # a line at which one was killed
            name, *said = json.loads(line)
            yield name, _kept(*said)


def _kept(digest: str, made_of: str, *leads: str) -> Kept:
    return Kept(digest, made_of, leads)


def _is_there(path: Path, kept: Kept) -> bool:
    try:
        return _digest(path.read_bytes()) == kept.digest
    except OSError:
        return False


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]
