"""Drafts to dates in one pass: what an anchor counts from may stand far before it or after it."""

from collections import deque

import pytest

from ingest.extraction import calendar, extract_events
from ingest.extraction.anchors import NEARBY
from ingest.extraction.candidates import drafts_of
from ingest.extraction.dating import resolved
from ingest.extraction.drafts import Draft
from ingest.extraction.naming import find_names
from ingest.extraction.phrases import Given
from ingest.extraction.text import split_sentences
from ingest.extraction.timex import find_timexes

ANCHORED = "A month after Acme bought Zenith, the plant in Leeds was shut."
BOUGHT = "In May 2016 Acme bought Zenith for $27 million."


def filler(number: int) -> str:
    return f"In June 2011 the town of Ayton{number} opened bridge {number} to cars."


def when_shut(sentences: list[str]) -> str:
    events = extract_events("\n\n".join(sentences), "2024-04-19")
    return next(event.when for event in events if event.quote == ANCHORED)


def test_the_event_meant_may_come_later() -> None:
    assert when_shut([ANCHORED, *map(filler, range(NEARBY - 1)), BOUGHT]) == "2016-06"


def test_the_event_meant_may_have_come_before() -> None:
    assert when_shut([BOUGHT, *map(filler, range(NEARBY - 1)), ANCHORED]) == "2016-06"


def test_an_event_too_far_away_is_not_meant() -> None:
    assert when_shut([BOUGHT, *map(filler, range(NEARBY)), ANCHORED]) == ""
    assert when_shut([ANCHORED, *map(filler, range(NEARBY)), BOUGHT]) == ""


def test_papers_newly_unsealed_are_no_second_event_where_the_release_is_told_later() -> None:
    newly = "Acme spied on rivals, newly unsealed court documents show."
    release = "On 3 May 2016 the judge released the court's papers to the press."
    told = [event.headline for event in extract_events(f"{newly}\n\n{BOUGHT}", "2024-04-19")]
    again = [event.headline for event in extract_events(f"{newly}\n\n{BOUGHT}\n\n{release}", "2024-04-19")]
    assert "Court documents were unsealed" in told
    assert "Court documents were unsealed" not in again


def test_drafts_are_let_go_as_they_are_dated() -> None:
    text = "\n\n".join(map(filler, range(3 * NEARBY)))
    sentences = split_sentences(text)
    timexes = find_timexes(text)
    drafts: deque[Draft] = deque()
    for number, sentence in enumerate(sentences):
        inside = [timex for timex in timexes if sentence.start <= timex.start < sentence.end]
        drafts.extend(drafts_of(text, sentence, number, inside, Given({})))
    count = len(drafts)
    dated = resolved(text, drafts, find_names(text, sentences), calendar.from_edtf("2024"))
    next(dated)
    assert len(drafts) == count - 1


def test_what_is_planned_is_nothing_to_count_since() -> None:
    text = "Two men were charged on May 3. They will be tried on June 9. Since then 11 claims were lodged."
    *_, claims = extract_events(text, "2024-05-20")
    assert (claims.standing, claims.when) == ("reported", "2024-05-03/..")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The guard said on Monday it would look at the deal, a week after Acme agreed to it.", "2024-05-06"),
        ("Acme cut 300 jobs on Monday, less than a year after it bought Zebu.", "2023-05/2024-05"),
    ],
)
def test_counted_back_from_what_the_sentence_tells(text: str, when: str) -> None:
    *_, last = extract_events(text, "2024-05-15")
    assert last.when == when


def test_at_the_time_is_when_what_was_told_last_happened() -> None:
    text = "In March 2019 Ada Low left. At the time, Bo Ek lived in Rome. At the time of the fire, he slept."
    assert [event.when for event in extract_events(text, "2024-05-15")] == ["2019-03", "2019-03"]


def test_that_june_is_of_the_story_and_not_of_the_year_from_which_it_is_told() -> None:
    text = "In July 2022 Acme shut the hall. Ada Low wept, she said last month. Bo Ek had asked it that June."
    assert [event.when for event in extract_events(text, "2025-06-20")][-1] == "2022-06"


def test_shortly_before_an_hour_is_told_and_not_by_the_way() -> None:
    text = "Don Low was held on March 2. He was found shortly before 4 a.m. on May 5 and died two days later."
    assert [event.when for event in extract_events(text, "2022-05-15")][-1] == "2022-05-07"
