"""The whole of a timeline, or of a part of it, on one page for paper."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.images import picture
from tests.fixtures.stories import Story
from timeline.models import Chapter, Event, Source
from timeline.reading import listing
from timeline.services.images import image_keep

pytestmark = pytest.mark.django_db
PRINT = "/t/story/print/"


def page(client: Client, path: str = PRINT) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def heads(html: str) -> list[str]:
    return re.findall(r'<h3 class="head">.*?<a[^>]*>(.*?)</a></h3>', html)


@pytest.fixture
def long(story: Story) -> Story:
    """Two chapters and what is in none, more than a page of the timeline and of one chapter."""
    seat = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat", position=1)
    later = Chapter.objects.create(timeline=story.timeline, title="Later", slug="later", position=2)
    for number in range(45):
        story.event(f"Met {number}", f"{1950 + number}", chapter=seat, names=["Somebody"])
    story.event("It ends", "2020", chapter=later)
    story.event("Told besides", "1900")
    return story


def test_all_entries_stand_on_it_in_the_order_of_the_pages(client: Client, long: Story) -> None:
    assert heads(page(client)) == heads(page(client, "/")) + heads(page(client, "/?page=2"))


def test_each_chapter_opens_once_and_holds_its_entries(client: Client, long: Story) -> None:
    html = page(client)
    sections = html.split('<section class="chapter"')[1:]
    assert [len(heads(section)) for section in sections] == [45, 1, 1]
    assert [re.findall(r'<h2 id="chapter-(\w+)">', section) for section in sections] == [
        ["seat"],
        ["later"],
        [],
    ]
    assert html.count("<section") == html.count("</section>")
    assert html.count("<ol") == html.count("</ol>")
    assert "continued" not in html


def test_its_chapters_hold_together_however_few_entries_are_read_at_a_time(
    client: Client, long: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = page(client)
    monkeypatch.setattr(listing, "CHUNK", 7)
    Event.objects.filter(headline="Met 3").update(headline="Met 3")  # a revision later
    assert heads(page(client)) == heads(whole)
    assert page(client).count('class="opening"') == 3


def test_a_year_is_set_large_where_it_begins_and_only_there(client: Client, story: Story) -> None:
    for month in ("01", "02", "03"):
        story.event(f"In {month}", f"2011-{month}")
    assert page(client).count('class="when turn"') == 1


def test_sources_are_unfolded_with_their_addresses(client: Client, story: Story) -> None:
    story.event()
    Source.objects.update(url="https://example.org/article")
    html = page(client)
    assert '<details class="sources" open>' in html
    assert 'href="https://example.org/article"' in html


def test_pictures_on_paper_do_not_wait_to_be_scrolled_to(client: Client, story: Story) -> None:
    story.event(image=image_keep(picture()), image_alt="A board room")
    assert 'loading="lazy"' in page(client, "/")
    assert 'loading="lazy"' not in page(client)


@pytest.mark.parametrize(
    ("path", "paper"),
    [
        ("/", "/t/story/print/"),
        ("/?view=table", "/t/story/print/"),
        ("/t/story/chapters/seat/", "/t/story/chapters/seat/print/"),
        ("/t/story/names/somebody/", "/t/story/names/somebody/print/"),
    ],
)
def test_what_has_pages_leads_to_all_of_it_for_paper(
    client: Client, long: Story, path: str, paper: str
) -> None:
    assert f'class="print-all" href="{paper}"' in page(client, path)


def test_a_source_with_pages_leads_to_all_of_it_for_paper(client: Client, long: Story) -> None:
    source = Source.objects.get()
    html = page(client, f"/t/story/sources/{source.pk}-an-article-of-a-paper/")
    assert f'class="print-all" href="/t/story/sources/{source.pk}/print/"' in html
    assert len(heads(page(client, f"/t/story/sources/{source.pk}/print/"))) == 47


def test_what_stands_on_one_page_is_printed_as_it_is(client: Client, story: Story) -> None:
    story.event()
    assert "print-all" not in page(client, "/")
    assert f'href="{PRINT}"' in page(client, "/")  # at the foot


def test_a_chapter_is_printed_with_its_own_entries(client: Client, long: Story) -> None:
    html = page(client, "/t/story/chapters/seat/print/")
    assert len(heads(html)) == 45
    assert "<h1>A seat</h1>" in html


@pytest.mark.parametrize("kind", ["chapters/seat", "names/somebody"])
def test_of_what_is_not_published_there_is_no_print(client: Client, long: Story, kind: str) -> None:
    path = f"/t/story/{kind}/print/"
    tag = client.get(path)["ETag"]
    Event.objects.update(status="confirmed")
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 404
    assert "Nothing is published yet" in page(client)
    assert heads(page(client)) == []


def test_its_masthead_says_what_it_is_and_leads_back(client: Client, long: Story) -> None:
    Chapter.objects.filter(slug="seat").update(intro="It begins.")
    html = page(client)
    assert "<p>What happened.</p>" in html
    assert 'href="/"><span aria-hidden="true">←</span> Back to the timeline</a>' in html
    html = page(client, "/t/story/chapters/seat/print/")
    assert "<p>It begins.</p>" in html
    assert 'href="/t/story/chapters/seat/"><span aria-hidden="true">←</span> A seat</a>' in html


def test_engines_are_led_to_the_timeline_instead(client: Client, story: Story) -> None:
    story.event()
    html = page(client)
    assert '<meta name="robots" content="noindex, follow">' in html
    assert '<link rel="canonical" href="http://testserver/">' in html


def test_its_density_leads_to_the_timeline(client: Client, story: Story) -> None:
    for number in range(250):
        story.event(f"Event {number}", f"{1800 + number % 200}", cited=False, uncited_note="Known.")
    assert 'href="/?since=' in page(client)
    assert 'href="?since=' not in page(client)


def test_it_asks_as_much_for_many_entries_as_for_some(
    client: Client, long: Story, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    long.event("No", "2024", answers=Event.objects.latest("pk"), standing="denied")
    with CaptureQueriesContext(connection) as some:
        page(client)
    for number in range(60):
        event = long.event(f"More {number}", f"{1950 + number}", names=["Somebody"])
        long.event("No", "2024", answers=event, standing="denied")
    with django_assert_num_queries(len(some)):
        assert len(heads(page(client))) == 168
