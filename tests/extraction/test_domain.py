"""News, narrative or post: what kind of text it is, and how values of posts are written."""

import pytest

from ingest.extraction import extract_events
from ingest.extraction.reading import read
from ingest.extraction.resolve.domain import kind_of
from ingest.extraction.timex import Domain
from tests.extraction.timexes import found

# Published on Wednesday, 15 May 2024.
POSTED = [
    # the weekday said stays beside the day
    ("See you Friday!", "2024-05-17-WXX-5"),
    ("See you Friday the 17th!", "2024-05-17-WXX-5"),
    ("This Sat, 7pm", "2024-05-18-WXX-6T19:00"),
    ("What a Friday night", "2024-05-10-WXX-5TNI"),
    ("On Saturday, 14 December it opens", "2024-12-14"),
    # the month of a week, which is the one that has most of it
    ("So lucky last week", "2024-05-W19"),
    ("Back in two weeks from now", "2024-05-W22"),
    # a bare year is open to the day; a year counted from today is not
    ("The Screen Awards 2012", "2012-XX-XX"),
    ("This time last year", "2023"),
    ("Ball in October 2014", "2014-10"),
    ("Doors close at midnight", "2024-05-15T00:00"),
    # days, weekends and lengths are written as everywhere
    ("Great dinner yesterday", "2024-05-14"),
    ("Long trip last weekend", "2024-W19-WE"),
    ("Only 3 days", "P3D"),
    ("Open on Mondays", "XXXX-WXX-1"),
    ("Happy weekends in town", "XXXX-WE"),
    # a month that nothing places is the nearer one
    ("Cannot get enough of this, december #ball", "2023-12"),
    ("Ball in october #ball", "2024-10"),
]


@pytest.mark.parametrize(("text", "value"), POSTED)
def test_value_of_a_post(text: str, value: str) -> None:
    assert found(text, domain="colloquial")[-1][1] == value


@pytest.mark.parametrize("domain", ["news", "narrative"])
def test_news_and_narratives_write_plain_values(domain: Domain) -> None:
    values = [
        value for _, value in found("It opened on 2 May 2014, a Friday. It shut in 2016.", domain=domain)
    ]
    assert values[0] == "2014-05-02"
    assert values[-1] == "2016"


ADJECTIVES = [
    ("The former owners met.", "PAST_REF"),
    ("They spoke of future payments.", "FUTURE_REF"),
]
NO_ADJECTIVES = [
    ("They spoke of the child's future.", "FUTURE_REF"),
    ("They spoke of the near future.", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "value"), ADJECTIVES)
def test_an_adjective_of_a_thing_dates_nothing_in_news(text: str, value: str) -> None:
    assert found(text, domain="news") == []
    assert [value for _, value in found(text, domain="narrative")] == [value]


@pytest.mark.parametrize(("text", "value"), NO_ADJECTIVES)
def test_past_and_future_themselves_are_marked_in_news(text: str, value: str) -> None:
    assert [value for _, value in found(text, domain="news")] == [value]


def test_the_former_of_two_is_no_time() -> None:
    text = "Of the two, the former is better, and former and later kings fell."
    assert found(text, domain="narrative") == []


EACH = [
    ("They met daily.", "XXXX-XX-XX"),
    ("They met every week.", "XXXX-WXX"),
    ("They met monthly.", "XXXX-XX"),
    ("They met annually.", "XXXX"),
    ("They met every two days.", "P2D"),
    ("They made 300 calls a day.", "P1D"),
    ("They met twice a month.", "P1M"),
]


@pytest.mark.parametrize(("text", "value"), EACH)
def test_what_comes_with_each_unit_in_a_narrative(text: str, value: str) -> None:
    assert [value for _, value in found(text, domain="narrative")] == [value]


def test_what_comes_with_each_unit_in_news() -> None:
    assert [value for _, value in found("They met daily, and every week.")] == ["P1D", "P1W"]


WEEKS = [
    # which of two weeks is not said, and news leaves it open
    ("For the week, the index fell.", "news", "2024-WXX"),
    ("It was a result of the week's fever.", "news", "2024-WXX"),
    ("They will vote later in the week.", "news", "2024-W20"),
    ("They will vote by the end of the week.", "news", "2024-W20"),
    ("A dinner to end off the week", "colloquial", "2024-05-W20"),
]


@pytest.mark.parametrize(("text", "domain", "value"), WEEKS)
def test_the_week(text: str, domain: Domain, value: str) -> None:
    assert [value for _, value in found(text, domain=domain)] == [value]


POSTS = [
    "Shopping with @someone on Friday",
    "Best of 2014 #music",
    "Photos from Friday: https://example.org/x",
    "Friday at last :)",
    "Why is it only Friday?!",
    "So tired after Friday...",
    "lol see u Friday",
    "I fly on Friday",
    "Friday was my best day",
]
NO_POSTS = [
    "The court ruled on Friday.",
    "The firm closed in 2014.",
    "Court rules on Friday",
    '"I never saw it," he said on Friday.',
    "The U.S. and Mr. I. Smith met on Friday.",
    "Prices rose 3% (see page 4) in 2014; they fell in 2015.",
    "I wrote to him on Friday. " * 20,
]


@pytest.mark.parametrize("text", POSTS)
def test_a_post_is_seen(text: str) -> None:
    assert kind_of(read(text).form) == "colloquial"


@pytest.mark.parametrize("text", NO_POSTS)
def test_other_short_texts_are_news(text: str) -> None:
    assert kind_of(read(text).form) == "news"


def test_events_of_a_post_are_dated_as_in_news() -> None:
    text = "The court fined the firm on Friday."
    assert [event.when for event in extract_events(text, "2024-05-15", "colloquial")] == ["2024-05-10"]
