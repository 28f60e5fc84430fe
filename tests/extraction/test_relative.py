"""Dates told from another: the publication date (a Wednesday, 15 May 2024) or what was said before."""

import pytest

from tests.extraction.timexes import found

FROM_PUBLICATION = [
    # days
    ("today", "2024-05-15"), ("yesterday", "2024-05-14"), ("tomorrow", "2024-05-16"),
    ("the day before yesterday", "2024-05-13"), ("last night", "2024-05-14TNI"),
    ("this morning", "2024-05-15TMO"), ("tomorrow afternoon", "2024-05-16TAF"), ("tonight", "2024-05-15TNI"),
    # as people type them
    ("2moro", "2024-05-16"), ("2nite", "2024-05-15TNI"), ("tmrw morning", "2024-05-16TMO"),
    ("fri nite", "2024-05-10TNI"), ("november", "2023-11"), ("xmas eve", "2023-12-24"),
    ("nxt week", "2024-W21"), ("last wk", "2024-W19"), ("last nite", "2024-05-14TNI"),
    ("nxt Friday", "2024-05-17"),
    # weeks, months, quarters, years
    ("last week", "2024-W19"), ("this week", "2024-W20"), ("next week", "2024-W21"),
    ("last month", "2024-04"), ("this month", "2024-05"), ("next month", "2024-06"),
    ("last year", "2023"), ("this year", "2024"), ("early next year", "2025"),
    ("the current quarter", "2024-Q2"),
    ("last weekend", "2024-W19-WE"),
    # counted
    ("two days ago", "2024-05-13"), ("three weeks ago", "2024-W17"), ("five months ago", "2023-12"),
    ("a year ago", "2023"), ("nearly four years ago", "2020"), ("two decades ago", "2004"),
    ("two and a half years ago", "2021-11"), ("a century ago", "1924"), ("several years ago", "PAST_REF"),
    ("ten days from now", "2024-05-25"), ("a quarter century ago", "1999"),
    ("a year and a half ago", "2022-11"), ("the next century", "21"),
    # a weekday of weeks ago
    ("a week ago Tuesday", "2024-05-07"), ("two weeks ago Saturday", "2024-04-27"),
    # parts of longer stretches
    ("the end of the decade", "202"), ("the end of the century", "20"), ("mid-century", "20"),
    # two units away
    ("the week after next", "2024-W22"), ("the year before last", "2022"),
    ("the month before last", "2024-03"),
    # hours in a part of the day
    ("7:30 tonight", "2024-05-15T19:30"), ("nine o'clock this morning", "2024-05-15T09:00"),
    ("8pm tonight", "2024-05-15T20:00"),
    # by name
    ("last March", "2024-03"), ("last June", "2023-06"), ("last April", "2023-04"), ("next June", "2024-06"),
    ("this September", "2024-09"), ("last summer", "2023-SU"), ("last Friday", "2024-05-10"),
    ("next Friday", "2024-05-17"), ("last Christmas", "2023-12-25"), ("next Thanksgiving", "2024-11-28"),
    ("last spring", "2023-SP"),
    # siblings of words that stand above
    ("the night before last", "2024-05-13TNI"), ("the weekend before last", "2024-W18-WE"),
    ("the weekend after next", "2024-W22-WE"), ("the quarter before last", "2023-Q4"),
    ("two summers ago", "2022-SU"), ("five winters ago", "2019-WI"), ("several summers ago", "PAST_REF"),
    ("the present decade", "202"), ("the current financial year", "2024"), ("last school year", "2023"),
    ("the latest month", "2024-04"), ("20-odd years ago", "2004"), ("20 or so years ago", "2004"),
    ("two dozen years ago", "2000"), ("half a dozen years ago", "2018"),
    ("a long time ago", "PAST_REF"), ("a little while ago", "PAST_REF"),
    ("the rest of the week", "2024-W20"), ("the remainder of next month", "2024-06"),
    ("the turn of the decade", "202"), ("end-April", "2024-04"),
    # inside another stretch
    ("June last year", "2023-06"), ("the third quarter of last year", "2023-Q3"),
    ("March this year", "2024-03"),
    ("the first half of next year", "2025-H1"), ("the second half of the current fiscal year", "2024-H2"),
    ("the last half of the coming year", "2025-H2"), ("Friday of next week", "2024-05-24"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), FROM_PUBLICATION)
def test_from_the_publication_date(words: str, value: str) -> None:
    assert found(f"It happened {words}.") == [(words, value)]


APART = [
    # so far from a day that is named
    ("two days before Christmas", "2023-12-23"), ("the day before Christmas", "2023-12-24"),
    ("the day after New Year's Day 2022", "2022-01-02"), ("three weeks after March 5, 2010", "2010-03-26"),
    ("a week before 4 July 2010", "2010-06-27"), ("a week from Friday", "2024-05-24"),
    ("two weeks from tomorrow", "2024-05-30"), ("a week from today", "2024-05-22"),
    ("ten days from today", "2024-05-25"), ("a year from today", "2025-05-15"),
    ("a month from tomorrow", "2024-06-16"),
    ("the day before 1 March 2011", "2011-02-28"),
    # so long ago
    ("10 years ago today", "2014-05-15"), ("a year ago yesterday", "2023-05-14"),
    ("six months ago today", "2023-11-15"), ("50 years ago this month", "1974-05"),
    ("three years ago this week", "2021-W19"), ("a year ago Monday", "2023-05-13"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), APART)
def test_so_far_from_a_date_that_is_named(words: str, value: str) -> None:
    assert found(f"It happened {words}.") == [(words, value)]
    assert found(f"It happened {words}, he said.") == [(words, value)]


NOT_APART = [
    # how long
    ("It went on for two days after Christmas.", ["P2D", "2023-12-25"]),
    ("It lasted two days from 3 May 2010 to 5 May 2010.", ["P2D", "2010-05-03", "2010-05-05"]),
    ("It rained in the two weeks before Easter.", ["P2W", "2024-03-31"]),
    ("It took eight trading days after 3 May 2010.", ["P8D", "2010-05-03"]),
    # counted from an event
    ("It fell two days after Friday's vote.", ["P2D", "2024-05-10"]),
    ("It fell two days after the May 5 vote.", ["P2D", "2024-05-05"]),
    ("It fell the day after Christmas sales began.", ["2023-12-25"]),
    ("It fell two days before it was sold on 3 May 2010.", ["P2D", "2010-05-03"]),
    # no day
    ("It fell two months before Christmas.", ["P2M", "2023-12-25"]),
    ("It fell two days after March 2010.", ["P2D", "2010-03"]),
    ("It fell several days before 3 May 2010.", ["PXD", "2010-05-03"]),
    ("It fell ten years ago next month.", ["2014", "2024-06"]),
]


@pytest.mark.parametrize(("text", "values"), NOT_APART)
def test_a_length_beside_a_date(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


def test_so_far_from_a_day_that_is_not_known() -> None:
    assert found("It fell two days before Easter.", None) == [("two days before Easter", "XXXX-XX-XX")]
    assert found("It fell the day before 3 May 480 BC.") == [("the day before 3 May 480 BC", "XXXX-XX-XX")]


FROM_WHAT_WAS_SAID = [
    ("He left on 3 May 2011. Two days later he was back.", "2011-05-05"),
    ("He left on 3 May 2011 and returned the same day.", "2011-05-03"),
    ("He left on 3 May 2011 and returned the next day.", "2011-05-04"),
    ("He left on 3 May 2011. The previous day he had sold it.", "2011-05-02"),
    ("He left in 2011. The following year he was back.", "2012"),
    ("He left in 2011. That year it rained.", "2011"),
    ("He left in 2011. The subsequent year he was back.", "2012"),
    ("He left on 3 May 2011. That weekend he was back.", "2011-W18-WE"),
    ("He left on 3 May 2011. The weekend before, he had sold it.", "2011-W17-WE"),
    ("He left in June 2011. The month prior, he had sold it.", "2011-05"),
    ("It fell in 2011. Growth was slow in the first half of the following year.", "2012-H1"),
    ("He left on 3 May 2011. He had sold it the night before.", "2011-05-02TNI"),
    ("He left on 3 May 2011. He was back the morning after.", "2011-05-04TMO"),
    ("He left in 2011. The following March he was back.", "2012-03"),
    ("He left in 2011. The next March he was back.", "2012-03"),
    ("He left in May 2011. The following March he was back.", "2012-03"),
    ("He left in May 2011. The previous March he had sold it.", "2011-03"),
    ("He left in May 2011 and was back the following summer.", "2011-SU"),
    ("He left in May 2011. Three months earlier he had sold it.", "2011-02"),
    ("He left in May 2011 and returned ten years later.", "2021"),
    ("He left on 3 May 2011. Two nights later he was back.", "2011-05-05TNI"),
    ("He left in the 1990s. The decade before, he had come.", "198"),
]


@pytest.mark.parametrize("domain", ["news", "narrative"])
@pytest.mark.parametrize(("text", "value"), FROM_WHAT_WAS_SAID)
def test_from_what_was_said_before(text: str, value: str, domain: str) -> None:
    assert found(text, domain=domain)[1][1] == value  # type: ignore[arg-type]


def test_a_night_without_its_day_leaves_the_story_where_it_was() -> None:
    much = "So it goes on and on. " * 10
    text = f"Stocks fell Friday. {much} Losses abroad hurt overnight. They had risen the previous Friday."
    assert found(text)[-2:] == [("overnight", "2024-05-15TNI"), ("the previous Friday", "2024-05-03")]


# The publication date may be a month or a year: nothing is made finer than that.
COARSELY_PUBLISHED = [
    ("today", "2024-04", "2024-04"), ("last week", "2024-04", "2024-WXX"),
    ("yesterday", "2024-04", "2024-04-XX"),
    ("last month", "2024-04", "2024-03"), ("last year", "2024-04", "2023"),
    ("on Friday", "2024-04", "XXXX-WXX-5"),
    ("in March", "2024", "2024-03"), ("last month", "2024", "2024-XX"), ("this year", "2024", "2024"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "published", "value"), COARSELY_PUBLISHED)
def test_published_in_a_month_or_year(words: str, published: str, value: str) -> None:
    assert [value for _, value in found(f"It happened {words}.", published)] == [value]


UNPUBLISHED = [
    ("late March", "XXXX-03"), ("on March 21", "XXXX-03-21"), ("on Friday", "XXXX-WXX-5"),
    ("last week", "XXXX-WXX"),
    ("yesterday", "XXXX-XX-XX"), ("in the summer", "XXXX-SU"), ("in the third quarter", "XXXX-Q3"),
    ("last year", "XXXX"), ("at 10 p.m.", "XXXX-XX-XXT22:00"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), UNPUBLISHED)
def test_without_a_publication_date_it_stays_open(words: str, value: str) -> None:
    assert [value for _, value in found(f"It happened {words}.", None)] == [value]


def test_without_a_publication_date_news_does_not_guess_from_other_dates() -> None:
    text = "The board met in June 2011, said a filing made public in late March."
    assert [value for _, value in found(text, None)] == ["2011-06", "XXXX-03"]


REPORTED_QUARTERS = [
    # "a year earlier" in a quarter's report is that quarter of the year before
    ("Third-quarter profit rose to $9 million from $8 million a year earlier.", "2023-11-02", "2022-Q3"),
    ("Third-quarter profit rose. In the year-ago period it fell.", "2023-11-02", "2022-Q3"),
    ("Third-quarter profit rose. Sales in the 2021 quarter were flat.", "2023-11-02", "2021-Q3"),
    ("Third-quarter profit rose. Sales in the quarter were flat.", "2023-11-02", "2023-Q3"),
    ("The factory closed a year earlier.", "2023-11-02", "2022"),
]


@pytest.mark.parametrize(("text", "published", "value"), REPORTED_QUARTERS)
def test_quarter_of_a_report(text: str, published: str, value: str) -> None:
    assert found(text, published)[-1][1] == value


def test_a_list_of_days_after_one_that_is_pointed_at() -> None:
    assert found("It runs next Monday and Tuesday.") == [
        ("next Monday", "2024-05-20"),
        ("Tuesday", "2024-05-21"),
    ]
    assert found("gym on thurs, and again at 7ish tonight.") == [
        ("thurs", "2024-05-16"),
        ("7ish tonight", "2024-05-15T19:00"),
    ]


YOUTH = [
    ("It is no place for today's youth.", []),
    ("Many of today's personal computers are slow.", []),
    ("It failed at today's meeting.", [("today", "2024-05-15")]),
    ("They face a future in which it rains.", []),
    ("They face a better future.", []),
    ("They think of the future.", [("the future", "FUTURE_REF")]),
]


@pytest.mark.parametrize(("text", "expected"), YOUTH)
def test_what_lasts_longer_than_a_day_is_no_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


IN_A_NARRATIVE = [
    # kept for a season of whatever year
    ("They entered winter quarters.", "winter", "XXXX-WI"),
    ("They sold their summer clothing.", "summer", "XXXX-SU"),
    ("They began a winter offensive.", "winter", "1778-WI"),
    # what had been before
    ("They had spent the spring there.", "the spring", "1777-SP"),
    ("They had lost it by the spring.", "the spring", "1778-SP"),
    ("They lost it in the spring.", "the spring", "1778-SP"),
    # one of many
    ("It fell on an afternoon.", "an afternoon", "XXXX-XX-XXTAF"),
    ("It fell in a night-raid.", "night", "XXXX-XX-XXTNI"),
]


@pytest.mark.parametrize(("text", "words", "value"), IN_A_NARRATIVE)
def test_in_a_narrative(text: str, words: str, value: str) -> None:
    much = "So it went on and on for all of them. " * 6
    assert found(f"On 3 December 1777 they left. {much}{text}", domain="narrative")[-1] == (words, value)


def test_since_the_end_of_the_year_that_is_over() -> None:
    assert found("The index is up 3 % since year-end.") == [("year-end", "2023-12-31")]
    assert found("The index will be up 3 % by year-end.") == [("year-end", "2024-12-31")]


REPORTS = [
    ("In the third quarter it lost $2. Net fell from $3 a year earlier.", "2023-Q3"),
    ("In the third quarter it lost $2. For the nine months, it lost $5, from $7 a year earlier.", "2023"),
    ("For the quarter ended July 31, it lost $2, from $3 a year ago.", "2023-Q2"),
]


@pytest.mark.parametrize(("text", "value"), REPORTS)
def test_a_year_before_the_period_of_a_report(text: str, value: str) -> None:
    assert found(text, "2024-11-01")[-1][1] == value
