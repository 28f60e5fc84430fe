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
PAPER, INK, ACCENT = "#fbfaf6", "#17191e", "#9b2a1d"
# Sixteen colours with paper: a pixel takes half a byte.
SHADES, ACCENTS = 11, 4
FULL, SOFT, LINE = 255, 255 * 8 // 11, 255 * 3 // 11
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
    """Paper on which ink and accent lie, as how much of each there is on every pixel.

    Drawn in colours, and brought down to sixteen afterwards, a picture would take three times as long.
    """

    def __init__(self) -> None:
        self._layers = [Image.new("L", SIZE, 0) for _ in range(2)]
        self.ink, self.accent = (ImageDraw.Draw(layer) for layer in self._layers)

    def png(self) -> bytes:
        ink, accent = self._layers
        whole = ink.point([round(much * SHADES / FULL) for much in range(256)])
        if accent.getbbox():
            only = [much and SHADES + round(much * ACCENTS / FULL) for much in range(256)]
            whole = ImageChops.lighter(whole, accent.point(only))
        whole.putpalette(_palette())
        out = BytesIO()
        whole.save(out, "PNG", compress_level=4)  # a bake saves thousands
        return out.getvalue()


@lru_cache(maxsize=1)
def _palette() -> list[int]:
    """Red, green and blue of paper, of ink from nearly none to full, and so of accent."""
    paper = ImageColor.getrgb(PAPER)
    palette = list(paper)
    for colour, steps in ((INK, SHADES), (ACCENT, ACCENTS)):
        full = ImageColor.getrgb(colour)
        for step in range(1, steps + 1):
            palette += [p + (c - p) * step // steps for p, c in zip(paper, full, strict=True)]
    return palette


def draw_picture(card: Card) -> bytes:
    """A PNG; the title stands there as large as fits."""
    canvas = Canvas()
    canvas.ink.rectangle((0, 0, SIZE[0], 10), fill=FULL)
    canvas.ink.text((MARGIN, 76), card.kicker, font=_font(SANS, 30), fill=SOFT)
    bottom = _title(canvas.ink, card.title, top=136, lowest=430 if card.overview else 480)
    if card.overview:
        _story(canvas, card.overview)
    elif card.standing:
        _mark(canvas, MARGIN + 14, bottom + 62, 14, card.standing.split(" ")[0].lower())
        canvas.ink.text((MARGIN + 48, bottom + 42), card.standing, font=_font(SANS, 32), fill=FULL)
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
    floor, ink = 540, canvas.ink
    ink.line((MARGIN, floor, SIZE[0] - MARGIN, floor), fill=LINE, width=2)
    for bar in overview.bars:
        ends = _x(bar.start), floor - 8, max(_x(bar.end), _x(bar.start) + 4), floor - 2
        ink.rectangle(ends, fill=SOFT)
    for column in overview.columns:
        ink.rectangle((_x(column.x), floor - column.height, _x(column.x + column.width), floor), fill=SOFT)
    lowest = max((point.y for point in overview.points), default=0)
    for point in overview.points:
        _mark(canvas, _x(point.x), floor - 28 - (lowest - point.y) * 1.7, 9, point.event.standing)
    for tick in overview.ticks:
        if not tick.is_minor:
            place = (_x(tick.x), floor + 12)
            ink.text(place, tick.text, font=_font(SANS, 24), fill=SOFT, anchor="ma")


def _x(per_cent: float) -> float:
    return MARGIN + per_cent / 100 * (SIZE[0] - 2 * MARGIN)


def _mark(canvas: Canvas, x: float, y: float, radius: float, standing: str) -> None:
    """The mark of a standing, as the page draws it."""
    box, ink = (x - radius, y - radius, x + radius, y + radius), canvas.ink
    if standing == Standing.DENIED:
        for sign in (1, -1):
            ends = (x - radius, y - sign * radius, x + radius, y + sign * radius)
            canvas.accent.line(ends, fill=FULL, width=4)
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
