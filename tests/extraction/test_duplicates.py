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


@pytest.mark.parametrize(
    ("passages", "kept"),
    [
        # what an earlier passage says is told once a date
        (["acme bought zenith for cash", "acme bought zenith"], [0, 2]),
        # a passage that says much more is kept
        (["acme bought zenith for cash", "acme bought zenith after ada low had left the board"], [0, 1, 2]),
    ],
)
def test_what_is_told_again_of_one_date(passages: list[str], kept: list[int]) -> None:
    told = [
        ("2011", "acme bought zenith for cash", passages[0]),
        ("2011", "acme bought zenith", passages[1]),
        ("2012", "acme bought zenith", passages[1]),
    ]
    words = [lambda item, place=place: frozenset(item[place].split()) for place in (1, 2)]
    assert list(without_retold(told, lambda item: item[0], *words)) == [told[index] for index in kept]
