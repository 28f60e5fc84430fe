"""The form that rules read: lower case, plain quotes, hyphens and spaces; and the way back to the text."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

# Characters written otherwise in the reading form, one for one.
_PLAIN = str.maketrans({
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\r", " "),
    **dict.fromkeys("‘’ʼ`", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
})  # fmt: skip
# Characters that leave the reading form or become several: soft hyphens, zero-width marks, ligatures.
_UNEVEN = {
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ﬅ": "st", "İ": "i",
}  # fmt: skip
_UNEVEN_PATTERN = re.compile("[" + "".join(_UNEVEN) + "]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in the form that rules read, and the way back to its own offsets."""

    text: str  # as written, without what the reading form leaves out
    form: str  # lower case, plain quotes, hyphens and spaces; as long as `text`
    offsets: Sequence[int] | None  # of each character in the text given; None when nothing was left out

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text given."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def read(text: str) -> Reading:
    """The reading form of a text."""
    offsets = None
    if not text.isascii() and _UNEVEN_PATTERN.search(text):
        text, offsets = _evened(text)
    form = text.lower()
    if text.isascii():
        return Reading(text, form.replace("\t", " ").replace("\r", " ").replace("`", "'"), offsets)
    return Reading(text, form.translate(_PLAIN), offsets)


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
