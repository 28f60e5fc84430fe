"""A rule that begins with a figure is tried where one of its words comes first behind the figure."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extraction.grammar import RULES
from ingest.extraction.grammar.pattern import DIGITS, SPACE, Rule, compile_pattern
from ingest.extraction.mentions import WORD, rules_at

# What only looks ahead cannot be made up from its pattern: "bare_hour" stands in the table below.
BEFORE_ITS_WORDS = [
    rule
    for rule in RULES
    if any(trigger.startswith(f"{DIGITS} ") for trigger in rule.triggers) and rule.name != "bare_hour"
]


@pytest.mark.parametrize("rule", BEFORE_ITS_WORDS, ids=lambda rule: rule.name)
@given(data=st.data())
@settings(max_examples=100)
def test_it_is_tried_at_every_figure_that_its_pattern_matches(rule: Rule, data: st.DataObject) -> None:
    """No word that the pattern allows is missing among the triggers."""
    form = data.draw(st.from_regex(rule.pattern, fullmatch=True))
    word = WORD.match(form) or WORD.match(form, 1)  # "'80s" is tried at its apostrophe and behind it
    assert word
    behind = word["behind"]
    # Two words that stand without a space between are no word of a rule's.
    glued = behind and any(trigger != behind and behind.startswith(trigger) for trigger in _words(rule))
    assert behind is None or glued or rule in rules_at(word)


def _words(rule: Rule) -> set[str]:
    return {
        trigger.removeprefix(f"{DIGITS} ") for trigger in rule.triggers if trigger.startswith(f"{DIGITS} ")
    }


@pytest.mark.parametrize(
    ("form", "rule", "tried"),
    [
        *(("19 october", "day_first", True), ("19th of october", "day_first", True)),
        *(("6-7 january", "day_first", True), ("1st to 3rd of may", "day_first", True)),
        *(("8 tonight", "bare_hour", True), ("8 this morning", "bare_hour", True)),
        *(("19", "day_first", False), ("19 firms", "day_first", False), ("8 firms", "bare_hour", False)),
        *(("2,500 workers", "duration", False), ("2,500 days", "duration", True)),
    ],
)
def test_it_is_not_tried_before_other_words(form: str, rule: str, tried: bool) -> None:
    word = WORD.match(form)
    assert word
    assert any(one.name == rule for one in rules_at(word)) == tried


def test_a_space_in_a_class_of_signs_is_not_widened_into_signs() -> None:
    """ "[ -]" is a space or a hyphen, not one of the signs that a widened space is written with."""
    assert compile_pattern("two[ -]days").fullmatch("two-days")
    assert compile_pattern("two[ -]days").fullmatch("two  days")
    assert not compile_pattern("two[ -]days").fullmatch("two)days")
    for rule in RULES:
        assert not re.search(rf"\[[^\]]*{re.escape(SPACE)}", rule.pattern.pattern), rule.name
