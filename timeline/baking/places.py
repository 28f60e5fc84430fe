"""Which file an address becomes, and how one file points to another. Pure.

Paths stay what they are: `/t/story/events/5-words/` is the file `t/story/events/5-words/index.html`. What a
page shows in other ways (its second page, as a table, the newest first) has an address with a query, which
files cannot have; each of these ways is a folder of its own.
"""

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

INDEX = "index.html"
MOST_BYTES = 200  # of one name; file systems have 255
# In the order in which their folders stand: each parameter with the values that have one.
WAYS = {
    "standing": re.compile(r"[a-z]+"),
    "key": re.compile("1"),
    "newest": re.compile("1"),
    "view": re.compile("table"),
    "page": re.compile(r"[1-9]\d{0,5}"),
}
FOLDERS = {"key": "key", "newest": "newest", "view": "table"}
NO_CHOICE = {("view", "list"), ("page", "1")}


@dataclass(frozen=True, slots=True)
class Address:
    """A public address within the site: a path and what its query asks for, in one order."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def has_file(self) -> bool:
        """Whether its query asks for nothing but ways to show a page that have folders.

        One standing may be asked for, and then nothing else but its pages.
        """
        names = [name for name, _ in self.query]
        known = all(name in WAYS and WAYS[name].fullmatch(value) for name, value in self.query)
        alone = "standing" not in names or set(names) <= {"standing", "page"}
        return known and alone and len(set(names)) == len(names)


@lru_cache(maxsize=20_000)
def address_of(url: str) -> Address:
    """The address that a path with or without a query names; what chooses nothing is left out.

    >>> str(address_of("/t/story/?page=2&key=1&view=list"))
    '/t/story/?key=1&page=2'
    """
    split = urlsplit(url)
    pairs = [pair for pair in parse_qsl(split.query) if pair not in NO_CHOICE]
    known = list(WAYS)
    order = sorted(pairs, key=lambda pair: known.index(pair[0]) if pair[0] in WAYS else len(known))
    return Address(split.path, tuple(order))


def resolved(url: str, base: Address) -> Address:
    """The address that a link means in a page at `base`."""
    path = url.partition("#")[0]
    return address_of(path if path.startswith("/") else urljoin(str(base), path))


def file_of(address: Address, names: dict[str, str] | None = None) -> str:
    """The file of an address, from the root of the site; `names` has paths that are files of another name.

    >>> file_of(address_of("/?view=table&page=2"))
    'table/page/2/index.html'
    >>> file_of(address_of("/t/story/feed.atom"))
    't/story/feed.atom'
    """
    if names and address.path in names:
        return names[address.path]
    parts = [_short(unquote(part)) for part in address.path.split("/") if part]
    if any(part in ("", ".", "..") or "\0" in part or "/" in part for part in parts):
        raise ValueError(f"{address} is no place for a file")
    if not address.path.endswith("/"):
        return "/".join(parts)
    for name, value in address.query:
        parts += [FOLDERS[name]] if name in FOLDERS else [name, value]
    return "/".join([*parts, INDEX])


def link(target: str, source: str) -> str:
    """How the file `source` points to the file `target`, ready for an address.

    >>> link("t/story/index.html", "t/story/events/5/index.html")
    '../../index.html'
    """
    here, there = source.split("/")[:-1], target.split("/")
    same = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        same += 1
    return quote("../" * (len(here) - same) + "/".join(there[same:]))


def pretty(file: str) -> str:
    """A file's address from the root of the site as web hosts serve it: `t/story/` for its index."""
    return quote(file.removesuffix(INDEX) if posixpath.basename(file) == INDEX else file)


def _short(part: str) -> str:
    """A name that file systems can hold: a long one keeps its beginning, and a fingerprint of the rest."""
    whole = part.encode()
    if len(whole) <= MOST_BYTES:
        return part
    return whole[: MOST_BYTES - 20].decode(errors="ignore") + "-" + hashlib.sha256(whole).hexdigest()[:16]
