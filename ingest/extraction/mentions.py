"""Find the time expressions of a text: one scan over its words, rules tried only where a trigger stands."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extraction import lexicon
from ingest.extraction.grammar import RULES
from ingest.extraction.grammar.joins import joined
from ingest.extraction.grammar.leads import with_lead
from ingest.extraction.grammar.pattern import DIGITS, Rule
from ingest.extraction.grammar.says import Calendar, Phrase, Recurring, Reference, Relative, Span

_WORD = re.compile(r"(?<!\w)(?:[a-z]+|'?[0-9]+)")
_LONGEST_NUMBER = 8
_NUMBER_WORDS = {
    *lexicon.NUMBERS, *lexicon.TENS, "a", "an", "another", "half", "several", "few", "many", "some", "couple",
    "numerous", "countless", "hundreds", "dozens", "thousands", "tens", "scores", "multiple", "untold", "those",
    "these", "so", "too",
}  # fmt: skip

# Characters written otherwise in the reading form, one for one.
_PLAIN = str.maketrans({
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\t": " ", "\r": " ",
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
})  # fmt: skip
# Characters that leave the reading form or become several: soft hyphens, zero-width marks, ligatures.
_UNEVEN = {"\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u2060": "", "ﬁ": "fi", "ﬂ": "fl",
           "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ﬅ": "st", "İ": "i"}  # fmt: skip
_UNEVEN_PATTERN = re.compile("[" + "".join(_UNEVEN) + "]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in the form that rules read, and the way back to its own offsets."""

    text: str  # as written, without what the reading form leaves out
    form: str  # lower case, plain quotes, hyphens and spaces; as long as `text`
    offsets: Sequence[int] | None  # of each character in the text given; None when nothing was left out

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text given."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def read(text: str) -> Reading:
    """The reading form of a text."""
    offsets = None
    if not text.isascii() and _UNEVEN_PATTERN.search(text):
        text, offsets = _evened(text)
    form = text.lower()
    if not text.isascii():
        if len(form) != len(text):
            form = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        form = form.translate(_PLAIN)
    else:
        form = form.replace("\t", " ").replace("\r", " ").replace("`", "'")
    return Reading(text, form, offsets)


def _evened(text: str) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    offsets = array("l")
    for index, char in enumerate(text):
        piece = _UNEVEN.get(char, char)
        pieces.append(piece)
        offsets.extend([index] * len(piece))
    return "".join(pieces), offsets


def _dispatch_table() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        triggers = set(rule.triggers)
        if "NUMBER" in triggers:
            triggers = triggers - {"NUMBER"} | _NUMBER_WORDS
        for trigger in triggers:
            table.setdefault(trigger.split("-")[0], []).append(rule)
    return {trigger: tuple(rules) for trigger, rules in table.items()}


_RULES_AT = _dispatch_table()


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
    position = 0
    for word in _WORD.finditer(reading.form):
        start, key = word.start(), word[0]
        if start < position or start and reading.form[start - 1] == "#":
            continue
        if key[-1].isdigit():
            if len(key) > _LONGEST_NUMBER:
                continue
            rules = _RULES_AT[DIGITS]
        elif key in _RULES_AT:
            rules = _RULES_AT[key]
        else:
            continue
        phrases = _longest(rules, reading, start)
        if not phrases and key[0] == "'":
            phrases = _longest(rules, reading, start + 1)
        for phrase in phrases:
            position = phrase.end
            yield phrase


def _longest(rules: tuple[Rule, ...], reading: Reading, start: int) -> tuple[Phrase, ...]:
    best: tuple[Phrase, ...] = ()
    end = start
    for rule in rules:
        match = rule.pattern.match(reading.form, start)
        if match is None or match.end() <= end:
            continue
        found = rule.read(match, reading.text)
        if found is None:
            continue
        if isinstance(found, Calendar | Relative | Span | Recurring | Reference):
            found = Phrase(match.start(), match.end(), found, rule=rule.name)
        phrases = (found,) if isinstance(found, Phrase) else found
        if phrases[-1].end > end:
            best = tuple(replace(phrase, rule=rule.name) for phrase in phrases)
            end = phrases[-1].end
    return best
