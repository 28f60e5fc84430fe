"""Chapters, and what belongs into them."""

from typing import Any

import pytest
from django.test import Client

from tests.fixtures.desk import HTMX
from tests.fixtures.stories import Story
from timeline.models import Chapter

CHAPTERS = "/desk/story/chapters/"


@pytest.fixture
def two(editor: Client, story: Story) -> list[Chapter]:
    for title in ("The board", "The contract"):
        editor.post(CHAPTERS, {"title": title, "intro": "How it began."})
    return list(story.timeline.chapters.all())


def titles(story: Story) -> list[str]:
    return list(story.timeline.chapters.values_list("title", flat=True))


def version(client: Client, chapter: Chapter) -> Any:
    """What the form carries that is open now."""
    return client.get(f"/desk/chapters/{chapter.pk}/edit/").context["form"]["version"].value()


def rewrite(client: Client, chapter: Chapter, typed: dict[str, Any]) -> Any:
    data = {"version": version(client, chapter), **typed}
    return client.post(f"/desk/chapters/{chapter.pk}/edit/", data)


def edit(client: Client, event: Any, **more: Any) -> Any:
    data = {
        "headline": event.headline,
        "when": event.label,
        "standing": event.standing,
        "version": event.version,
    }
    return client.post(f"/desk/events/{event.pk}/edit/", data | more, follow=True)


def test_chapters_are_written_in_order(story: Story, two: list[Chapter]) -> None:
    assert [(chapter.title, chapter.slug) for chapter in two] == [
        ("The board", "the-board"),
        ("The contract", "the-contract"),
    ]


def test_two_chapters_of_one_title_have_two_addresses(
    editor: Client, story: Story, two: list[Chapter]
) -> None:
    editor.post(CHAPTERS, {"title": "The board"})
    assert list(story.timeline.chapters.values_list("slug", flat=True)) == [
        "the-board",
        "the-contract",
        "the-board-2",
    ]


def test_a_chapter_is_moved_and_stays_within_the_list(
    editor: Client, story: Story, two: list[Chapter]
) -> None:
    editor.post(f"/desk/chapters/{two[1].pk}/move/", {"way": "up"})
    assert titles(story) == ["The contract", "The board"]
    editor.post(f"/desk/chapters/{two[1].pk}/move/", {"way": "up"})
    assert titles(story) == ["The contract", "The board"]


def test_a_chapter_is_rewritten_but_keeps_its_address(
    editor: Client, story: Story, two: list[Chapter]
) -> None:
    rewrite(editor, two[0], {"title": "In the boardroom", "intro": ""})
    two[0].refresh_from_db()
    assert (two[0].title, two[0].intro, two[0].slug) == ("In the boardroom", "", "the-board")


@pytest.mark.django_db(transaction=True)  # who saved a version is told by the transaction that wrote it
def test_the_second_saver_of_a_chapter_sees_both_versions(
    editor: Client, ben: Client, story: Story, two: list[Chapter]
) -> None:
    seen = version(editor, two[0])
    rewrite(ben, two[0], {"title": "In the boardroom", "intro": "How it began."})
    typed = {"title": "The directors", "intro": "Who sat there.", "version": seen}
    answer = editor.post(f"/desk/chapters/{two[0].pk}/edit/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ben saved a newer version" in page
    assert "<q>In the boardroom</q>" in page
    assert 'value="The directors"' in page
    assert titles(story)[0] == "In the boardroom"
    newest = answer.context["form"]["version"].value()
    again = {**typed, "version": newest, "take-title": "theirs"}
    editor.post(f"/desk/chapters/{two[0].pk}/edit/", again)
    two[0].refresh_from_db()
    assert (two[0].title, two[0].intro) == ("In the boardroom", "Who sat there.")


def test_a_form_without_a_version_overwrites_nothing(
    editor: Client, story: Story, two: list[Chapter]
) -> None:
    answer = editor.post(f"/desk/chapters/{two[0].pk}/edit/", {"title": "The directors", "intro": ""})
    assert answer.status_code == 409
    assert titles(story)[0] == "The board"


def test_a_chapter_that_was_only_moved_is_saved_at_once(
    editor: Client, ben: Client, story: Story, two: list[Chapter]
) -> None:
    seen = version(editor, two[0])
    ben.post(f"/desk/chapters/{two[0].pk}/move/", {"way": "down"})
    typed = {"title": "The directors", "intro": "How it began.", "version": seen}
    assert editor.post(f"/desk/chapters/{two[0].pk}/edit/", typed).status_code == 302
    assert titles(story) == ["The contract", "The directors"]


def test_what_was_typed_into_a_chapter_that_is_gone_is_kept(
    editor: Client, ben: Client, story: Story, two: list[Chapter]
) -> None:
    seen = version(editor, two[0])
    ben.post(f"/desk/chapters/{two[0].pk}/delete/")
    typed = {"title": "The directors", "intro": "Who sat there.", "version": seen}
    page = editor.post(f"/desk/chapters/{two[0].pk}/edit/", typed).content.decode()
    assert "has been removed since" in page
    assert "Who sat there." in page
    assert f'action="{CHAPTERS}" hx-post="{CHAPTERS}"' in page  # saving adds it as a new one


def test_what_is_done_to_chapters_is_undone_on_their_page(
    editor: Client, story: Story, two: list[Chapter]
) -> None:
    editor.post(f"/desk/chapters/{two[1].pk}/delete/")
    assert "Removed the chapter “The contract”" in editor.get(CHAPTERS).content.decode()
    change = editor.session["changes"][-1]["id"]
    answer = editor.post(f"/desk/changes/{change}/undo/", {"next": CHAPTERS}, headers=HTMX)
    assert titles(story) == ["The board", "The contract"]
    assert answer.content.decode().lstrip().startswith('<div id="screen" class="chapters"')


def test_a_chapter_needs_a_title(editor: Client, story: Story) -> None:
    answer = editor.post(CHAPTERS, {"title": " ", "intro": "Words that stay."})
    assert answer.status_code == 422
    assert "A chapter needs a title." in answer.content.decode()
    assert "Words that stay." in answer.content.decode()


def test_an_empty_chapter_goes_and_a_full_one_stays(editor: Client, story: Story, two: list[Chapter]) -> None:
    story.event(chapter=two[1])
    for chapter in two:
        page = editor.post(f"/desk/chapters/{chapter.pk}/delete/", follow=True)
    assert titles(story) == ["The contract"]
    assert "still has events" in page.content.decode()


def test_an_event_is_put_into_a_chapter_by_editing(editor: Client, story: Story, two: list[Chapter]) -> None:
    event = story.event()
    edit(editor, event, chapter=two[0].pk)
    event.refresh_from_db()
    assert event.chapter == two[0]


def test_a_chapter_of_another_timeline_is_no_choice(editor: Client, story: Story) -> None:
    other = Story("other", is_default=False)
    foreign = Chapter.objects.create(timeline=other.timeline, title="Foreign", slug="foreign")
    event = story.event()
    assert edit(editor, event, chapter=foreign.pk).status_code == 422
    event.refresh_from_db()
    assert event.chapter is None


def test_chapters_need_a_session_the_role_and_a_timeline(
    editor: Client, stranger: Client, two: list[Chapter]
) -> None:
    assert Client().get(CHAPTERS).headers["Location"] == f"/login/?next={CHAPTERS}"
    assert stranger.get(CHAPTERS).status_code == 403
    assert editor.get("/desk/elsewhere/chapters/").status_code == 404
    for word in ("edit", "move", "delete"):
        assert stranger.post(f"/desk/chapters/{two[0].pk}/{word}/").status_code == 403
        assert editor.post(f"/desk/chapters/999999/{word}/").status_code == 404
    assert editor.get(f"/desk/chapters/{two[0].pk}/move/").status_code == 405
    assert editor.get(f"/desk/chapters/{two[0].pk}/delete/").status_code == 405
