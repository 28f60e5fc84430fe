"""How sure an event is, from what its date rests on and how its headline reads.

The steps come from sixteen marked articles: what was told with its own date, or counted from another event,
was right more often than what the article tells as its news, and that more often than what has no date.
"""

import re

from ingest.extraction.calendar import When
from ingest.extraction.drafts import Draft
from ingest.extraction.statements import STATED

BY_ROLE = {"at": 0.95, "interval": 0.95, "since": 0.85, "until": 0.85, "planned": 0.85, "describes": 0.5}
# A line that leans on something before it, states an opinion, or only sees a possibility.
LEANS = re.compile(
    r"(?i)(?:it|they|this|these|that|you|we|i|both|there|he|she|what|who|will|is|was|used)\b"
    r"|.*\b(?:may|might|could|can|should|would|not|n['’]t|believe|think|seems?|likely)\b"
)
# Whose line it is, the text does not plainly tell.
NOBODY = re.compile(
    r"(?i)(?:it|its|they|he|she|his|her|their|this|these"
    r"|(?:all|both|some|many|most|none|one|each|three|two) of (?:it|them|these|those))\b"
)
# Somebody or something that the line does not name.
UNNAMED = re.compile(r"(?i)\b(?:it|them|him|her|one|this|that|these|those)$")
LONGEST_UNNAMED = len("these")
SHORT = 4
# What a sentence tells by the way, or on a condition, is not as sure as what it is there to tell.
BESIDE = 0.6


def confidence(draft: Draft, when: When | None, headline: str, *, whole: bool = True) -> float:
    """Between 0 and 1: how often such an event was right where it could be checked."""
    value = _by_date(draft, when)
    if draft.beside or draft.condition:
        value = min(value, BESIDE)
    if draft.sentence.kind == "heading":
        value -= 0.15
    if draft.phrase is not None and draft.phrase.role in {"reference", "span"}:
        value -= 0.05
    # A poor line is a chore for the editor, but seldom a sign that the event or its date is wrong.
    if NOBODY.match(headline) or UNNAMED.search(headline, len(headline) - LONGEST_UNNAMED) or not whole:
        value -= 0.3
    elif LEANS.match(headline):
        value -= 0.1
    if len(headline.split()) < SHORT:
        value -= 0.05
    return round(max(0.05, value), 2)


def _by_date(draft: Draft, when: When | None) -> float:
    if when is None:
        return 0.45 if draft.basis == "anchor" or draft.phrase is not None else 0.4
    if draft.basis == "article" or draft.phrase is None:
        return 0.9 if draft.basis == "anchor" else 0.5 if draft.why == STATED else 0.6
    counted = 0.05 if draft.phrase.counted_from else 0.0
    return BY_ROLE.get(draft.phrase.role, 0.6) - counted
