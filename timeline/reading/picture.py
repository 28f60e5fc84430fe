"""The picture that is shown where a page is shared: 1200 by 630, drawn from our own data."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from timeline.models import Event, Standing
from timeline.reading.entries import standing_words
from timeline.reading.overview import Overview

SIZE = (1200, 630)
MARGIN = 84
PAPER, INK, SOFT, LINE, ACCENT = "#fbfaf6", "#17191e", "#545964", "#c9c5b9", "#9b2a1d"
INKS = (LINE, SOFT, INK, ACCENT)
STEPS = 8
FULL = 255
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


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: a line of small type, a title, and below it a standing or a whole story."""

    kicker: str
    title: str
    standing: str = ""
    overview: Overview | None = None


def event_card(event: Event) -> Card:
    return Card(f"{event.label}  ·  {event.timeline.title}", event.headline, standing_words(event))


@lru_cache(maxsize=1)
def manner() -> str:
    """A fingerprint of how pictures are drawn: the same card in the same manner is the same picture."""
    fonts = [_font_file(SERIFS), _font_file(SANS), PIL.__version__]
    return hashlib.sha256(Path(__file__).read_bytes() + repr(fonts).encode()).hexdigest()[:12]


class Canvas:
    """Paper, and a layer for each ink that is drawn with: how much of it lies on each pixel.

    Drawn in colour and brought down to these few again, a picture would take three times as long.
    """

    def __init__(self) -> None:
        self._layers: dict[str, ImageDraw.ImageDraw] = {}

    def on(self, ink: str) -> ImageDraw.ImageDraw:
        """Where `ink` is drawn, with `FULL`."""
        if ink not in self._layers:
            self._layers[ink] = ImageDraw.Draw(Image.new("L", SIZE, 0))
        return self._layers[ink]

    def png(self) -> bytes:
        whole = Image.new("L", SIZE, 0)
        for place, ink in enumerate(INKS):
            if ink in self._layers:
                # 0 is paper; each ink has STEPS shades. Where two meet, the later one covers the other.
                shades = [0, *(1 + place * STEPS + level * STEPS // 256 for level in range(1, 256))]
                whole = ImageChops.lighter(whole, self._layers[ink]._image.point(shades))
        whole.putpalette(_palette())
        out = BytesIO()
        whole.save(out, "PNG", compress_level=4)  # a bake saves thousands
        return out.getvalue()


@lru_cache(maxsize=1)
def _palette() -> list[int]:
    """Paper, and each ink from nearly paper to full: red, green and blue of each."""
    paper = ImageColor.getrgb(PAPER)
    palette = list(paper)
    for ink in map(ImageColor.getrgb, INKS):
        for step in range(1, STEPS + 1):
            palette += [p + (i - p) * step // STEPS for p, i in zip(paper, ink, strict=True)]
    return palette


def draw_picture(card: Card) -> bytes:
    """A PNG; the title stands there as large as fits."""
    canvas = Canvas()
    canvas.on(INK).rectangle((0, 0, SIZE[0], 10), fill=FULL)
    canvas.on(SOFT).text((MARGIN, 76), card.kicker, font=_font(SANS, 30), fill=FULL)
    bottom = _title(canvas.on(INK), card.title, top=136, lowest=430 if card.overview else 480)
    if card.overview:
        _story(canvas, card.overview)
    elif card.standing:
        _mark(canvas, MARGIN + 14, bottom + 62, 14, card.standing.split(" ")[0].lower())
        canvas.on(INK).text((MARGIN + 48, bottom + 42), card.standing, font=_font(SANS, 32), fill=FULL)
    return canvas.png()


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
        draw.text((MARGIN, top + number * height), line, font=font, fill=FULL)
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


def _story(canvas: Canvas, overview: Overview) -> None:
    """The overview's axis and points, across the whole width."""
    floor, soft = 540, canvas.on(SOFT)
    canvas.on(LINE).line((MARGIN, floor, SIZE[0] - MARGIN, floor), fill=FULL, width=2)
    for bar in overview.bars:
        ends = _x(bar.start), floor - 8, max(_x(bar.end), _x(bar.start) + 4), floor - 2
        soft.rectangle(ends, fill=FULL)
    for column in overview.columns:
        soft.rectangle((_x(column.x), floor - column.height, _x(column.x + column.width), floor), fill=FULL)
    lowest = max((point.y for point in overview.points), default=0)
    for point in overview.points:
        _mark(canvas, _x(point.x), floor - 28 - (lowest - point.y) * 1.7, 9, point.event.standing)
    for tick in overview.ticks:
        if not tick.is_minor:
            place = (_x(tick.x), floor + 12)
            soft.text(place, tick.text, font=_font(SANS, 24), fill=FULL, anchor="ma")


def _x(per_cent: float) -> float:
    return MARGIN + per_cent / 100 * (SIZE[0] - 2 * MARGIN)


def _mark(canvas: Canvas, x: float, y: float, radius: float, standing: str) -> None:
    """The mark of a standing, as the page draws it."""
    box, ink = (x - radius, y - radius, x + radius, y + radius), canvas.on(INK)
    if standing == Standing.DENIED:
        for sign in (1, -1):
            ends = (x - radius, y - sign * radius, x + radius, y + sign * radius)
            canvas.on(ACCENT).line(ends, fill=FULL, width=4)
    elif standing == Standing.PLANNED:
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        ink.polygon(corners, outline=FULL, width=3)
    elif standing == Standing.ALLEGED:
        for start in range(0, 360, 60):
            ink.arc(box, start, start + 36, fill=FULL, width=3)
    else:
        ink.ellipse(box, outline=FULL, width=3, fill=FULL if standing == Standing.CONFIRMED else None)
        if standing == Standing.DISPUTED:
            ink.pieslice(box, -90, 90, fill=FULL)


@lru_cache(maxsize=16)
def _font(paths: tuple[str, ...], size: int) -> Font:
    found = _font_file(paths)
    return ImageFont.truetype(found, size) if found else ImageFont.load_default(size)


def _font_file(paths: tuple[str, ...]) -> str | None:
    return next((path for path in paths if Path(path).exists()), None)
