"""Sentences in the manner of news agencies and papers: everything in them that says when, and its value.

Marked by hand, as the guidelines of TimeML ask, before the engine had read them; a handful of marks were
mended afterwards: where the guidelines allow two ways, it is the way of the other tables. `newswire.tsv`
has one a line: the date of publication, the sentence, and each expression with its value; a "!" before the
date says that the engine still reads it otherwise.
"""

from pathlib import Path

import pytest

from tests.extraction.timexes import found

LINES = (Path(__file__).parent / "newswire.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def test_there_are_sentences() -> None:
    assert len(SENTENCES) > 250


@pytest.mark.parametrize(
    ("published", "sentence", "marks"),
    [pytest.param(row[0], row[1], row[2:], id=row[1][:60]) for row in SENTENCES],
)
def test_newswire(published: str, sentence: str, marks: list[str]) -> None:
    read = [f"{words} = {value}" for words, value in found(sentence, published.removeprefix("!"))]
    assert (read == marks) != published.startswith("!")
