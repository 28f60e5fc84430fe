"""Baking again: what is drawn anew, what is kept, and that both make the site that a first bake makes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.fixtures.baking import bake_all, files_of, killed_after
from tests.fixtures.images import picture
from tests.fixtures.stories import Story
from timeline.baking import bake
from timeline.baking.fingerprints import seen_of
from timeline.models import Chapter, Citation, Event, Link, RequestForComment, Source, Timeline
from timeline.services.images import image_keep

SITE = "https://example.org/sub"


@pytest.fixture
def told(story: Story, media: Path) -> Story:
    """Two pages with one of everything that an entry can show."""
    seat = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat", position=1)
    Chapter.objects.create(timeline=story.timeline, title="Later", slug="later", position=2)
    for number in range(40):
        story.event(f"Companies met, {number}", f"{1950 + number}", names=["Somebody"], chapter=seat)
    joins = story.event("A director joins", names=["Reed Hastings", "Meta"], is_key=True, chapter=seat)
    story.cite(joins, "It was in 2012.", publisher="Another paper", when="2012")
    claim = story.event("Inboxes were read", "2011/2019", standing="alleged", attributed_to="the suit")
    story.event("Nobody read them", "2024-04-02", standing="denied", names=["Meta"], answers=claim)
    story.event("Pictured", "2020", image=image_keep(picture(600, 400)), image_alt="A door")
    RequestForComment.objects.create(event=claim, asked="Meta", outcome="declined")
    return story


def one(headline: str) -> "Event":
    return Event.objects.get(headline=headline)


def changed(headline: str, **fields: object) -> Callable[[Timeline], object]:
    return lambda timeline: Event.objects.filter(headline=headline).update(**fields)


# One step after the other, each of changes that are seen in different places.
CHANGES: tuple[tuple[Callable[[Timeline], object], ...], ...] = (
    (
        changed("Companies met, 7", body="They *shook* hands."),
        lambda timeline: Citation.objects.filter(quote="It was in 2012.").update(reasoning="As told."),
    ),
    (
        changed("A director joins", body="He took a seat.", attributed_to="Meta"),
        lambda timeline: Source.objects.filter(publisher="Another paper").update(
            title="What was said", publisher="The Other Paper"
        ),
    ),
    (
        changed("Companies met, 8", names=["Somebody", "Reed  Hastings", "Zoe"]),
        lambda timeline: RequestForComment.objects.update(outcome="replied", said="No."),
    ),
    (
        changed("Nobody read them", attributed_to="both companies"),
        lambda timeline: timeline.known_names.create(name="Zoe", kind="person"),
        lambda timeline: Link.objects.create(
            event=one("Companies met, 3"), other=one("Companies met, 4"), kind="leads to"
        ),
    ),
    (
        changed("Companies met, 9", standing="confirmed"),
        changed("Pictured", image_alt="A red door", image_credit="Somebody"),
    ),
    (
        lambda timeline: Event.objects.filter(headline="Companies met, 11").update(
            chapter=timeline.chapters.get(slug="later")
        ),
        changed("Companies met, 12", is_key=True),
    ),
    (
        lambda timeline: timeline.chapters.filter(slug="later").update(title="Afterwards", position=0),
        changed("Companies met, 5", status="confirmed", published_at=None),
    ),
    (lambda timeline: Timeline.objects.update(title="Another story", language="ar"),),
)


def test_a_bake_of_what_changed_leaves_what_a_first_bake_would_make(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path / "kept")
    for number, changes in enumerate(CHANGES):
        for change in changes:
            change(told.timeline)
        first, again = bake_all(tmp_path / f"first-{number}"), bake_all(tmp_path / "kept")
        assert {file for file in first.keys() | again.keys() if first.get(file) != again.get(file)} == set()


def test_every_page_is_reached_by_plain_links(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path / "site")
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for link in re.findall(r'<a [^>]*href="([^"#?]+)', files[page]):
            there = normpath(join(dirname(page), link))
            if there in files and there not in seen:
                seen.add(there)
                waiting += [there] if there.endswith(".html") else []
    pages = {file for file in files if file.endswith(".html") and "/embed/" not in file}
    assert pages - seen == {"404.html", "t/story/index.html"}


def test_what_an_event_shows_is_in_its_fingerprint_table_by_table(told: Story) -> None:
    with CaptureQueriesContext(connection) as shown:
        list(told.timeline.events.for_readers())
    with CaptureQueriesContext(connection) as taken:
        seen_of(told.timeline)
    tables = [set(re.findall(r'FROM "(\w+)"', query["sql"])) for query in shown]
    wanted = set.union(*tables) | set(re.findall(r'JOIN "(\w+)"', " ".join(q["sql"] for q in shown)))
    hashed = {name for q in taken for name in re.findall(r'hashtextextended\("(\w+)"::text', q["sql"])}
    assert {"timeline_event", "timeline_citation", "timeline_link", "timeline_image"} <= wanted <= hashed


@pytest.mark.parametrize("number", [5, 35])
def test_events_that_are_loaded_together_are_asked_for_once(
    story: Story, tmp_path: Path, django_assert_max_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for place in range(number):
        story.event(f"Something happened, {place}", f"20{place:02}")
    with django_assert_max_num_queries(140):
        bake(tmp_path, timelines=[story.timeline], site=SITE)


def test_a_share_picture_is_made_of_its_words_alone(told: Story, tmp_path: Path) -> None:
    def made_of() -> tuple[str, str]:
        files = json.loads((tmp_path / "site/.bake/manifest.json").read_bytes())["files"]
        here = f"t/story/events/{one('A director joins').pk}"
        return files[f"{here}/share.png"][1], files[f"{here}-a-director-joins/index.html"][1]

    bake_all(tmp_path / "site", SITE)
    picture, page = made_of()
    changed("A director joins", body="He took a seat.")(told.timeline)
    bake_all(tmp_path / "site", SITE)
    assert made_of()[0] == picture
    assert made_of()[1] != page
    changed("A director joins", standing="confirmed")(told.timeline)
    bake_all(tmp_path / "site", SITE)
    assert made_of()[0] != picture


def test_only_the_first_page_says_when_the_timeline_was_changed(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path / "site", SITE)
    dated = {file for file, text in files.items() if "Last changed" in text or "dateModified" in text}
    assert {"index.html", "table/index.html", "t/story/embed/index.html"} <= dated
    assert not any("page/" in file or "/events/" in file for file in dated)


def test_the_next_bake_goes_on_where_one_was_killed(told: Story, tmp_path: Path) -> None:
    killed_after(tmp_path / "site", 60)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*.html")}
    after = bake(tmp_path / "site", timelines=[told.timeline])
    assert after.tally.same == 60
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_file_that_a_power_cut_left_empty_is_written_again(told: Story, tmp_path: Path) -> None:
    killed_after(tmp_path / "a", 60)
    last = json.loads((tmp_path / "a/.bake/journal").read_text().splitlines()[-1])[0]
    (tmp_path / "a" / last).write_bytes(b"")
    with (tmp_path / "a/.bake/journal").open("a") as journal:
        journal.write('\n["t/story/ev')  # and a line that it did not finish
    assert bake_all(tmp_path / "a") == bake_all(tmp_path / "b")
    assert (tmp_path / "a/.bake/journal").read_text() == ""


def test_a_bake_that_was_killed_twice_is_made_up_for(told: Story, tmp_path: Path) -> None:
    for number in (30, 40):
        killed_after(tmp_path / "a", number)
    assert bake(tmp_path / "a", timelines=[told.timeline]).tally.same == 70
    assert files_of(tmp_path / "a") == bake_all(tmp_path / "b")
