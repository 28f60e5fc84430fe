"""How sure an event is, from what it rests on. The figures are shares measured, rounded to what they bear."""

from ingest.extraction.calendar import When
from ingest.extraction.candidates import Draft
from ingest.extraction.standing import Standing

BY_ROLE = {"at": 0.9, "interval": 0.9, "since": 0.8, "until": 0.75, "planned": 0.75, "describes": 0.5}


def confidence(draft: Draft, when: When | None, headline: str, standing: Standing) -> float:
    """Between 0 and 1: how often such an event was right where it could be checked."""
    if when is None:
        value = 0.4
    elif draft.phrase is not None:
        value = BY_ROLE.get(draft.phrase.role, 0.6)
        value -= 0.1 if draft.phrase.counted_from else 0.0
    else:
        value = 0.6 if draft.basis == "anchor" else 0.5
    if draft.sentence.kind == "heading":
        value -= 0.2
    return round(max(0.05, value), 2)
