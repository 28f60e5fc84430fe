"""Keeping the pictures that editors bring: their sizes as files, named by what is in them, and a row."""

import hashlib
import tempfile
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from timeline.images import Made
from timeline.images.child import made_in_child
from timeline.models import Event, Image
from timeline.services.row_versions import versions

# Part of every name: files made in another way have other names, and old pages go on showing theirs.
RECIPE = b"2026-11:480-960-1600:webp80-jpg82:"
ENDINGS = ("webp", "jpg")
# A form with a picture may stand open so long before it is saved.
UNSHOWN_FOR = timedelta(days=1)


def image_keep(content: bytes) -> Image:
    """The picture in the bytes of a file, kept in all its sizes; the same file again is the same picture.

    Readers see it once a published event shows it. The file itself is not kept: it may tell where it was
    taken. Raises NotAnImage. Nothing that is undone is written here, so it is no change of its own.
    """
    digest = hashlib.sha256(RECIPE + content).hexdigest()
    known = Image.objects.filter(digest=digest)
    # Brought anew, it may wait for its form anew; and of one that is just let go, nothing is found.
    if known.update(created_at=Now()):
        return known.get()
    made = made_in_child(content)
    _write(digest, made)
    image, _ = Image.objects.get_or_create(
        digest=digest,
        defaults={
            "width": made.width,
            "height": made.height,
            "widths": sorted({size.width for size in made.sizes}),
        },
    )
    return image


def images_clear(*, now: datetime) -> int:
    """Let go the pictures that no event shows or ever showed, a day after they were brought; how many.

    They were brought with a form that was never saved. A row goes last: an event that was just to show it is
    refused, with all that was typed, and its picture is brought again.
    """
    old = Image.objects.filter(created_at__lt=now - UNSHOWN_FOR)
    shown = Exists(Event.objects.filter(image=OuterRef("pk")))
    was_shown = Exists(versions(Event).filter(image=OuterRef("pk")).order_by())
    cleared = 0
    for pk in list(old.exclude(shown | was_shown).values_list("pk", flat=True)):
        with transaction.atomic():
            # Looked at again, for it may have been brought again.
            image = old.select_for_update(skip_locked=True).filter(pk=pk).first()
            if image is None or Event.objects.filter(image=image).exists():
                continue
            for width, ending in product(image.widths, ENDINGS):
                image_path(image.digest, width, ending).unlink(missing_ok=True)
            image.delete()
            cleared += 1
    return cleared


def image_path(digest: str, width: int, ending: str) -> Path:
    """Where a size of a picture lies."""
    return Path(settings.MEDIA_ROOT) / "images" / digest[:2] / f"{digest}-{width}.{ending}"


def _write(digest: str, made: Made) -> None:
    """Each file appears whole or not at all."""
    for size in made.sizes:
        path = image_path(digest, size.width, size.ending)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as fresh:
            fresh.write(size.content)
        Path(fresh.name).replace(path)
