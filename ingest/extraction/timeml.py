"""A text with its time expressions marked, as a TimeML document that scorers and other tools read."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ingest.extraction.timex import Timex

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def document(text: str, timexes: Iterable[Timex], *, published: str | None = None) -> str:
    """TimeML of `text`; its publication date, if known, is the creation time (t0)."""
    pieces, last = [], 0
    for number, timex in enumerate(timexes, 1):
        pieces.append(_clean(text[last : timex.start]))
        mod = f" mod={quoteattr(timex.mod)}" if timex.mod else ""
        pieces.append(
            f'<TIMEX3 tid="t{number}" type={quoteattr(timex.type)} value={quoteattr(timex.value)}{mod}>'
            f"{_clean(text[timex.start : timex.end])}</TIMEX3>"
        )
        last = timex.end
    pieces.append(_clean(text[last:]))
    created = quoteattr(published or "XXXX-XX-XX")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={created} functionInDocument="CREATION_TIME">'
        f"{escape(published or '')}</TIMEX3></DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _clean(text: str) -> str:
    """Escaped, with the signs that XML cannot hold replaced one for one."""
    return escape(_NOT_IN_XML.sub("�", text))
