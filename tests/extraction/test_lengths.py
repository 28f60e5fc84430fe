"""Durations, sets, times of day, stretches with names, and words for past, present and future."""

import pytest

from tests.extraction.timexes import found, mods, types

DURATIONS = [
    ("for three years", "three years", "P3Y"), ("for 18 months", "18 months", "P18M"),
    ("in a week", "a week", "P1W"),
    ("a 10-hour trip", "10-hour", "PT10H"), ("for twenty-four hours", "twenty-four hours", "PT24H"),
    ("for two and a half years", "two and a half years", "P2Y6M"),
    ("for 5 1/2 hours", "5 1/2 hours", "PT5H30M"), ("for 2½ years", "2½ years", "P2Y6M"),
    ("for half an hour", "half an hour", "PT30M"),
    ("for a quarter of an hour", "a quarter of an hour", "PT15M"),
    ("for three quarters of an hour", "three quarters of an hour", "PT45M"),
    ("for a quarter of a century", "a quarter of a century", "P25Y"),
    ("for two thirds of a year", "two thirds of a year", "P8M"),
    ("for 20+ years", "20+ years", "P20Y"), ("for a dozen years", "a dozen years", "P12Y"),
    ("for several months", "several months", "PXM"), ("for a couple of days", "a couple of days", "P2D"),
    ("for decades", "decades", "PXDE"), ("for two decades", "two decades", "P20Y"),
    ("for years", "years", "PXY"),
    ("over the past two weeks", "the past two weeks", "P2W"),
    ("in the next few days", "the next few days", "PXD"),
    ("in recent weeks", "recent weeks", "PXW"), ("in the coming months", "the coming months", "PXM"),
    ("for three quarters", "three quarters", "P9M"),
    ("in the year-earlier nine months", "the year-earlier nine months", "P9M"),
    ("for four straight years", "four straight years", "P4Y"),
    ("a three-year period", "a three-year period", "P3Y"), ("a very bad day", "day", "P1D"),
    ("for two fortnights", "two fortnights", "P4W"), ("within weeks or months", "weeks or months", "PXW"),
    ("a yearlong inquiry", "yearlong", "P1Y"), ("a multi-year plan", "multi-year", "PXY"),
    ("a quarter-century of rule", "a quarter-century", "P25Y"),
    ("a three-and-a-half-year strike", "three-and-a-half-year", "P3Y6M"),
    ("a six-week-old ceasefire", "six-week-old", "P6W"),
    ("a decade-old row", "decade-old", "P10Y"), ("a century-old house", "century-old", "P100Y"),
    ("so for the last week", "the last week", "P1W"), ("so over the last year", "the last year", "P1Y"),
    ("for a year and a half", "a year and a half", "P1Y6M"),
    ("over the next decade", "the next decade", "P10Y"),
    ("her wedding day", "day", "P1D"), ("a day off", "a day", "P1D"), ("day 3 of the strike", "day 3", "P1D"),
    ("school days", "days", "PXD"), ("long hours", "hours", "PTXH"),
    ("for two hours and 10 minutes", "two hours and 10 minutes", "PT2H10M"),
    ("for two years, three months", "two years, three months", "P2Y3M"),
    ("for three days and two hours", "three days and two hours", "P3DT2H"),
    ("for another 30 days", "another 30 days", "P30D"), ("for another two weeks", "another two weeks", "P2W"),
    ("due to last a year", "a year", "P1Y"), ("sure it could last six weeks", "six weeks", "P6W"),
    ("two days ahead of the date", "two days", "P2D"), ("late by a bit, if not years", "years", "PXY"),
    ("after 2 hours 9 minutes 41 seconds", "2 hours 9 minutes 41 seconds", "PT2H9M41S"),
    ("two weeks later than planned", "two weeks", "P2W"), ("a month-long tour", "month-long", "P1M"),
    ("so in the last month alone", "the last month", "P1M"),
    ("so in the year since the vote", "the year", "P1Y"),
    # counted from an event that follows: the length is known here
    ("two days after the vote", "two days", "P2D"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "span", "value"), DURATIONS)
def test_duration(words: str, span: str, value: str) -> None:
    assert found(f"It was {words}.") == [(span, value)]
    assert types(f"It was {words}.") == ["DURATION"]


FRACTIONS = [
    ("a quarter of an hour", "PT15M"), ("three-quarters of an hour", "PT45M"),
    ("a third of an hour", "PT20M"), ("a half-hour", "PT30M"), ("two and half years", "P2Y6M"),
    ("half a dozen weeks", "P6W"), ("three dozen years", "P36Y"), ("a dozen years", "P12Y"),
    ("20-plus years", "P20Y"), ("ten or more years", "P10Y"), ("30-odd days", "P30D"),
    ("the past half-century", "P50Y"), ("the next half hour", "PT30M"), ("the past hour", "PT1H"),
    ("the next year or two", "P1Y"), ("the past week or two", "P1W"),
    ("an additional 30 days", "P30D"), ("the subsequent two weeks", "P2W"), ("the closing days", "PXD"),
    ("upwards of ten years", "P10Y"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), FRACTIONS)
def test_fractions_and_numbers_about(words: str, value: str) -> None:
    assert found(f"It lasted for {words}.") == [(words, value)]


QUALIFIED = [
    ("for at least 30 days", "at least 30 days", "EQUAL_OR_MORE"),
    ("for up to 180 days", "up to 180 days", "EQUAL_OR_LESS"),
    ("for more than a year", "more than a year", "MORE_THAN"),
    ("for less than an hour", "less than an hour", "LESS_THAN"),
    ("for nearly two months", "nearly two months", "LESS_THAN"),
    ("for about two months", "two months", "APPROX"),
    ("lasted over a week", "over a week", "MORE_THAN"),
    ("was spread over three years", "three years", ""),
]


@pytest.mark.parametrize(("words", "span", "mod"), QUALIFIED)
def test_qualified_duration(words: str, span: str, mod: str) -> None:
    assert [text for text, _ in found(f"It {words}.")] == [span]
    assert mods(f"It {words}.") == [mod]


def test_a_length_of_a_date_is_marked_beside_it_in_news_and_with_it_in_narratives() -> None:
    text = "In the first nine months of 1997 it grew."
    assert found(text) == [("the first nine months", "P9M"), ("1997", "1997")]
    assert found(text, domain="narrative") == [("the first nine months of 1997", "P9M")]


@pytest.mark.parametrize("which", ["first", "last"])
def test_two_quarters_of_a_year_are_its_half(which: str) -> None:
    half = 1 if which == "first" else 2
    assert found(f"So the {which} two quarters of 1990 were dull.") == [
        (f"the {which} two quarters of 1990", f"1990-H{half}")
    ]
    assert found("The other two quarters of 1990 were dull.") != [
        ("The other two quarters of 1990", "1990-H2")
    ]


def test_a_part_of_a_quarter_that_is_no_length() -> None:
    assert found("Three quarters of the town slept for one day.") == [("one day", "P1D")]


SETS = [
    ("every month", "P1M"), ("every two years", "P2Y"), ("every other day", "P2D"),
    ("each Thursday", "XXXX-WXX-4"),
    ("every fortnight", "P2W"), ("every Monday morning", "XXXX-WXX-1TMO"), ("on Mondays", "XXXX-WXX-1"),
    ("twice a week", "P1W"), ("per month", "P1M"), ("daily", "P1D"), ("annually", "P1Y"),
    ("on weekends", "XXXX-WXX-WE"),
    ("every third Friday", "XXXX-WXX-5"), ("on the first Sunday of every month", "XXXX-WXX-7"),
    ("every half hour", "PT30M"), ("every half-hour", "PT30M"), ("each quarter of an hour", "PT15M"),
    ("twice yearly", "P1Y"), ("once daily", "P1D"), ("three times weekly", "P1W"), ("twice a night", "P1D"),
    ("biennially", "P2Y"), ("semi-annually", "P6M"),
    ("every summer", "XXXX-SU"),
    ("each April", "XXXX-04"),
    ("every March 5", "XXXX-03-05"), ("each Christmas", "XXXX-12-25"), ("once a decade", "P10Y"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), SETS)
def test_set(words: str, value: str) -> None:
    text = f"They meet {words}."
    assert [value for _, value in found(text)] == [value]
    assert types(text) == ["SET"]


def test_rate_is_no_length() -> None:
    assert found("It sells 300 flights a week.") == [("a week", "P1W")]
    assert types("It sells 300 flights a week.") == ["SET"]


TIMES = [
    ("at 10:35 a.m.", "10:35 a.m.", "T10:35"), ("at 7pm", "7pm", "T19:00"), ("at 14:26", "14:26", "T14:26"),
    ("at 12 p.m.", "12 p.m.", "T12:00"), ("at 12 a.m.", "12 a.m.", "T00:00"), ("at noon", "noon", "T12:00"),
    ("at half past seven", "half past seven", "T07:30"),
    ("at ten a.m.", "ten a.m.", "T10:00"), ("at seven thirty p.m.", "seven thirty p.m.", "T19:30"),
    ("at six forty-five in the evening", "six forty-five in the evening", "T18:45"),
    ("at ten oh five a.m. Eastern time", "ten oh five a.m. Eastern time", "T10:05"),
    ("at two in the afternoon", "two in the afternoon", "T14:00"),
    ("at five thirty this morning", "five thirty this morning", "T05:30"),
    ("at nine tonight", "nine tonight", "T21:00"),
    ("at a quarter to one in the morning", "a quarter to one in the morning", "T00:45"),
    ("at quarter past six in the evening", "quarter past six in the evening", "T18:15"),
    ("at ten to nine", "ten to nine", "T08:50"), ("at 20 past nine", "20 past nine", "T09:20"),
    ("at twenty-five past three in the afternoon", "twenty-five past three in the afternoon", "T15:25"),
    ("since five past six", "five past six", "T06:05"),
    ("20 minutes to five", "20 minutes to five", "T04:40"),
    ("at 0800", "0800", "T08:00"), ("at 1015, then left", "1015", "T10:15"),
    ("at 7:30 in the evening", "7:30 in the evening", "T19:30"),
    ("at 14:30 in the afternoon", "14:30 in the afternoon", "T14:30"),
    ("at five o'clock", "five o'clock", "T05:00"), ("at 0735 GMT", "0735 GMT", "T07:35Z"),
    ("at 4 in the morning", "4 in the morning", "T04:00"), ("at 6 p.m. EST", "6 p.m. EST", "T18:00"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "span", "clock"), TIMES)
def test_time_of_day(words: str, span: str, clock: str) -> None:
    assert found(f"They met {words}.") == [(span, "2024-05-15" + clock)]
    assert types(f"They met {words}.") == ["TIME"]


NO_TIMES = [
    "They voted ten to nine.", "It costs 10 to 12 cents.", "It rose by 20 to 5.",
    "They lost at five to one odds.",
    "It went from five to seven.", "They drove 20 past nine towns.", "It took 20 minutes to five hours.",
    "It came every two and a half hours.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time_of_day(text: str) -> None:
    assert [value for _, value in found(text) if "-" in value or value == "PT2H"] == []


def test_an_hour_that_is_given_by_another_clock_as_well() -> None:
    assert found("It left at 10:35 a.m. (0735 GMT) on Monday.")[0] == ("10:35 a.m.", "2024-05-13T10:35")
    assert found("It leaves at 4 in the morning (4 a.m. EDT Thursday).")[1] == (
        "4 a.m. EDT Thursday",
        "2024-05-16T04:00",
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [("at 8.30 last night", "2024-05-14T20:30"), ("by 9 this morning", "2024-05-15T09:00")],
)
def test_an_hour_before_its_part_of_the_day(words: str, value: str) -> None:
    assert found(f"They met {words}.") == [(words.partition(" ")[2], value)]
    assert found(f"It rose 8.30 {words[-10:]}.")[-1][1] != value


TIMES_OF_A_DAY = [
    ("They met at 10 p.m. Friday.", ("10 p.m. Friday", "2024-05-10T22:00")),
    ("It ends at midnight EST Friday.", ("midnight EST Friday", "2024-05-17T24:00")),
    ("They met Friday night.", ("Friday night", "2024-05-10TNI")),
    ("They met at noon on 3 May 2024.", ("noon", "2024-05-03T12:00")),
    ("They will meet on Friday, 7pm.", ("Friday, 7pm", "2024-05-17T19:00")),
    ("They met at 10:35 a.m. (0735 GMT).", ("10:35 a.m.", "2024-05-15T10:35")),
    ("They met at 6:23 a.m. Tokyo time Friday.", ("6:23 a.m. Tokyo time Friday", "2024-05-10T06:23")),
    (
        "They met at noon Pacific Daylight Time.",
        ("noon Pacific Daylight Time", "2024-05-15T12:00"),
    ),
    ("They met at 2 p.m. show time.", ("2 p.m.", "2024-05-15T14:00")),
    ("They met in the early hours of Friday.", ("Friday", "2024-05-10")),
    ("They met in the early hours of the war.", ("the early hours", "PTXH")),
]


@pytest.mark.parametrize(("text", "expected"), TIMES_OF_A_DAY)
def test_time_joined_with_its_day(text: str, expected: tuple[str, str]) -> None:
    assert found(text)[0] == expected


STRETCHES = [
    ("in the 1970s", "the 1970s", "197"), ("in the '90s", "the '90s", "199"),
    ("in the nineties", "the nineties", "199"), ("in the nineteen sixties", "the nineteen sixties", "196"),
    ("in the late nineteen-eighties", "the late nineteen-eighties", "198"),
    ("in the 1900s", "the 1900s", "19"), ("in the early 2000s", "the early 2000s", "200"),
    ("in the 19th century", "the 19th century", "18"), ("in the 470s BC", "the 470s BC", "BC047"),
    ("in the summer of 1998", "the summer of 1998", "1998-SU"),
    ("in spring '98", "spring '98", "1998-SP"),
    ("in the last quarter of 1998", "the last quarter of 1998", "1998-Q4"),
    ("in fall 1998", "fall 1998", "1998-FA"),
    ("in the third quarter of 1984", "the third quarter of 1984", "1984-Q3"),
    ("in Q3 2011", "Q3 2011", "2011-Q3"), ("in 1Q24", "1Q24", "2024-Q1"), ("in FY24", "FY24", "2024"),
    ("in the second half of 1989", "the second half of 1989", "1989-H2"),
    ("in fiscal 1988", "fiscal 1988", "1988"),
    ("at Christmas 2014", "Christmas 2014", "2014-12-25"),
    ("on Good Friday 2024", "Good Friday 2024", "2024-03-29"),
    ("on Thanksgiving 2014", "Thanksgiving 2014", "2014-11-27"), ("by year-end", "year-end", "2024-12-31"),
    ("in the 1990 fiscal year", "the 1990 fiscal year", "1990"),
    ("in calendar 1990", "calendar 1990", "1990"),
    ("in the 2012 school year", "the 2012 school year", "2012"),
    ("in tax year 2011", "tax year 2011", "2011"),
    ("at quarter-end", "quarter-end", "2024-Q1"), ("by century's end", "century's end", "20"),
    ("by year-end 2022", "year-end 2022", "2022-12-31"), ("in A.D. 79", "A.D. 79", "0079"),
    ("on the Fourth of July, 1999", "the Fourth of July, 1999", "1999-07-04"),
    ("over Memorial Day weekend 2013", "Memorial Day weekend 2013", "2013-W21-WE"),
    ("on Thanksgiving weekend 2014", "Thanksgiving weekend 2014", "2014-W48-WE"),
    ("at Easter weekend 2014", "Easter weekend 2014", "2014-W16-WE"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "span", "value"), STRETCHES)
def test_stretch_with_a_name(words: str, span: str, value: str) -> None:
    assert found(f"It was {words}.") == [(span, value)]


SEVERAL = [
    ("in the first and second quarters of 2023", ["2023-Q1", "2023-Q2"]),
    ("in the third or fourth quarters", ["2023-Q3", "2023-Q4"]),
    ("in the 1960s and 70s", ["196", "197"]),
    ("every Tuesday and Thursday", ["XXXX-WXX-2", "XXXX-WXX-4"]),
    ("every Monday to Thursday morning", ["XXXX-WXX-1TMO", "XXXX-WXX-4TMO"]),
    ("from 8 to 10 p.m.", ["2024-05-15T20:00", "2024-05-15T22:00"]),
    ("between 8 and 10.30 a.m.", ["2024-05-15T08:00", "2024-05-15T10:30"]),
    ("for 8 and 10 p.m.", ["2024-05-15T22:00"]),
]


@pytest.mark.parametrize(("words", "values"), SEVERAL)
def test_two_that_share_their_words(words: str, values: list[str]) -> None:
    assert [value for _, value in found(f"It was so {words}.")] == values


def test_two_centuries() -> None:
    assert found("It was so in the 18th and 19th centuries.") == [
        ("the 18th", "17"),
        ("19th centuries", "18"),
    ]
    assert found("It was so in the 4th and 3rd centuries BC.") == [
        ("the 4th", "BC03"),
        ("3rd centuries BC", "BC02"),
    ]


DEICTIC = [
    ("now", "PRESENT_REF"), ("currently", "PRESENT_REF"), ("these days", "PRESENT_REF"),
    ("recently", "PAST_REF"),
    ("in the past", "PAST_REF"), ("in past years", "PAST_REF"), ("in coming months", "FUTURE_REF"),
    ("until a later date", "FUTURE_REF"), ("in the near future", "FUTURE_REF"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), DEICTIC)
def test_present_past_future(words: str, value: str) -> None:
    assert [value for _, value in found(f"It is so {words}.")] == [value]


NO_TIMES = [
    "Good evening and good morning.",
    "Wait a second.",
    "Three-quarters of the food, and three quarters of it, is gone.",
    "In his early seventies he wrote.",
    "The quarterly dividend and the annual meeting.",
    '"This Week" is on air.',
    "High noon and a pre-dawn raid.",
    "The index fell 5.39 to 3:1.",
    "It reached the quarter-finals of the cup.",
    "#Friday #Christmas2014",
    "They spoke of year-end results and of a later vote.",
    "He may one day follow; she said that one day it would be so.",
    "The average daily volume, and jobs at a rate of 358,000 a month.",
    "The morning talk show and the evening papers.",
    "On days when prices fall.",
    "Half past experience is 70s music; a quarter to spare.",
    "A 16-month-old dog and a year-old cat.",
    "Meet at 1015 Main Street, or at 1015-B.",
    "It was the third in as many weeks.",
    "Now, that is no reason.",
    "He is day to day.",
    "Temperatures will be in the 30s, with lows in the mid 20s.",
    "Section 1985 of the code and Resolution 1973.",
    "Visiting hours and after-hours trading.",
    "With 2:14 left, she scored.",
    "The planet's day is short.",
    "The index is down 15 percent year to date.",
    "He scored 12 of his 20 points in the fourth quarter.",
    "Ann Low led by six after the third quarter and trailed by two in the fourth quarter.",
    "At the last minute of the game he fell; the last hour of the siege came.",
    "The March on Versailles; the march was long, and she may join it.",
    "It rose for a third straight day.",
    "He ran an ad 30 times.",
    "It may come in your 50s or 60s, or in her mid 30s or early 40s.",
    "It is a list of month rows.",
    "It goes on day after day, quarter after quarter.",
    "The premier, May, is taller than March.",
    "The vote was seven thirty to one; ten men left in the car.",
    "It happens every now and then; the present crisis passed.",
    "Write to P.O. Box 1997.",
    "Volume 2001 and model 1998.",
    "Three quarters of the town, and half of the men.",
    "The distributor sold two thirds of an orchard.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_a_weekend_of_which_a_friday_tells_is_over() -> None:
    assert found("Over the weekend, rain fell.", "2024-05-17") == [("the weekend", "2024-W19-WE")]
    assert found("The weekend will be wet.", "2024-05-17") == [("The weekend", "2024-W20-WE")]


def test_now_that_opens_a_sentence_is_a_time_without_its_comma() -> None:
    assert found("Now it is closed.") == [("Now", "PRESENT_REF")]
    assert found("Now, that is all.", domain="colloquial") == [("Now", "PRESENT_REF")]
