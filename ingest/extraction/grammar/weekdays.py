"""Days of the week: "Friday", "last Friday", "this Sat", "Mondays", "Tuesday nights"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import Rule, after, alternation, before, capitalised, rule
from ingest.extraction.grammar.says import Calendar, Recurring

_MONTH = alternation(lexicon.ALL_MONTHS)
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_SHORT_LEADS = re.compile(
    r"(?:\b(?:on|this|next|last|every|each|by|until|till|since|and|or|to|of|from)|[(,/-])[ \n]*$"
)


def _weekday(match: re.Match[str], text: str) -> Calendar | None:
    name = match["weekday"].rstrip(".")
    if match["pointer"] is None and not _stands_as_weekday(match, text, name):
        return None
    step = None if match["pointer"] is None else _STEPS[match["pointer"].split()[-1]]
    said = match["pointer"] in ("previous", "following")
    return Calendar(weekday=lexicon.ALL_WEEKDAYS[name], step=step, said=said)


def _stands_as_weekday(match: re.Match[str], text: str, name: str) -> bool:
    """A short form needs a capital and a place where a date stands: "the sun", "she sat", "Wed" the verb."""
    if name in lexicon.WEEKDAYS:
        return True
    if not capitalised(match, text, "weekday"):
        return False
    if name in lexicon.AMBIGUOUS_WEEKDAYS:
        if re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]) and not re.match(
            r" {month}".replace("{month}", _MONTH), after(match)
        ):
            return False
        return bool(_SHORT_LEADS.search(before(match)) or re.match(r",? ?[0-9]", after(match)))
    return True


def _weekdays(match: re.Match[str], text: str) -> Recurring:
    """ "Mondays", "on Tuesday nights": every one of them."""
    day = lexicon.WEEKDAYS[match["weekday"]]
    part = lexicon.PARTS_OF_DAY[match["part"]] if match["part"] else ""
    return Recurring(f"XXXX-WXX-{day}" + (f"T{part}" if part else ""))


RULES: tuple[Rule, ...] = (
    rule(
        [*lexicon.ALL_WEEKDAYS, "last", "past", "previous", "this", "next", "coming", "following"],
        r"(?:(?P<pointer>last|past|previous|this past|this coming|this|next|coming|following) )?(?P<weekday>{weekday})",
        _weekday,
    ),
    rule(
        lexicon.WEEKDAYS,
        r"(?P<weekday>{full_weekday}) (?P<part>mornings|afternoons|evenings|nights)",
        _weekdays,
    ),
    rule([f"{day}s" for day in lexicon.WEEKDAYS], r"(?P<weekday>{full_weekday})s(?P<part>$)?", _weekdays),
)
