"""One passage, one event: pull quotes, captions and paraphrases that repeat a sentence word for word."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import TypeVar

Item = TypeVar("Item")
Kept = TypeVar("Kept")
# The words of a passage, each once. Tuples of interned words: a long text has a hundred thousand of them.
Bag = tuple[str, ...]
BITS = 256
WORD = re.compile(r"[^\W_]+")
# Shared words, of the shorter passage's, from which two passages are the same.
SAME = 0.88
# Shared words of two headlines, of the shorter one's, from which they tell the same.
RETOLD = 0.7
# Only passages with a rare word in common are compared, and only this many a word: linear in all.
COMPARED = 12
RARE = 6


@dataclass(frozen=True, slots=True, eq=False)
class _Marked:
    """A bag and its marks, a Bloom filter: each word sets one bit, so a bit that is missing is such a word.

    Each is equal to itself alone, so that a set of them is quickly made.
    """

    words: Bag
    size: int
    marks: int
    dated: bool


def without_repeats(
    items: Iterable[Item],
    quote: Callable[[Item], str],
    inside: Callable[[Item], bool] = lambda item: False,
    dated: Callable[[Item], bool] = lambda item: True,
) -> Iterator[Item]:
    """The items in order without those whose quote repeats, contains or is contained in an earlier one's.

    Those `inside` another item's quote are not compared, and what is `dated` repeats nothing that is not.
    """
    by_word: dict[str, list[_Marked]] = defaultdict(list)
    for item in items:
        if inside(item):
            yield item
            continue
        words = frozenset(map(sys.intern, WORD.findall(quote(item).lower())))
        # The longest words stand for the rare ones; those of one length in a fixed order.
        rare = sorted(sorted(words), key=len, reverse=True)[:RARE]
        near = set[_Marked]().union(*(by_word[word] for word in rare))
        has_date = dated(item)
        marks = _marks(words)
        if _is_among(words, marks, near, dated=has_date):
            continue
        marked = _Marked(tuple(words), len(words), marks, has_date)
        for word in rare:
            _remember(by_word[word], marked)
        yield item


def without_retold(
    items: Iterable[Item],
    when: Callable[[Item], str],
    about: Callable[[Item], frozenset[str]],
    passage: Callable[[Item], frozenset[str]],
) -> Iterator[Item]:
    """The items without those that tell, of the same date, mostly what an earlier one tells.

    An item whose passage says much that the earlier one's does not is kept.
    """
    told: dict[str, list[tuple[Bag, Item]]] = defaultdict(list)
    for item in items:
        words, same = about(item), told[when(item)] if when(item) else []
        if any(_retold(words, bag) and _adds_little(passage(item), passage(other)) for bag, other in same):
            continue
        _remember(same, (tuple(sys.intern(word) for word in words), item))
        yield item


def _marks(words: frozenset[str]) -> int:
    return reduce(or_, map(_mark, words), 0)


@lru_cache(maxsize=8192)
def _mark(word: str) -> int:
    return 1 << hash(word) % BITS


def _remember(bags: list[Kept], bag: Kept) -> None:
    """Only the last few are ever compared, and so only they are kept."""
    bags.append(bag)
    del bags[:-COMPARED]


def _is_among(words: frozenset[str], marks: int, bags: Iterable[_Marked], *, dated: bool) -> bool:
    """Whether one of the bags, `dated` ones only, has nearly the same words; of very short ones the same."""
    size, unmarked = len(words), ~marks
    for bag in bags:
        if dated and not bag.dated:
            continue
        if bag.size < size:
            fewer, more, missing = bag.size, size, bag.marks & unmarked
        else:
            fewer, more, missing = size, bag.size, marks & ~bag.marks
        # At least so many words of the shorter passage are missing in the longer one.
        if fewer - missing.bit_count() >= SAME * fewer and fewer * 3 >= more:
            shared = len(words.intersection(bag.words))
            if shared == more or (fewer >= 5 and shared >= SAME * fewer):
                return True
    return False


def _adds_little(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 2 >= len(one)


def _retold(one: frozenset[str], other: Bag) -> bool:
    return len(one.intersection(other)) >= RETOLD * min(len(one), len(other)) > 2
