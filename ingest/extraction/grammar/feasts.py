"""Feasts and weekends: "Christmas 2014", "last Thanksgiving", "Good Friday", "next weekend"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import (
    POINTER,
    POINTER_STARTS,
    Rule,
    after,
    alternation,
    pointer_step,
    pointer_tells_of_said,
    rule,
)
from ingest.extraction.grammar.says import Calendar

_WISHES = re.compile(r"[ \n]+(?:resolution|greeting|wish|message)")


def _feast(match: re.Match[str], text: str) -> Calendar | None:
    name = re.sub(r"[ \n]+", " ", match["feast"])
    if name == "new year's" and _WISHES.match(after(match)):
        return None
    year = int(match["year"]) if match["year"] else None
    return Calendar(
        year,
        feast=name,
        weekend=match["weekend"] is not None,
        step=pointer_step(match),
        said=pointer_tells_of_said(match),
    )


def _weekend(match: re.Match[str], text: str) -> Calendar:
    return Calendar(weekend=True, step=pointer_step(match), said=pointer_tells_of_said(match))


_FEASTS = (*lexicon.FIXED_FEASTS, *lexicon.MOVING_FEASTS, *lexicon.DAYS_AFTER_FEASTS, *lexicon.EASTER_FEASTS)
_STARTS = sorted({re.split(r"[ '.]", feast)[0] for feast in _FEASTS})

RULES: tuple[Rule, ...] = (
    rule(
        [*_STARTS, *POINTER_STARTS],
        rf"{POINTER}(?P<feast>{alternation(_FEASTS)})(?P<weekend> weekend)?"
        rf"(?:,? (?:of |in )?(?P<year>{{year}}))?",
        _feast,
    ),
    rule(["weekend", "wkend", "wknd", *POINTER_STARTS], rf"{POINTER}(?:weekend|wkend|wknd)", _weekend),
)
