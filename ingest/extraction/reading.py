"""The form that rules read: lower case, plain quotes, hyphens and spaces; and the way back to the text.

A long text is read part by part, so that no copy of the whole is ever made.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Characters written otherwise in the reading form, one for one.
_PLAIN = str.maketrans({
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\r", " "),
    **dict.fromkeys("‘’ʼ`", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
})  # fmt: skip
# Characters that leave the reading form or become several: soft hyphens, zero-width marks, ligatures.
_UNEVEN = {
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ﬅ": "st", "İ": "i",
}  # fmt: skip
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_UNEVEN_PATTERN = re.compile("[" + "".join(_UNEVEN) + "]")


class Reading(NamedTuple):
    """Part of a text in the form that rules read, and the way back to the offsets of the whole."""

    text: str  # as written, without what the reading form leaves out
    form: str  # lower case, plain quotes, hyphens and spaces; as long as `text`
    offsets: Sequence[int] | None  # of each character in the part; None when nothing was left out
    begin: int = 0  # of the part in the whole text

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span in the whole text."""
        if self.offsets is None:
            return self.begin + start, self.begin + end
        return self.begin + self.offsets[start], self.begin + self.offsets[end - 1] + 1

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no end of the span is within a character that is several here: "May ¼" is not 1 May."""
        if self.offsets is None:
            return True
        starts_within = start > 0 and self.form[start - 1] != " " and self._is_one(start)
        return not (starts_within or (end < len(self.form) and self._is_one(end)))

    def _is_one(self, place: int) -> bool:
        """Whether the characters before and after a place are one in the text."""
        assert self.offsets is not None  # noqa: S101 - asked just before
        return self.offsets[place - 1] == self.offsets[place]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans between blank lines: no time expression reaches over one."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield start, blank.start()
        start = blank.start()
    yield start, len(text)


def read(text: str, start: int = 0, end: int | None = None) -> Reading:
    """The reading form of a text, or of text[start:end]."""
    text, offsets = text[start:end], None
    if not text.isascii() and _UNEVEN_PATTERN.search(text):
        text, offsets = _evened(text)
    form = text.lower()
    if text.isascii():
        return Reading(text, form.replace("\t", " ").replace("\r", " ").replace("`", "'"), offsets, start)
    return Reading(text, form.translate(_PLAIN), offsets, start)


def _evened(text: str) -> tuple[str, Sequence[int]]:
    """The text without its uneven characters, and where each character of it came from."""
    pieces: list[str] = []
    offsets = array("I")
    done = 0
    for found in _UNEVEN_PATTERN.finditer(text):
        at, plain = found.start(), _UNEVEN[found[0]]
        pieces += (text[done:at], plain)
        offsets.extend(range(done, at))
        offsets.extend([at] * len(plain))
        done = at + 1
    pieces.append(text[done:])
    offsets.extend(range(done, len(text)))
    return "".join(pieces), offsets
