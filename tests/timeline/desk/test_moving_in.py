"""Taking over a timeline: looked at first, once only, taken back as one."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from config.roles import ADMINS
from tests.fixtures.desk import NOW, Desk
from timeline.exports import FORMATS, telling_of
from timeline.imports import read
from timeline.models import Citation, Event, Source
from timeline.services.bulk import proposals_confirm
from timeline.services.errors import Refused
from timeline.services.events import event_reject
from timeline.services.history import change_undo
from timeline.services.importing import timeline_import

PAGE = "/desk/story/move-in/"
TWO = json.dumps(
    {
        "title": {"text": {"headline": "The old story"}},
        "events": [
            {
                "start_date": {"year": "2011"},
                "text": {"headline": "He joins", "text": "<p>Text.</p>"},
                "group": "Board",
            },
            {
                "start_date": {"year": "2012"},
                "text": {
                    "headline": "She joins",
                    "text": "<blockquote>She came. "
                    '<cite><a href="https://a.example/">A paper: On her</a></cite></blockquote>',
                },
            },
            {"text": {"headline": "Undated"}},
        ],
    }
)


@pytest.fixture
def grace(empty_desk: Desk) -> User:
    user = User.objects.create_user("grace", password="a pass of words")
    user.groups.add(Group.objects.get(name=ADMINS))
    return user


@pytest.fixture
def admin(grace: User) -> Client:
    client = Client()
    client.force_login(grace)
    return client


def take_over(desk: Desk, text: str = TWO) -> Any:
    return timeline_import(timeline=desk.timeline, reading=read(text), name="The old story", by=None, now=NOW)


def test_one_looks_before_anything_comes_in(admin: Client, empty_desk: Desk) -> None:
    file = SimpleUploadedFile("old.json", TWO.encode())
    page = admin.post(PAGE, {"upload": file}).content.decode()
    assert "He joins" in page
    assert "It has no year." in page
    assert "Slide 3" in page
    assert not empty_desk.timeline.events.exists()


def test_what_was_looked_at_comes_in_as_proposals(admin: Client, empty_desk: Desk) -> None:
    response = admin.post(PAGE, {"text": TWO, "step": "import", "name": "The old story"}, follow=True)
    first, second = empty_desk.timeline.events.chronological()
    assert (first.status, first.chapter and first.chapter.title, first.body) == ("proposed", "Board", "Text.")
    assert (second.headline, second.when) == ("She joins", "2012")
    assert "Took over 2 events" in response.content.decode()


def test_the_preview_carries_what_was_brought(admin: Client, empty_desk: Desk) -> None:
    """What its form posts, as a browser sends it, brings the same events in."""
    page = admin.post(PAGE, {"upload": SimpleUploadedFile("a.json", TWO.encode())})
    carried = {**page.context["carried"], "text": page.context["form"].content.replace("\n", "\r\n")}
    admin.post(PAGE, {**carried, "step": "import"})
    assert empty_desk.timeline.events.count() == 2


def test_an_event_rests_on_what_it_quotes_or_on_the_old_timeline(empty_desk: Desk) -> None:
    take_over(empty_desk)
    first, second = (event.citations.get() for event in empty_desk.timeline.events.chronological())
    assert first.source.title == "The old story"
    assert first.source.kept_text.text[first.start : first.end] == first.quote == "2011: He joins\n\nText."
    assert (second.quote, second.source.publisher, second.source.title) == ("She came.", "A paper", "On her")
    assert second.source.url == "https://a.example/"


def test_imported_proposals_can_be_confirmed(empty_desk: Desk, ada: User) -> None:
    take_over(empty_desk)
    ids = tuple(empty_desk.timeline.events.values_list("pk", flat=True))
    assert proposals_confirm(timeline=empty_desk.timeline, ids=ids, by=ada, now=NOW)[0] == 2


def test_importing_twice_adds_nothing(empty_desk: Desk) -> None:
    take_over(empty_desk)
    Event.objects.filter(headline="He joins").update(headline="Edited", status="rejected")
    counts = (Event.objects.count(), Citation.objects.count(), Source.objects.count())
    again = take_over(empty_desk)
    assert (again.added, again.known, again.change_id) == (0, 2, None)
    assert (Event.objects.count(), Citation.objects.count(), Source.objects.count()) == counts


def test_an_undo_takes_all_of_it_back_and_it_may_come_again(empty_desk: Desk, grace: User) -> None:
    done = take_over(empty_desk)
    change_undo(change_id=done.change_id, by=grace, now=NOW)
    assert {event.status for event in empty_desk.timeline.events.all()} == {"rejected"}
    assert not empty_desk.timeline.chapters.exists()
    again = take_over(empty_desk)
    assert again.added == 2
    assert [(e.status, e.citations.count()) for e in empty_desk.timeline.events.all()] == [
        ("proposed", 1)
    ] * 2
    change_undo(change_id=again.change_id, by=grace, now=NOW)


def test_only_who_may_move_in_takes_it_back(empty_desk: Desk, make_editor: Any) -> None:
    done = take_over(empty_desk)
    with pytest.raises(Refused, match="needs the permission"):
        change_undo(change_id=done.change_id, by=make_editor("bea"), now=NOW)


def test_what_was_taken_back_can_be_done_again(empty_desk: Desk, grace: User) -> None:
    done = take_over(empty_desk)
    undo = change_undo(change_id=done.change_id, by=grace, now=NOW)
    change_undo(change_id=undo, by=grace, now=NOW)
    events = empty_desk.timeline.events.chronological()
    assert [(e.status, e.citations.count()) for e in events] == [("proposed", 1)] * 2
    assert events[0].chapter
    assert take_over(empty_desk).added == 0


def test_what_an_editor_rejected_stays_so(empty_desk: Desk, ada: User) -> None:
    take_over(empty_desk)
    event = empty_desk.timeline.events.get(headline="He joins")
    event_reject(event_id=event.pk, version=event.version, by=ada, now=NOW)
    assert take_over(empty_desk).added == 0


def test_our_own_export_brings_nothing_new(desk: Desk, ada: User) -> None:
    ids = tuple(desk.timeline.events.exclude(when="").values_list("pk", flat=True))
    proposals_confirm(timeline=desk.timeline, ids=ids, by=ada, now=NOW)
    Event.objects.filter(status="confirmed").update(status="published", published_at=NOW)
    text = FORMATS["timelinejs"].write(telling_of(desk.timeline, "https://example.org"))
    assert (take_over(desk, text).added, len(ids)) == (0, 3)


def test_what_no_database_keeps_is_left_out(empty_desk: Desk) -> None:
    take_over(empty_desk, TWO.replace("He joins", r"He\u0000 joins \ud800").replace("Board", r"Bo\u0000ard"))
    event = empty_desk.timeline.events.get(headline__startswith="He")
    assert (event.headline, event.chapter and event.chapter.title) == ("He joins ?", "Board")


def test_an_address_that_runs_something_is_none(empty_desk: Desk) -> None:
    take_over(empty_desk, "2011: He joins\n- “He came.” [A paper: On him](javascript:alert(1))")
    assert Source.objects.get(title="On him").url == ""


def test_readers_see_nothing_of_it(empty_desk: Desk, client: Client) -> None:
    take_over(empty_desk)
    assert "He joins" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Bring a file or paste the text."),
        ({"text": "{"}, "Line 1: this is not JSON"),
        ({"text": "Nothing."}, "There are no events in it."),
        ({"text": "2011: x", "url": "javascript:alert(1)"}, "begins with https://"),
        ({"text": "2011: x" + " " * 2_100_000}, "larger than 2 MB"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(admin: Client, data: dict[str, str], said: str) -> None:
    response = admin.post(PAGE, data)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_what_was_typed_stays(admin: Client) -> None:
    page = admin.post(PAGE, {"text": "{oops", "name": "My old one"}).content.decode()
    assert "{oops" in page
    assert "My old one" in page


def test_nothing_of_a_file_is_taken_for_html(admin: Client) -> None:
    page = admin.post(
        PAGE, {"text": "2011: <img src=x onerror=alert(1)>\n\n2012: </textarea><b>"}
    ).content.decode()
    assert "<img src=x" not in page
    assert "</textarea><b>" not in page


@pytest.mark.parametrize("who", ["editor", "stranger"])
def test_only_admins_move_in(request: pytest.FixtureRequest, empty_desk: Desk, who: str) -> None:
    client: Client = request.getfixturevalue(who)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"text": "2011: x", "step": "import"}).status_code == 403


def test_strangers_log_in_first(empty_desk: Desk, client: Client) -> None:
    assert client.get(PAGE)["Location"].startswith("/login/")


def test_a_form_of_another_site_is_refused(empty_desk: Desk) -> None:
    user = User.objects.create_superuser("root")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post(PAGE, {"text": "2011: x", "step": "import"}).status_code == 403


def test_the_command_tells_and_imports(
    empty_desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.json"
    file.write_text(TWO)
    call_command("import_timeline", file, timeline="story", dry_run=True)
    assert not empty_desk.timeline.events.exists()
    call_command("import_timeline", file, timeline="story")
    told = capsys.readouterr()
    assert told.out.splitlines() == ["2 new, 0 here already", "2 new proposals, 0 here already"]
    assert "slide 3: It has no year." in told.err


def test_the_command_says_what_it_cannot_read(empty_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match="Line 1"):
        call_command("import_timeline", tmp_path / "bad.json", timeline="story")


def test_the_command_does_not_take_an_article_for_a_timeline(empty_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("A director joined the board.")
    with pytest.raises(CommandError, match="no event in it"):
        call_command("import_timeline", tmp_path / "article.txt", timeline="story", dry_run=True)


def test_the_command_names_the_timelines_there_are(empty_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There are: story"):
        call_command("import_timeline", tmp_path / "any", timeline="none")
