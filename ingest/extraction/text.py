"""Text to sentences: spans into the text as it came, whatever a content system left in it.

Nothing is removed or replaced here, so that every offset keeps pointing into the reader's own file.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ingest.extraction.furniture import CREDIT, DATELINE, FURNITURE, RESIDUE, RESIDUE_SIGNS, TITLE_KEY

Kind = Literal["prose", "heading", "furniture"]

# One "sentence" of a megabyte must not make anything after this step slow: it is cut at a space.
LONGEST_SENTENCE = 2000
# So far back, in characters, the mark may stand that opens a quotation.
LONGEST_QUOTATION = 1500


class Sentence(NamedTuple):
    """A sentence, heading or piece of document furniture: text[start:end], in paragraph number `block`."""

    start: int
    end: int
    kind: Kind
    block: int


class _Line(NamedTuple):
    start: int
    end: int
    after_blank: bool
    underlined: bool = False


class Block(NamedTuple):
    """A paragraph, list item or heading: one or more lines that read on."""

    start: int
    end: int
    kind: Kind


LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
RULE = re.compile(r"[\s=\-_*~#>.]*+")
# "* item", "> quoted", "## Heading", "• item", "1. item", "(a) item"
MARKER = re.compile(r"(?:[\s>*•·▪◦‣●–—|_]|#{1,6}\s|-\s|\d{1,2}[.)]\s|\([a-z0-9]\)\s)+")
LIST_MARKER = re.compile(r"\s*+(?:[*•·▪◦‣●>]\s|[-–]\s|\d{1,2}[.)]\s|\([a-z0-9]\)\s|#)")
OPENS = "\"'“”‘’«([{*_‹"
CLOSES = "\"'”’»)]}*_›"
TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]}*_›]*+$")

# The end of a sentence: final marks, closing marks, then space. Possessive, so that no run is read twice.
BOUNDARY = re.compile(r"(?<![.!?…。])[.!?…。]++[\"'”’»)\]}*_›]*+(?=\s)\s++")
WORD = re.compile(r"[^\W\d_]{1,20}")
# "e.g", "n.y"
ABBREVIATION = re.compile(r"(?:[a-z]\.)+[a-z]")
LAST_WORD = re.compile(r"[^\s\"“”‘(\[{*_—–]+$")


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# Words that end in a full stop within a sentence, whatever follows.
TITLES = _words(
    """
    mr mrs ms mx dr prof rev hon st sen rep gov gen lt col sgt cpl capt cmdr maj adm pres sec atty det
    messrs mme mlle m fr br sr jr ph v vs viz al cf ca approx est no nos art sec para fig vol ed eds pp op cit
    dept univ assn bros supt insp e.g i.e mt ft
    """
)
# Words that may end a sentence too: there the next word decides.
SOMETIMES = _words(
    """
    inc corp co ltd llc plc llp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
    thur thurs fri sat sun a.m p.m am pm etc u.s u.k u.n e.u d.c b.c a.d ph.d jr sr bros gov calif mass fla pa
    ave blvd rd
    """
)
STARTERS = _words(
    """
    the a an it its he she they we i you this that these those there here in on at by for from after before
    but and so as if when while since until during according however meanwhile his her their our my what who
    why how no not yet one some many most all both another last next earlier later now then also
    """
)


def has_any(passage: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in a passage: asked before a pattern that needs one, and is slower."""
    return any(map(passage.__contains__, signs))


def split_sentences(text: str) -> list[Sentence]:
    """The text's sentences, headings and furniture, in order and without overlap.

    >>> [text[s.start:s.end] for text in ["He left. Mr. Low stayed."] for s in split_sentences(text)]
    ['He left.', 'Mr. Low stayed.']
    """
    found: list[Sentence] = []
    for number, block in enumerate(blocks(text)):
        if block.kind == "furniture":
            found.append(Sentence(block.start, block.end, "furniture", number))
            continue
        for start, end in _sentences(text, block.start, block.end):
            found.append(Sentence(start, end, block.kind, number))
    return found


def blocks(text: str) -> list[Block]:
    """Paragraphs, list items and headings; what a content system left between them is cut away."""
    found: list[Block] = []
    for lines in _paragraphs(text, list(_lines(text))):
        start, end = lines[0].start, lines[-1].end
        for piece_start, piece_end in _without_residue(text, start, end):
            found.append(_classified(text, piece_start, piece_end, lines))
    return found


def _lines(text: str) -> Iterator[_Line]:
    """Lines with something to read; a rule of dashes under a line makes that line a heading."""
    waiting: _Line | None = None
    previous_end = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        if RULE.fullmatch(text, start, end):
            if waiting and end - start >= 3:
                waiting = _Line(waiting.start, waiting.end, waiting.after_blank, underlined=True)
            continue
        if waiting:
            yield waiting
        gap = text.count("\n", previous_end, start) or text.count("\r", previous_end, start)
        waiting = _Line(start, end, after_blank=gap > 1)
        previous_end = match.end()
    if waiting:
        yield waiting


def _paragraphs(text: str, lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines grouped where one reads on in the next: hard-wrapped prose, a sentence broken in its middle."""
    width = _wrap_width(lines)
    group: list[_Line] = []
    for line in lines:
        if group and _reads_on(text, group[-1], line, width):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _wrap_width(lines: list[_Line]) -> int:
    """The column at which this text is wrapped, or 0 when its lines are paragraphs."""
    lengths = sorted(line.end - line.start for line in lines)
    longest = lengths[-max(1, len(lengths) // 50)] if lengths else 0
    close = sum(1 for length in lengths if longest * 0.75 <= length <= longest)
    return longest if 40 <= longest <= 110 and close * 3 >= len(lengths) else 0


def _reads_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    if line.underlined or following.underlined or LIST_MARKER.match(text, following.start, following.end):
        return False
    unfinished = text[line.end - 1] not in ".!?:;…" + CLOSES
    length = line.end - line.start
    if unfinished and length >= 40 and text[following.start].islower():
        return True
    if following.after_blank or not width:
        return False
    space = text.find(" ", following.start, following.end)
    first_word = (space if space != -1 else following.end) - following.start
    return length + 1 + first_word > width - 6


def _without_residue(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between leftovers such as "[/caption]" and "}]]", without list and quote markers."""
    position = start
    block = text[start:end].lower()
    if has_any(block, RESIDUE_SIGNS):
        for match in RESIDUE.finditer(text, start, end):
            yield from _trimmed(text, position, match.start())
            position = match.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if marker := MARKER.match(text, start, end):
        start = marker.end()
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b\u2060"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b\u2060"):
        end -= 1
    if credit := CREDIT.match(text, start, end):
        start = credit.end()
    if any(character.isalnum() for character in text[start : start + 200]):
        yield start, end


def _classified(text: str, start: int, end: int, lines: list[_Line]) -> Block:
    if title := TITLE_KEY.match(text, start, end):
        return Block(title.end(), end, "heading")
    if end - start <= 300 and FURNITURE.match(text, start, end):
        return Block(start, end, "furniture")
    if dateline := DATELINE.match(text, start, min(end, start + 120)):
        shouted = text[start : dateline.end()].split(",")[0].split("(")[0].strip(" –—-")
        if shouted.isupper() or "(" in dateline.group() or any(c.isdigit() for c in dateline.group()):
            start = dateline.end() if dateline.end() < end else start
    marked = text.startswith("#", lines[0].start) or lines[0].underlined
    short = end - start <= 110 and not TERMINAL.search(text, max(start, end - 12), end)
    return Block(start, end, "heading" if marked or (short and len(lines) == 1) else "prose")


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in BOUNDARY.finditer(text, start, end):
        if match.end() >= end or not _ends_here(text, position, match):
            continue
        yield from _bounded(text, position, match.start() + len(match.group().rstrip()))
        position = match.end()
    if position < end:
        yield from _bounded(text, position, end)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the marks that `match` found end a sentence, judged by the words on both sides."""
    following = match.end()
    while following < match.end() + 4 and text[following : following + 1] in tuple(OPENS):
        following += 1
    first = text[following : following + 1]
    if not first or first.islower() or first in ",;:)]":
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    word_match = LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    word = word_match.group().lower() if word_match else ""
    if word in TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in SOMETIMES or ABBREVIATION.fullmatch(word):
        return _starter(text, following)
    return True


def _starter(text: str, position: int) -> bool:
    word = WORD.match(text, position)
    return word is not None and word.group().lower() in STARTERS


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or pieces of it no longer than the longest sentence anything later must read."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut != -1 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut + (text[cut] == " ")
    if start < end:
        yield start, end


def in_quotation(text: str, position: int, low: int | None = None) -> bool:
    """Whether a place stands inside a quotation that the text opens after `low`, or else in its paragraph."""
    if low is None:
        low = text.rfind("\n", max(0, position - LONGEST_QUOTATION), position) + 1
    before = text[max(low, position - LONGEST_QUOTATION) : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
