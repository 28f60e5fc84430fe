"""Find the time expressions of a text: one scan over its words, rules tried only where a trigger stands."""

import re
from collections.abc import Iterator

from ingest.extraction import lexicon
from ingest.extraction.grammar import RULES
from ingest.extraction.grammar.joins import joined
from ingest.extraction.grammar.leads import with_lead
from ingest.extraction.grammar.pattern import DIGITS, NUMBER, Found, Rule
from ingest.extraction.grammar.says import Calendar, Phrase, Recurring, Reference, Relative, Span
from ingest.extraction.reading import Reading

_WORD = re.compile(r"(?<!\w)(?:[a-z]+|'?[0-9]+)")
_LONGEST_NUMBER = 8
# Words a quantity may begin with: the trigger "NUMBER" of a rule stands for them.
_NUMBER_WORDS = {
    *lexicon.NUMBERS, *lexicon.TENS, "a", "an", "another", "half", "quarter",
    "several", "few", "many", "some", "couple",
    "numerous", "countless", "hundreds", "dozens", "thousands", "tens", "scores", "multiple", "untold",
    "those", "these", "so", "too",
}  # fmt: skip


def _rules_by_trigger() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        triggers = set(rule.triggers)
        if NUMBER in triggers:
            triggers = triggers - {NUMBER} | _NUMBER_WORDS
        for trigger in triggers:
            table.setdefault(trigger.split("-")[0], []).append(rule)
    return {trigger: tuple(rules) for trigger, rules in table.items()}


_RULES_AT = _rules_by_trigger()


def find_phrases(reading: Reading) -> Iterator[Phrase]:
    """The time expressions in order, joined with their neighbours and with the words that lead them."""
    held: Phrase | None = None
    floor = 0
    for phrase in _scan(reading):
        one = held and joined(held, phrase, reading.form)
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
    for word in _WORD.finditer(reading.form):
        start = word.start()
        # A hashtag is a label, whatever it says.
        if start < position or (start and reading.form[start - 1] == "#"):
            continue
        for phrase in _phrases_at(reading, start, word[0]):
            position = phrase.end
            yield phrase


def _phrases_at(reading: Reading, start: int, word: str) -> tuple[Phrase, ...]:
    is_number = word[-1].isdigit()
    if is_number and len(word) > _LONGEST_NUMBER:
        return ()
    rules = _RULES_AT.get(DIGITS if is_number else word, ())
    phrases = _longest(rules, reading, start)
    if not phrases and word[0] == "'":
        return _longest(rules, reading, start + 1)
    return phrases


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
    if isinstance(found, Calendar | Relative | Span | Recurring | Reference):
        return (Phrase(match.start(), match.end(), found, rule=rule),)
    phrases = (found,) if isinstance(found, Phrase) else found
    return tuple(phrase._replace(rule=rule) for phrase in phrases)
