"""The links of a page, made to point from file to file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit

from timeline.baking.places import FOLDERS, Address, link, pretty, resolved

# Attributes as our templates write them. Text cannot look like one: its quotation marks are escaped.
ATTRIBUTE = re.compile(r'(?<=\s)(href|src|action|content|data-root|data-find)="([^"]*)"')
SRCSET = re.compile(r'(?<=\s)(srcset)="([^"]*)"')
IN_FEEDS = re.compile(r'(?<=\shref=")(/[^"]*)(?=")|(?<=<link>)(/[^<]*)(?=</link>)|(?<=\surl=")(/[^"]*)(?=")')


@dataclass(frozen=True, slots=True)
class Rewriter:
    """`target_of` says which file an address of the site is; None for what is none of it.

    `site` is where the files will be served, without a slash at its end; "" where nobody knows.
    """

    target_of: Callable[[Address], str | None]
    site: str = ""

    def page(self, text: str, base: Address, file: str) -> str:
        """HTML of the page at `base`, which becomes `file`."""
        text = ATTRIBUTE.sub(lambda found: f'{found[1]}="{self._attribute(found, base, file)}"', text)
        return SRCSET.sub(lambda found: f'{found[1]}="{self._srcset(found[2], base, file)}"', text)

    def feed(self, text: str, base: Address, file: str) -> str:
        """A feed whose addresses are paths, because nobody knows where it will be served."""
        return IN_FEEDS.sub(
            lambda found: escape(self.link(unescape(next(filter(None, found.groups()))), base, file)), text
        )

    def link(self, url: str, base: Address, file: str) -> str:
        """`url` as it stands in the page at `base`, as it has to stand in `file`."""
        if self.site and url.startswith(f"{self.site}/"):
            return self._absolute(url)
        if not _is_of_the_site(url):
            return url
        address, (_, mark, fragment) = resolved(url, base), url.partition("#")
        target = self.target_of(address)
        if target is None and address.query:
            # No file shows that by itself: the script of the one that comes nearest reads the rest.
            near = Address(address.path, tuple(pair for pair in address.query if pair[0] in FOLDERS))
            rest = tuple(pair for pair in address.query if pair not in near.query)
            plain = self.target_of(near)
            return url if plain is None else f"{link(plain, file)}{Address('', rest)}{mark}{fragment}"
        return url if target is None else link(target, file) + mark + fragment

    def _absolute(self, url: str) -> str:
        """An address of this very site, as its host will have it."""
        address = resolved(url.removeprefix(self.site), Address("/"))
        target, (_, mark, fragment) = self.target_of(address), url.partition("#")
        return url if target is None else f"{self.site}/{pretty(target)}{mark}{fragment}"

    def _attribute(self, found: re.Match[str], base: Address, file: str) -> str:
        value = unescape(found[2])
        if found[1] == "content" and not (self.site and value.startswith(f"{self.site}/")):
            return found[2]  # words
        return escape(self.link(value, base, file))

    def _srcset(self, value: str, base: Address, file: str) -> str:
        """Pictures of several sizes: "a.png 1x, b.png 2x"."""
        pictures = [one.strip().partition(" ") for one in unescape(value).split(",") if one.strip()]
        return escape(", ".join(f"{self.link(url, base, file)} {size}".strip() for url, _, size in pictures))


def _is_of_the_site(url: str) -> bool:
    """Whether it names no host, and more than a place in the page itself."""
    if url.startswith("/"):  # nearly all of them
        return not url.startswith("//")
    split = urlsplit(url)
    return not (split.scheme or split.netloc or url.startswith("#"))
