"""EDTF: bounds, labels, order, and what people type. No database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import dates

# (typed, EDTF, label)
READ = [
    # EDTF as it stands
    ("2011", "2011", "2011"),
    ("2011-06", "2011-06", "June 2011"),
    ("2011-06-09", "2011-06-09", "9 June 2011"),
    ("2011-06~", "2011-06~", "around June 2011"),
    ("2011-06?", "2011-06?", "June 2011 (uncertain)"),
    ("2011/2019", "2011/2019", "2011–2019"),
    ("2011/..", "2011/..", "from 2011"),
    ("../2013", "../2013", "by 2013"),
    ("201X", "201X", "the 2010s"),
    ("19XX", "19XX", "the 20th century"),
    ("20XX", "20XX", "the 21st century"),
    ("2011-21", "2011-21", "spring 2011"),
    ("2024-03-21/2024-03-31", "2024-03-21/2024-03-31", "late March 2024"),
    ("2011-06/2011-07", "2011-06/2011-07", "between June and July 2011"),
    # one day, month, year in words
    ("9 June 2011", "2011-06-09", "9 June 2011"),
    ("9th of June 2011", "2011-06-09", "9 June 2011"),
    ("June 9, 2011", "2011-06-09", "9 June 2011"),
    ("Sept. 14, 2018", "2018-09-14", "14 September 2018"),
    ("june 2011", "2011-06", "June 2011"),
    ("  June   2011. ", "2011-06", "June 2011"),
    # parts of a month or year
    ("late March 2024", "2024-03-21/2024-03-31", "late March 2024"),
    ("late February 2024", "2024-02-21/2024-02-29", "late February 2024"),
    ("early March 2024", "2024-03-01/2024-03-10", "early March 2024"),
    ("mid-March 2024", "2024-03-11/2024-03-20", "mid-March 2024"),
    ("early 2019", "2019-01/2019-04", "early 2019"),
    ("spring 2018", "2018-21", "spring 2018"),
    ("Q1 2018", "2018-33", "the first quarter of 2018"),
    ("the 2010s", "201X", "the 2010s"),
    # about, by, since
    ("around June 2011", "2011-06~", "around June 2011"),
    ("c. 2011", "2011~", "around 2011"),
    ("perhaps 2011", "2011?", "2011 (uncertain)"),
    ("by 2013", "../2013", "by 2013"),
    ("since December 2016", "2016-12/..", "from December 2016"),
    # spans
    ("between June and July 2011", "2011-06/2011-07", "between June and July 2011"),
    ("June–July 2011", "2011-06/2011-07", "between June and July 2011"),
    ("from 2011 to 2019", "2011/2019", "2011–2019"),
    ("2011-2019", "2011/2019", "2011–2019"),
    ("2011–2019", "2011/2019", "2011–2019"),
    ("14-16 September 2018", "2018-09-14/2018-09-16", "14–16 September 2018"),
    ("3-5 May 2024", "2024-05-03/2024-05-05", "3–5 May 2024"),
    ("May 3-5, 2024", "2024-05-03/2024-05-05", "3–5 May 2024"),
    ("Sept. 14 – 16, 2018", "2018-09-14/2018-09-16", "14–16 September 2018"),
    ("June-July 2011", "2011-06/2011-07", "between June and July 2011"),
    ("January 2018 to September 2019", "2018-01/2019-09", "between January 2018 and September 2019"),
    # other languages, whole dates only
    ("3. Dezember 2020", "2020-12-03", "3 December 2020"),
    ("3 décembre 2020", "2020-12-03", "3 December 2020"),
]


@pytest.mark.parametrize(("typed", "edtf", "label"), READ)
def test_dates_are_read_as_people_type_them(typed: str, edtf: str, label: str) -> None:
    when = dates.read(typed, other_languages=True)
    assert (when.edtf, when.label) == (edtf, label)


def test_a_strangers_words_are_read_in_english_only() -> None:
    with pytest.raises(dates.NotADate):
        dates.read("3. Dezember 2020")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Type a date"),
        ("soon", "cannot|not a date"),
        ("yesterday", "not a date"),
        ("We", "not a date"),
        ("$27", "not a date"),
        ("May", "not a date"),
        ("13 May", "without its year"),
        ("32 Nov", "not a date"),
        ("1-2-2024", "two ways"),
        ("1 Apr", "without its year"),
        ("2011-02-30", "exists"),
        ("30 February 2011", "“30 February 2011” is not a date that exists"),
        ("9999", "too far away"),
        ("by 9999", "too far away"),
        ("mid-9999", "too far away"),
        ("the 9990s", "too far away"),
        ("winter 9999", "too far away"),
        ("2019/2011", "ends before it starts"),
        ("../..", "not a date"),
        ("12/03/2020", "two ways"),
        ("0000", "exists"),
        ("x" * 100, "too long"),
    ],
)
def test_what_is_no_date_is_refused_in_words(typed: str, reason: str) -> None:
    with pytest.raises(dates.NotADate, match=reason):
        dates.read(typed)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "sort_day"),
    [
        ("2011-06~", "2011-06-01", "2011-06-30", "2011-06-01"),
        ("2011/2019", "2011-01-01", "2019-12-31", "2011-01-01"),
        ("2011/..", "2011-01-01", "None", "2011-01-01"),
        ("../2013", "None", "2013-12-31", "2013-01-01"),
        ("2020-24", "2020-12-01", "2021-02-28", "2020-12-01"),
        ("201X", "2010-01-01", "2019-12-31", "2010-01-01"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(edtf: str, earliest: str, latest: str, sort_day: str) -> None:
    when = dates.parse(edtf)
    assert (str(when.earliest), str(when.latest), str(when.sort_day)) == (earliest, latest, sort_day)


@pytest.mark.parametrize("edtf", [edtf for _, edtf, _ in READ])
def test_what_is_read_is_canonical(edtf: str) -> None:
    assert dates.parse(edtf).edtf == edtf


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        when = dates.read(text, other_languages=True)
    except dates.NotADate:
        return
    assert when.label
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


YEARS = ["2011", "9999", "0000", "20XX", "201X"]
RESTS = ["1X", "XX", "-25", "-06", "-XX", "-1X", "-24", "-32", "-36", "-09-21", "-02-30", *"~?%/", ".."]
PARTS = st.sampled_from(YEARS + RESTS)


@given(st.lists(PARTS, min_size=1, max_size=7).map("".join))
def test_what_only_looks_like_edtf_is_refused_and_the_rest_has_a_label(text: str) -> None:
    try:
        when = dates.parse(text)
    except dates.NotADate:
        return
    assert 0 < len(when.label) <= dates.LONGEST_LABEL
    assert max(filter(None, (when.earliest, when.latest))).year <= dates.LAST_YEAR + 1


def test_the_longest_label_fits() -> None:
    one = ["2011-09-21", "2011-09", "2011-34", "2011-21", "2011", "201X", "20XX", "..", ""]
    marked = [date + mark for date in one for mark in ("", "~", "?", "%") if "." not in date]
    spans = [f"{low}/{high}".replace("2011", "2012") for low in [*marked, ".."] for high in [*marked, ".."]]
    labels = [dates.label(span) for span in spans if dates.is_edtf(span)]
    assert max(map(len, labels)) <= dates.LONGEST_LABEL


def test_what_was_written_as_no_date_is_shown_as_it_is() -> None:
    assert dates.label("April 2024") == "April 2024"


@given(st.dates(max_value=date(dates.LAST_YEAR, 12, 31)))
def test_a_day_reads_back_from_its_label(day: object) -> None:
    assert dates.read(dates.label(str(day))).edtf == str(day)
