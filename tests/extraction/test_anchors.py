"""Dates told relative to another event of the article."""

import re

import pytest

from ingest.extraction import ExtractedEvent, extract_events
from ingest.extraction.anchors import find_anchors


def event(text: str, passage: str, published: str | None = "2022-03-15") -> ExtractedEvent:
    return next(e for e in extract_events(text, published) if passage in e.quote)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Within a month of her arrival it closed.", [("within", 1, "month", "her arrival")]),
        ("It closed “within a month” of her arrival.", [("within", 1, "month", "her arrival")]),
        ("Days after this incident, it closed.", [("after", None, "day", "this incident")]),
        ("It closed two weeks before the vote.", [("before", 2, "week", "the vote")]),
        ("Three years later it closed.", [("after", 3, "year", "")]),
        ("After the vote, it met and a month later closed.", [("after", 1, "month", "the vote")]),
        ("A decade after it was founded, it closed.", [("after", 10, "year", "it was founded")]),
        ("It closed that same week.", [("same", 0, "week", "")]),
        ("She wrote home that evening.", [("same", 0, "day", "")]),
        ("Eighteen days later it closed.", [("after", 18, "day", "")]),
        ("Twenty-four days later it closed.", [("after", 24, "day", "")]),
        ("A fortnight later it closed.", [("after", 2, "week", "")]),
        ("It closed within hours.", [("within", None, "hour", "")]),
        ("She has run it since then.", [("since", 0, "day", "")]),
        ("In the months since, it has closed.", [("since", 0, "day", "")]),
        ("She denied at the time that it had closed.", [("same", 0, "day", "")]),
        # these count from nothing
        ("It closed two weeks ago.", []),
        ("It took two weeks.", []),
        ("It must close within two days.", []),
        ("It was the largest at the time.", []),
        ("They met over two days before finding that it closed.", []),
        ("“That evening it closed,” she said.", []),
        ("In recent years after the war, it grew.", []),
        ("A year of sorrow followed.", []),
    ],
)
def test_what_the_words_say(sentence: str, found: list[tuple[str, int | None, str, str]]) -> None:
    anchors = find_anchors(sentence, 0, len(sentence))
    assert [
        (a.relation, a.amount, a.unit, sentence[a.target_start : a.target_end].strip()) for a in anchors
    ] == found


JOINED = "In May 2012 Mary Poole joined the board of Acme. "
SAT = "From 2012 to 2018 Mary Poole sat on the board of Acme. "


@pytest.mark.parametrize(
    ("text", "passage", "when"),
    [
        # a noun or another verb for what was told before
        (JOINED + "Within a month of Poole's arrival, the firms signed a deal.", "signed", "2012-05/2012-06"),
        (SAT + "Within a month of Poole stepping onto the board, a deal was signed.", "signed", "2012"),
        # "this incident": what was told just before
        (
            "In May 2012 a gang leaked names. Days after this incident, Acme closed its site.",
            "closed",
            "2012-05~",
        ),
        ("On 3 May 2012 Acme was told. Within two days, Acme shut the gap.", "shut", "2012-05-03/2012-05-05"),
        ("On 3 May 2012 Acme was told. A month later Acme shut the gap.", "shut", "2012-06"),
        ("On 3 May 2012 Acme was told. That same week Acme shut the gap.", "shut", "2012-04-30/2012-05-06"),
        # "the warning", "the sinking", "it burst": what an earlier sentence told in a word of that kind
        (
            "Acme got a warning in May 2012. Its head resigned three weeks after the warning reached him.",
            "resigned",
            "2012-05/2012-06",
        ),
        ("The ship sank on 3 May 2012. A board met the day after the sinking.", "met", "2012-05-04"),
        ("The dam failed on 25 May 2012. It was checked seven months before it burst.", "checked", "2011-10"),
        (
            "On 3 May 2012 Ada Low wrote home. Acme shut within a month of that message.",
            "shut",
            "2012-05-03/2012-06",
        ),
        # hours, fortnights, a year and a half
        ("On 3 May 2012 Acme was told. The post was deleted within hours.", "deleted", "2012-05-03"),
        ("On 3 May 2012 Acme was told. Ada Low left within 48 hours.", "left", "2012-05-03/2012-05-05"),
        ("On 3 May 2012 Acme was told. A fortnight later Ada Low left.", "left", "2012-05-17"),
        ("In 2012 Acme was told. Eighteen months later Ada Low left.", "left", "2013/2014"),
        # a date that was counted may be counted from
        (
            "On 3 May 2012 Acme was told. Two weeks later it shut. A week later Bo Ek left.",
            "left",
            "2012-05-24",
        ),
        (
            "On 3 May 2012 Bo Ek fell. He died a week later. A day after Ek’s death, Acme shut.",
            "shut",
            "2012-05-11",
        ),
        # the day of what is named, and since then
        ("Bo Ek was shot on 3 May 2012. On the evening of the shooting, Acme shut.", "Acme", "2012-05-03"),
        (
            "The deal was approved on 3 May 2012. Since the approval, Acme has grown.",
            "grown",
            "2012-05-03/..",
        ),
        # early July is a stretch of days
        ("Bo Ek came in early July 2012. He left ten days later.", "left", "2012-07"),
        # the sentence's own date is what the clause beside it counts back from
        (
            "Bo Ek came on 3 May 2018 in Rome, three years after Zebu first wrote of it. Zebu wrote in 2011.",
            "first wrote",
            "2015",
        ),
        ("In May 2012 Acme grew. Bo Ek, who left in 2001, sang. A month later Acme shut.", "shut", "2012-06"),
        (
            "A court on Monday let in a suit against Acme, three years after Zebu stopped flying.",
            "stopped",
            "2019",
        ),
        # but not one that is told by the way
        (
            "On 3 May 2012 Acme sold more than the previous year. Two weeks later Bo Ek left.",
            "left",
            "2012-05-17",
        ),
        ("On 3 May 2012 Acme shut it. Bo Ek denied at the time that it was sold.", "denied", "2012-05-03"),
        ("On 3 May 2012 Acme shut it. Bo Ek has run it since then.", "run", "2012-05-03/.."),
        (
            "It ran from May 1989 to March 1990. During that strike, Acme used soldiers.",
            "used",
            "1989-05/1990-03",
        ),
        # beside a date, from nowhere else
        (
            "Ada Low left in May 2018, a month before the suit was filed. A suit was filed in January 2012.",
            "a month before",
            "2018-06",
        ),
        # in one sentence with the date that it counts from
        (
            "Acme found the gap on 26 May 2012, the agency said, two days after it had told buyers not to.",
            "told buyers",
            "2012-05-24",
        ),
        ("The plan began on June 1 and was forgotten 90 days after that.", "forgotten", "2021-08-30"),
        # counted back from the event beside it
        ("Acme took a new name in May 2012, two months after Mary Poole spoke up.", "spoke", "2012-03"),
    ],
)
def test_counted(text: str, passage: str, when: str) -> None:
    found = event(text, passage)
    assert found.when == when
    assert re.search("after|before|as|from|counted back", found.reasoning)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("two days before Christmas", "2021-12-23"),
        ("the day after 3 May 2021", "2021-05-04"),
        ("the day before yesterday", "2022-03-13"),
    ],
)
def test_counted_from_a_date_that_is_named(words: str, when: str) -> None:
    found = event(f"Mr Low resigned as chairman of Acme {words}.", "resigned")
    assert (found.when, found.date_text) == (when, words)


def test_an_event_that_the_article_does_not_date_leaves_it_open() -> None:
    found = event("Acme grew. Within a month of the merger, Acme shut its site.", "merger")
    assert found.when == ""
    assert "does not date" in found.reasoning


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2012 Acme shut.\n\nBo Ek spoke within hours.",
        "Acme grew. On the evening of the fire, Bo Ek spoke.",
        "On 3 May 2012 Acme shut.\n\nZebu says that Bo Ek left within a week.",
        "On 3 May 2012 Acme shut. It rained a lot. Zebu says that Bo Ek left within a week.",
    ],
)
def test_what_counts_from_nothing_near_stays_open(text: str) -> None:
    assert [e.when for e in extract_events(text, "2022-03-15") if "Bo Ek" in e.quote] == [""]


def test_since_what_nobody_dates_is_no_event() -> None:
    assert extract_events("Acme grew. Since the approval, Acme has grown.", "2022-03-15") == []


def test_the_reasoning_names_both_ends() -> None:
    text = "Around May 2012 Mary Poole joined Acme. Within a month of Poole's arrival, it signed a deal."
    found = event(text, "signed")
    assert "Within a month” after “Around May 2012”" in found.reasoning


@pytest.mark.parametrize(
    ("text", "passage", "when"),
    [
        # the words after "of" and "after" have a date of their own
        ("Within a month of joining the board in May 2012, Acme sold anvils.", "sold", "2012-05/2012-06"),
        ("Acme spoke two months after Mary Poole, the head of Zebu, moved in May 2012.", "spoke", "2012-07"),
        # a report's date is not the date of what it reports
        ("Papers wrote last week that Acme sold it within a month of Poole joining the board.", "sold", ""),
        # a year that only names an agreement is none to count from
        (
            "In May 2015 Acme was fined for breaking its 2012 pledge. That same year, Zebu shut its plant.",
            "shut",
            "2015",
        ),
        # in a quotation nobody knows which day it is
        ("“Yesterday evening, Acme shut my plant,” said Mary Poole.", "shut", ""),
        ("“We left in May 2012,” Poole said. “That day, Acme shut my plant.”", "shut", ""),
    ],
)
def test_never_from_the_wrong_date(text: str, passage: str, when: str) -> None:
    assert [e.when for e in extract_events(text, "2022-03-15") if passage in e.headline][-1:] == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # the only stretch as long
        (
            "From 2011 to 2019 Poole sat on the board. For nearly a decade, the two firms traded.",
            "2011~/2019~",
        ),
        ("From 2014 to 2016 Poole sat on the board. For three years, the two firms traded.", "2014~/2016~"),
        # too short, too long, two of them, none
        ("From 2014 to 2016 Poole sat on the board. For nearly a decade, the two firms traded.", ""),
        ("From 2001 to 2016 Poole sat on the board. For nearly a decade, the two firms traded.", ""),
        (
            (
                "From 2011 to 2019 Poole sat on the board. From 2001 to 2009 Ek did. "
                "For nearly a decade, the two firms traded."
            ),
            "",
        ),
        ("In 2011 Poole sat on the board. For nearly a decade, the two firms traded.", ""),
    ],
)
def test_a_span_without_a_beginning(text: str, when: str) -> None:
    found = event(text, "traded")
    assert found.when == when
    assert not when or "the only such stretch that the article gives" in found.reasoning
