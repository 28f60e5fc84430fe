"""Quoted sentences with the words marked that give the date."""

import re
from html import escape

from django.utils.safestring import SafeString, mark_safe

# Quotation marks within a quotation, as print has them. Same lengths: places in the text stay what they are.
WITHIN = str.maketrans('“”"', "‘’'")


def marked(quote: str, words: str) -> SafeString:
    """`quote`, escaped, ready to stand in quotation marks, with the first place of `words` in a <mark>.

    >>> marked("Within a month of that", "within a month")
    '<mark>Within a month</mark> of that'

    Words that are not in it mark nothing.
    """
    found = _find(quote, words) if words.strip() else None
    quote = quote.translate(WITHIN)
    if found is None:
        return mark_safe(escape(quote))  # noqa: S308
    start, end = found.span()
    before, words, after = escape(quote[:start]), escape(quote[start:end]), escape(quote[end:])
    return mark_safe(f"{before}<mark>{words}</mark>{after}")  # noqa: S308


def _find(quote: str, words: str) -> re.Match[str] | None:
    # Line breaks of the article do not matter, and "2011" is not to be found in "12011".
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", quote, re.IGNORECASE)
