"""The same passage twice is one event."""

import random

import pytest

from ingest.extraction import duplicates
from ingest.extraction.duplicates import without_repeats, without_retold

SENTENCE = "The board signed a secret agreement with its rival within a month of her arrival."


@pytest.mark.parametrize(
    ("passages", "kept"),
    [
        # pull quotes, with other marks and an ellipsis
        ([SENTENCE, "“" + SENTENCE[:-1] + "…”"], 1),
        # contained in a longer passage
        ([SENTENCE, "“" + SENTENCE + "” That is what the papers say."], 1),
        # nearly the same words
        (["We shut the door, locked it and left the house by the garden.",
          "The firm shut the door, locked it and left the house by the garden."], 1),
        # not the same
        ([SENTENCE, "The board signed nothing at all that year."], 2),
        (["It rose in May 2011.", "It rose in June 2011."], 2),
    ],
)  # fmt: skip
def test_repeats(passages: list[str], kept: int) -> None:
    assert list(without_repeats(passages, str)) == passages[:kept]


@pytest.mark.parametrize("bits", [1, 7, 4096])
def test_marks_only_spare_comparisons(monkeypatch: pytest.MonkeyPatch, bits: int) -> None:
    """However many words share a bit, the same passages are repeats."""
    chance = random.Random(5)
    words = SENTENCE.split()
    passages = [" ".join(chance.sample(words, 9) + ["cat", "dog"][: chance.randint(0, 2)]) for _ in range(60)]
    kept = list(without_repeats(passages, str))
    monkeypatch.setattr(duplicates, "BITS", bits)
    assert list(without_repeats(passages, str)) == kept
    assert 1 < len(kept) < len(passages)


def test_headlines_of_one_date_that_share_most_words_tell_the_same() -> None:
    told = [
        ("2011", "acme bought zenith for cash"),
        ("2011", "acme bought zenith"),
        ("2012", "acme bought zenith"),
    ]
    kept = without_retold(told, lambda item: item[0], lambda item: frozenset(item[1].split()))
    assert list(kept) == [told[0], told[2]]
