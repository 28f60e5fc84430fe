"""One passage, one event: pull quotes, captions and paraphrases that repeat a sentence word for word."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
WORD = re.compile(r"[^\W_]+")
# Shared words, of the shorter passage's, from which two passages are the same.
SAME = 0.88
# Shared words of two headlines, of the shorter one's, from which they tell the same.
RETOLD = 0.7
# Only passages with a rare word in common are compared, and only this many a word: linear in all.
COMPARED = 12


def without_repeats(items: Iterable[Item], quote: Callable[[Item], str]) -> list[Item]:
    """The items in order without those whose quote repeats, contains or is contained in an earlier one's."""
    kept: list[Item] = []
    bags: list[frozenset[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for item in items:
        bag = frozenset(word.lower() for word in WORD.findall(quote(item)))
        rare = sorted(bag, key=len, reverse=True)[:6]
        candidates = {index for word in rare for index in by_word[word][-COMPARED:]}
        if any(_same(bag, bags[index]) for index in candidates):
            continue
        for word in rare:
            by_word[word].append(len(kept))
        kept.append(item)
        bags.append(bag)
    return kept


def without_retold(
    items: Iterable[Item], when: Callable[[Item], str], bag: Callable[[Item], frozenset[str]]
) -> list[Item]:
    """The items without those that tell, of the same date, mostly what an earlier one tells."""
    kept: list[Item] = []
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for item in items:
        words = bag(item)
        same = told[when(item)][-COMPARED:] if when(item) else []
        if any(len(words & other) >= RETOLD * min(len(words), len(other)) > 2 for other in same):
            continue
        told[when(item)].append(words)
        kept.append(item)
    return kept


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 5:
        return shorter == longer
    return len(shorter & longer) >= SAME * len(shorter) and len(shorter) * 3 >= len(longer)
