"""TIMEX3 values as EDTF and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extraction.calendar import (
    When,
    around,
    between,
    bounds,
    from_edtf,
    from_timex,
    onwards,
    shifted,
    up_to,
)


@pytest.mark.parametrize(
    ("value", "mod", "edtf", "label"),
    [
        # as precise as it was told, and no more
        ("2011", "", "2011", "2011"),
        ("2011-06", "", "2011-06", "June 2011"),
        ("2011-06-14", "", "2011-06-14", "14 June 2011"),
        ("2011-06-14T09:30", "", "2011-06-14", "14 June 2011"),
        ("2024-W13", "", "2024-03-25/2024-03-31", "the week of 25 March 2024"),
        ("2024-W13-WE", "", "2024-03-30/2024-03-31", "the weekend of 30 March 2024"),
        ("2024-Q1", "", "2024-01/2024-03", "the first quarter of 2024"),
        ("2024-H2", "", "2024-07/2024-12", "the second half of 2024"),
        ("2020-SU", "", "2020-22", "summer 2020"),
        ("201", "", "201X", "the 2010s"),
        ("19", "", "19XX", "the 20th century"),
        # early, mid and late are thirds
        ("2024-03", "START", "2024-03-01/2024-03-10", "early March 2024"),
        ("2024-03", "MID", "2024-03-11/2024-03-20", "mid-March 2024"),
        ("2024-03", "END", "2024-03-21/2024-03-31", "late March 2024"),
        ("2023-02", "END", "2023-02-21/2023-02-28", "late February 2023"),
        ("2011", "END", "2011-09/2011-12", "late 2011"),
        ("201", "START", "2010/2013", "early 2010s"),
        # about, by, from
        ("2011-06", "APPROX", "2011-06~", "around June 2011"),
        ("2013", "ON_OR_BEFORE", "../2013", "by 2013"),
        ("2013", "BEFORE", "../2013", "before 2013"),
        ("2013", "AFTER", "2013/..", "after 2013"),
    ],
)
def test_timex_on_the_calendar(value: str, mod: str, edtf: str, label: str) -> None:
    when = from_timex(value, mod)
    assert when is not None
    assert (when.edtf, when.label) == (edtf, label)


@pytest.mark.parametrize(
    "value",
    [
        "XXXX-03",
        "XXXX-XX-14",
        "P1M",
        "PXD",
        "PAST_REF",
        "PRESENT_REF",
        "2024-02-30",
        "2024-13",
        "0000",
        "",
        "BC0044",
    ],
)
def test_no_date_is_invented(value: str) -> None:
    assert from_timex(value) is None


def test_intervals() -> None:
    june, july = from_timex("2011-06"), from_timex("2011-07")
    assert june
    assert july
    assert between(june, july, in_words=True) == When("2011-06/2011-07", "between June and July 2011")
    assert between(july, june) is None
    assert around(june).edtf == "2011-06~"
    assert (onwards(june).edtf, onwards(june).label) == ("2011-06/..", "from June 2011")
    assert (up_to(june).edtf, up_to(june).label) == ("../2011-06", "by June 2011")


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2011/2019", "2011–2019"),
        ("2018-01/2019-09", "January 2018 – September 2019"),
        ("2024-04", "April 2024"),
        ("2011-06~", "around June 2011"),
        ("../2013", "by 2013"),
        ("2011/..", "from 2011"),
        ("201X", "the 2010s"),
    ],
)
def test_labels_of_edtf(edtf: str, label: str) -> None:
    when = from_edtf(edtf)
    assert when is not None
    assert (when.edtf, when.label) == (edtf, label)


@pytest.mark.parametrize(
    ("edtf", "unit", "amount", "expected"),
    [
        ("2016-06-09", "month", 1, "2016-07"),
        ("2016-06-09", "day", 30, "2016-07-09"),
        ("2016-06-09", "week", -1, "2016-06-02"),
        ("2011-12", "month", 1, "2012-01"),
        ("2011-06", "day", 5, "2011-06"),
        ("2011", "month", 7, "2011"),
        ("2011", "year", -2, "2009"),
        ("9999", "year", 1, None),
        ("2011/2019", "year", 1, "2012"),
    ],
)
def test_shifted_dates_keep_the_coarser_precision(
    edtf: str, unit: str, amount: int, expected: str | None
) -> None:
    when = shifted(edtf, unit, amount)
    assert (when.edtf if when else None) == expected


@given(
    st.text(alphabet="0123456789X-/.~QWHSUP", max_size=24), st.sampled_from(["", "START", "END", "APPROX"])
)
def test_any_value_gives_a_date_with_bounds_or_none(value: str, mod: str) -> None:
    when = from_timex(value, mod)
    if when is not None:
        span = bounds(when.edtf)
        assert span is not None
        assert span[0] is None or span[1] is None or span[0] <= span[1]
    from_edtf(value)


POSTED = [
    ("2014-05-02-WXX-5", "2014-05-02"),
    ("2014-05-02-WXX-5TNI", "2014-05-02"),
    ("2014-XX-XX", "2014"),
    ("2014-05-W18", "2014-04-28/2014-05-04"),
]


@pytest.mark.parametrize(("value", "edtf"), POSTED)
def test_values_of_posts_are_the_same_dates(value: str, edtf: str) -> None:
    when = from_timex(value)
    assert when is not None
    assert when.edtf == edtf
