"""TimeML files and TempEval-3 scores, as far as `eval.py` needs them where no other scorer is at hand.

A corpus is a folder of .tml files. Scored are the TIMEX3 tags inside <TEXT>: spans that overlap ("relaxed"),
spans that are equal ("strict"), and overlapping ones whose value or type is equal.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Tag(NamedTuple):
    """A TIMEX3 tag: offsets into the plain text, end exclusive."""

    start: int
    end: int
    type: str
    value: str


class Document(NamedTuple):
    """One file: its name, when it was written, its plain text and its tags."""

    id: str
    dct: str | None
    text: str
    timexes: list[Tag]


def gold(folder: str | Path) -> Iterator[Document]:
    """The documents of a folder, by name."""
    for path in sorted(Path(folder).glob("*.tml")):
        yield _document(path)


def _document(path: Path) -> Document:
    root = ET.parse(path).getroot()  # noqa: S314 (a corpus of one's own)
    body = root.find("TEXT")
    if body is None:
        raise ValueError(f"{path}: no <TEXT> element")
    pieces: list[str] = []
    tags: list[Tag] = []
    _walk(body, pieces, tags)
    written = root.find("DCT/TIMEX3")
    return Document(
        path.stem, None if written is None else written.get("value"), "".join(pieces), sorted(tags)
    )


def _walk(element: ET.Element, pieces: list[str], tags: list[Tag]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, tags)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if element.tag == "TIMEX3" and end > start:
        tags.append(Tag(start, end, element.get("type") or "", element.get("value") or ""))


class Scorer:
    """Add documents one by one, then read the micro-averaged precision, recall and F1 of each measure."""

    def __init__(self) -> None:
        self.gold = self.system = 0
        self.hits = {"strict": 0, "relaxed": 0, "type": 0, "value": 0}

    def add(self, gold_tags: list[Tag], system_tags: list[Tag]) -> list[tuple[Tag, Tag]]:
        """Count one document; the (gold, system) pairs that overlap, equal spans first."""
        pairs = _pairs(gold_tags, system_tags)
        self.gold += len(gold_tags)
        self.system += len(system_tags)
        self.hits["relaxed"] += len(pairs)
        self.hits["strict"] += sum(ours[:2] == theirs[:2] for ours, theirs in pairs)
        self.hits["type"] += sum(ours.type == theirs.type for ours, theirs in pairs)
        self.hits["value"] += sum(ours.value == theirs.value for ours, theirs in pairs)
        return pairs

    def scores(self) -> dict[str, tuple[float, float, float]]:
        """{measure: (precision, recall, F1)}"""
        return {name: self._rates(hits) for name, hits in self.hits.items()}

    def _rates(self, hits: int) -> tuple[float, float, float]:
        precision = hits / self.system if self.system else 0.0
        recall = hits / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def _pairs(gold_tags: list[Tag], system_tags: list[Tag]) -> list[tuple[Tag, Tag]]:
    overlaps = []
    for g, ours in enumerate(gold_tags):
        for s, theirs in enumerate(system_tags):
            shared = min(ours.end, theirs.end) - max(ours.start, theirs.start)
            if shared > 0:
                overlaps.append((ours[:2] != theirs[:2], -shared, g, s))
    taken_gold: set[int] = set()
    taken_system: set[int] = set()
    pairs = []
    for _, _, g, s in sorted(overlaps):
        if g not in taken_gold and s not in taken_system:
            taken_gold.add(g)
            taken_system.add(s)
            pairs.append((gold_tags[g], system_tags[s]))
    return pairs
