"""What holds for every text: offsets quote it, nothing is raised, the same answer comes twice."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.extraction import find_timexes
from ingest.extraction.grammar import RULES
from ingest.extraction.reading import read
from ingest.extraction.timex import Domain, timexes_in

WORDS = (
    "the", "a", "of", "in", "on", "May", "march", "Sept.", "14", "-16", "1998", "1998-03-12", "10:35",
    "a.m.", "Friday",
    "last", "next", "two", "twenty-", "hundred", "weeks", "ago", "later", "early", "end", "every", "'90s",
    "BC", "480",
    "31", "quarter", "third", "century", "99th", "fiscal", "year", "now", "winter", "weekend", "night",
    "Easter",
    "nearly", "(", ")", ",", ".", "\n", "\n\n", "\u00a0", "Sep\u00adtember", "ﬁve", "–", "’s", "0000",
    "9999", "İ",
)  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
TEXTS = st.one_of(
    st.text(max_size=200), PHRASES, st.tuples(PHRASES, st.text(max_size=20), PHRASES).map("".join)
)
PUBLISHED = st.one_of(
    st.none(), st.dates(), st.sampled_from(("2024", "2024-04", "2024-04-31", "0001-01-01", "soon"))
)
BLANK_LINE = re.compile(r"\n\s*\n")
DOMAINS: st.SearchStrategy[Domain] = st.sampled_from(("news", "narrative", "colloquial", "auto"))


@given(TEXTS, PUBLISHED, DOMAINS)
@example("MAY¼", None, "news")
def test_offsets_quote_the_text_in_order(text: str, published: object, domain: Domain) -> None:
    timexes = find_timexes(text, published, domain)  # type: ignore[arg-type]
    assert all(text[timex.start : timex.end] == timex.text for timex in timexes)
    assert all(timex.text.strip() == timex.text != "" for timex in timexes)
    ends = [0, *(timex.end for timex in timexes)]
    assert all(timex.start >= end for timex, end in zip(timexes, ends, strict=False))


@given(TEXTS, PUBLISHED, DOMAINS)
def test_every_timex_is_complete_and_the_same_twice(text: str, published: object, domain: Domain) -> None:
    timexes = find_timexes(text, published, domain)  # type: ignore[arg-type]
    assert timexes == find_timexes(text, published, domain)  # type: ignore[arg-type]
    assert all(timex.type in ("DATE", "TIME", "DURATION", "SET") and timex.value for timex in timexes)


@given(TEXTS, TEXTS, PUBLISHED, st.sampled_from(("news", "narrative")))
def test_what_follows_a_blank_line_changes_nothing_before_it(
    text: str, more: str, published: object, domain: Domain
) -> None:
    alone = find_timexes(text, published, domain)  # type: ignore[arg-type]
    followed = find_timexes(f"{text}\n\n{more}", published, domain)  # type: ignore[arg-type]
    assert followed[: len(alone)] == alone


@given(st.lists(PHRASES, max_size=6), PUBLISHED, st.sampled_from(("news", "narrative")))
@example(["a \n \n weekend"], None, "news")
def test_read_in_parts_or_as_one_is_the_same(parts: list[str], published: object, domain: Domain) -> None:
    """As long as no expression could reach over the border: each paragraph ends in words that stop one."""
    text = "\n\n".join(f"{BLANK_LINE.sub(' ', part)} so be it." for part in parts)
    whole = timexes_in(text, [(0, len(text))], published, domain)  # type: ignore[arg-type]
    assert list(whole) == find_timexes(text, published, domain)  # type: ignore[arg-type]


@given(TEXTS)
def test_reading_form_is_as_long_as_its_text(text: str) -> None:
    reading = read(text)
    assert len(reading.form) == len(reading.text)
    assert reading.offsets is None or len(reading.offsets) == len(reading.text)


@pytest.mark.parametrize(
    "unit", ["7", "12 ", "October ", "of the ", "the end of the ", "two ", "1990-", "early ", "\n"]
)
def test_long_texts_of_one_word_are_read_to_the_end(unit: str) -> None:
    find_timexes(unit * (200_000 // len(unit)) + " on 3 May 2004.", "2024-05-15")


def test_no_rule_repeats_without_a_bound() -> None:
    unbounded = [
        rule.name for rule in RULES if any(mark in rule.pattern.pattern for mark in ("*", "+)", "]+"))
    ]
    assert unbounded == []
