"""The text of a slide, which is HTML, as our small Markdown; and what it quotes. Pure."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from timeline.imports.drafts import Quoted

BLOCKS = {"p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "figure"}
EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
UNSEEN = {"script", "style", "template", "iframe", "noscript"}
MARKS = re.compile(r"([\\*_\[\]<>`])")
AT_LINE_START = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s)", re.MULTILINE)
WEB = re.compile(r"https?://[^\s<>()]+\Z", re.IGNORECASE)


def escaped(text: str) -> str:
    r"""Plain text as Markdown that says just that.

    >>> escaped("2 * 3")
    '2 \\* 3'
    """
    return AT_LINE_START.sub(_escaped_start, MARKS.sub(r"\\\1", text))


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"


@dataclass(frozen=True, slots=True)
class Text:
    """Blocks of Markdown; the quotations that name their source stand apart."""

    blocks: list[str]
    quotes: list[Quoted]


def text_of(html: str) -> Text:
    """What HTML, or plain text with line breaks, says."""
    if "<" not in html and "&" not in html:
        parts = re.split(r"\n\s*\n", html.strip())
        return Text([escaped(part.strip()) for part in parts if part.strip()], [])
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return Text(reader.blocks, reader.quotes)


def plain(html: str) -> str:
    """The words alone, on one line: of a headline.

    >>> plain('<a href="/x">A &amp; B</a>')
    'A & B'
    """
    reader = _Reader(is_plain=True)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return " ".join(" ".join(reader.blocks).split())


@dataclass
class _Citing:
    """A quotation that is being read: its words, and who is named for them."""

    words: list[str] = field(default_factory=list)
    credit: list[str] = field(default_factory=list)
    url: str = ""
    in_cite: bool = False


class _Reader(HTMLParser):
    def __init__(self, *, is_plain: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.is_plain = is_plain
        self.blocks: list[str] = []
        self.quotes: list[Quoted] = []
        self._line: list[str] = []
        self._links: list[str] = []
        self._lists: list[str] = []
        self._unseen = 0
        self._citing: _Citing | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "blockquote":
            self.end_block()
            self._citing = _Citing()
        elif tag == "cite" and self._citing:
            self._citing.in_cite = True
        elif tag == "a":
            self._start_link(dict(attrs).get("href") or "")
        elif tag in EMPHASIS:
            self._put(EMPHASIS[tag])
        elif tag == "br":
            self._put("\n")
        elif tag in ("ul", "ol"):
            self.end_block()
            self._lists.append("-" if tag == "ul" else "1.")
        elif tag == "li":
            self._end_item()
            self._put(f"{self._lists[-1] if self._lists else '-'} ")
        elif tag in BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "blockquote":
            self._end_quote()
        elif tag == "cite" and self._citing:
            self._citing.in_cite = False
        elif tag == "a" and self._links:
            self._end_link(self._links.pop())
        elif tag in EMPHASIS:
            self._put(EMPHASIS[tag])
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self.end_block()
        elif tag in BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._citing:
            (self._citing.credit if self._citing.in_cite else self._citing.words).append(data)
            return
        self._line.append(data if self.is_plain else escaped(data))

    def end_block(self) -> None:
        text = re.sub(r"[ \t\r\f]*\n[ \t\r\f]*", "\n", "".join(self._line)).strip()
        self._line = []
        if text.strip("*_ \n"):
            self.blocks.append(text)

    def _put(self, mark: str) -> None:
        if self._citing or self._unseen:
            return
        self._line.append(" " if self.is_plain and mark == "\n" else "" if self.is_plain else mark)

    def _end_line(self) -> None:
        """A block ends; one inside an item of a list or a quotation is none of its own."""
        if not self._lists and not self._citing:
            self.end_block()

    def _end_item(self) -> None:
        if self._line and not "".join(self._line).endswith("\n"):
            self._line.append("\n")

    def _start_link(self, url: str) -> None:
        url = url.strip() if WEB.match(url.strip()) else ""
        if self._citing:
            self._citing.url = self._citing.url or url
            return
        self._links.append(url)
        if url:
            self._put("[")

    def _end_link(self, url: str) -> None:
        if url:
            self._put(f"]({url})")

    def _end_quote(self) -> None:
        citing, self._citing = self._citing, None
        if citing is None:
            return
        words, credit = (" ".join("".join(part).split()) for part in (citing.words, citing.credit))
        if words.startswith("“") and words.endswith("”"):
            words = words[1:-1].strip()
        if words and (credit or citing.url):
            self.quotes.append(Quoted(words, credit or citing.url, citing.url))
        elif words:
            self.blocks.append(f"> {escaped(words)}")
