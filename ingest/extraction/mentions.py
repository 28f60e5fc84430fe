"""Find the time expressions of a text: one scan over its words, rules tried only where a trigger stands."""

import re
from collections.abc import Iterator

from ingest.extraction.grammar import RULES
from ingest.extraction.grammar.joins import joined
from ingest.extraction.grammar.leads import with_lead
from ingest.extraction.grammar.pattern import DIGITS, NUMBER, NUMBER_STARTS, Found, Rule
from ingest.extraction.grammar.says import Phrase, Says
from ingest.extraction.reading import Reading

# A word, or a figure with the first word behind it: "19 | october", "19 | th". Longer figures are no dates.
WORD = re.compile(
    r"(?<!\w)(?:[a-z]+"
    r"|'?[0-9]{1,8}(?![0-9])(?=[^a-z]{0,40}(?P<behind>(?<=[0-9])(?:st|nd|rd|th)|[a-z]*)))"
)


def _rules_by_trigger() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at a word, in their order: at a figure by the word behind it, DIGITS for any other."""
    table: dict[str, list[Rule]] = {}
    figures = {trigger for rule in RULES for trigger in rule.triggers if trigger.startswith(DIGITS)}
    for rule in RULES:
        triggers = set(rule.triggers)
        if NUMBER in triggers:
            triggers = triggers - {NUMBER} | {*NUMBER_STARTS}
        if DIGITS in triggers:
            triggers |= figures
        for trigger in triggers:
            table.setdefault(trigger.split("-")[0], []).append(rule)
    return {trigger: tuple(rules) for trigger, rules in table.items()}


_RULES_AT = _rules_by_trigger()
_RULES_AT_FIGURE = _RULES_AT[DIGITS]


def find_phrases(reading: Reading, *, outermost: bool = False) -> Iterator[Phrase]:
    """The time expressions in order, joined with their neighbours and with the words that lead them.

    `outermost`: of one inside another, only the outer one, as narratives are marked (see joins.py).
    """
    held: Phrase | None = None
    floor = 0
    for phrase in _scan(reading):
        one = held and joined(held, phrase, reading.form, outermost=outermost)
        if one:
            held = one
            continue
        if held:
            held = with_lead(held, reading.form, floor)
            floor = held.end
            yield held
        held = phrase
    if held:
        yield with_lead(held, reading.form, floor)


def _scan(reading: Reading) -> Iterator[Phrase]:
    """The longest phrase at each trigger word; the scan goes on behind it."""
    position = 0
    for word in WORD.finditer(reading.form):
        rules = rules_at(word)
        if not rules:
            continue
        start = word.start()
        # A hashtag is a label, whatever it says.
        if start < position or (start and reading.form[start - 1] == "#"):
            continue
        phrases = _longest(rules, reading, start)
        if not phrases and reading.form[start] == "'":
            phrases = _longest(rules, reading, start + 1)
        if phrases:
            position = phrases[-1].end
            yield from phrases


def rules_at(word: re.Match[str]) -> tuple[Rule, ...]:
    """The rules to try where `WORD` matches."""
    behind = word["behind"]
    if behind is None:
        return _RULES_AT.get(word[0], ())
    return _RULES_AT.get(f"{DIGITS} {behind}", _RULES_AT_FIGURE)


def _longest(rules: tuple[Rule, ...], reading: Reading, start: int) -> tuple[Phrase, ...]:
    """What the rules read at a place; of readings of one length, the first rule's."""
    best: tuple[Phrase, ...] = ()
    end = start
    for rule in rules:
        match = rule.pattern.match(reading.form, start)
        if match is None or match.end() <= end:
            continue
        phrases = _as_phrases(rule.read(match, reading.text), match, rule.name)
        if phrases and phrases[-1].end > end:
            best, end = phrases, phrases[-1].end
    return best


def _as_phrases(found: Found, match: re.Match[str], rule: str) -> tuple[Phrase, ...]:
    """A rule answers with what the whole match says, with one phrase in it, or with several."""
    if found is None:
        return ()
    if isinstance(found, Says):
        return (Phrase(match.start(), match.end(), found, rule=rule),)
    phrases = (found,) if isinstance(found, Phrase) else found
    return tuple(phrase._replace(rule=rule) for phrase in phrases)
