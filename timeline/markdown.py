"""The text of an event, written in a small part of Markdown: as HTML, and without its marks. Pure.

Paragraphs, line breaks, *emphasis*, **strong emphasis**, [links](https://…), lists and quotations. Everything
else, HTML and pictures among it, stays the letters that were typed.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

RULES = ("emphasis", "link", "autolink", "list", "blockquote", "newline", "escape")
# What a link may lead to: nothing that runs, and nothing of this site that a moved page would break.
ADDRESS = re.compile(r"https?://[^/]|mailto:[^/]", re.IGNORECASE)
# What could be a mark. Most texts have none, and need no parser.
MARKED = re.compile(r"[*_\[<>\\\t]|^ *(?:[-+]|\d+[.)])(?:\s|$)", re.MULTILINE)
GAP = re.compile(r"\n\s*\n")


def to_html(text: str, mark: Callable[[str], str] | None = None) -> SafeString:
    """HTML of `text`, safe whoever wrote it. `mark` turns a run of plain words into HTML (default: escaped).

    >>> to_html("He *denied* it.")
    '<p>He <em>denied</em> it.</p>\\n'
    """
    if not text.strip():
        return SafeString("")
    return _remembered(text) if mark is None else _rendered(text, mark)


def to_plain(text: str) -> str:
    """The words of `text` without its marks, for formats that know none.

    >>> to_plain("He *denied* it, [twice](https://a.example).")
    'He denied it, twice.'
    """
    if not MARKED.search(text):
        return text.strip()
    return GAP.sub("\n\n", "".join(_plain(_markdown().parse(text)))).strip()


# A page without a search asks for the same texts over and over, until they are changed.
@lru_cache(maxsize=2000)
def _remembered(text: str) -> SafeString:
    return _rendered(text, escape)


def _rendered(text: str, mark: Callable[[str], str]) -> SafeString:
    html = _markdown().render(text, {"mark": mark}) if MARKED.search(text) else _paragraphs(text, mark)
    return mark_safe(html)  # noqa: S308 - no rule lets HTML through, and `mark` escapes


def _paragraphs(text: str, mark: Callable[[str], str]) -> str:
    """As the parser would have it, in a tenth of its time."""
    parts = (part.split("\n") for part in GAP.split(text.strip()))
    return "".join(f"<p>{'<br>'.join(mark(line.strip()) for line in lines)}</p>" for lines in parts)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("zero", {"breaks": True}).enable(list(RULES))
    reader.validateLink = lambda url: bool(ADDRESS.match(url))  # type: ignore[method-assign]
    reader.add_render_rule("text", _words)
    reader.add_render_rule("link_open", _link)
    return reader


def _words(
    self: RendererHTML, tokens: list[Token], place: int, options: object, env: dict[str, object]
) -> str:
    mark: Callable[[str], str] = env["mark"]  # type: ignore[assignment]
    return mark(tokens[place].content)


def _link(self: RendererHTML, tokens: list[Token], place: int, options: object, env: object) -> str:
    # An editor chose it, so engines may follow it as they follow the links to sources.
    tokens[place].attrSet("rel", "noopener")
    return self.renderToken(tokens, place, options, env)  # type: ignore[arg-type]


def _plain(tokens: list[Token]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if token.type == "inline":
            yield "".join(_spoken(child) for child in token.children or [])
            yield "\n" if tokens[place + 1].hidden else "\n\n"
        elif token.type == "list_item_open":
            yield f"{token.info}. " if token.info else "– "
        elif token.type.endswith("list_close"):
            yield "\n"


def _spoken(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
