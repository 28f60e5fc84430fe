"""The engine imports nothing, so it writes labels and bounds of EDTF itself; readers must not notice."""

import pytest

from ingest.extraction import calendar
from timeline import dates

EDTF = [
    "2011",
    "2011-06",
    "2011-06-09",
    "2011-06~",
    "2011~",
    "2011/2019",
    "2011/..",
    "../2013",
    "201X",
    "19XX",
    "20XX",
    "2011-21",
    "2011-22",
    "2011-23",
    "2020-24",
]


@pytest.mark.parametrize("edtf", EDTF)
def test_both_write_the_same_label(edtf: str) -> None:
    engine = calendar.from_edtf(edtf)
    assert engine
    assert engine.label == dates.label(edtf)


@pytest.mark.parametrize("edtf", EDTF)
def test_both_span_the_same_days(edtf: str) -> None:
    when = dates.parse(edtf)
    assert calendar.bounds(edtf) == (when.earliest, when.latest)
