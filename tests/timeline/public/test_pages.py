"""The public pages as their HTML: what is on them, and above all what is not."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.stories import NOW, Story
from timeline import dates
from timeline.models import Chapter, Event, PublicChange, Timeline
from timeline.reading import addresses
from timeline.services.events import event_update
from timeline.views import front

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_default_timeline_is_the_front_page(client: Client, story: Story) -> None:
    story.event("A director joins")
    assert "A director joins" in page(client)


def test_each_timeline_has_a_page_of_its_own(client: Client, story: Story) -> None:
    Story("other", is_default=False).event("Elsewhere")
    assert "Elsewhere" in page(client, "/t/other/")
    assert "Elsewhere" not in page(client)


def test_without_a_timeline_the_front_page_says_so(client: Client) -> None:
    assert "no timeline here yet" in page(client)


def test_a_timeline_without_published_events_says_so(client: Client, story: Story) -> None:
    assert "Nothing is published yet" in page(client)


def test_an_entry_shows_its_date_as_its_label_says_it(client: Client, story: Story) -> None:
    story.event(when="2024-03-21/2024-03-31")
    assert '<span class="day">late March</span> <span class="year">2024</span>' in page(client)


def test_only_dates_that_html_knows_are_given_to_machines(client: Client, story: Story) -> None:
    story.event(when="2011-06")
    story.event(when="2011-06~")
    assert page(client).count('datetime="2011-06"') == 1


def test_an_allegation_names_who_alleges(client: Client, story: Story) -> None:
    story.event(standing="alleged", attributed_to="the plaintiffs")
    assert "Alleged by the plaintiffs" in page(client)


def test_a_source_shows_its_sentence_with_the_date_words_marked(client: Client, story: Story) -> None:
    story.event()
    assert "“He joined <mark>around June 2011</mark>.”" in page(client)


def test_a_source_shows_its_own_date_and_how_it_was_worked_out(client: Client, story: Story) -> None:
    event = story.event(when="2011")
    story.cite(event, "Within a month of that.", when="2011-06/2011-07", reasoning="after June 2011")
    html = page(client)
    assert "Gives <b>between June and July 2011</b>: after June 2011" in html
    assert "All of these dates can hold" in html


def test_dates_that_cannot_all_hold_are_shown_side_by_side(client: Client, story: Story) -> None:
    event = story.event("Watch starts", when="2017-08")
    story.cite(event, "It began in August 2018.", publisher="Another", when="2018-08")
    html = page(client)
    assert "Sources differ on the date" in html
    assert html.index('side-date">August 2017') < html.index('side-date">August 2018')


def test_an_editor_may_explain_a_conflict(client: Client, story: Story) -> None:
    event = story.event(
        "Watch starts", when="2017-08", conflict="resolved", conflict_note="The US came first."
    )
    story.cite(event, "It began in August 2018.", publisher="Another", when="2018-08")
    assert "The US came first." in page(client)


def test_readers_are_told_of_a_conflict_only_where_an_editor_chose_so(client: Client, story: Story) -> None:
    event = story.event(
        "Watch starts", when="2017-08", conflict="resolved", conflict_note="A slip.", tells_conflict=False
    )
    story.cite(event, "It began in August 2018.", publisher="Another", when="2018-08")
    html = page(client)
    assert "Sources differ" not in html
    assert "A slip." not in html


def test_a_reply_stands_beside_what_it_answers(client: Client, story: Story) -> None:
    claim = story.event("They shared messages", "2013")
    story.event("We did not", "2024", standing="denied", attributed_to="Meta", answers=claim)
    html = page(client, addresses.event_url(claim))
    assert "Denied by Meta" in html


def test_an_unpublished_reply_is_not_shown(client: Client, story: Story) -> None:
    claim = story.event("They shared messages", "2013")
    story.event("We did not", "2024", answers=claim, status="confirmed", published_at=None)
    assert "We did not" not in page(client)


def test_a_reply_does_not_reveal_an_unpublished_allegation(client: Client, story: Story) -> None:
    claim = story.event("They shared messages", "2013", status="confirmed", published_at=None)
    story.event("We did not", "2024", answers=claim)
    assert "They shared messages" not in page(client)


def test_words_of_an_article_are_never_markup(client: Client, story: Story) -> None:
    story.cite(story.event("<i>Head</i>"), "<script>alert(1)</script>")
    html = page(client)
    assert "<script>alert" not in html
    assert "<i>Head" not in html


def test_events_stand_under_their_chapters_and_the_rest_last(client: Client, story: Story) -> None:
    late = Chapter.objects.create(timeline=story.timeline, title="Late", slug="late", position=2)
    early = Chapter.objects.create(timeline=story.timeline, title="Early", slug="early", position=1)
    story.event("b", "2020", chapter=late)
    story.event("c", "2010")
    story.event("a", "2022", chapter=early)
    html = page(client)
    order = ["Early</a>", ">a</a>", "Late</a>", ">b</a>", "Also on record", ">c</a>"]
    assert [html.index(words) for words in order] == sorted(html.index(words) for words in order)


def test_a_large_timeline_comes_in_pages(client: Client, story: Story) -> None:
    for number in range(51):
        story.event(f"Event {number}.", f"{1950 + number}")
    assert "Event 50.</a>" not in page(client)
    assert "Event 50.</a>" in page(client, "/?page=2")


def test_the_number_of_queries_does_not_grow(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        event = story.event(f"Event {number}", f"{1950 + number}", names=["Somebody"])
        story.event("No", "2024", answers=event, standing="denied")
    with django_assert_max_num_queries(17):
        page(client)


def test_a_page_asks_as_much_of_many_events_as_of_one(client: Client, story: Story) -> None:
    def asked() -> int:
        front.forget_all()
        with CaptureQueriesContext(connection) as queries:
            page(client)
        return len(queries)

    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    story.event("First", "1949", names=["Ada"], chapter=chapter)
    one = asked()
    for number in range(30):
        story.event(f"Event {number}", f"{1950 + number}", names=["Ada"], chapter=chapter)
    assert asked() == one == 11


@pytest.mark.parametrize("status", ["proposed", "confirmed", "rejected"])
@pytest.mark.parametrize("path", ["", "events/{pk}/", "names/ada/", "sources/{source}/", "chapters/one/"])
def test_what_is_not_published_is_on_no_page(client: Client, story: Story, status: str, path: str) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
    event = story.event("Secret", status=status, published_at=None, names=["Ada"], chapter=chapter)
    path = path.format(pk=event.pk, source=event.citations.get().source_id)
    response = client.get(f"/t/story/{path}", follow=True)
    assert response.status_code == (404 if path else 200)
    assert b"Secret" not in response.content


def test_an_event_answers_at_its_old_address(client: Client, story: Story) -> None:
    event = story.event("Old words")
    old = addresses.event_url(event)
    Event.objects.update(headline="New words")
    response = client.get(old)
    event.refresh_from_db()
    assert response.status_code == 302
    assert response["Location"] == addresses.event_url(event)


def test_a_merged_event_leads_to_the_one_that_tells_it(client: Client, story: Story) -> None:
    kept = story.event("Kept")
    gone = story.event("Gone", status="merged", merged_into=kept, published_at=None)
    response = client.get(addresses.event_url(gone))
    assert (response.status_code, response["Location"]) == (302, addresses.event_url(kept))


def test_an_event_is_not_found_under_another_timeline(client: Client, story: Story) -> None:
    event = story.event()
    Story("other", is_default=False)
    assert client.get(f"/t/other/events/{event.pk}/").status_code == 404


def test_a_person_has_a_page_under_every_spelling(client: Client, story: Story) -> None:
    story.event("One", names=["Ime Archibong"])
    story.event("Two", names=["IME ARCHIBONG"])
    html = page(client, "/t/story/names/ime-archibong/")
    assert ">One</a>" in html
    assert ">Two</a>" in html


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("person", "Person"), ("organisation", "Organisation"), ("", "Person or organisation")],
)
def test_the_page_of_a_name_says_what_it_is_a_name_of(
    client: Client, story: Story, kind: str, shown: str
) -> None:
    story.event("One", names=["Ada"])
    if kind:
        story.timeline.known_names.create(name="Ada", kind=kind)
    assert f"<li>{shown}</li>" in page(client, "/t/story/names/ada/")


def test_a_source_has_a_page_with_what_rests_on_it(client: Client, story: Story) -> None:
    event = story.event("Rests on it")
    story.event("Does not", cited=False, uncited_note="Known to everybody.")
    html = page(client, addresses.source_url(story.timeline, event.citations.get().source))
    assert "Rests on it" in html
    assert "Does not" not in html


def test_an_event_without_a_source_says_why(client: Client, story: Story) -> None:
    story.event(cited=False, uncited_note="Our own reporting.")
    assert "No source is quoted: Our own reporting." in page(client)


def test_the_changes_page_names_what_was_withdrawn_without_a_link(client: Client, story: Story) -> None:
    event = story.event("Gone now", status="confirmed", published_at=None)
    PublicChange.objects.create(
        timeline=story.timeline, event=event, kind="withdrawn", headline="Gone now", at=NOW
    )
    html = page(client, "/t/story/changes/")
    assert '<p class="changed">Gone now</p>' in html


def test_a_correction_is_called_one_and_says_why(client: Client, story: Story) -> None:
    PublicChange.objects.create(
        timeline=story.timeline,
        event=story.event("Kept"),
        kind="corrected",
        headline="Kept",
        note="It was July.",
        at=NOW,
    )
    html = page(client, "/t/story/changes/")
    assert "Corrected" in html
    assert "It was July." in html


@pytest.mark.parametrize("path", ["/", "/t/story/", "/t/story/changes/"])
def test_readers_get_no_cookie(client: Client, story: Story, path: str) -> None:
    story.event()
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


@pytest.mark.parametrize("path", ["/t/none/", "/t/story/events/99/", "/t/story/names/nobody/", "/?page=x"])
def test_a_bad_address_is_answered_without_an_error(client: Client, story: Story, path: str) -> None:
    assert client.get(path).status_code == (200 if path == "/?page=x" else 404)


def test_pages_are_only_read(client: Client, story: Story) -> None:
    assert client.post("/").status_code == 405


def test_a_timeline_knows_its_address(story: Story) -> None:
    assert story.timeline.get_absolute_url() == "/"
    assert Timeline(slug="other").get_absolute_url() == "/t/other/"


def test_the_changes_page_tells_what_was_what(client: Client, story: Story) -> None:
    event = story.event("It ends", "2011-06", standing="reported")
    fields = {"headline": "It ended", "standing": "alleged", "attributed_to": "the suit", "body": "More."}
    event_update(event_id=event.pk, version=1, by=None, now=NOW, fields=fields, when=dates.parse("2012"))
    html = page(client, "/t/story/changes/")
    for told in (
        "The headline was “It ends”, now “It ended”.",
        "The date was June 2011, now 2012.",
        "The standing was reported, now alleged by the suit.",
        "Also changed: the text.",
        "12:00 UTC",
    ):
        assert told in html


def test_order_and_view_are_chosen_apart(client: Client, story: Story) -> None:
    story.event()
    html = page(client, "/?view=table")
    assert 'href="?newest=1&amp;view=table"' in html


def test_an_entry_leads_back_to_its_place(client: Client, story: Story) -> None:
    event = story.event()
    html = page(client, addresses.event_url(event))
    assert f'href="/#event-{event.pk}"' in html


@pytest.mark.parametrize("in_chapters", [False, True])
def test_an_entry_leads_back_to_its_page_of_a_long_timeline(
    client: Client, story: Story, in_chapters: bool
) -> None:
    events = [story.event(f"Event {number}", f"{1900 + number}") for number in range(90)]
    if in_chapters:  # the last in time stand in the first chapter
        chapter = Chapter.objects.create(timeline=story.timeline, title="One", slug="one")
        for event in events[50:]:
            event.chapter = chapter
            event.save()
    for event in (events[0], events[45], events[89]):
        back = re.search(r'class="back"><a href="([^"]+)"', page(client, addresses.event_url(event)))
        assert back
        path, _, anchor = back[1].partition("#")
        assert f'<li id="{anchor}">' in page(client, path)
        assert anchor == f"event-{event.pk}"


def test_the_way_back_follows_what_is_published(client: Client, story: Story) -> None:
    last = story.event("Last", "2020")
    assert f'href="/#event-{last.pk}"' in page(client, addresses.event_url(last))
    for number in range(40):
        story.event(f"Event {number}", f"{1950 + number}")
    assert f'href="/?page=2#event-{last.pk}"' in page(client, addresses.event_url(last))


@pytest.mark.parametrize("number", [1, 90])
def test_the_page_of_an_event_asks_a_constant_number_of_questions(
    client: Client, story: Story, django_assert_max_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    events = [story.event(f"Event {one}", f"{1900 + one}") for one in range(number)]
    with django_assert_max_num_queries(12):
        page(client, addresses.event_url(events[-1]))


def test_days_in_a_reasoning_are_written_in_words(client: Client, story: Story) -> None:
    event = story.event()
    story.cite(event, "Last Wednesday.", reasoning="Counted from 2018-12-19, when it was published.")
    assert "Counted from 19 December 2018, when" in page(client)


def test_the_text_of_an_entry_has_its_marks_everywhere(client: Client, story: Story) -> None:
    event = story.event("Joins", body="He *joined* [the board](https://a.example).\n\n<script>x</script>")
    html = '<p>He <em>joined</em> <a href="https://a.example" rel="noopener">the board</a>.</p>'
    for path in ("/", f"/t/story/events/{event.pk}-joins/", "/t/story/embed/"):
        page = client.get(path).content.decode()
        assert html in page, path
        assert "<p>&lt;script&gt;x&lt;/script&gt;</p>" in page, path


def test_the_words_looked_for_are_marked_in_a_text_but_not_in_its_links(client: Client, story: Story) -> None:
    story.event("Joins", body="He *joined* [a board](https://board.example).")
    page = client.get("/", {"q": "board"}).content.decode()
    assert '<a href="https://board.example" rel="noopener">a <mark>board</mark></a>' in page


def test_the_address_of_a_source_tells_nothing_before_it_is_published(client: Client, story: Story) -> None:
    event = story.event("A draft", status="confirmed", published_at=None)
    path = f"/t/story/sources/{event.citations.get().source_id}/"
    assert client.get(path).status_code == 404
    Event.objects.update(status="published", published_at=NOW)
    assert client.get(path)["Location"].endswith("-an-article-of-a-paper/")
    assert client.get(f"/t/story/sources/{10**30}/").status_code == 404
