"""What we export and read again says the same."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline import dates
from timeline.exports import FORMATS, Telling
from timeline.exports.markwhen import WORD_JOINER
from timeline.imports import Draft, read
from timeline.markdown import to_html, to_plain
from timeline.models import Chapter, Citation, Event, Link, Source, Standing, Timeline
from timeline.models.event import date_fields

YEARS = st.integers(1, 2998).map("{:04}".format)
PARTS = st.sampled_from(["", "-01", "-12", "-06-30", "-21", "-24", "-33", "-36", "-02-28"])
ONES = st.builds("{}{}{}".format, YEARS, PARTS, st.sampled_from(["", "~", "?", "%"])) | st.builds(
    "{}{}".format, st.sampled_from(["201X", "19XX", "000X"]), st.sampled_from(["", "~"])
)
EDTF = (
    ONES | ONES.map("../{}".format) | ONES.map("{}/..".format) | st.builds("{}/{}".format, ONES, ONES)
).filter(dates.is_edtf)
# Words as people write them: everything but what no text has, and not all of it space.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60).filter(
    lambda text: text.split() and " ".join(text.split()) == text
)
HEADLINES = WORDS.filter(lambda text: text[0].isalnum() and text[-1].isalnum() and WORD_JOINER not in text)


def event(headline: str, when: str, **fields: object) -> Event:
    """As `for_readers` loads it, without a database."""
    citations = fields.pop("citations", [])
    backlinks: Any = fields.pop("backlinks", [])
    row = Event(pk=5, timeline=STORY, headline=headline, **{**date_fields(dates.parse(when)), **fields})
    row._prefetched_objects_cache = {"citations": citations}  # type: ignore[attr-defined]
    row.public_backlinks, row.told_requests = backlinks, []
    return row


STORY = Timeline(pk=1, slug="story", title="The story", intro="")


def told_again(row: Event, format: str, site: str = "") -> Draft:
    reading = read(FORMATS[format].write(Telling(STORY, [row], site)), format)
    assert reading.skipped == []
    (draft,) = reading.drafts
    return draft


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv", "markwhen"])
@settings(max_examples=60)
@example(headline="A plant closes", when="0001?/0001?", standing="reported", who="")
@example(headline="She says #MeToo", when="2017-10-15", standing="reported", who="")
@given(headline=HEADLINES, when=EDTF, standing=st.sampled_from(Standing.values), who=HEADLINES | st.just(""))
def test_an_event_comes_back_with_its_date_and_standing(
    format: str, headline: str, when: str, standing: str, who: str
) -> None:
    row = event(headline, when, standing=standing, attributed_to=who)
    draft = told_again(row, format)
    assert (draft.headline, draft.when.edtf, draft.when.label) == (headline, row.when, row.label)
    assert (draft.standing, draft.attributed_to) == (standing, who)


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv", "markwhen"])
def test_quotes_sources_and_chapters_come_back(format: str) -> None:
    source = Source(title="On inboxes", publisher="A paper", url="https://a.example/1?b=2&c=3")
    bare = Source(title="A book")
    row = event(
        "He joins",
        "2011-06~",
        chapter=Chapter(pk=2, title="A seat & more", slug="seat", position=1),
        citations=[Citation(source=source, quote="He “joined” <then>."), Citation(source=bare, quote="Yes.")],
    )
    draft = told_again(row, format)
    assert draft.chapter == "A seat & more"
    assert [(q.quote, q.credit, q.url) for q in draft.quotes] == [
        ("He “joined” <then>.", "A paper: On inboxes", "https://a.example/1?b=2&c=3"),
        ("Yes.", "A book", ""),
    ]


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv"])
@settings(max_examples=40)
@given(text=st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join))
def test_a_text_comes_back_with_its_marks(format: str, text: str) -> None:
    draft = told_again(event("He joins", "2011", body=text), format)
    assert to_plain(draft.body).split() == to_plain(text).split()


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv"])
def test_emphasis_links_and_lists_come_back(format: str) -> None:
    text = "He *joined* the **board**, [it says](https://a.example/x).\n\n- one\n- two\n\nThe end."
    draft = told_again(event("He joins", "2011", body=text), format)
    assert to_html(draft.body) == to_html(text)


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv", "markwhen"])
def test_it_is_known_as_a_copy_of_our_own_event(format: str) -> None:
    assert told_again(event("He joins", "2011"), format, "https://example.org").own_id == 5


@pytest.mark.parametrize("format", ["timelinejs", "timelinejs-csv", "markwhen"])
def test_a_denial_beside_it_comes_back_as_words_of_its_text(format: str) -> None:
    denial = event("Nobody read them", "2024", standing="denied", attributed_to="Meta")
    row = event(
        "Inboxes were read",
        "2011",
        standing="alleged",
        attributed_to="the suit",
        body="Says the suit.",
        backlinks=[Link(event=denial, kind="answers")],
    )
    draft = told_again(row, format)
    assert (draft.headline, draft.standing, draft.attributed_to) == (row.headline, "alleged", "the suit")
    assert to_plain(draft.body).split("\n\n") == ["Says the suit.", "Denied: Nobody read them (Meta)"]


def test_words_of_ones_own_for_a_date_come_back_as_its_label() -> None:
    row = event("He joins", "2011", label="the year he joined")
    draft = told_again(row, "timelinejs")
    assert (draft.when.edtf, draft.when.label) == ("2011", "the year he joined")
