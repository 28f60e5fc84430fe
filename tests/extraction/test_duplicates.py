"""The same passage twice is one event."""

import pytest

from ingest.extraction.duplicates import without_repeats

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
    assert without_repeats(passages, str) == passages[:kept]
