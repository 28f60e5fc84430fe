"""The picture that is shown where a page is shared: 1200 by 630, drawn from our own data."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from timeline.models import Standing
from timeline.reading.overview import Overview

SIZE = (1200, 630)
MARGIN = 84
PAPER, INK, SOFT, LINE, ACCENT = "#fbfaf6", "#17191e", "#545964", "#c9c5b9", "#9b2a1d"
# Type that systems have; the last resort is the one that comes with Pillow.
SERIFS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf",
    "/Library/Fonts/Georgia Bold.ttf",
)
SANS = (
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/Library/Fonts/Arial.ttf",
)
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def draw_picture(*, kicker: str, title: str, standing: str = "", overview: Overview | None = None) -> bytes:
    """A PNG with a line of small type, a title as large as fits, and below it the standing or the story."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 10), fill=INK)
    draw.text((MARGIN, 76), kicker, font=_font(SANS, 30), fill=SOFT)
    bottom = _title(draw, title, top=136, lowest=430 if overview else 480)
    if overview:
        _story(draw, overview)
    elif standing:
        _mark(draw, MARGIN + 14, bottom + 62, 14, standing.split(" ")[0].lower())
        draw.text((MARGIN + 48, bottom + 42), standing, font=_font(SANS, 32), fill=INK)
    out = BytesIO()
    # Six colours and the steps between them: half the bytes in a quarter of the time.
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _title(draw: ImageDraw.ImageDraw, title: str, *, top: int, lowest: int) -> int:
    """The title in the largest size in which it fits; where it ends."""
    for size in (84, 72, 62, 54, 46, 40):
        font = _font(SERIFS, size)
        lines = _wrapped(draw, title, font, SIZE[0] - 2 * MARGIN)
        height = int(size * 1.16)
        if top + len(lines) * height <= lowest:
            break
    lines = lines[: (lowest - top) // height]
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + number * height), line, font=font, fill=INK)
    return top + len(lines) * height


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: Font, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _story(draw: ImageDraw.ImageDraw, overview: Overview) -> None:
    """The overview's axis and points, across the whole width."""
    floor = 540
    draw.line((MARGIN, floor, SIZE[0] - MARGIN, floor), fill=LINE, width=2)
    for bar in overview.bars:
        draw.rectangle((_x(bar.start), floor - 8, max(_x(bar.end), _x(bar.start) + 4), floor - 2), fill=SOFT)
    for column in overview.columns:
        draw.rectangle((_x(column.x), floor - column.height, _x(column.x + column.width), floor), fill=SOFT)
    lowest = max((point.y for point in overview.points), default=0)
    for point in overview.points:
        _mark(draw, _x(point.x), floor - 28 - (lowest - point.y) * 1.7, 9, point.event.standing)
    for tick in overview.ticks:
        if not tick.is_minor:
            draw.text((_x(tick.x), floor + 12), tick.text, font=_font(SANS, 24), fill=SOFT, anchor="ma")


def _x(per_cent: float) -> float:
    return MARGIN + per_cent / 100 * (SIZE[0] - 2 * MARGIN)


def _mark(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, standing: str) -> None:
    """The mark of a standing, as the page draws it."""
    box = (x - radius, y - radius, x + radius, y + radius)
    if standing == Standing.DENIED:
        for sign in (1, -1):
            draw.line((x - radius, y - sign * radius, x + radius, y + sign * radius), fill=ACCENT, width=4)
    elif standing == Standing.PLANNED:
        draw.polygon(
            [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], outline=INK, width=3
        )
    elif standing == Standing.ALLEGED:
        for start in range(0, 360, 60):
            draw.arc(box, start, start + 36, fill=INK, width=3)
    else:
        draw.ellipse(box, outline=INK, width=3, fill=INK if standing == Standing.CONFIRMED else None)
        if standing == Standing.DISPUTED:
            draw.pieslice(box, -90, 90, fill=INK)


def _font(paths: tuple[str, ...], size: int) -> Font:
    found = next((path for path in paths if Path(path).exists()), None)
    return ImageFont.truetype(found, size) if found else ImageFont.load_default(size)
