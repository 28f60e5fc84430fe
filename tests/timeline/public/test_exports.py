"""Each format as its own consumers read it."""

import csv
import io
import json
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.images import picture
from tests.fixtures.stories import NOW, Story
from timeline.exports import FORMATS, telling_of
from timeline.exports.points import ends_of
from timeline.exports.spreadsheet import defused
from timeline.imports import read
from timeline.models import Chapter, Event, PublicChange, Source
from timeline.models.request import RequestForComment
from timeline.services.images import image_keep

pytestmark = pytest.mark.django_db


def written(story: Story, name: str) -> str:
    return FORMATS[name].write(telling_of(story.timeline, "https://news.example"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018", "2018", "None"),
        ("2011-06~", "2011-06", "None"),
        ("2018-12-18", "2018-12-18", "None"),
        ("2011/2019", "2011", "2019"),
        ("2016/..", "2016", "None"),
        ("../2013", "None", "2013"),
        ("2018-21", "2018-03", "2018-05"),  # spring
        ("201X", "2010", "2019"),
        ("2024-03-21/2024-03-31", "2024-03-21", "2024-03-31"),
    ],
)
def test_known_ends_are_as_coarse_as_the_date(edtf: str, first: str, last: str) -> None:
    ends = ends_of(edtf)
    assert (str(ends.first), str(ends.last)) == (first, last)


def test_json_has_what_its_contract_says(story: Story) -> None:
    event = story.event("A director joins", "2011-06~", names=["Reed Hastings"], cited=False)
    story.cite(event, "He joined.", when="2011-06~", date_text="June", reasoning="because")
    Source.objects.update(url="https://example.org/a", published="2024-04")
    document = json.loads(written(story, "json"))
    told = document["events"][0]
    assert document["timeline"]["slug"] == "story"
    assert {name: told[name] for name in ("when", "earliest", "latest", "label", "status", "standing")} == {
        "when": "2011-06~",
        "earliest": "2011-06-01",
        "latest": "2011-06-30",
        "label": "around June 2011",
        "status": "published",
        "standing": "reported",
    }
    assert told["citations"] == [
        {
            "source": {
                "title": "An article of A paper",
                "publisher": "A paper",
                "url": "https://example.org/a",
                "published": "2024-04",
            },
            "quote": "He joined.",
            "date_text": "June",
            "when": "2011-06~",
            "reasoning": "because",
        }
    ]


@pytest.fixture
def denied(story: Story) -> Event:
    """An allegation that is denied, with dates that differ, about which somebody would not speak."""
    claim = story.event(
        "Inboxes were read", "2011", standing="alleged", conflict="resolved", conflict_note="We\nasked."
    )
    story.cite(claim, "It was in 2013.", publisher="Another", when="2013")
    RequestForComment.objects.create(event=claim, asked="Netflix", outcome="declined")
    reply = {"standing": "denied", "answers": claim}
    story.event("No & inbox", "2024-04-02", attributed_to="Meta", **reply)
    story.event("Secretly denied", "2024-04-03", status="proposed", **reply)
    return claim


@pytest.mark.parametrize("name", ["csv", "timelinejs", "timelinejs-csv", "markwhen", "ics", "jsonld", "feed"])
def test_no_text_tells_an_allegation_without_its_denial(
    client: Client, story: Story, denied: Event, name: str
) -> None:
    if name == "feed":
        entries = feedparser.parse(client.get("/t/story/feed.atom").content).entries
        text = next(one.summary for one in entries if "Inboxes" in one.title)
    elif name == "ics":
        components = Calendar.from_ical(written(story, name)).walk("VEVENT")
        text = next(str(one["description"]) for one in components if "Inboxes" in str(one["summary"]))
    else:
        text = written(story, name)
    text = unescape(text)
    assert "Denied: No & inbox (Meta)" in text
    assert "Netflix declined to comment." in text
    assert "Sources differ: We asked." in text
    assert "Secretly" not in text


def test_dates_of_which_readers_are_not_told_that_they_differ(story: Story, denied: Event) -> None:
    Event.objects.filter(pk=denied.pk).update(tells_conflict=False)
    assert "Sources differ" not in written(story, "csv")
    told = json.loads(written(story, "json"))["events"][0]
    assert (told["sources_differ"], told["conflict_note"]) == (False, "")


def test_json_links_both_ways_and_says_that_sources_differ(story: Story, denied: Event) -> None:
    claim, reply = json.loads(written(story, "json"))["events"]
    assert claim["linked_from"] == [{"kind": "answers", "event": reply["id"]}]
    assert (claim["links"], reply["linked_from"]) == ([], [])
    assert (claim["sources_differ"], claim["conflict_note"]) == (True, "We\nasked.")
    assert (reply["sources_differ"], reply["conflict_note"]) == (False, "")


def test_an_open_end_is_null_in_json(story: Story) -> None:
    story.event("Since", "2016/..")
    told = json.loads(written(story, "json"))["events"][0]
    assert (told["earliest"], told["latest"]) == ("2016-01-01", None)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(story: Story, cell: str) -> None:
    assert str(defused(cell)).startswith("'")
    story.event(cell)
    assert rows(written(story, "csv"))[0]["headline"] == f"'{cell}"


def test_csv_has_a_row_for_each_event(story: Story) -> None:
    story.event('Says "no", twice\nindeed', "2018", names=["Ada", "Bob"])
    row = rows(written(story, "csv"))[0]
    assert (row["headline"], row["names"], row["when"]) == ('Says "no", twice\nindeed', "Ada; Bob", "2018")


def test_timelinejs_dates_are_no_more_precise_than_ours(story: Story) -> None:
    story.event("Around", "2011-06~")
    story.event("Span", "2012/2019")
    story.event("By", "../2013")
    slides = {s["text"]["headline"]: s for s in json.loads(written(story, "timelinejs"))["events"]}
    dates = [(s["start_date"], s.get("end_date"), s["display_date"]) for s in slides.values()]
    assert dates == [
        ({"year": 2011, "month": 6}, None, "around June 2011"),
        ({"year": 2012}, {"year": 2019}, "2012–2019"),
        ({"year": 2013}, None, "by 2013"),
    ]


def test_every_timelinejs_slide_has_an_id_of_its_own(story: Story) -> None:
    for _ in range(3):
        story.event("The same", "2018")
    ids = [slide["unique_id"] for slide in json.loads(written(story, "timelinejs"))["events"]]
    assert len(set(ids)) == 3


def test_timelinejs_gets_no_markup_of_ours(story: Story) -> None:
    story.cite(story.event("<script>x</script>", body="<img onerror=x>"), "<b>said</b>")
    text = written(story, "timelinejs")
    assert "<script>" not in text
    assert "<img" not in text
    assert "<b>said" not in text


def test_a_text_loses_its_marks_where_a_format_knows_none(story: Story) -> None:
    story.event("Joins", body="He *joined* it.")
    event = json.loads(written(story, "json"))["events"][0]
    assert (event["body"], event["body_html"]) == ("He joined it.", "<p>He <em>joined</em> it.</p>\n")
    for format in ("csv", "markwhen", "ics", "jsonld"):
        assert "He joined it." in written(story, format), format
    assert (
        "<p>He <em>joined</em> it.</p>"
        in json.loads(written(story, "timelinejs"))["events"][0]["text"]["text"]
    )


def test_the_timelinejs_spreadsheet_has_its_columns(story: Story) -> None:
    story.event("Span", "2012-05/2019")
    title, row = rows(written(story, "timelinejs-csv"))
    assert (title["Type"], title["Headline"]) == ("title", "The story")
    assert (row["Year"], row["Month"], row["End Year"], row["Display Date"]) == (
        "2012",
        "5",
        "2019",
        "between May 2012 and 2019",
    )


@pytest.mark.parametrize(
    "line", ["2012: She left.", "section Two", "# Two", "// nothing", "id: 5", "Dec 2012: x"]
)
def test_no_line_of_a_text_is_structure_in_markwhen(story: Story, line: str) -> None:
    story.event("He joins", "2011", body=f"First.\n\n{line}")
    (draft,) = read(written(story, "markwhen"), "markwhen").drafts
    assert draft.body == f"First.\n\n{line}"
    assert draft.chapter == ""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_asks_as_much_of_many_events_as_of_one(
    story: Story, django_assert_num_queries: DjangoAssertNumQueries, name: str
) -> None:
    for number in range(5):
        chapter = Chapter.objects.create(timeline=story.timeline, title=f"{number}", slug=f"{number}")
        story.event(f"Event {number}", f"{1950 + number}", chapter=chapter)
    with django_assert_num_queries(5):
        written(story, name)


def test_markwhen_has_headings_ranges_and_tags(story: Story) -> None:
    chapter = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat")
    story.event("Joins", "2011-06~", chapter=chapter, standing="alleged")
    story.event("Goes on", "2016/..")
    text = written(story, "markwhen")
    assert "# A seat\n\n2011-06: Joins (around June 2011) #alleged\n" in text
    assert text.index("2016/now: Goes on (from 2016) #reported") < text.index("# A seat")


def test_a_calendar_has_whole_days(story: Story) -> None:
    story.event("Day", "2018-12-18")
    story.event("Month", "2018-12")
    story.event("By", "../2013")
    entries: list[Any] = Calendar.from_ical(written(story, "ics")).walk("VEVENT")
    spans = {str(entry["summary"]): (entry["dtstart"].dt, entry["dtend"].dt) for entry in entries}
    assert spans == {
        "Day": (date(2018, 12, 18), date(2018, 12, 19)),
        "Month (December 2018)": (date(2018, 12, 1), date(2019, 1, 1)),
        "By (by 2013)": (date(2013, 1, 1), date(2014, 1, 1)),
    }


def test_an_allegation_is_a_claim_in_json_ld(story: Story) -> None:
    story.event("They read it", "2011-06~", standing="alleged", attributed_to="the plaintiffs")
    claim = json.loads(written(story, "jsonld"))["itemListElement"][0]["item"]
    assert (claim["@type"], claim["author"]["name"]) == ("Claim", "the plaintiffs")
    assert "startDate" not in claim["about"]  # "around June" is no date of theirs


def test_json_ld_dates_are_iso(story: Story) -> None:
    story.event("Span", "2011-06/2019")
    happening = json.loads(written(story, "jsonld"))["itemListElement"][0]["item"]
    assert (happening["startDate"], happening["endDate"]) == ("2011-06", "2019")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("status", ["proposed", "confirmed", "rejected"])
def test_no_format_has_what_is_not_published(client: Client, story: Story, name: str, status: str) -> None:
    claim = story.event("Secret claim", "2013", status=status, published_at=None)
    story.event("Public reply", "2014", answers=claim)
    assert "Secret" not in written(story, name)
    assert str(claim.pk) not in [str(e.get("answers")) for e in json.loads(written(story, "json"))["events"]]
    response = client.get(f"/t/story/export/{name}/")
    assert response.status_code == 200
    assert b"Secret" not in response.content


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_gone_at_once_with_what_it_told(client: Client, story: Story, name: str) -> None:
    event = story.event("Public")
    tag = client.get(f"/t/story/export/{name}/")["ETag"]
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    response = client.get(f"/t/story/export/{name}/", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert b"Public" not in response.content


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_writes_every_format(story: Story, name: str, tmp_path: Any) -> None:
    story.event("A director joins")
    target = tmp_path / "out"
    call_command("export", "story", format=name, output=target)
    assert "A director joins" in target.read_text()


def test_the_command_names_the_timelines_there_are(story: Story) -> None:
    with pytest.raises(CommandError, match="There are: story"):
        call_command("export", "none")


def test_the_command_says_where_it_cannot_write(story: Story, tmp_path: Any) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("export", "story", output=tmp_path / "no" / "out.json")


@pytest.mark.parametrize("path", ["feed.atom", "feed.rss"])
def test_a_feed_has_the_newest_first(client: Client, story: Story, path: str) -> None:
    story.event("Older")
    story.event("Newer", published_at=NOW.replace(day=10))
    feed = feedparser.parse(client.get(f"/t/story/{path}").content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["around June 2011: Newer", "around June 2011: Older"]
    assert feed.entries[0].link.startswith("http://testserver/t/story/events/")


@pytest.mark.parametrize("path", ["feed.atom", "feed.rss"])
def test_a_feed_brings_what_was_typed_as_words_and_our_marks_as_marks(
    client: Client, story: Story, path: str
) -> None:
    story.cite(story.event("Joins", body="He *joined* <i>it</i>."), "<script>said</script>")
    (entry,) = feedparser.parse(client.get(f"/t/story/{path}").content, sanitize_html=False).entries
    assert "<p>He <em>joined</em> &lt;i&gt;it&lt;/i&gt;.</p>" in entry.summary
    assert "“&lt;script&gt;said&lt;/script&gt;”" in entry.summary


@pytest.mark.parametrize("path", ["feed.atom", "feed.rss"])
def test_a_feed_has_the_image_of_an_event(client: Client, story: Story, media: Path, path: str) -> None:
    image = image_keep(picture())
    story.event("With", image=image, image_alt="A board")
    story.event("Without", published_at=NOW.replace(day=1))
    shown, plain = feedparser.parse(client.get(f"/t/story/{path}").content).entries
    (enclosure,) = shown.enclosures
    assert (enclosure.type, plain.enclosures) == ("image/jpeg", [])
    file = client.get(enclosure.href.removeprefix("http://testserver"))
    assert len(file.content) == int(enclosure.length)


def test_a_feed_does_without_an_image_whose_file_is_gone(client: Client, story: Story, media: Path) -> None:
    story.event(image=image_keep(picture()), image_alt="A board")
    for file in media.rglob("*.jpg"):
        file.unlink()
    (entry,) = feedparser.parse(client.get("/t/story/feed.atom").content).entries
    assert entry.enclosures == []


def test_csv_names_the_image_and_whose_it_is(story: Story, media: Path) -> None:
    image = image_keep(picture())
    story.event("With", image=image, image_alt="=A board", image_credit="Ada")
    story.event("Without", "2012")
    shown, plain = rows(written(story, "csv"))
    assert shown["image"] == f"https://news.example{image.address}"
    assert (shown["image_alt"], shown["image_credit"]) == ("'=A board", "Ada")
    assert (plain["image"], plain["image_alt"], plain["image_credit"]) == ("", "", "")


@pytest.mark.parametrize("path", ["changes.atom", "changes.rss"])
def test_a_feed_of_changes_says_what_was_corrected(client: Client, story: Story, path: str) -> None:
    event = story.event("Kept")
    PublicChange.objects.create(
        timeline=story.timeline, event=event, kind="corrected", headline="Kept", note="It was <July>.", at=NOW
    )
    feed = feedparser.parse(client.get(f"/t/story/{path}").content)
    assert [(entry.title, entry.summary) for entry in feed.entries] == [
        ("Corrected: Kept", "<p>It was &lt;July&gt;.</p>")
    ]


@pytest.mark.parametrize("path", ["feed.atom", "feed.rss"])
def test_a_feed_has_only_what_is_published(client: Client, story: Story, path: str) -> None:
    story.event("Secret", status="confirmed", published_at=None)
    assert b"Secret" not in client.get(f"/t/story/{path}").content


@pytest.mark.parametrize("path", ["export/none/", "feed.none", "changes.none"])
def test_an_unknown_format_is_not_found(client: Client, story: Story, path: str) -> None:
    assert client.get(f"/t/story/{path}").status_code == 404
