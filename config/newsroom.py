"""Whose page it is: a newsroom's name, home, logo, colours and type, from the environment and one folder."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Where its files are served, under the static files.
PLACE = "newsroom"
LOGOS = ("logo.svg", "logo.png", "logo.webp")
DARK_LOGOS = ("logo-dark.svg", "logo-dark.png", "logo-dark.webp")
THEME = "theme.css"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`logo`, `dark_logo` and `theme` are names of static files; all of it may be ""."""

    name: str = ""
    home: str = ""
    logo: str = ""
    dark_logo: str = ""
    theme: str = ""
    fingerprint: str = ""

    @property
    def is_shown(self) -> bool:
        return bool(self.name)


def newsroom_from(*, name: str, home: str, folder: str) -> Newsroom:
    """What `folder` ("": none) holds and the rest says; ImproperlyConfigured for what cannot be meant."""
    if home and not home.startswith(("https://", "http://")):
        raise ImproperlyConfigured(f"NEWSROOM_HOME is no address that a browser could open: {home}")
    if (home or folder) and not name:
        raise ImproperlyConfigured("NEWSROOM_NAME is missing: readers, and who cannot see a logo, need it.")
    place = Path(folder) if folder else None
    if place and not place.is_dir():
        raise ImproperlyConfigured(f"NEWSROOM_FOLDER is no folder: {folder}")

    def first(*names: str) -> str:
        return next((f"{PLACE}/{one}" for one in names if place and (place / one).is_file()), "")

    files = sorted(path for path in place.rglob("*") if path.is_file()) if place else []
    held = [(path.name, path.stat().st_mtime_ns) for path in files]
    said = hashlib.sha256(repr((name, home, held)).encode()).hexdigest()[:12]
    return Newsroom(name, home, first(*LOGOS), first(*DARK_LOGOS), first(THEME), said)
