"""One picture in several sizes, without whatever else its file told. For `timeline.images.child`."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

# Widths in pixels; a picture is never made larger than it is.
WIDTHS = (480, 960, 1600)
# Pillow's name, the ending, how it is saved.
MADE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("WEBP", "webp", {"quality": 80, "method": 4}),
    ("JPEG", "jpg", {"quality": 82, "optimize": True, "progressive": True}),
)
# The formats that are taken, as people know them. Pillow opens no other.
TAKEN = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}
MOST_PIXELS = 64_000_000  # more than a full-frame camera takes
LONGEST_SIDE = 16_000


class NotAnImage(Exception):
    """It cannot be shown as a picture. The message says why, to the person who brought it."""


@dataclass(frozen=True, slots=True)
class Size:
    """One file of a picture: its measures in pixels, its ending ("webp"), its bytes."""

    width: int
    height: int
    ending: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as it is shown at its largest, and the files of all its sizes."""

    width: int
    height: int
    sizes: tuple[Size, ...]


def made_from(content: bytes) -> Made:
    """Every size of the picture in the bytes of a file. Raises NotAnImage.

    How large it is, is read from its head; nothing is decoded before that is allowed.
    """
    _check(content)
    try:
        with Image.open(io.BytesIO(content), formats=_formats()) as opened:
            picture = _plain(opened)
    except (OSError, SyntaxError, ValueError, struct.error, EOFError) as error:
        raise NotAnImage("The file is damaged or cut off: it cannot be read to its end.") from error
    sizes = tuple(_sizes(picture))
    return Made(sizes[-1].width, sizes[-1].height, sizes)


def _check(content: bytes) -> None:
    Image.MAX_IMAGE_PIXELS = None  # ours is smaller, and says so in a sentence
    try:
        opened = Image.open(io.BytesIO(content), formats=_formats())
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error) as error:
        raise NotAnImage("That is no picture that can be read. Bring a JPEG, PNG, WebP or AVIF.") from error
    with opened:
        width, height = opened.size
        if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
            raise NotAnImage(
                f"That is {width:,} × {height:,} pixels ({width * height / 1e6:.0f} million). At most "
                f"{MOST_PIXELS // 1_000_000} million fit, {LONGEST_SIDE:,} a side. Make it smaller first."
            )
        # Of a photograph that a camera keeps in several versions (MPO) the first is the photograph.
        if opened.format != "MPO" and getattr(opened, "is_animated", False):
            raise NotAnImage("The picture moves. Bring one that stands still.")
        try:
            opened.verify()
        except Exception as error:
            raise NotAnImage("The file is damaged: it is not what it says it is.") from error


def _formats() -> list[str]:
    return [name for name in TAKEN if name != "MPO"]


def _plain(opened: Image.Image) -> Image.Image:
    """Upright, in the colours of the web, on white, and with nothing in it but pixels."""
    profile = opened.info.get("icc_profile")
    _shrink(opened)
    upright = ImageOps.exif_transpose(opened)
    rgb = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain = Image.new("RGB", rgb.size, "white")
    plain.paste(rgb, mask=rgb if rgb.mode == "RGBA" else None)
    return _in_srgb(plain, profile) if profile and upright.mode in ("RGB", "RGBA") else plain


def _shrink(opened: Image.Image) -> None:
    """To little more than is shown, before anything is copied; a JPEG is not even decoded in full."""
    share = 2 * max(WIDTHS) / min(opened.size)
    if share < 1 and opened.mode in ("RGB", "RGBA", "L", "CMYK"):
        opened.thumbnail((round(opened.width * share), round(opened.height * share)), reducing_gap=2.0)


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), inPlace=True)
    except (ImageCms.PyCMSError, OSError):
        pass  # a profile that nobody can read changes no colour
    picture.info.clear()
    return picture


def _sizes(picture: Image.Image) -> Iterator[Size]:
    for width in sorted({min(width, picture.width) for width in WIDTHS}):
        height = max(1, round(picture.height * width / picture.width))
        scaled = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for format, ending, how in MADE:
            out = io.BytesIO()
            scaled.save(out, format, **how)
            yield Size(width, height, ending, out.getvalue())
