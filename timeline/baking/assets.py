"""Styles, scripts and pictures that come with the code: each under a name that holds a fingerprint of it.

Only what a baked page asks for is brought along, so the files of the desk stay where they are.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

FOLDER = "static"
IN_CSS = re.compile(r"""(url\(\s*["']?|@import\s+["'])([^"')]+)""")
IN_JS = re.compile(r"""((?:\bfrom|\bimport)\s*\(?\s*["'])(\.{1,2}/[^"']+)""")
# `collectstatic` has put a fingerprint there already.
FINGERPRINTED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


@dataclass
class Assets:
    """`write(file, content)` puts one where it belongs."""

    write: Callable[[str, bytes], None]
    _files: dict[str, str] = field(default_factory=dict)

    def file_of(self, path: str) -> str | None:
        """The file of what is served at `path`, brought along now; None for what is no static file."""
        if not path.startswith(_prefix()):
            return None
        name = unquote(path.removeprefix(_prefix()))
        if name not in self._files:
            content = _content(name)
            if content is None:
                return None
            self._bring(name, content)
        return self._files[name]

    def bring_plain(self, name: str) -> None:
        """Bring a file under its own name: other sites have its address in their pages."""
        if content := _content(name):
            self.write(f"{FOLDER}/{name}", content)

    def _bring(self, name: str, content: bytes) -> None:
        pattern = {".css": IN_CSS, ".js": IN_JS}.get(posixpath.splitext(name)[1])
        if pattern:
            self._files[name] = ""  # two that name each other: the second one finds nothing to bring
            content = pattern.sub(lambda found: self._named(found, name), content.decode()).encode()
        stem, ending = posixpath.splitext(name)
        if not FINGERPRINTED.search(name):
            name_here = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{ending}"
        else:
            name_here = name
        self._files[name] = f"{FOLDER}/{name_here}"
        self.write(self._files[name], content)

    def _named(self, found: re.Match[str], source: str) -> str:
        """What a style or script names beside itself, under the name that it has here."""
        if urlsplit(found[2]).scheme or found[2].startswith(("#", "/")):
            return found[0]
        bare = found[2].partition("?")[0].partition("#")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), bare))
        file = self.file_of(_prefix() + target)
        if not file:
            return found[0]
        here = posixpath.relpath(file, posixpath.dirname(f"{FOLDER}/{source}"))
        return found[1] + (here if here.startswith(".") else f"./{here}")


def _prefix() -> str:
    return "/" + settings.STATIC_URL.lstrip("/")


def _content(name: str) -> bytes | None:
    """From where it is kept, or where `collectstatic` has put it."""
    found = finders.find(name)
    path = Path(found) if isinstance(found, str) else Path(settings.STATIC_ROOT) / name
    inside = isinstance(found, str) or path.resolve().is_relative_to(Path(settings.STATIC_ROOT).resolve())
    return path.read_bytes() if inside and path.is_file() else None
