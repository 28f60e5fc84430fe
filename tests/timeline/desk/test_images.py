"""Images of events: brought, described, changed, taken away, undone, and who can see them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.fixtures.desk import HTMX, Desk
from tests.fixtures.images import brought, picture
from tests.fixtures.stories import Story
from tests.timeline.desk.test_editing import typed
from tests.timeline.desk.test_writing import NEW, TYPED
from timeline.models import Event, Image
from timeline.services.images import image_keep

pytestmark = pytest.mark.usefixtures("media")
SAID = {"image_alt": "Two men shake hands", "image_credit": "A. Person", "image_caption": "In May."}


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.event("A director joins")


def save(client: Client, event: Event, **changed: Any) -> Any:
    event.refresh_from_db()
    said = {name: getattr(event, name) for name in SAID}
    whole = {**typed(event), "image": event.image_id or "", **said, **changed}
    return client.post(f"/desk/events/{event.pk}/edit/", whole, headers=HTMX)


def bring(client: Client, event: Event, content: bytes = b"", name: str = "photo.jpg", **changed: Any) -> Any:
    return save(client, event, upload=brought(content or picture(), name), **{**SAID, **changed})


def test_an_image_is_kept_with_what_is_said_of_it(editor: Client, event: Event) -> None:
    bring(editor, event)
    event.refresh_from_db()
    assert event.image == Image.objects.get()
    assert {name: getattr(event, name) for name in SAID} == SAID
    page = editor.get("/desk/story/review/", {"event": event.pk}).content.decode()
    assert f'src="{event.image.address}" width="60" height="40" alt="Two men shake hands"' in page


def test_the_same_file_again_is_the_same_image(editor: Client, event: Event, media: Path) -> None:
    bring(editor, event)
    files = {path: path.stat().st_mtime_ns for path in media.rglob("*.*")}
    bring(editor, event, image_alt="Other words")
    assert Image.objects.count() == 1
    assert {path: path.stat().st_mtime_ns for path in media.rglob("*.*")} == files


def test_another_image_is_undone_and_both_files_stay(editor: Client, event: Event) -> None:
    bring(editor, event)
    event.refresh_from_db()
    first = event.image
    assert first
    bring(editor, event, picture(80, 40))
    event.refresh_from_db()
    assert event.image != first
    second = event.image
    assert second
    editor.post(f"/desk/changes/{editor.session['changes'][-1]['id']}/undo/")
    event.refresh_from_db()
    assert event.image == first
    assert [editor.get(image.address).status_code for image in (first, second)] == [200, 200]


def test_an_image_is_taken_away_with_what_was_said_of_it(editor: Client, event: Event) -> None:
    bring(editor, event)
    save(editor, event, drop_image="on")
    event.refresh_from_db()
    assert (event.image, event.image_alt, event.image_credit) == (None, "", "")


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"<!doctype html><script>alert(1)</script>", "photo.jpg", "no picture that can be read"),
        (picture(format="GIF"), "photo.gif", "Bring a JPEG, PNG, WebP or AVIF"),
        (b" ", "photo.jpg", "no picture that can be read"),
    ],
)
def test_a_bad_file_is_refused_beside_its_field_and_words_are_kept(
    editor: Client, event: Event, content: bytes, name: str, reason: str
) -> None:
    answer = bring(editor, event, content, name, headline="My words")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page.partition('id="id_upload_error"')[2][:300]
    assert "My words" in page
    assert "Two men shake hands" in page
    assert not Image.objects.exists()


def test_an_empty_file_is_refused(editor: Client, event: Event) -> None:
    assert "The file is empty." in save(editor, event, upload=brought(b"")).content.decode()


def test_a_file_of_too_many_bytes_is_refused(editor: Client, event: Event, settings: Settings) -> None:
    settings.IMAGE_MAX_BYTES = 100
    assert "at most 100\xa0bytes fit" in bring(editor, event).content.decode()


def test_words_about_an_image_need_one(editor: Client, event: Event) -> None:
    answer = save(editor, event, image_credit="A. Person")
    assert "Choose the image that these words belong to." in answer.content.decode()


def test_an_image_stays_chosen_while_another_field_is_put_right(editor: Client, event: Event) -> None:
    page = bring(editor, event, when="soonish").content.decode()
    image = Image.objects.get()
    assert f'name="image" value="{image.pk}"' in page
    save(editor, event, image=image.pk, **SAID)
    event.refresh_from_db()
    assert event.image == image


def test_two_savers_of_images_are_asked(editor: Client, ben: Client, event: Event) -> None:
    mine = {**typed(event), **SAID}
    bring(ben, event)
    answer = editor.post(
        f"/desk/events/{event.pk}/edit/", {**mine, "upload": brought(picture(80, 40))}, headers=HTMX
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Two versions of “Image”" in page
    theirs, ours = Image.objects.get(width=60), Image.objects.get(width=80)
    assert f'name="image" value="{ours.pk}"' in page
    again = {**mine, "version": 2, "image": ours.pk, "take-image": "theirs"}
    editor.post(f"/desk/events/{event.pk}/edit/", again)
    event.refresh_from_db()
    assert event.image == theirs


def test_an_event_is_written_with_an_image(editor: Client, empty_desk: Desk) -> None:
    editor.post(NEW, {**TYPED, **SAID, "upload": brought(picture())})
    assert Event.objects.get().image == Image.objects.get()


def test_only_who_may_edit_brings_images(client: Client, stranger: Client, event: Event) -> None:
    assert bring(client, event).status_code == 401
    assert bring(stranger, event).status_code == 403
    assert not Image.objects.exists()


@pytest.fixture
def image(db: None, media: Path) -> Image:
    return image_keep(picture(600, 400))


def test_readers_see_the_image_of_a_published_event(client: Client, story: Story, image: Image) -> None:
    event = story.event("Joins", image=image, **SAID)
    page = client.get("/").content.decode()
    assert f'src="{image.address}"' in page
    assert 'width="600" height="400" alt="Two men shake hands" loading="lazy"' in page
    assert f"{image.address_of(480, 'webp')} 480w, {image.address_of(600, 'webp')} 600w" in page
    assert "In May." in page
    assert "A. Person" in page
    assert f'src="{image.address}"' in client.get(f"/t/story/events/{event.pk}/embed/").content.decode()


@pytest.mark.parametrize("ending", ["webp", "jpg"])
def test_a_published_image_is_served_as_what_it_is(
    client: Client, story: Story, image: Image, ending: str
) -> None:
    story.event("Joins", image=image)
    answer = client.get(image.address_of(480, ending))
    assert answer.headers["Content-Type"] == {"webp": "image/webp", "jpg": "image/jpeg"}[ending]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_an_image_of_no_published_event_is_for_editors_only(
    client: Client, editor: Client, story: Story, image: Image
) -> None:
    event = story.event("Joins", image=image)
    reader = Client()
    assert reader.get(image.address).status_code == 200
    Event.objects.filter(pk=event.pk).update(status="confirmed")
    assert reader.get(image.address).status_code == 404
    answer = editor.get(image.address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("private")


def test_there_is_nothing_at_made_up_addresses(editor: Client, image: Image, media: Path) -> None:
    for path in (
        f"/media/{'0' * 64}/480.jpg",
        f"/media/{image.digest}/481.jpg",
        f"/media/{image.digest}/480.png",
        f"/media/{image.digest}/480.html",
        "/media/../secret-key/480.jpg",
    ):
        assert editor.get(path).status_code == 404, path
    for file in media.rglob("*.*"):
        file.unlink()
    assert editor.get(image.address).status_code == 404
    assert editor.post(image.address).status_code == 405


def test_the_event_that_stays_takes_the_image_of_one_that_is_merged_in(
    editor: Client, desk: Desk, event: Event, image: Image
) -> None:
    other = desk.event("The companies sign a contract")
    Event.objects.filter(pk=other.pk).update(image=image, **SAID)
    versions = {f"version-{event.pk}": event.version, f"version-{other.pk}": other.version}
    editor.post(f"/desk/events/{event.pk}/merge/", {"with": other.pk, **versions})
    event.refresh_from_db()
    assert (event.image, event.image_alt) == (image, "Two men shake hands")
