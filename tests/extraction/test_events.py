"""Whole articles, short and in our own words: which events, with which dates; and what is none."""

from datetime import date

import pytest

from ingest.extraction import ExtractedEvent, extract_events

# Written as the trade writes it: a pull quote repeated, residue, a caption with a credit glued to it.
TABLOID = """\
ACME’s parent Zenith has allegedly sold its readers’ letters, a lawsuit has claimed.
AlamyIt follows a report by Gizmo that Acme shut its film service to please a rival[/caption]
Plainly someone steered it: from 2012-2018, the rival’s then-boss Poole sat on Acme’s board and ran it.
The two firms also agreed to “custom links and shared plans” from at least 2012, documents say.
“For nearly a decade the two were close,” said the buyers in filings made public in late March.
“Plainly someone steered it: from 2012-2018, the rival’s then-boss Poole sat on Acme’s board and ran it…”
Papers allege that “within a month” of Poole stepping onto the board, a so-called “Letters” deal was signed.
The rival would then allegedly send Acme fortnightly reports on its readers.
A Zenith spokesman has denied the allegations.
The Daily Planet has contacted the rival for comment.
"""

BLOG = """\
“}]]Menu Menu

Acme allegedly shared letters with a rival for a decade

Lawyers look at a time around May 2012, in which the rival’s co-founder Mary Poole joined the Acme board.

Within a month of Poole’s inauguration, the two firms had signed off on a ‘letters’ partnership.

The rival sent Zenith detailed reports every fortnight.

Zenith’s line is an old one, given it used the same words in 2019 following an exposé from the Daily \
Planet declaring that rivals could read letters.

In any event, Acme didn’t seal its letters until November 2022 – which would have ended all doubts.

Just four months into 2024, Zenith isn’t doing well.
"""


def events(text: str, published: date | str | None = None) -> dict[str, ExtractedEvent]:
    return {event.headline: event for event in extract_events(text, published)}


def dates(text: str, published: date | str | None = None) -> list[str]:
    return [event.when for event in extract_events(text, published)]


@pytest.mark.parametrize("published", ["2024-04", None])
def test_tabloid(published: str | None) -> None:
    found = events(TABLOID, published)
    assert found["The rival’s then-boss Poole sat on Acme’s board and ran it"].when == "2012/2018"
    assert found["A so-called “Letters” deal was signed"].when == "2012"
    assert len(found) == len(extract_events(TABLOID, published))
    assert not any("comment" in event.quote for event in found.values())
    assert not any("fortnight" in event.quote for event in found.values())
    assert not any("[" in event.quote or "Alamy" in event.quote for event in found.values())


def test_a_date_that_needs_the_publication_date() -> None:
    known = events(TABLOID, "2024-04")["Filings were made public"]
    assert (known.when, known.label) == ("2024-03-21/2024-03-31", "late March 2024")
    unknown = events(TABLOID)["Filings were made public"]
    assert (unknown.when, unknown.label) == ("", "")
    assert "late March" in unknown.reasoning
    assert unknown.date_text == "in late March"


def test_what_the_article_dates_by_itself() -> None:
    denial = events(TABLOID, "2024-04")["A Zenith spokesman has denied the allegations"]
    assert (denial.when, denial.standing, denial.attributed_to) == ("2024-04", "denied", "a Zenith spokesman")
    assert "publication date" in denial.reasoning
    assert events(TABLOID)["A Zenith spokesman has denied the allegations"].when == ""


@pytest.mark.parametrize("published", ["2024-04", None])
def test_blog(published: str | None) -> None:
    found = events(BLOG, published)
    joined = found["The rival’s co-founder Mary Poole joined the Acme board"]
    assert (joined.when, joined.label) == ("2012-05~", "around May 2012")
    assert joined.names == ("Mary Poole", "Acme")
    signed = found["The two firms had signed off on a ‘letters’ partnership"]
    assert (signed.when, signed.label) == ("2012-05/2012-06", "between May and June 2012")
    assert found["Acme sealed its letters"].when == "2022-11"
    assert [event.when for event in found.values()].count("2019") == 2
    assert not any("fortnight" in event.quote or "Menu" in event.quote for event in found.values())
    assert not any("four months" in event.quote for event in found.values())


@pytest.mark.parametrize(
    "text",
    [
        # furniture
        "Photo: Jane Doe, 5 May 2021",
        "© 2021 Example Media. All rights reserved.",
        "Published: 5 May 2021",
        "Read more: what happened in May 2021",
        # ages, prices, models, names with years
        "Mary Poole, 47, runs the plant.",
        "The plant cost $2016 to run.",
        "The Model 2000 is a printer.",
        # what recurs, what is supposed, what is asked
        "They met every fortnight.",
        "Zebu supposedly sent Acme reports every fortnight.",
        "Zebu would then allegedly send Acme weekly reports.",
        "If the plant closed in 2019, nobody would mind.",
        "Did the plant close in 2019?",
        # corrections of the page's own
        "An earlier version of this article said it was May 2016.",
        "It was 1948, not 1949.",
        # the right of reply
        "Acme did not respond to requests for comment on Friday.",
        "",
    ],
)
def test_no_event(text: str) -> None:
    assert extract_events(text, "2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Mary Poole has sued Acme.", ["2022-03-15"]),
        ("Acme recently shut its plant, after months of rumours.", ["2022-03~"]),
        ("Acme has put off its move to Rome until 2025.", ["2022-03-15"]),
        ("Acme shut its plant on Friday.", ["2022-03-11"]),
        ("In May 2016 Ada left, and in June 2017 Bob left the firm.", ["2016-05", "2017-06"]),
        ("Acme shut one shop in 2018, one in Rome in 2019 and in 2020 sold the rest.", ["2018", "2020"]),
        (
            "On March 5 banks stopped paying and the last flight, from Bern, landed on March 7.",
            ["2022-03-05", "2022-03-07"],
        ),
    ],
)
def test_dated(text: str, when: list[str]) -> None:
    assert dates(text, "2022-03-15") == when


def test_publication_date_as_a_date() -> None:
    assert dates("Acme shut its plant on Friday.", date(2022, 3, 15)) == ["2022-03-11"]
    assert dates("Acme shut its plant on Friday.", "no date at all") == [""]


def test_two_dates_in_a_sentence_quote_a_part_each() -> None:
    text = "In May 2016 Ada left the firm, and in June 2017 Bob left it."
    first, second = extract_events(text)
    assert first.end <= second.start
    assert (first.quote, second.quote) == ("In May 2016 Ada left the firm", "in June 2017 Bob left it.")


@pytest.mark.parametrize(
    "text",
    [
        "Zebu is long known. Acme refused to hand over papers about the 2014 vote.",
        "Zebu is long known. Its tool was used to write about the May 6 attack.",
        "Zebu is long known. Nothing like May 6 ever happened again.",
        "Zebu is long known. Because the 2014 case came first, the court went on.",
    ],
)
def test_a_date_that_names_a_thing_dates_no_event(text: str) -> None:
    assert not any(event.when for event in extract_events(text, "2022-03-15"))


def test_a_report_found_it_in_the_year_it_carries() -> None:
    assert dates("Zebu is long known. A 2014 report found that Acme hid it.", "2022-03-15") == ["2014"]


def test_when_it_was_to_be_is_not_when_it_was_promised() -> None:
    (found,) = extract_events("Zebu is known. Acme had promised a plant for 2014 and later moved it to 2015.")
    assert (found.when, found.headline) == (
        "",
        "Acme had promised a plant for 2014 and later moved it to 2015",
    )


@pytest.mark.parametrize(
    "text",
    [
        "“You can lock the plant now,” Acme said on Friday.",
        "“We disagree with what was said on Friday,” Acme said.",
        "Neither Acme nor Zebu has commented on Friday’s vote.",
        "Acme has responded to our request with the words below.",
        "Zebu is known. Its makers have complained for years about the plant.",
        "“It should have been shut years ago,” said Mary Poole.",
    ],
)
def test_advice_opinions_and_answers_are_no_events(text: str) -> None:
    assert extract_events(text, "2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # what counts from a day of the year before is of that year too
        ("The plane left on April 17. At 6:58 it was lost.", ["2021-04-17", "2021-04-17"]),
        ("Police raided it in May. They heard Ada Low the following month.", ["2021-05", "2021-06"]),
        # how long it went on is not when he was dismissed
        (
            "Acme has dismissed Bo Ek after finding that gems were lost over more than two decades.",
            ["2022-03-15"],
        ),
    ],
)
def test_what_was_told_as_past_is_past(text: str, when: list[str]) -> None:
    assert dates(text, "2022-03-15") == when


def test_the_news_is_told_once() -> None:
    text = (
        "Acme has shut its anvil plant in Rome after a fire. The town is sad. Nobody knows what comes next. "
        "Acme shut the anvil plant in Rome today. It stood for long."
    )
    assert len(extract_events(text, "2022-03-15")) == 1


@pytest.mark.parametrize(
    ("text", "headline", "standing", "when"),
    [
        # an allegation without a date
        (
            "Zebu supposedly sent Acme reports on its readers.",
            "Zebu sent Acme reports on its readers",
            "alleged",
            "",
        ),
        (
            "Zebu would then allegedly send Acme reports.",
            "Zebu would then send Acme reports",
            "alleged",
            "",
        ),
        # years without a number
        (
            "It is hard to forget the leaks from prior years that cost Zebu billions.",
            "The leaks cost Zebu billions",
            "reported",
            "",
        ),
        # what somebody has said or done about it is the article's own news
        ("Ada Low has accused Zebu of theft.", "Ada Low has accused Zebu of theft", "alleged", "2022-03-15"),
        (
            "Zebu has appealed against the ruling.",
            "Zebu has appealed against the ruling",
            "reported",
            "2022-03-15",
        ),
        # a reply, an accusation or a promise is news too
        ("Zebu grew. Ada Low rejected the claims.", "Ada Low rejected the claims", "denied", "2022-03-15"),
        (
            "Zebu grew. A spokesman for Acme denied that jobs would go.",
            "A spokesman for Acme denied that jobs would go",
            "denied",
            "2022-03-15",
        ),
        (
            "Zebu grew. A union accused Acme of hiding it.",
            "A union accused Acme of hiding it",
            "alleged",
            "2022-03-15",
        ),
        # and what has been done, in the perfect
        (
            "Zebu grew. Bo Ek has been charged with it.",
            "Bo Ek has been charged with it",
            "reported",
            "2022-03-15",
        ),
        # from one date to a clause that ends it, or for so many years
        ("Acme kept it from 1984 until it went bankrupt in 1999.", "Acme kept it", "reported", "1984/1999"),
        (
            "In 1974 Acme fired her. For the next 13 years Ada Low sang.",
            "Ada Low sang",
            "reported",
            "1974/1987",
        ),
        # plans
        (
            "The firms expect the sale to close in the fourth quarter.",
            "The firms expect the sale to close",
            "planned",
            "2022-10/2022-12",
        ),
        (
            "The museum plans to open a new hall by 2024.",
            "The museum plans to open a new hall",
            "planned",
            "../2024",
        ),
        # "that summer" is the one just told of
        (
            "In April 2020 a check was made. Repairs were approved that summer.",
            "Repairs were approved",
            "reported",
            "2020-22",
        ),
        ("In January 2017 Ada Low won. That October she lost.", "Ada Low lost", "reported", "2017-10"),
    ],
)
def test_events_of_few_words(text: str, headline: str, standing: str, when: str) -> None:
    found = events(text, "2022-03-15")
    assert (found[headline].standing, found[headline].when) == (standing, when)


@pytest.mark.parametrize("act", ["The judge dismissed the claims.", "Ada Low rejected the new seat."])
def test_a_ruling_or_a_rejected_offer_is_no_reply_and_has_no_date(act: str) -> None:
    (event,) = extract_events(f"Zebu grew. {act}", "2022-03-15")
    assert (event.quote, event.when, event.standing) == (act, "", "reported")


@pytest.mark.parametrize(
    "text",
    [
        # what holds for long, what somebody else did
        "Zebu grew. Ada Low has always called for it.",
        "Zebu grew. A man who denied that it was him sat down.",
        "Zebu grew. Bo Ek has been a friend of hers.",
    ],
)
def test_no_reply_and_no_news(text: str) -> None:
    assert extract_events(text, "2022-03-15") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("In 2012 Ada Low sued Acme. Acme denied that it had lied.", ["2012", "2012~"]),
        ("In 2012 Ada Low sued Acme. She was poor. Acme denied that it had lied.", ["2012", ""]),
        # what was claimed last week is answered now, whatever it is about
        (
            "Ada Low claimed last week that Acme lied in May 2012. Acme said it would look into that.",
            ["2022-03-07/2022-03-13", "2012-05", "2022-03-15"],
        ),
    ],
)
def test_a_reply_in_an_old_story_is_of_that_time(text: str, when: list[str]) -> None:
    assert dates(text, "2022-03-15") == when


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Acme has blamed a gap in its wall for the fire that burned its plant last Friday.",
            {
                "Acme has blamed a gap in its wall for the fire": "2022-03-15",
                "The fire burned its plant": "2022-03-11",
            },
        ),
        ("Acme has sold its old plant in May 2016.", {"Acme has sold its old plant": "2016-05"}),
        # the date says what "three months later" would
        ("Zebu came on June 15. Three months later, on Sept. 4, Acme left.", {"Acme left": "2021-09-04"}),
        # beside an old fire, a year in "after the … fire" is when it was about
        (
            "After the 1988 fire Acme built a wall, but Zebu had none until 2004.",
            {"Acme built a wall": "1988/.."},
        ),
    ],
)
def test_each_clause_has_its_own_date(text: str, told: dict[str, str]) -> None:
    found = {event.headline: event.when for event in extract_events(text, "2022-03-15")}
    assert told.items() <= found.items()


def test_a_date_after_who_is_quoted_may_be_of_something_else() -> None:
    text = (
        "“I told the council in 2019 that it would,” said Don Petrie, an engineer, who retired in May 2020."
    )
    assert [event.when for event in extract_events(text, "2022-03-15")] == ["2019", "2020-05"]


def test_last_month_is_nobodys_name() -> None:
    (event,) = extract_events("Last month The Ledger reported that Acme had hired bankers.", "2022-03-15")
    assert event.attributed_to == "the Ledger"


@pytest.mark.parametrize(
    ("text", "headline", "when"),
    [
        # what is counted from is what the line tells: at its own date, if there is one
        (
            (
                "Ada Low filed a complaint on 5 April 2023. Three months after the High Bridge was shut, "
                "people still wait for a ferry."
            ),
            "The High Bridge was shut",
            "",
        ),
        (
            (
                "Two weeks after the High Bridge was shut, people wait. The old town is quiet. "
                "The High Bridge was shut on 5 March 2023, Ada Low said."
            ),
            "The High Bridge was shut",
            "2023-03-05",
        ),
        # but with a verb of its own the main clause is told, at the date that is counted
        (
            "The bridge was shut on 5 March 2023. Two weeks after the bridge was shut, the ferry returned.",
            "The ferry returned",
            "2023-03-19",
        ),
        # what would lie ahead, but is told as past, counts from something else
        (
            "The bridge was shut on 5 March 2023. Six months after the bridge was shut, the ferry returned.",
            "The ferry returned",
            "",
        ),
    ],
)
def test_the_past_that_dates_are_counted_from_is_never_a_plan(text: str, headline: str, when: str) -> None:
    found = [event for event in extract_events(text, "2023-06-01") if event.headline == headline]
    assert {(event.when, event.standing) for event in found} == {(when, "reported")}


@pytest.mark.parametrize("compared", ["later than the mayor has claimed", "earlier than planned"])
def test_a_comparison_of_dates_dates_nothing(compared: str) -> None:
    text = f"Ada Low closed the bridge on 5 March 2023, the town says, two days {compared}."
    assert dates(text, "2023-06-01") == ["2023-03-05"]
    assert dates("Ada Low closed it on 5 March 2023. Bo Ek left two days later.") == [
        "2023-03-05",
        "2023-03-07",
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # a Tuesday of which the clause says that it will be
        ("On Friday, after a speech led by Ada Low, the hall will be opened.", "2022-03-18"),
        ("The court said on Friday that it will rule.", "2022-03-11"),
        ("Ada Low cannot be held till Friday, the court said.", "../2022-03-18"),
        # an hour of a day is of that day
        ("Shortly before noon on May 2, 2021 police came.", "2021-05-02"),
        # of two dates side by side the closer one
        ("In a letter later in the day Friday, Ada Low confirmed the deal.", "2022-03-11"),
        ("Police gave up and, days later on January 6, went to his house.", "2022-01-06"),
    ],
)
def test_weekdays_and_dates_side_by_side(text: str, when: str) -> None:
    assert dates(text, "2022-03-15") == [when]


def test_what_is_fit_for_a_century_did_not_happen_in_it() -> None:
    assert dates("Here is the hall, rebuilt for the 21st century.", "2022-03-15") in ([], [""])


def test_a_dateline_without_a_dash_is_none_of_the_dates() -> None:
    assert dates("LONDON, March 13 Acme could be fined by the state next month.", "2022-03-15") == ["2022-04"]


def test_a_noun_that_may_be_a_verb_makes_no_line() -> None:
    assert dates("Dozens of white heads - some laughing - hang from the ceiling.", "2022-03-15") == []


def test_what_one_sentence_tells_by_two_dates_is_told_once() -> None:
    text = "Acme met Ada Low in May 2021, a week before Bo Ek left and six months after the vote ended."
    assert [event.headline for event in extract_events(text, "2022-03-15")].count("Bo Ek left") == 1


def test_a_plan_for_a_year_ahead_is_not_when_it_was_protested() -> None:
    (event,) = extract_events(
        "Fans protested in the town over the plan to build a hall by 2030.", "2022-03-15"
    )
    assert (event.headline, event.when) == (
        "Fans protested in the town over the plan to build a hall",
        "../2030",
    )
    (event,) = extract_events("Fans protested over a hall by 2030.", "2022-03-15")
    assert (event.standing, event.when) == ("reported", "")
