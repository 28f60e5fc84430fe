"""The quick way and the library's grammar agree."""

import edtf
import pytest

from timeline.plain_dates import plain_bounds


@pytest.mark.parametrize(
    "text",
    ["2011", "2011-06", "2011-06~", "2024-02-29", "2023-02", "1900-02%", "0001", "9999-12-31", "2018?"],
)
def test_plain_dates_have_the_days_that_the_grammar_gives(text: str) -> None:
    parsed = edtf.parse_edtf(text)
    strict = (parsed.lower_strict()[:3], parsed.upper_strict()[:3])
    first, last = plain_bounds(text) or (None, None)
    assert first
    assert last
    assert strict == (first.timetuple()[:3], last.timetuple()[:3])


@pytest.mark.parametrize(
    "text", ["2011-13", "2023-02-29", "2011-21", "201X", "2011/2012", "..", "", "0000", "11"]
)
def test_everything_else_is_left_to_the_grammar(text: str) -> None:
    assert plain_bounds(text) is None
