"""The site as files: what is there, what a second bake does, and what is never touched."""

import json
import re
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.core.management import CommandError, call_command

from tests.fixtures.baking import bake_all, files_of, killed_after
from tests.fixtures.images import picture
from tests.fixtures.stories import NOW, Story
from timeline.baking import NotBaked, bake
from timeline.baking.folder import opened
from timeline.models import Chapter, Event, Timeline
from timeline.services.events import event_unpublish, event_update
from timeline.services.images import image_keep

LINK = re.compile(r'\s(?:href|src|data-root|data-find)="([^"]+)"')


def broken_links(files: dict[str, str]) -> set[tuple[str, str]]:
    """(file, link) of each link in a page that leads to no file and to no other host."""
    return {
        (file, link)
        for file, text in files.items()
        if file.endswith(".html")
        for link in LINK.findall(text)
        if not link.startswith(("#", "http", "mailto:"))
        and unquote(urlsplit(urljoin(f"https://x/sub/{file}", link)).path).removeprefix("/sub/") not in files
    }


@pytest.fixture
def told(story: Story) -> Story:
    chapter = Chapter.objects.create(timeline=story.timeline, title="A seat", slug="seat", position=1)
    story.event("A director joins", chapter=chapter, names=["Reed Hastings", "名前"], is_key=True)
    claim = story.event("Inboxes were read", "2011/2019", standing="alleged", attributed_to="the suit")
    story.event("Nobody read them", "2024-04-02", standing="denied", answers=claim)
    return story


@pytest.fixture
def long(told: Story) -> Story:
    """More than a page."""
    for number in range(60):
        told.event(f"Something happened, {number}", f"20{number % 20:02}", names=["Somebody"])
    return told


def test_the_whole_timeline_is_there_for_paper(long: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path)
    whole = files["t/story/print/index.html"]
    assert all(f"Something happened, {number}</a>" in whole for number in range(60))
    assert 'href="t/story/print/index.html"' in files["index.html"]
    assert len(re.findall("<li id=", files["t/story/names/somebody/print/index.html"])) == 60


def test_images_are_brought_along_in_every_size_and_stay_while_their_page_does(
    told: Story, media: Path, tmp_path: Path
) -> None:
    image, folder = image_keep(picture(600, 400)), tmp_path / "site"
    Event.objects.filter(headline="A director joins").update(image=image, image_alt="A door")
    wanted = {f"media/{image.digest}/{size}" for size in ("480.webp", "480.jpg", "600.webp", "600.jpg")}
    files = bake_all(folder)
    assert wanted == {file for file in files if file.startswith("media/")}
    assert f'src="media/{image.digest}/600.jpg"' in files["index.html"]
    assert f'srcset="media/{image.digest}/480.webp 480w, media' in files["index.html"]
    told.event("Something else", "2015")
    assert wanted <= bake_all(folder).keys()
    Event.objects.filter(headline="A director joins").update(image=None, image_alt="")
    assert not any(file.startswith("media/") for file in bake_all(folder))


def test_every_link_of_a_baked_site_leads_somewhere(long: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path)
    assert len(files) > 100
    assert broken_links(files) == set()
    assert {"page/2/index.html", "table/page/2/index.html", "newest/table/page/2/index.html"} <= files.keys()


def test_no_link_starts_at_the_root_of_the_host(told: Story, tmp_path: Path) -> None:
    pages = {file: text for file, text in bake_all(tmp_path).items() if file.endswith(".html")}
    rooted = {(file, link) for file, text in pages.items() for link in LINK.findall(text) if link[0] == "/"}
    assert rooted == set()


def test_everything_readers_have_is_there(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path, "https://example.org/sub")
    event = told.timeline.events.get(headline="A director joins")
    here = f"t/story/events/{event.pk}"
    assert {
        *("index.html", "404.html", "sitemap.xml", "t/story/index.html", "t/story/share.png"),
        *(f"{here}-a-director-joins/index.html", f"{here}/embed/index.html", f"{here}/share.png"),
        *("t/story/chapters/seat/index.html", "t/story/names/reed-hastings/index.html"),
        *("t/story/names/名前/index.html", "t/story/changes/index.html", "t/story/register/index.html"),
        *("t/story/chapters/seat/share.png", "t/story/names/reed-hastings/share.png"),
        *("t/story/names/名前/share.png", f"t/story/sources/{event.citations.get().source_id}/share.png"),
        *("t/story/feed.atom", "t/story/feed.rss", "t/story/changes.atom", "t/story/embed/index.html"),
        *("t/story/export/story.json", "t/story/export/story.ics", "standing/alleged/index.html"),
        *("table/index.html", "newest/index.html", "key/index.html", "static/js/embed.js"),
        *("t/story/find/events.json", "t/story/find/words.json"),
    } <= files.keys()


def test_the_index_of_a_baked_site_knows_people_from_organisations(told: Story, tmp_path: Path) -> None:
    told.timeline.known_names.create(name="Reed Hastings", kind="person")
    index = json.loads(bake_all(tmp_path)["t/story/find/events.json"])
    names = {text: index["kinds"][kind] for _, text, kind in index["names"]}
    assert names == {"Reed Hastings": "People", "名前": "Other names"}


def test_only_what_is_published_is_baked(told: Story, tmp_path: Path) -> None:
    for status in ("proposed", "confirmed", "rejected"):
        told.event(f"Zebra {status}", "2020", status=status, published_at=None, names=["Giraffe"])
    Chapter.objects.create(timeline=told.timeline, title="Zebras", slug="zebra", position=9)
    files = bake_all(tmp_path)
    assert {
        file for file, text in files.items() if re.search("zebra|giraffe", file + text, re.IGNORECASE)
    } == set()


def test_addresses_for_others_are_whole_where_the_host_is_known(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path, "https://example.org/sub")
    event = told.timeline.events.get(headline="A director joins")
    whole = f"https://example.org/sub/t/story/events/{event.pk}-a-director-joins/"
    assert (
        f'<link rel="canonical" href="{whole}">'
        in files[f"t/story/events/{event.pk}-a-director-joins/index.html"]
    )
    assert f"<loc>{whole}</loc>" in files["sitemap.xml"]
    assert f'href="{whole}"' in files["t/story/feed.atom"]
    assert json.loads(files["t/story/export/story.json"])["events"][1]["url"] == whole
    assert 'href="/sub/static/' in files["404.html"]


def test_nothing_is_said_of_a_host_that_nobody_knows(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path)
    assert "sitemap.xml" not in files
    for file, text in files.items():
        assert "localhost" not in text, file
        assert "og:image" not in text, file


def test_a_second_bake_does_nothing(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    again = bake(tmp_path, timelines=[told.timeline])
    assert not again.is_new
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == times


def test_only_what_changed_is_written_again(long: Story, tmp_path: Path) -> None:
    before = bake_all(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if ".bake" not in path.parts}
    event = long.timeline.events.get(headline="Something happened, 7")
    event_update(event_id=event.pk, version=event.version, by=None, now=NOW, fields={"body": "More of it."})
    after = bake_all(tmp_path)
    written = {
        str(path.relative_to(tmp_path))
        for path, time in times.items()
        if path.is_file() and path.stat().st_mtime_ns != time
    }
    assert written == {file for file in before if before[file] != after[file]}
    assert f"t/story/events/{event.pk}-something-happened-7/index.html" in written
    assert not any("a-director-joins" in file or "names/reed" in file for file in written)


def test_what_an_event_page_shows_of_another_event_is_kept_up_to_date(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    reply = told.timeline.events.get(headline="Nobody read them")
    event_update(event_id=reply.pk, version=reply.version, by=None, now=NOW, fields={"attributed_to": "Meta"})
    files = bake_all(tmp_path)
    claim = told.timeline.events.get(headline="Inboxes were read")
    assert "Denied by Meta" in files[f"t/story/events/{claim.pk}-inboxes-were-read/index.html"]


def test_an_event_that_moves_to_another_page_leads_back_there(long: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    event = long.timeline.events.get(headline="Inboxes were read")
    file = f"t/story/events/{event.pk}-inboxes-were-read/index.html"
    for number in range(40):
        long.event(f"Earlier, {number}", f"19{number + 10}")
    files = bake_all(tmp_path)
    back = re.search(r'class="back"><a href="([^"]+)"', files[file])
    assert back
    there = unquote(urlsplit(urljoin(f"https://x/{file}", back[1])).path).lstrip("/")
    assert f'<li id="event-{event.pk}">' in files[there]


def test_what_was_withdrawn_is_gone(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    event = told.timeline.events.get(headline="A director joins")
    event_unpublish(event_id=event.pk, version=event.version, by=None, now=NOW)
    files = bake_all(tmp_path)
    assert {file for file in files if f"/{event.pk}" in file or "reed" in file} == set()
    assert not (tmp_path / "t/story/names/reed-hastings").exists()


def test_an_old_address_leads_to_the_new_one(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    event = told.timeline.events.get(headline="A director joins")
    old = f"t/story/events/{event.pk}-a-director-joins/index.html"
    event_update(event_id=event.pk, version=event.version, by=None, now=NOW, fields={"headline": "He joins"})
    assert f"../{event.pk}-he-joins/index.html" in bake_all(tmp_path)[old]
    Timeline.objects.update(intro="Another.")
    assert f"../{event.pk}-he-joins/index.html" in bake_all(tmp_path)[old]
    event.refresh_from_db()
    event_unpublish(event_id=event.pk, version=event.version, by=None, now=NOW)
    assert old not in bake_all(tmp_path)


def test_what_is_not_ours_is_left_alone(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    (tmp_path / "t/story/names/mine.txt").write_text("mine")
    (tmp_path / "CNAME").write_text("example.org")
    Event.objects.all().update(names=[])
    files = bake_all(tmp_path)
    assert files["t/story/names/mine.txt"] == "mine"
    assert files["CNAME"] == "example.org"


def test_a_folder_of_somebody_else_is_refused(told: Story, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my page")
    with pytest.raises(NotBaked, match="not empty"):
        bake(tmp_path, timelines=[told.timeline])
    assert files_of(tmp_path) == {"index.html": "my page"}
    bake(tmp_path, timelines=[told.timeline], take_over=True)
    assert "The story" in (tmp_path / "index.html").read_text()


def test_a_file_that_came_into_the_way_is_not_written_over(told: Story, tmp_path: Path) -> None:
    bake_all(tmp_path)
    mine = tmp_path / "t/story/names/zoe/index.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    told.event("Zoe comes", "2020", names=["Zoe"])
    with pytest.raises(NotBaked, match="in the way"):
        bake_all(tmp_path)
    assert mine.read_text() == "mine"


def test_nothing_is_written_through_a_link_out_of_the_folder(told: Story, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    bake_all(site)
    (site / "t/story/names/zoe").symlink_to(elsewhere)
    told.event("Zoe comes", "2020", names=["Zoe"])
    with pytest.raises(NotBaked, match="out of the folder"):
        bake_all(site)
    assert list(elsewhere.iterdir()) == []


def test_two_bakes_do_not_write_at_once(told: Story, tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(NotBaked, match="Another bake"):
        bake(tmp_path, timelines=[told.timeline])


@pytest.mark.parametrize("after", [1, 7, 20])
def test_a_bake_that_was_killed_is_made_up_for(told: Story, tmp_path: Path, after: int) -> None:
    """What it had begun is known to the next bake, which leaves what a first one would have made."""
    old = bake_all(tmp_path / "a")
    gone = told.timeline.events.get(headline="A director joins")
    event_unpublish(event_id=gone.pk, version=gone.version, by=None, now=NOW)
    told.event("A new one", "2020", names=["New Name"])
    killed_after(tmp_path / "a", after)
    killed = files_of(tmp_path / "a")
    assert old.keys() <= killed.keys()  # readers of the old pages find all that these lead to
    told.timeline.events.filter(headline="A new one").update(headline="Called otherwise")
    assert _without_moved(bake_all(tmp_path / "a")) == bake_all(tmp_path / "b")


def _without_moved(files: dict[str, str]) -> dict[str, str]:
    return {file: text for file, text in files.items() if "It has moved here" not in text}


def test_styles_have_names_that_change_with_them(told: Story, tmp_path: Path) -> None:
    files = bake_all(tmp_path)
    styles = [file for file in files if file.endswith(".css")]
    assert styles
    assert all(re.search(r"\.[0-9a-f]{12}\.css$", file) for file in styles)
    assert not any("desk" in file for file in files)


def test_pictures_come_along_in_every_size(told: Story, media: Path) -> None:
    told.event("With a picture", "2020", image=image_keep(picture(2000, 1200)), image_alt="Two colours")
    for _ in range(2):  # the second time the pages are as they were, and lead to it all the same
        files = bake_all(media / "site")
        sizes = [file for file in files if file.startswith("media/")]
        assert len(sizes) > 2
        told.event("Another", "2021")
    page = files[
        f"t/story/events/{Event.objects.get(headline='With a picture').pk}-with-a-picture/index.html"
    ]
    named = re.findall(r"(media/\S+\.(?:jpg|webp)) \d+w", page)
    assert {name for name in named if name in files} == set(named) != set()
    assert 'srcset="../../../../media/' in page


def test_a_chosen_timeline_is_the_front_page_and_the_only_one(told: Story, tmp_path: Path) -> None:
    other = Story("other", is_default=False)
    other.event("Elsewhere", "2020")
    call_command("bake", tmp_path, timeline="other", verbosity=0)
    files = files_of(tmp_path)
    assert "Elsewhere" in files["index.html"]
    assert not any("t/story" in file for file in files)
    assert broken_links(files) == set()


def test_long_names_fit_into_file_names(told: Story, tmp_path: Path) -> None:
    told.event("Somebody speaks", "2020", names=["名" * 120, "名" * 119 + "前"])
    files = bake_all(tmp_path)
    assert len([file for file in files if "names/名名" in file]) == 2
    assert broken_links(files) == set()


@pytest.mark.parametrize(
    ("options", "says"), [({"timeline": "none"}, "There are: story"), ({"url": "example.org"}, "--url")]
)
def test_what_cannot_be_is_said(told: Story, tmp_path: Path, options: dict[str, str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        call_command("bake", tmp_path / "new", **options)
    assert not (tmp_path / "new").exists()


class Terminal(StringIO):
    """Where somebody watches; with `stops`, who presses Ctrl-C at the first thing said."""

    stops = False

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.stops:
            raise KeyboardInterrupt
        return super().write(text)


def test_who_waits_at_a_terminal_sees_how_far_it_is(told: Story, tmp_path: Path) -> None:
    terminal = Terminal()
    call_command("bake", tmp_path, stderr=terminal, stdout=StringIO())
    done, of = re.findall(r"(\d+) of (\d+) pages\n", terminal.getvalue())[-1]
    assert done == of


def test_a_bake_that_is_stopped_says_what_stands(told: Story, tmp_path: Path) -> None:
    terminal = Terminal()
    terminal.stops = True
    with pytest.raises(CommandError, match="the next bake goes on") as stopped:
        call_command("bake", tmp_path, stderr=terminal, stdout=StringIO())
    assert stopped.value.returncode == 130
