"""Search and filters: what an address asks for, and what it gets."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from tests.fixtures.stories import Story
from timeline.models import Chapter, Citation, Source
from timeline.reading.facets import Numbers, facets_of, numbers_of
from timeline.reading.filters import Filters, filters_from
from timeline.reading.search import marked_words, search

pytestmark = pytest.mark.django_db


def heads(client: Client, query: str) -> list[str]:
    """The headlines that an address shows, in order."""
    response = client.get(f"/?{query}")
    assert response.status_code == 200
    html = response.content.decode().replace("<mark>", "").replace("</mark>", "")
    return [part.split("</a>")[0].rpartition(">")[2] for part in html.split('<h3 class="head">')[1:]]


@pytest.mark.parametrize(
    "words",
    ["encryption", "Encrypted", "encr", "messenger encryption", '"end-to-end encryption"', "encription"],
)
def test_words_find_an_event_in_any_form_begun_or_misspelled(story: Story, words: str) -> None:
    event = story.event("Messenger gets end-to-end encryption")
    story.event("Something else", cited=False, uncited_note="-")
    assert list(search(story.timeline.events.published(), words).events) == [event]


def test_only_likeness_is_said_to_be_one(story: Story) -> None:
    story.event("Messenger gets encryption")
    events = story.timeline.events.published()
    assert (search(events, "encryption").is_alike, search(events, "encription").is_alike) == (False, True)


def test_accents_do_not_matter(story: Story) -> None:
    story.event("Beyoncé sings")
    assert search(story.timeline.events.published(), "beyonce").events.count() == 1


@pytest.mark.parametrize("words", ["5½", "ŉ", "ʼn", "a ŉx", "①", "℅", "＇x", "½", "ʼ", "\\", "it's 5½"])
def test_letters_that_are_no_letters_without_their_accent_can_be_typed(story: Story, words: str) -> None:
    story.event("It cost 5½ dollars")
    assert list(search(story.timeline.events.published(), words).events) is not None


def test_a_fraction_is_found(story: Story) -> None:
    story.event("It cost 5½ dollars")
    assert search(story.timeline.events.published(), "5½").events.count() == 1


@pytest.mark.parametrize("typed", ["2011-25", "2011-XX", "9999-24", "2011-1X", "1985-XX/1986", "?2011-06"])
def test_a_date_that_is_none_narrows_nothing(client: Client, story: Story, typed: str) -> None:
    story.event()
    assert heads(client, f"since={typed}&until={typed}") == ["A director joins"]


def test_an_event_is_found_by_the_words_of_its_sources(story: Story) -> None:
    story.cite(story.event("Plain"), "They said bespoke access.", publisher="Gazette")
    events = story.timeline.events.published()
    assert search(events, "bespoke").events.count() == 1
    assert search(events, "gazette").events.count() == 1


def test_words_follow_every_change(story: Story) -> None:
    event = story.event("Before")
    citation = story.cite(event, "An old sentence.")
    events = story.timeline.events.published()
    event.headline = "Renamed"
    event.save()
    Citation.objects.filter(pk=citation.pk).update(quote="Another one.")
    Source.objects.update(publisher="Herald")
    assert [search(events, word).events.count() for word in ("renamed", "another", "herald")] == [1, 1, 1]
    assert [search(events, word).events.count() for word in ("before", "old")] == [0, 0]


def test_a_deleted_event_leaves_no_words(story: Story) -> None:
    event = story.event("Gone")
    event.delete()
    assert not search(story.timeline.events.all(), "gone").events.exists()


@pytest.mark.parametrize(
    "words", ["'", '"', "%", "a & | !", "\\", "(", "<script>", ":*", "-", "é" * 300, "\0"]
)
def test_no_words_are_an_error(client: Client, story: Story, words: str) -> None:
    story.event()
    assert client.get("/", {"q": words}).status_code == 200


def test_what_is_not_published_is_not_found(client: Client, story: Story) -> None:
    story.event("Secret plan", status="confirmed", published_at=None)
    assert b"Secret plan" not in client.get("/?q=secret").content
    assert b"Secret plan" not in client.get("/?q=secrte").content


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("He sued the companies", "company", "He sued the <mark>companies</mark>"),
        ("Boards & boarding", "board", "<mark>Boards</mark> &amp; <mark>boarding</mark>"),
        ("<b>", "b", "&lt;<mark>b</mark>&gt;"),
        ("Nothing", "", "Nothing"),
    ],
)
def test_the_words_searched_for_are_marked(text: str, words: str, shown: str) -> None:
    assert marked_words(text, words) == shown


def test_a_person_narrows_the_list(client: Client, story: Story) -> None:
    story.event("With", names=["Reed Hastings"])
    story.event("Without")
    assert heads(client, "name=reed-hastings") == ["With"]


def test_standings_narrow_the_list_together(client: Client, story: Story) -> None:
    for standing in ("alleged", "denied", "confirmed"):
        story.event(standing, standing=standing)
    assert heads(client, "standing=alleged&standing=denied") == ["alleged", "denied"]


def test_a_chapter_narrows_the_list(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    story.event("In", chapter=chapter)
    story.event("Out")
    assert heads(client, "chapter=one") == ["In"]


def test_an_outlet_narrows_the_list(client: Client, story: Story) -> None:
    story.cite(story.event("Theirs", cited=False), "So it was.", publisher="Gazette")
    story.event("Others’")
    assert heads(client, "outlet=Gazette") == ["Theirs"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since=2014", ["Long", "Open", "Late"]),
        ("until=2012", ["Early", "Long"]),
        ("since=2012&until=June 2013", ["Long", "Open"]),
        ("since=nonsense", ["Early", "Long", "Open", "Late"]),
    ],
)
def test_a_span_of_time_holds_what_reaches_into_it(
    client: Client, story: Story, query: str, found: list[str]
) -> None:
    for headline, when in (("Early", "2010"), ("Long", "2011/2019"), ("Open", "2013/.."), ("Late", "2020")):
        story.event(headline, when)
    assert heads(client, query) == found


def test_only_exact_days_have_an_anniversary(client: Client, story: Story) -> None:
    story.event("Exact", "2018-12-18")
    story.event("Month", "2018-12")
    assert heads(client, "day=12-18") == ["Exact"]


def test_key_events_keep_their_chapters(client: Client, story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    story.event("Key", chapter=chapter, is_key=True)
    story.event("Other", chapter=chapter)
    assert heads(client, "key=1") == ["Key"]
    assert b"chapter-one" in client.get("/?key=1").content


def test_the_newest_can_come_first(client: Client, story: Story) -> None:
    for when in ("2010", "2012", "2011"):
        story.event(when, when)
    assert heads(client, "newest=1") == ["2012", "2011", "2010"]


def test_the_count_beside_a_choice_is_what_it_leaves(client: Client, story: Story) -> None:
    story.event("a", names=["Ada"], standing="alleged")
    story.event("b", names=["Ada"], standing="denied")
    story.event("c", names=["Bob"], standing="denied")
    html = client.get("/?standing=denied").content.decode()
    assert ">Ada (1)<" in html
    assert 'value="alleged"><svg' in html.replace(" checked", "")


def test_people_and_organisations_are_chosen_from_under_their_headings(client: Client, story: Story) -> None:
    story.event("a", names=["Ada", "Acme", "Fonds"])
    story.event("b", names=["Ada"])
    story.timeline.known_names.create(name="Ada", kind="person")
    story.timeline.known_names.create(name="Acme", kind="organisation")
    groups = re.findall(r'<optgroup label="(.*?)">(.*?)</optgroup>', client.get("/").content.decode())
    shown = [(label, re.findall(">(.*?)<", options)) for label, options in groups]
    assert [(label, [text for text in texts if text]) for label, texts in shown] == [
        *(("People", ["Ada (2)"]), ("Organisations", ["Acme (1)"]), ("Other names", ["Fonds (1)"])),
    ]


def test_a_person_who_was_chosen_stays_chosen_under_the_heading(client: Client, story: Story) -> None:
    story.event("a", names=["Ada"])
    story.timeline.known_names.create(name="Ada", kind="person")
    assert '<option value="ada" selected>Ada (1)' in client.get("/?name=ada").content.decode()


def test_the_table_shows_the_same_events(client: Client, story: Story) -> None:
    story.event("A director joins")
    html = client.get("/?view=table").content.decode()
    assert "<table" in html
    assert ">A director joins</a>" in html


def test_an_address_says_only_what_is_asked_for() -> None:
    filters = filters_from(QueryDict("q=+board++member&standing=alleged&view=&key=0"))
    assert filters.address() == "?q=board+member&standing=alleged"
    assert Filters().address() == "?"
    assert filters.address(q="", standing=(), newest=True) == "?newest=1"


def test_pages_keep_what_was_asked_for(client: Client, story: Story) -> None:
    for number in range(60):
        story.event(f"Event {number}", f"{1900 + number}", standing="alleged")
    assert 'href="?standing=alleged&amp;page=2"' in client.get("/?standing=alleged").content.decode()


def test_htmx_gets_the_list_without_the_page(client: Client, story: Story) -> None:
    story.event("A director joins")
    html = client.get("/?q=director", headers={"HX-Request": "true"}).content.decode()
    assert "joins</a>" in html
    assert "<html" not in html
    assert 'id="facets" class="facets" hx-swap-oob="true"' in html


def test_a_long_timeline_is_drawn_as_density_that_leads_to_its_time(client: Client, story: Story) -> None:
    for number in range(241):
        story.event(f"Event {number}", f"{1700 + number}", cited=False, uncited_note="-")
    html = client.get("/").content.decode()
    assert 'href="?since=1700-' in html


def test_the_numbers_are_of_all_that_is_published_whatever_is_asked_for(story: Story) -> None:
    story.event("One", "2011-06-03", standing="alleged")
    story.event("Two", "2011-06", is_key=True)
    story.event("Three", "2012-01-31")
    story.event("Not yet", "2012-01-31", status="confirmed", published_at=None)
    numbers = Numbers(total=3, key=1, per_month=[(date(2011, 6, 1), 2), (date(2012, 1, 1), 1)])
    events, filters = story.timeline.events.published(), Filters(standing=("alleged",), key=True)
    assert numbers_of(story.timeline) == facets_of(story.timeline, events, filters).numbers == numbers
    assert numbers.per_month == events.per_month()
