"""Days, months and years as they are written, and what looks like them."""

import pytest

from tests.extraction.timexes import found, mods

WRITTEN = [
    # days, in all English orders
    ("It opened on 12 March 2004.", [("12 March 2004", "2004-03-12")]),
    ("It opened on March 12, 2004.", [("March 12, 2004", "2004-03-12")]),
    ("It opened on the 12th of March 2004.", [("the 12th of March 2004", "2004-03-12")]),
    ("It opened on March 12th, 2004, at last.", [("March 12th, 2004", "2004-03-12")]),
    ("It opened on Mar. 12, 2004.", [("Mar. 12, 2004", "2004-03-12")]),
    ("It opened on Friday, 12 March 2004.", [("Friday, 12 March 2004", "2004-03-12")]),
    ("It opened on 2004-03-12.", [("2004-03-12", "2004-03-12")]),
    ("It opened on 3/12/2004.", [("3/12/2004", "2004-03-12")]),
    ("It opened on 25/12/2004.", [("25/12/2004", "2004-12-25")]),
    ("It opened on 3.12.2004.", [("3.12.2004", "2004-12-03")]),
    ("It opened on 3.13.2004.", [("3.13.2004", "2004-03-13")]),
    ("It opened on 12-Mar-2004.", [("12-Mar-2004", "2004-03-12")]),
    ("They meet on 14 May 2024, a Tuesday, at home.", [("14 May 2024, a Tuesday", "2024-05-14")]),
    ("Profits for the year to 31 December fell.", [("the year", "P1Y"), ("31 December", "XXXX-12-31")]),
    ("The log says 2004-03-12T14:30.", [("2004-03-12T14:30", "2004-03-12T14:30")]),
    # months
    ("It opened in March 2004.", [("March 2004", "2004-03")]),
    ("It opened in March of 2004.", [("March of 2004", "2004-03")]),
    ("It opened in Sept. 2004.", [("Sept. 2004", "2004-09")]),
    ("Back in Oct '98 it closed.", [("Oct '98", "1998-10")]),
    ("It opened on the Fourth of July 2004.", [("the Fourth of July 2004", "2004-07-04")]),
    ("The May 2004 vote was close.", [("May 2004", "2004-05")]),
    # the year that what happened then is given
    ("The May riots of 1968 failed.", [("May", "1968-05"), ("1968", "1968")]),
    ("Its spring offensive of 1918 failed.", [("spring", "1918-SP"), ("1918", "1918")]),
    ("In the June general elections of 1977 he won.", [("June", "1977-06"), ("1977", "1977")]),
    ("In June sales of 1990 models fell.", [("June", "XXXX-06"), ("1990", "1990")]),
    ("In June the budget of 1990 failed.", [("June", "XXXX-06"), ("1990", "1990")]),
    # years
    ("It opened in 2004 and closed.", [("2004", "2004")]),
    ("The 2004 season was short.", [("2004", "2004")]),
    ("By the year two thousand it was gone.", [("the year two thousand", "2000")]),
    ("In nineteen ninety-six it moved.", [("nineteen ninety-six", "1996")]),
    ("A third of 1990's budget went there.", [("1990", "1990")]),
    ("It went well in the 1990's.", [("the 1990's", "199")]),
    ("It stood there in '98 and later.", [("'98", "1998")]),
    ("The wall was built in 122 AD.", [("122 AD", "0122")]),
    ("The city fell in 480 BC.", [("480 BC", "BC0480")]),
    # the week that a day lies in
    ("It began the week of June 3, 2013.", [("the week of June 3, 2013", "2013-W23")]),
    (
        "In the week ended Friday, 7 June 2013, it fell.",
        [("the week ended Friday, 7 June 2013", "2013-W23")],
    ),
    ("In the week beginning on June 3rd it fell.", [("the week beginning on June 3rd", "XXXX-WXX")]),
    ("Since 9/11 it has been shut.", [("9/11", "2001-09-11")]),
    ("It was so in the year 525 and the year 2525.", [("the year 525", "0525"), ("the year 2525", "2525")]),
    ("It snowed in the winter of 1914-15.", [("the winter of 1914-15", "1914-WI")]),
    ("It snowed in the winter of 1999/2000.", [("the winter of 1999/2000", "1999-WI")]),
    ("It dates from the 12th or 13th century.", [("the 12th", "11"), ("13th century", "12")]),
    # ranges: two mentions, each complete
    ("It rained in March-April 2011.", [("March", "2011-03"), ("April 2011", "2011-04")]),
    ("It ran from 2011-2019.", [("2011", "2011"), ("2019", "2019")]),
    ("The season of 1990/91 began.", [("1990", "1990"), ("91", "1991")]),
    ("The war of 1914-18 began.", [("1914", "1914"), ("18", "1918")]),
    ("ROME, April 28, — The first trucks came.", [("April 28", "XXXX-04-28")]),
    ("ROME, April 28 — The first trucks came.", [("April 28", "XXXX-04-28")]),
    ("It ran Sept. 14-16, 2011.", [("Sept. 14", "2011-09-14"), ("16, 2011", "2011-09-16")]),
    ("It was so in the years 2010 and 2011.", [("2010", "2010"), ("2011", "2011")]),
    ("It was so in the years before 2010.", [("the years", "PXY"), ("2010", "2010")]),
    ("The months of June and July were wet.", [("June", "XXXX-06"), ("July", "XXXX-07")]),
    ("Its May meeting and a March deadline passed.", [("May", "XXXX-05"), ("March", "XXXX-03")]),
    ("It ran 6-7 January 2016.", [("6", "2016-01-06"), ("7 January 2016", "2016-01-07")]),
    ("Between June and July 2011 it rained.", [("June", "2011-06"), ("July 2011", "2011-07")]),
    ("From December to March it rained.", [("December", "XXXX-12"), ("March", "XXXX-03")]),
    ("Between December and March it rained.", [("December", "XXXX-12"), ("March", "XXXX-03")]),
    ("From December to March 2012 it rained.", [("December", "2011-12"), ("March 2012", "2012-03")]),
    ("It lasted from 499 to 493 BC.", [("499", "BC0499"), ("493 BC", "BC0493")]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_written_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, None) == expected


NOT_DATES = [
    # words that are months, weekdays and seasons elsewhere
    "They may leave, and they march on.",
    "They lived through Black Monday and Bloody Sunday.",
    "The March on Rome and the March of Time were told; the March drew many.",
    "It may be so. A spring that leaps, a spring coil, spring water.",
    "April Jones and June Smith spoke.",
    "The Sun Also Rises; she sat and wed.",
    "Prices fall in the fall of Rome.",
    "The spring water springs from there.",
    "The mayor of Decatur sat on the dec.",
    "A march-past and a May-pole.",
    "The fashion week of the city ended well.",
    # numbers of other things
    "It costs $1995 and weighs 1800 pounds.",
    "Call 020 7946 1998, please.",
    "Some 2000 people came to room 1990.",
    "Version 10.3.2 beat model F-1995.",
    "She is 24 and he, 1.95 metres, is 31.",
    "The score was 3-2, then 12-10, on 9/11, and 19/11.",
    "Of 2100 people 1950 of them voted.",
    "On page 2001 there is a map.",
    # ages
    "The 44-year-old actor is 44 years old.",
    "One of these is a day, by day and on Mother-in-law Day, all day.",
    "A girl aged 12 years of age.",
    "The six-month-old baby and an eight-week-old grey kitten slept.",
    # days that no month has
    "On 2/31/2004 and on 2004-13-01.",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_no_date(text: str) -> None:
    assert [value for _, value in found(text) if "-" in value and "XX" not in value] == []


PARTS = [
    ("in early 1998", "early 1998", "START"),
    ("in mid-1998", "mid-1998", "MID"),
    ("in late March 1998", "late March 1998", "END"),
    ("by the end of 1998", "the end of 1998", "END"),
    ("at the beginning of May 1998", "the beginning of May 1998", "START"),
    ("in the middle of August 1998", "the middle of August 1998", "MID"),
    ("around June 2011", "around June 2011", "APPROX"),
    ("in the early 1970s", "the early 1970s", "START"),
    ("in mid-to-late 1998", "mid-to-late 1998", "END"),
    ("in early to mid 1998", "early to mid 1998", "MID"),
    ("c. 480 BC", "c. 480 BC", "APPROX"),
    ("ca. 1480", "ca. 1480", "APPROX"),
]


def test_the_part_of_a_thing_named_after_its_year_is_no_part_of_the_year() -> None:
    assert found("It was at the opening of the 2000 games.") == [("2000", "2000")]
    assert mods("It was at the opening of the 2000 games.") == [""]
    assert mods("It was at the end of the year 2000.") == ["END"]
    assert mods("It was at the end of the 1990s.") == ["END"]


@pytest.mark.parametrize("verb", ["close", "end", "start"])
def test_what_begins_or_ends_is_no_part(verb: str) -> None:
    assert found(f"It will {verb} in May.") == [("May", "2024-05")]
    assert mods(f"It will {verb} in May.") == [""]


@pytest.mark.parametrize(("text", "span", "mod"), PARTS)
def test_part_of_a_stretch(text: str, span: str, mod: str) -> None:
    assert [text for text, _ in found(f"It began {text}.")] == [span]
    assert mods(f"It began {text}.") == [mod]
