"""Pictures that were brought and never shown are not kept for ever; what was shown once always is."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.fixtures.images import picture
from tests.fixtures.stories import Story
from timeline.models import Event, Image
from timeline.services import events
from timeline.services.images import UNSHOWN_FOR, image_keep, images_clear


@pytest.fixture
def image(db: None, media: Path) -> Image:
    return image_keep(picture(600, 400))


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def clear(after: timedelta = UNSHOWN_FOR + timedelta(seconds=5)) -> int:
    return images_clear(now=timezone.now() + after)


def show(event: Event, image: Image | None, by: User) -> Event:
    said = "A room" if image else ""
    fields = {"image": image, "image_alt": said, "image_credit": said}
    event.refresh_from_db()
    return events.event_update(
        event_id=event.pk, version=event.version, by=by, now=timezone.now(), fields=fields
    )


def test_what_no_event_shows_goes_after_a_day_with_all_its_files(image: Image, media: Path) -> None:
    assert len(files(media)) == 4
    assert clear() == 1
    assert not Image.objects.exists()
    assert files(media) == []


def test_a_form_may_stand_open_for_a_day(image: Image, media: Path) -> None:
    assert clear(UNSHOWN_FOR - timedelta(seconds=5)) == 0
    assert len(files(media)) == 4


def test_what_is_brought_again_may_wait_for_its_form_again(image: Image, media: Path) -> None:
    Image.objects.update(created_at=timezone.now() - UNSHOWN_FOR - timedelta(hours=1))
    assert image_keep(picture(600, 400)) == image
    assert clear(timedelta(0)) == 0
    assert len(files(media)) == 4


def test_what_an_event_shows_or_showed_stays(image: Image, media: Path, story: Story, ada: User) -> None:
    event = story.event()
    show(event, image, ada)
    assert clear() == 0
    show(event, None, ada)
    assert not Event.objects.filter(image=image).exists()
    assert clear() == 0  # its history shows it, and an undo shows it again
    assert len(files(media)) == 4


def test_the_same_picture_can_be_brought_again(image: Image, media: Path) -> None:
    clear()
    again = image_keep(picture(600, 400))
    assert again.digest == image.digest
    assert len(files(media)) == 4
