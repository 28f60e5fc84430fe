"""The passage that a citation quotes, in the text around it, cut into pieces that are marked alike. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

BEFORE, AFTER = 1500, 3000
GAP = re.compile(r"\n[ \t]*\n\s*")
LINE_END = re.compile(r"\n\s*")
MOST_PLACES = 20
DOUBLE_MARKS, SINGLE_MARKS = '["“”„«»]', "['‘’]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text marked alike: `kind` is "date", "name" or "" for neither."""

    text: str
    kind: str
    in_passage: bool
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    @property
    def is_here(self) -> bool:
        """Whether it holds some of the passage."""
        return any(piece.in_passage for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of a text around a passage. Nothing is left out where neither flag is set."""

    paragraphs: tuple[Paragraph, ...]
    goes_before: bool = False
    goes_after: bool = False


def window_around(start: int, end: int) -> tuple[int, int]:
    """(offset, length) of the text worth fetching around a passage."""
    offset = max(0, start - BEFORE)
    return offset, end + AFTER - offset


def read_passage(
    text: str, *, offset: int, start: int, end: int, date_text: str = "", names: Iterable[str] = ()
) -> Passage:
    """Mark text[start:end] of the whole text in its window `text`, which begins at `offset` of it.

    The window is trimmed to whole paragraphs, as far as the passage leaves them whole.
    """
    start, end = start - offset, min(end - offset, len(text))
    first = _trim_start(text, start) if offset else 0
    last = _trim_end(text, end) if len(text) >= end + AFTER else len(text)
    spans = [(start, end, "passage"), *_date_span(text, start, end, date_text), *_name_spans(text, names)]
    marked = [span for span in spans if span[0] < last and span[1] > first]
    paragraphs = tuple(_paragraph(text, low, high, marked, start) for low, high in _split(text, first, last))
    return Passage(paragraphs, goes_before=first + offset > 0, goes_after=last < len(text))


def paragraphs_of(text: str) -> list[tuple[int, str]]:
    """Every paragraph of a text with the place where it begins, in code points."""
    return [(low, text[low:high]) for low, high in _split(text, 0, len(text))]


def places_of(text: str, quote: str) -> list[tuple[int, int]]:
    """Where `quote` stands in `text`, whatever its white space and the form of its quotation marks.

    >>> places_of("He said: “No,\\nnever.”", '"No, never."')
    [(9, 21)]

    At most a few, which is enough to know that it is not one.
    """
    words = [
        re.sub(SINGLE_MARKS, SINGLE_MARKS, re.sub(DOUBLE_MARKS, DOUBLE_MARKS, re.escape(w)))
        for w in quote.split()
    ]
    if not words:
        return []
    found = re.finditer(r"\s+".join(words), text)
    return [match.span() for match in islice(found, MOST_PLACES)]


def mark_quote(quote: str, date_text: str) -> tuple[Piece, ...]:
    """A quote by itself, with its date words marked."""
    spans = list(_date_span(quote, 0, len(quote), date_text))
    return tuple(_pieces(quote, 0, len(quote), spans, -1))


def _trim_start(text: str, start: int) -> int:
    """Where the first whole paragraph begins, at the latest where the passage does."""
    if gap := GAP.search(text, 0, start) or LINE_END.search(text, 0, start):
        return gap.end()
    space = text.find(" ", 0, start)
    return space + 1 if space >= 0 else 0


def _trim_end(text: str, end: int) -> int:
    gaps = [*GAP.finditer(text, end)] or [*LINE_END.finditer(text, end)]
    if gaps:
        return gaps[-1].start()
    space = text.rfind(" ", end)
    return space if space >= 0 else len(text)


def _split(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Paragraphs end at an empty line, or at every line where a text has no empty ones."""
    gap = GAP if GAP.search(text, first, last) else LINE_END
    at = first
    for match in gap.finditer(text, first, last):
        if text[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if text[at:last].strip():
        yield at, last


def _date_span(text: str, start: int, end: int, date_text: str) -> Iterator[tuple[int, int, str]]:
    if date_text and (at := text.find(date_text, start, end)) >= 0:
        yield at, at + len(date_text), "date"


def _name_spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    longest_first = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    if longest_first:
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        for match in re.finditer(pattern, text):
            yield match.start(), match.end(), "name"


def _paragraph(
    text: str, low: int, high: int, spans: list[tuple[int, int, str]], passage_start: int
) -> Paragraph:
    return Paragraph(tuple(_pieces(text, low, high, spans, passage_start)))


def _pieces(
    text: str, low: int, high: int, spans: list[tuple[int, int, str]], passage_start: int
) -> Iterator[Piece]:
    near = [span for span in spans if span[0] < high and span[1] > low]
    cuts = sorted({low, high, *(min(max(cut, low), high) for span in near for cut in span[:2])})
    for begin, stop in pairwise(cuts):
        kinds = {kind for first, last, kind in near if first <= begin and stop <= last}
        kind = "date" if "date" in kinds else "name" if "name" in kinds else ""
        yield Piece(text[begin:stop], kind, "passage" in kinds, is_first=begin == passage_start)
