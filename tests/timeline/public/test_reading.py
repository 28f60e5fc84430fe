"""What is worked out of events before a page shows them."""

import pytest
from django.test import Client

from tests.fixtures.stories import Story
from timeline import conflicts
from timeline.models import Event
from timeline.reading.addresses import name_words, words
from timeline.reading.entries import date_parts
from timeline.reading.listing import roman
from timeline.reading.quotes import marked


@pytest.mark.parametrize(
    ("whens", "hold"),
    [
        ([], True),
        (["", "2011"], True),
        (["2011-06~", "2011"], True),
        (["2011/2019", "2011/2018"], True),
        (["../2013", "2011-06/2011-07"], True),
        (["2017-08-10", "2018-08"], False),
        (["../2013", "2014/.."], False),
        (["2010/2012", "2012/2014", "2013"], False),  # each pair may hold, all three may not
    ],
)
def test_dates_can_all_hold_where_one_day_allows_them(whens: list[str], hold: bool) -> None:
    assert conflicts.can_all_hold(whens) is hold


@pytest.mark.parametrize(
    ("quote", "date_words", "shown"),
    [
        ("Within a month of that", "within a month", "<mark>Within a month</mark> of that"),
        ("In\n  2011 it was", "in 2011", "<mark>In\n  2011</mark> it was"),
        ("Case 12011 of 2011", "2011", "Case 12011 of <mark>2011</mark>"),
        ("<b>2011</b>", "2011", "&lt;b&gt;<mark>2011</mark>&lt;/b&gt;"),
        ("It was then", "2011", "It was then"),
        ("It was then", "", "It was then"),
        ("He said “no” in 2011", "2011", "He said ‘no’ in <mark>2011</mark>"),
    ],
)
def test_the_words_that_give_the_date_are_marked(quote: str, date_words: str, shown: str) -> None:
    assert marked(quote, date_words) == shown


@pytest.mark.parametrize(
    ("label", "year", "parts"),
    [
        ("around June 2011", 2011, ("around June", "2011")),
        ("2018", 2018, ("", "2018")),
        ("by 2013", 2013, ("by 2013", "")),
        ("from 2011", 2011, ("from 2011", "")),
        ("2011–2019", 2011, ("2011–2019", "")),
        ("between June 2011 and 2013", 2011, ("between June 2011 and 2013", "")),
    ],
)
def test_a_label_is_set_in_two_parts_where_the_year_stands_apart(
    label: str, year: int, parts: tuple[str, str]
) -> None:
    from datetime import date

    assert date_parts(Event(label=label, sort_day=date(year, 1, 1))) == parts


def test_an_address_is_cut_at_a_word() -> None:
    assert words("Facebook’s board " + "of directors " * 9) == (
        "facebooks-board-of-directors-of-directors-of-directors-of"
    )


def test_an_address_in_another_script_has_no_words() -> None:
    assert words("Сделка") == ""


def test_a_name_in_another_script_keeps_its_own() -> None:
    assert name_words("Павел Дуров") == "павел-дуров"


def test_chapters_are_numbered_like_those_of_a_book() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_readers_are_told_that_an_editor_dated_it(client: Client, story: Story) -> None:
    event = story.event("A director joins", "2016", cited=False)
    story.cite(event, "In 2011.", date_text="2011", when="2011", reasoning="It counts from the article.")
    page = client.get("/").content.decode()
    assert "Dated by an editor; the source says “2011”" in page
    assert "It counts from the article." not in page
