"""Where the picture of a story draws its events."""

from datetime import date
from itertools import pairwise

import pytest

from timeline import dates
from timeline.reading.overview import Dated, overview_of
from timeline.reading.scale import Scale, scale_between


def dated(*whens: str) -> list[Dated]:
    events = []
    for pk, text in enumerate(whens, 1):
        when = dates.parse(text)
        events.append(
            Dated(
                pk,
                f"Event {pk}",
                when.label,
                text,
                when.earliest,
                when.latest,
                when.sort_day,
                "reported",
                "#",
            )
        )
    return events


def test_nothing_has_no_picture() -> None:
    assert overview_of([]) is None


def test_a_day_is_a_point_and_a_span_a_bar() -> None:
    picture = overview_of(dated("2011-06-01", "2012/2019", "2020"))
    assert picture
    assert [point.event.pk for point in picture.points] == [1, 3]
    assert [bar.event.pk for bar in picture.bars] == [2]


def test_a_year_keeps_its_length_behind_its_point() -> None:
    picture = overview_of(dated("2011-06-01", "2018", "2020-01-01"))
    assert picture
    assert [point.length > 0 for point in picture.points] == [False, True, False]


def test_an_open_end_fades_out_and_a_known_one_does_not() -> None:
    picture = overview_of(dated("2010/..", "../2013", "2011/2012", "2011/2014~"))
    assert picture
    fades = {bar.event.when: (bar.fade_in > 0, bar.fade_out > 0) for bar in picture.bars}
    assert fades == {
        "2010/..": (False, True),
        "../2013": (True, False),
        "2011/2012": (False, False),
        "2011/2014~": (False, True),
    }


def test_points_of_one_day_are_stacked() -> None:
    picture = overview_of(dated("2018-12-19", "2018-12-19", "2018-12-19", "2010"))
    assert picture
    assert len({point.y for point in picture.points if point.event.pk < 4}) == 3


def test_bars_and_their_labels_do_not_touch() -> None:
    picture = overview_of(dated("2010/2012", "2011/2013", "2012/2019", "2014/2016"))
    assert picture
    assert len({bar.y for bar in picture.bars}) >= 3


def test_time_goes_from_left_to_right() -> None:
    picture = overview_of(dated("2010-01-01", "2013-01-01", "2016-01-01"))
    assert picture
    assert all(a.x < b.x for a, b in pairwise(picture.points))


def test_many_events_are_counted_in_columns() -> None:
    picture = overview_of([], [(date(2010 + n, 1, 1), n + 1) for n in range(10)])
    assert picture
    assert sum(column.count for column in picture.columns) == 55
    assert picture.columns[0].height < picture.columns[-1].height


def test_the_first_and_last_day_that_exist_can_be_drawn() -> None:
    picture = overview_of(dated("0001-01-01", "2999-12-31"))
    assert picture
    assert len(picture.ticks) <= 12


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (
            date(2011, 6, 2),
            date(2015, 2, 1),
            ["Jul", "2012", "Jul", "2013", "Jul", "2014", "Jul", "2015"],
        ),
        (date(2024, 3, 1), date(2024, 5, 2), ["Mar", "Apr", "May"]),
        (date(2005, 2, 1), date(2025, 2, 1), [str(year) for year in range(2006, 2026, 2)]),
    ],
)
def test_ticks_stand_at_round_dates(first: date, last: date, texts: list[str]) -> None:
    texts_found = [tick.text for tick in Scale(first, last).ticks()]
    assert texts_found == texts


def test_one_day_alone_has_room_around_it() -> None:
    assert 40 < scale_between(date(2024, 1, 1), date(2024, 1, 1)).x(date(2024, 1, 1)) < 60
