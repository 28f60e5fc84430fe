"""What an anchor counts from, as words of its sentence: "within a month of | joining the board"."""

import re

from ingest.extraction.anchors import Anchor
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.tagging import Token, finite_index, tokens

PLACES = frozenset({"comes", "came", "follows", "followed", "arrives", "arrived"})
# "a month | after Ada left": with a verb, what follows stays a clause of the sentence.
JOINT = re.compile(r"(?i)(?:after|before)$")


def with_own_date(anchor: Anchor, phrases: list[DatePhrase]) -> Anchor:
    """ "within a month of joining in June 2011": counted from June 2011, whatever else the article dates."""
    inside = [p for p in phrases if anchor.target_start <= p.start and p.end <= anchor.target_end]
    if len(inside) != 1 or inside[0].role not in {"at", "describes"} or inside[0].when is None:
        return anchor
    return anchor._replace(own=inside[0].when, own_text=inside[0].text)


def only_counted_from(words: list[Token], phrase: DatePhrase, anchors: list[Anchor]) -> bool:
    """Whether a date stands in what an anchor counts from, where no verb makes that an event."""
    for anchor in anchors:
        if anchor.own and anchor.target_start <= phrase.start < anchor.target_end:
            target = [w for w in words if anchor.target_start <= w.start < anchor.target_end]
            return finite_index(target, 0, len(target)) is None
    return False


def left_out(text: str, start: int, end: int, anchor: Anchor) -> tuple[int, int]:
    """The span of an anchor that no headline repeats: all of it, or without a clause that it begins."""
    if anchor.target_end <= anchor.target_start or anchor.target_start < anchor.end:
        return anchor.start, anchor.end
    target = tokens(text, anchor.target_start, min(anchor.target_end, end))
    if finite_index(target, 0, len(target)) is None:
        return anchor.start, anchor.target_end
    # "Two weeks after the bridge was shut, Ada left": only that Ada left is told.
    rest = tokens(text, anchor.target_end, end) if anchor.start == start and not anchor.own else []
    if finite_index(rest, 0, len(rest)) is not None:
        return anchor.start, anchor.target_end
    joint = JOINT.search(text, anchor.start, anchor.end)
    return anchor.start, joint.start() if joint and anchor.start > start else anchor.end


def if_retold(words: list[Token], anchor: Anchor) -> Anchor:
    """ "Three months after the bridge was shut, people wait": told is the shutting, at its own date.

    So it is where only the words that are counted from have a verb that tells something.
    """
    target = [w for w in words if anchor.target_start <= w.start < anchor.target_end]
    rest = [w for w in words if not anchor.start <= w.start < anchor.target_end]
    if anchor.relation == "within" or finite_index(target, 0, len(target)) is None:
        return anchor
    if finite_index(rest, 0, len(rest)) is not None:
        return anchor
    return anchor._replace(relation="same", amount=0, unit="day")


def only_placed(words: list[Token], anchor: Anchor) -> bool:
    """ "The news comes a month after Ada left": nothing is told but that it was later."""
    before = [word for word in words if word.start < anchor.start]
    return 0 < len(before) <= 6 and before[-1].lower in PLACES
