"""Dates with the words around them, as one sentence gives them."""

import pytest

from ingest.extraction.phrases import DatePhrase, Given, date_phrases
from ingest.extraction.timex import find_timexes


def phrases(sentence: str, published: str | None = "2022-03-15") -> list[DatePhrase]:
    timexes = find_timexes(sentence, published, "news")
    return list(date_phrases(sentence, 0, len(sentence), timexes, Given({})))


@pytest.mark.parametrize(
    ("sentence", "role", "edtf"),
    [
        # when it happened
        ("She joined around May 2012.", "at", "2012-05~"),
        ("An email from July 2016 says so.", "at", "2016-07"),
        ("The app did not have it until May 2019.", "at", "2019-05"),
        ("The app put off the launch until 2024.", "at", "2024"),
        ("Starting today, users see it.", "at", "2022-03-15"),
        ("A planned sale fell through last May.", "at", "2021-05"),
        ("Acme shares were down by noon.", "at", "2022-03-15"),
        ("She left at the end of last year.", "at", "2021-12~"),
        ("It opened this winter.", "at", "2021-24"),
        ("By the weekend it was short of steel.", "until", "../2022-03-13"),
        # a part of the date that is named
        ("It closed in the third week of May.", "at", "2021-05-15/2021-05-21"),
        ("It closed in the last week of May.", "at", "2021-05-25/2021-05-31"),
        ("It closed in the first three days of May.", "at", "2021-05-01/2021-05-03"),
        ("It closed in the final two months of 2020.", "at", "2020-11/2020-12"),
        ("It closed in the second quarter of 2020.", "at", "2020-04/2020-06"),
        ("It has been shut since the last week of May 2021.", "since", "2021-05-25/.."),
        ("They put it off to the first week of June.", "at", "2022-06-01/2022-06-07"),
        ("It closed in the last three days of the year.", "at", "2022-12-29/2022-12-31"),
        ("A fire in 1988 killed 12.", "at", "1988"),
        ("It closed in the last week of May 2019.", "at", "2019-05-25/2019-05-31"),
        ("It shut shortly before Christmas.", "at", "2021-12~"),
        ("In the early hours of 12 May 1987 it shut.", "at", "1987-05-12"),
        ("It shut in the final days of 2012.", "at", "2012-12"),
        ("It shut in the first weeks of May 2019.", "at", "2019-05-01/2019-05-10"),
        ("It shut in the early months of 2020.", "at", "2020-01/2020-04"),
        # some day of a month is the month
        ("It began on a cold Friday in May 2019.", "at", "2019-05"),
        ("One Sunday evening in late 2016, it shut.", "at", "2016-09/2016-12"),
        ("It began on a Friday last week.", "at", "2022-03-11"),
        # beside a date, an hour says nothing more
        ("One morning last May, it shut.", "at", "2021-05"),
        # from one date to another
        ("Between 2009 and 2011, it grew.", "interval", "2009/2011"),
        ("It ran from 2012-2018, she said.", "interval", "2012/2018"),
        ("It ran between March 2017 and May 2018.", "interval", "2017-03/2018-05"),
        ("It ran from March to May 2018.", "interval", "2018-03/2018-05"),
        ("They met in May and June of last year.", "interval", "2021-05/2021-06"),
        ("It ran between Friday and Monday.", "interval", "2022-03-11/2022-03-14"),
        # open at one end
        ("Since 2019 it has grown.", "since", "2019/.."),
        ("They agreed on that from at least 2012.", "since", "2012/.."),
        ("By 2014 it had closed.", "until", "../2014"),
        ("It had closed by the end of 2014.", "until", "../2014-12"),
        ("He sold shoes until May 2019.", "until", "../2019-05"),
        ("Nobody knew before 2015.", "until", "../2015"),
        ("It will come in 2023 at the earliest.", "planned", "2023/.."),
        ("Its report is not expected before 2025.", "planned", "2025/.."),
        ("Schools will remain shut till March 27.", "until", "../2022-03-27"),
        # which one, not when
        ("The 2018 breach cost them dearly.", "describes", "2018"),
        ("They hid the events of May 2019.", "describes", "2019-05"),
        ("It reported third-quarter results.", "describes", "2021-07/2021-09"),
        # a span without a beginning
        ("It had gone on for nearly a decade.", "span", None),
        ("Sales rose during the last year.", "span", None),
    ],
)
def test_roles(sentence: str, role: str, edtf: str | None) -> None:
    found = phrases(sentence)
    assert [(p.role, p.when.edtf if p.when else None) for p in found] == [(role, edtf)]


@pytest.mark.parametrize(
    "words", ["the sixth week", "the last 90 days", "the second two weeks", "the last 0 days"]
)
def test_a_part_that_the_date_does_not_have(words: str) -> None:
    found = phrases(f"It closed in {words} of May.")[-1]
    assert found.when is None or found.when.edtf == "2021-05"


def test_the_part_of_a_date_is_the_phrase() -> None:
    found = phrases("Shops closed in the last two weeks of May.")[-1]
    assert found.text == "in the last two weeks of May"
    assert found.when
    assert found.when.label == "the last two weeks of May 2021"


def test_the_part_of_a_date_in_a_narrative() -> None:
    sentence = "In the last two weeks of February 1951 it closed."
    timexes = find_timexes(sentence, None, "narrative")
    (found,) = date_phrases(sentence, 0, len(sentence), timexes, Given({}))
    assert (found.role, found.when and found.when.edtf) == ("at", "1951-02-15/1951-02-28")


@pytest.mark.parametrize(
    "sentence",
    [
        "They met every fortnight.",
        "Just five months into 2022, it was over.",
        "The Privacy Act 1988 stands.",
        "It goes on to this day.",
        # compared, not dated
        "It rose for the first time since the budget on 23 September.",
        "The wall broke in the same place as in May 2014.",
        "It rained, as in 2012.",
    ],
)
def test_dates_nothing(sentence: str) -> None:
    assert phrases(sentence) == []


def test_a_date_without_its_year_stays_open_and_says_why() -> None:
    (phrase,) = phrases("It closed in late March.", None)
    assert phrase.when is None
    assert "late March" in phrase.why


def test_the_text_gives_the_year_elsewhere() -> None:
    sentence = "It was attacked on May 6."
    timexes = find_timexes(sentence, "2022-05-20", "news")
    (phrase,) = date_phrases(sentence, 0, len(sentence), timexes, Given({"05-06": "2021"}))
    assert phrase.when is not None
    assert phrase.when.edtf == "2021-05-06"
