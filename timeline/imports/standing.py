"""The standing that our own exports write before a text: "Alleged by the suit"."""

import re

from timeline.reading.entries import WORDS

STANDINGS = {word: standing.value for standing, word in WORDS.items()}
SAID = re.compile(rf"\*?(?P<word>{'|'.join(STANDINGS)})(?: by (?P<who>.{{1,200}}?))?\*?\.?")


def standing_of(blocks: list[str], *, unescape: bool = True) -> tuple[str, str, list[str]]:
    """(standing, who says so, the blocks that are left); of Markdown, unless told not to `unescape`."""
    said = SAID.fullmatch(blocks[0]) if blocks else None
    if said is None:
        return "reported", "", blocks
    who = said["who"] or ""
    who = re.sub(r"\\(.)", r"\1", who) if unescape else who
    return STANDINGS[said["word"]], who, blocks[1:]
