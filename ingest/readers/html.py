"""A web page as a browser saved it: the article without the page around it, and what its head says."""

import re
from urllib.parse import urlsplit

import trafilatura
from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from ingest.readers import txt
from ingest.readers.model import ReadableText, Unreadable

DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read(content: bytes) -> ReadableText:
    page = trafilatura.load_html(_decode(content))
    if page is None:
        raise Unreadable("No web page can be made out in it.")
    published = _published(page)
    about = trafilatura.extract_metadata(page, extensive=False)
    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True)
    if not text:
        raise Unreadable("The page holds no article text. Copy the text and paste it instead.")
    return ReadableText(
        text=text,
        title=(about.title or "")[:300] if about else "",
        publisher=(about.sitename or "")[:200] if about else "",
        url=_web_address(about.url if about else None),
        published=published,
    )


def _decode(content: bytes) -> str:
    """By the encoding that the page declares, where it is right; by guessing where not."""
    if declared := DECLARED.search(content[:4096]):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return txt.decode(content)


def _published(page: HtmlElement) -> str:
    """The day the page says it was published. Only what it declares: a guess would invent a date."""
    try:
        return find_date(page, original_date=True, extensive_search=False) or ""
    except (ValueError, etree.LxmlError):
        return ""


def _web_address(url: str | None) -> str:
    return url if url and urlsplit(url).scheme in ("http", "https") and len(url) <= 1000 else ""
