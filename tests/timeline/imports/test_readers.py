"""TimelineJS and markwhen as other newsrooms write them, and what cannot be read."""

import json
from typing import Any

import pytest

from timeline.imports import Draft, NotReadable, format_of, read
from timeline.markdown import to_html


def slides(*slides: Any, **document: Any) -> Any:
    return read(json.dumps({"events": slides, **document}))


def slide(text: str = "", headline: str = "He joins", **fields: Any) -> Draft:
    told = {"start_date": {"year": "2011"}, "text": {"headline": headline, "text": text}, **fields}
    (draft,) = slides(told).drafts
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("start", "end", "words", "edtf", "label"),
    [
        ({"year": "2011"}, None, "", "2011", "2011"),
        ({"year": 2011, "month": 6}, None, "", "2011-06", "June 2011"),
        ({"year": "2011", "month": "6", "day": "22"}, None, "", "2011-06-22", "22 June 2011"),
        ({"year": "2011", "month": "", "day": ""}, {"year": "2019"}, "", "2011/2019", "2011–2019"),
        ({"year": "2011", "month": "6"}, None, "c. June 2011", "2011-06~", "around June 2011"),
        ({"year": "2011", "month": "6"}, None, "early summer", "2011-06", "early summer"),
        # The words may not say another date than the slide, nor a finer one.
        ({"year": "2011"}, None, "22 June 2012", "2011", "22 June 2012"),
        ({"year": "2011"}, None, "22 June 2011", "2011", "22 June 2011"),
        ({"year": "800"}, None, "", "0800", "0800"),
    ],
)
def test_dates_are_as_coarse_as_theirs(start: Any, end: Any, words: str, edtf: str, label: str) -> None:
    fields = {"start_date": start, "display_date": words} | ({"end_date": end} if end else {})
    assert (slide(**fields).when.edtf, slide(**fields).when.label) == (edtf, label)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"start_date": {}}, "no year"),
        ({"start_date": {"year": "-500"}}, "out of reach"),
        ({"start_date": {"year": "2011", "month": "13"}}, "2011-13"),
        ({"start_date": {"year": "2011", "month": "2", "day": "30"}}, "not a date that exists"),
        ({"start_date": {"year": "2011", "day": "3"}}, "no month"),
        ({"start_date": {"year": "MMXI"}}, "no number"),
        ({"start_date": {"year": "2011"}, "end_date": {"year": "2010"}}, "ends before it starts"),
        ({"start_date": {"year": "2011"}, "text": {}}, "no headline"),
    ],
)
def test_a_bad_slide_is_told_and_the_others_come_in(fields: Any, why: str) -> None:
    good = {"start_date": {"year": "2011"}, "text": {"headline": "Good"}}
    reading = slides(good, {"text": {"headline": "Bad"}, **fields}, "no slide", good)
    assert [draft.headline for draft in reading.drafts] == ["Good", "Good"]
    assert [one.place for one in reading.skipped] == ["slide 2", "slide 3"]
    assert why in reading.skipped[0].why


def test_two_that_say_the_same_are_two() -> None:
    good = {"start_date": {"year": "2011"}, "text": {"headline": "Good"}}
    assert len({draft.key for draft in slides(good, good).drafts}) == 2


def test_html_becomes_small_markdown() -> None:
    html = (
        "<p>He <b>joined</b>, <a href='https://a.example/1'>it says</a>.<br>So.</p>"
        "<ul><li>one</li><li>two * 2</li></ul><script>alert(1)</script>"
        "<a href='javascript:alert(2)'>no</a> &lt;img onerror=x&gt;"
    )
    assert to_html(slide(html).body) == (
        '<p>He <strong>joined</strong>, <a href="https://a.example/1" rel="noopener">it says</a>.'
        "<br>\nSo.</p>\n"
        "<ul>\n<li>one</li>\n<li>two * 2</li>\n</ul>\n<p>no &lt;img onerror=x&gt;</p>\n"
    )


def test_words_about_a_picture_are_kept() -> None:
    media = {"url": "https://a.example/p.jpg", "caption": "The board", "credit": "A. Photographer"}
    body = slide("Text.", media=media).body
    assert body == "Text.\n\nThe board (A. Photographer): [https://a.example/p.jpg](https://a.example/p.jpg)"


def test_a_quotation_that_names_its_source_is_one() -> None:
    draft = slide(
        '<p>Text.</p><blockquote>He came. <cite><a href="https://a.example/">A paper</a></cite></blockquote>'
    )
    assert [(one.quote, one.credit, one.url) for one in draft.quotes] == [
        ("He came.", "A paper", "https://a.example/")
    ]
    assert draft.body == "Text."


def test_a_long_headline_goes_on_in_the_text() -> None:
    draft = slide("Text.", headline="word " * 60)
    assert len(draft.headline) <= 200
    assert draft.body.startswith("word word")


def test_rows_of_the_spreadsheet_are_read_with_their_lines() -> None:
    text = (
        "Year,Month,Day,Time,End Year,Headline,Text,Group,Type\n"
        ",,,,,The story,,,title\n"
        '2011,6,,,,He joins,"Two\nlines",Board,\n'
        "soon,,,,,She joins,,,\n"
        "2012,,,10:30,2013,'=1+1,,,\n"
        "1900,,,,2000,An age,,,era\n"
    )
    reading = read(text)
    assert reading.title == "The story"
    assert [(d.place, d.headline, d.when.edtf, d.chapter, d.body) for d in reading.drafts] == [
        ("line 4", "He joins", "2011-06", "Board", "Two\nlines"),
        ("line 6", "=1+1", "2012/2013", "", "Time: 10:30"),
    ]
    assert [one.place for one in reading.skipped] == ["line 5", "line 7"]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("2011: x", "2011"),
        ("2011-06/2012-07-01: x", "2011-06/2012-07-01"),
        ("2011 - 2012: x", "2011/2012"),
        ("12/2012: x", "2012-12"),
        ("11/30/2012: x", "2012-11-30"),
        ("Dec 7 1941: x", "1941-12-07"),
        ("7 December 1941 to March 1942: x", "1941-12-07/1942-03"),
        ("2019 / now: x", "2019/.."),
        ("2012-03-04T05:06:07Z: x", "2012-03-04"),
    ],
)
def test_dates_of_markwhen(line: str, edtf: str) -> None:
    (draft,) = read(line).drafts
    assert (draft.headline, draft.when.edtf) == ("x", edtf)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("5 days: x", "counts from another"),
        ("after !him 3 weeks: x", "counts from another"),
        ("2025 / 5 months: x", "counts from another"),
        ("2025-01-01 every 2 weeks x9: x", "again and again"),
        ("now: x", "now"),
        ("2025-02-30: x", "not a date that exists"),
        ("2025:", "says nothing"),
    ],
)
def test_what_markwhen_cannot_hand_over_is_told(line: str, why: str) -> None:
    reading = read(f"title: A\n\n2024: fine\n\n{line}\n")
    assert [draft.headline for draft in reading.drafts] == ["fine"]
    assert [(one.place, why in one.why) for one in reading.skipped] == [("line 5", True)]


def test_a_document_of_markwhen() -> None:
    text = """title: The story
dateFormat: d/M/y
#paper: red

section The board #paper
30/11/2012: He joins #alleged #paper
id: joined
// nobody sees this
Some *text* at 12:30.
- one
- two
endSection

# Later
2013-05: She joins
"""
    first, second = read(text).drafts
    assert (first.headline, first.standing, first.chapter) == ("He joins", "alleged", "The board")
    assert first.when.edtf == "2012-11-30"
    assert first.body == "Some *text* at 12:30.\n\n- one\n- two\n\nTags: paper"
    assert (second.headline, second.chapter, second.place) == ("She joins", "Later", "line 15")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"events": [', "Line 1: this is not JSON"),
        ("[1, 2]", "list called “events”"),
        ('{"events": [], "scale": "cosmological"}', "cosmological"),
        ("[" * 100_000, "nested"),
        (f'{{"events": [{"9" * 5000}]}}', "thousands of digits"),
        ("Year,Headline\n" + "2011,x\n" * 2001, "more than 2,000"),
    ],
)
def test_what_is_no_such_document_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read(text)


def test_the_format_is_found_out() -> None:
    assert format_of('\ufeff\n {"events": []}') == "timelinejs"
    assert format_of("Year,Month,Day,Headline\n") == "timelinejs-csv"
    assert format_of("title: x\n2011: y") == "markwhen"
