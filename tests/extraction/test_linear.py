"""Work grows with the text and no faster, whatever it is made of: calls are counted, not seconds."""

import sys
from collections.abc import Callable
from itertools import islice
from types import FrameType
from typing import Any

import pytest

from ingest.extraction import extract_events
from ingest.extraction.candidates import drafts_of
from ingest.extraction.duplicates import without_repeats
from ingest.extraction.phrases import Given
from ingest.extraction.text import Sentence
from ingest.extraction.timex import find_timexes
from scripts.made_up_news import dense

SHAPES = [
    *("7", "12 ", "1990-", "10:35 ", "October ", "May\n", "of the ", "the end of the ", "a month later "),
    *("“", '"', "(", "()", "[", "– ", "a", "A B C ", "Ann Low, Bob Ek and ", "\n", "in ", "and and "),
    *("\U0001f600", "e\u0301", "שלום ", "\0", "\ud800", "\u00ad", "that ", "said that ", "Menu "),
    *("within a month of May 2011, ", "not until 2011 ", "In May 2011 he left and ", "In May , "),
    *("“We will appeal,” Ann Low said. ", "Acme said in a statement that it paid. ", "“Ann left yesterday. "),
    *("In May 2011, Ann left. ", "Acme sued a month after it. ", "• a\n", "Acme\n\n", "# May 2011\n"),
]
# Above what one sentence, one window of nearby events or the four sentences that make an article hold: only
# from here on is growth even.
LENGTH = 8_200
# Calls for one word of dense news.
MOST_CALLS = 120


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, of Python and of C, and generators resumed."""
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    """Each with each would be four times the work; the first sentences may be looked into more, or less."""
    text = shape * (2 * LENGTH // len(shape))
    once = calls(lambda: extract_events(text[:LENGTH], "2024-04"))
    twice = calls(lambda: extract_events(text, "2024-04"))
    assert twice < 3 * once


def test_a_passage_is_compared_with_a_few_others_only() -> None:
    passages = " ".join(islice(dense(1), 240)).split(". ")
    once = calls(lambda: list(without_repeats(passages[:600], str)))
    twice = calls(lambda: list(without_repeats(passages[:1200], str)))
    assert twice < 2.5 * once


@pytest.mark.parametrize("words", ["10:35 ", "now ", "a day later "])
def test_a_list_of_dates_is_given_up_early(words: str) -> None:
    """From more dates than a sentence can tell, none is read as a phrase any more."""

    def drafting(dates: int) -> int:
        text = words * dates
        timexes = find_timexes(text, "2024-04-19")
        sentence = Sentence(0, len(text), "prose", 0)
        return calls(lambda: drafts_of(text, sentence, 0, timexes, Given({})))

    assert drafting(200) < 3 * drafting(20)


def test_a_word_of_news_costs_a_bounded_number_of_calls() -> None:
    """Speed without a clock: what is known of a word or a date is not worked out again for each sentence."""
    text = "\n\n".join(islice(dense(1), 120))
    extract_events(text, "2024-04-19")
    assert calls(lambda: extract_events(text, "2024-04-19")) < MOST_CALLS * len(text.split())


def test_work_of_a_higher_order_is_seen() -> None:
    """The yardstick itself: comparing each with each is not taken for linear."""

    def each_with_each(length: int) -> int:
        return calls(lambda: [min(a, b) for a in range(length) for b in range(length)])

    assert each_with_each(200) > 3 * each_with_each(100)
