"""Days of the week: "Friday", "last Friday", "this Sat", "Mondays", "Tuesday nights"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import (
    POINTER,
    POINTER_STARTS,
    Rule,
    after,
    alternation,
    before,
    capitalised,
    pointer_step,
    pointer_tells_of_said,
    rule,
)
from ingest.extraction.grammar.says import Calendar, Recurring

_SHORT_LEADS = re.compile(
    r"(?:\b(?:on|this|next|last|every|each|by|until|till|since|and|or|to|of|from)|[(,/-])[ \n]*$"
)
_SURE = frozenset({"tues", "weds", "thur", "thurs"})
_PART_FOLLOWS = re.compile(rf"[ \n]{alternation(lexicon.PARTS_OF_DAY)}\b")
_DATE_FOLLOWS = re.compile(rf",? ?(?:[0-9]|{alternation(lexicon.ALL_MONTHS)}\b)")
# "Black Monday", "Bloody Sunday": the name of one day in history.
_NAMED = re.compile(r"\b(?:black|bloody)[ \n]$")


def _weekday(match: re.Match[str], text: str) -> Calendar | None:
    name = match["weekday"].rstrip(".")
    if _NAMED.search(before(match)):
        return None
    if match["pointer"] is None and not _stands_as_weekday(match, text, name):
        return None
    day = lexicon.ALL_WEEKDAYS[name]
    return Calendar(weekday=day, step=pointer_step(match), said=pointer_tells_of_said(match))


def _stands_as_weekday(match: re.Match[str], text: str, name: str) -> bool:
    """A short form needs a capital and a place where a date stands: not "she sat", "Sun Microsystems"."""
    if name in lexicon.WEEKDAYS:
        return True
    if not capitalised(match, text, "weekday"):
        # As people type: "fri night", "see you tues".
        return name in _SURE or _PART_FOLLOWS.match(after(match)) is not None
    if name not in lexicon.AMBIGUOUS_WEEKDAYS or _DATE_FOLLOWS.match(after(match)):
        return True
    before_capital = re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3])
    return not before_capital and _SHORT_LEADS.search(before(match)) is not None


def _weekdays(match: re.Match[str], text: str) -> Recurring:
    """ "Mondays": every one of them."""
    return Recurring(f"XXXX-WXX-{lexicon.WEEKDAYS[match['weekday']]}")


def _weekday_parts(match: re.Match[str], text: str) -> Recurring:
    """ "Tuesday nights"."""
    return Recurring(f"XXXX-WXX-{lexicon.WEEKDAYS[match['weekday']]}T{lexicon.PARTS_OF_DAY[match['part']]}")


RULES: tuple[Rule, ...] = (
    rule([*lexicon.ALL_WEEKDAYS, *POINTER_STARTS], rf"{POINTER}(?P<weekday>{{weekday}})", _weekday),
    rule(
        lexicon.WEEKDAYS,
        r"(?P<weekday>{full_weekday}) (?P<part>mornings|afternoons|evenings|nights)",
        _weekday_parts,
    ),
    rule([f"{day}s" for day in lexicon.WEEKDAYS], r"(?P<weekday>{full_weekday})s", _weekdays),
)
