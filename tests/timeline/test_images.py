"""Pictures made smaller: what is taken, what is refused, and that nothing but the picture is kept."""

import io
from typing import Any

import pytest
from PIL import Image, ImageCms, features

from config.bounded import Limits
from tests.fixtures.images import encoded, picture
from timeline.images import NotAnImage, Size, made_from
from timeline.images.child import made_in_child

GPS, ORIENTATION = 0x8825, 0x0112


def shown(size: Size) -> Image.Image:
    return Image.open(io.BytesIO(size.content))


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[ORIENTATION] = orientation
    told[0x010F] = "A camera"
    told.get_ifd(GPS)[1] = "N"
    return told


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_that_is_taken_becomes_webp_and_jpeg(format: str) -> None:
    if format == "AVIF" and not features.check("avif"):
        pytest.skip("This Pillow knows no AVIF.")
    made = made_from(picture(600, 400, format))
    assert [(size.width, size.height, size.ending) for size in made.sizes] == [
        (480, 320, "webp"),
        (480, 320, "jpg"),
        (600, 400, "webp"),
        (600, 400, "jpg"),
    ]
    assert [shown(size).format for size in made.sizes] == ["WEBP", "JPEG", "WEBP", "JPEG"]


def test_a_large_picture_comes_in_three_widths_and_none_larger() -> None:
    made = made_from(picture(3000, 1500))
    assert (made.width, made.height) == (1600, 800)
    assert sorted({size.width for size in made.sizes}) == [480, 960, 1600]


def test_a_small_picture_is_not_made_larger() -> None:
    assert {(size.width, size.height) for size in made_from(picture(60, 40)).sizes} == {(60, 40)}


def test_what_a_camera_tells_is_left_out() -> None:
    told = {"exif": exif(), "xmp": b"<x:xmpmeta>where</x:xmpmeta>", "comment": b"a secret"}
    for size in made_from(picture(exif=told["exif"], xmp=told["xmp"], comment=told["comment"])).sizes:
        assert not shown(size).getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & shown(size).info.keys()
        assert not any(word in size.content for word in (b"A camera", b"xmpmeta", b"a secret"))


@pytest.mark.parametrize("width", [60, 4000])
def test_a_picture_stands_upright(width: int) -> None:
    """The camera was held on its side (6: turned a quarter): what was left is on top."""
    made = made_from(picture(width, width * 2 // 3, exif=exif(orientation=6)))
    assert made.width < made.height
    upright = shown(made.sizes[-1]).convert("RGB")
    red, _, blue = upright.getpixel((upright.width // 2, upright.height // 8))  # type: ignore[misc]
    assert red > 200 > 60 > blue


def test_what_is_transparent_becomes_white() -> None:
    made = made_from(encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    assert {shown(size).convert("RGB").getpixel((20, 20)) for size in made.sizes} == {(255, 255, 255)}


def test_colours_of_another_profile_are_turned_into_those_of_the_web() -> None:
    """In a profile that swaps nothing the colours stay; the profile itself does not."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = made_from(picture(icc_profile=srgb))
    red = shown(made.sizes[-1]).convert("RGB").getpixel((10, 20))
    assert red[0] > 240  # type: ignore[index]
    assert "icc_profile" not in shown(made.sizes[-1]).info


def two_frames(format: str) -> bytes:
    other = Image.new("RGB", (60, 40), "white")
    return picture(format=format, save_all=True, append_images=[other])


def huge(width: int, height: int) -> bytes:
    """A PNG of so many pixels, in a few kilobytes."""
    return encoded(Image.new("1", (width, height)), "PNG")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!doctype html><script>alert(1)</script>", "no picture that can be read"),
        (b"", "no picture that can be read"),
        (b"\xff\xd8\xff\xe0 not really", "no picture that can be read"),
        (picture(format="GIF"), "Bring a JPEG, PNG, WebP or AVIF"),
        (picture(format="BMP"), "Bring a JPEG, PNG, WebP or AVIF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Bring a JPEG, PNG, WebP or AVIF"),
        (picture(600, 400)[:1500], "damaged or cut off"),
        (picture(format="PNG")[:-30], "damaged"),
        (two_frames("PNG"), "moves"),
        (two_frames("WEBP"), "moves"),
    ],
    ids=["html", "nothing", "only a head", "gif", "bmp", "svg", "cut jpeg", "cut png", "apng", "moving webp"],
)
def test_what_is_no_picture_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(NotAnImage, match=reason):
        made_from(content)


@pytest.mark.parametrize("size", [(20_000, 10_000), (16_001, 10)])
def test_what_is_too_large_is_refused_before_it_is_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = huge(*size)

    def load(self: Any) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    with pytest.raises(NotAnImage, match=r"That is .* pixels .*At most 64 million fit"):
        made_from(content)


def test_the_child_makes_the_same() -> None:
    assert made_in_child(picture()) == made_from(picture())


def test_the_child_says_why_it_refuses() -> None:
    with pytest.raises(NotAnImage, match="no picture that can be read"):
        made_in_child(b"<html>")


def test_a_picture_that_needs_too_much_is_refused() -> None:
    large = encoded(Image.new("RGB", (6000, 5000)), "PNG")
    with pytest.raises(NotAnImage, match="needs more than 150 MB of memory"):
        made_in_child(large, Limits(memory=150 * 1024**2))
    with pytest.raises(NotAnImage, match=r"longer than 0\.01 seconds"):
        made_in_child(large, Limits(wall=0.01))
