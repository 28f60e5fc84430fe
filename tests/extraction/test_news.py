"""Ten short news texts in as many styles, marked by hand before the engine had read them (`news/gold.json`).

Each mark is a passage that tells an event, with its date in EDTF ("" where the text gives none), what else
is as right, its standing and who says so. `scripts/eval_events.py tests/extraction/news` prints the tables.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.extraction import ExtractedEvent, extract_events
from ingest.extraction.calendar import bounds

NEWS = Path(__file__).parent / "news"
ARTICLES: list[dict[str, Any]] = json.loads((NEWS / "gold.json").read_text(encoding="utf-8"))["articles"]
MARKS = [
    pytest.param(article, mark, id=f"{article['article'][:2]} {mark['quote'][:50]}")
    for article in ARTICLES
    for mark in article["events"]
]
# What the engine still dates otherwise, and why.
OTHERWISE = {
    "Newly unsealed messages show": "the sentence is dated by what the messages tell",
}


@cache
def events(name: str, published: str) -> list[ExtractedEvent]:
    return extract_events((NEWS / name).read_text(encoding="utf-8"), published)


def quoting(article: dict[str, Any], mark: dict[str, Any]) -> list[ExtractedEvent]:
    found = events(article["article"], article["doc_date"])
    return [event for event in found if event.start < mark["end"] and mark["start"] < event.end]


def test_the_marks_quote_their_texts() -> None:
    for article in ARTICLES:
        text = (NEWS / article["article"]).read_text(encoding="utf-8")
        assert all(text[mark["start"] : mark["end"]] == mark["quote"] for mark in article["events"])


@pytest.mark.parametrize(("article", "mark"), MARKS)
def test_every_event_is_found_and_dated(article: dict[str, Any], mark: dict[str, Any]) -> None:
    found = {event.when for event in quoting(article, mark)}
    right = {bounds(when) for when in (mark["date"], *mark["alt"]) if when}
    agrees = any(bounds(when) in right for when in found if when)
    undated = "" in found and "" in (mark["date"], *mark["alt"])
    assert found
    assert (agrees or undated) != (mark["quote"] in OTHERWISE)


@pytest.mark.parametrize(("article", "mark"), MARKS)
def test_denials_and_plans_are_called_that(article: dict[str, Any], mark: dict[str, Any]) -> None:
    if mark["standing"] in {"denied", "planned"} and mark["quote"] not in OTHERWISE:
        standings = {event.standing for event in quoting(article, mark)}
        assert mark["standing"] in standings or "disputed" in standings


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["article"][:2])
def test_headlines_are_clauses_without_their_date(article: dict[str, Any]) -> None:
    for event in events(article["article"], article["doc_date"]):
        assert len(event.headline.split()) >= 2, event
        assert len(event.headline) <= 100, event
        assert event.headline.rsplit(" ", 1)[-1].lower() not in {"the", "a", "of", "to", "and"}, event
        assert not event.date_text or event.date_text.lower() not in event.headline.lower(), event
