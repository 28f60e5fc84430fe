"""TimelineJS: its JSON, and the rows of its spreadsheet.

A slide's text is HTML. Its standing, and the sentences it rests on, stand in it where our own export has
written the slide. A picture stays where it is; its caption, credit and address are kept as words.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from timeline.dates import NotADate, When
from timeline.exports.points import DatePoint
from timeline.exports.spreadsheet import STARTS_A_FORMULA
from timeline.exports.timelinejs import COLUMNS
from timeline.imports.dating import point, when_of
from timeline.imports.drafts import Draft, NotReadable, Reading, Skipped, reading_of
from timeline.imports.html import escaped, plain, text_of
from timeline.imports.standing import standing_of

OWN = re.compile(r"event-(\d{1,18})")
NUMBER = re.compile(r"-?\d{1,9}")
LONGEST_CELL = 200_000


def read(text: str) -> Reading:
    """The JSON that `new TL.Timeline(id, url)` reads. Raises NotReadable."""
    try:
        document = _storable(json.loads(text))
    except json.JSONDecodeError as error:
        raise NotReadable(f"Line {error.lineno}: this is not JSON ({error.msg}).") from error
    except ValueError as error:
        raise NotReadable("It has a number with thousands of digits.") from error
    except RecursionError as error:
        raise NotReadable("This is nested too deeply.") from error
    if not isinstance(document, dict) or not isinstance(document.get("events"), list):
        raise NotReadable("TimelineJS keeps its slides in a list called “events”; there is none here.")
    if document.get("scale") == "cosmological":
        raise NotReadable("Its scale is cosmological: these years are beyond what a news timeline holds.")
    title = plain(str(_dict(_dict(document.get("title")).get("text")).get("headline") or ""))
    found = (_slide(number, slide) for number, slide in enumerate(document["events"], 1))
    eras = (Skipped(f"era {n}", "Eras have no events.") for n, _ in enumerate(document.get("eras") or [], 1))
    return reading_of(title, [*found, *eras])


def read_csv(text: str) -> Reading:
    """The rows of the spreadsheet template. Raises NotReadable."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        if not {"year", "headline"} <= set(names):
            raise NotReadable("The first line has to name the columns, “Year” and “Headline” among them.")
        titles = {head.lower(): head for head in COLUMNS}
        columns = [titles.get(name, "") for name in names]
        told = [(rows.line_num, dict(zip(columns, map(_bare, row), strict=False))) for row in rows]
    except csv.Error as error:
        raise NotReadable(f"Line {rows.line_num}: {error}.") from error
    title = next((plain(row.get("Headline", "")) for _, row in told if _type(row) == "title"), "")
    return reading_of(title, (one for line, row in told for one in _row(line, row)))


def _slide(number: int, slide: Any) -> Draft | Skipped:
    place = f"slide {number}"
    if not isinstance(slide, dict):
        return Skipped(place, "This is no slide.")
    start, end = _dict(slide.get("start_date")), _dict(slide.get("end_date"))
    words = str(slide.get("display_date") or start.get("display_date") or "")
    text, media = _dict(slide.get("text")), _dict(slide.get("media"))
    known_by = str(slide.get("unique_id") or "")
    return _draft(
        place,
        dates=(start, end, words),
        headline=str(text.get("headline") or ""),
        text=str(text.get("text") or ""),
        media=[str(media.get(name) or "") for name in ("caption", "credit", "url")],
        chapter=str(slide.get("group") or ""),
        known_by=known_by,
        own_id=int(own[1]) if (own := OWN.fullmatch(known_by)) else None,
    )


def _row(line: int, row: dict[str, str]) -> Iterator[Draft | Skipped]:
    if not any(row.values()) or _type(row) == "title":
        return
    place = f"line {line}"
    if _type(row) == "era":
        yield Skipped(place, "Eras have no events.")
        return
    parts = ("Year", "Month", "Day", "Time")
    start = {name.lower(): row.get(name, "") for name in parts}
    end = {name.lower(): row.get(f"End {name}", "") for name in parts}
    own = re.search(r"/events/(\d{1,18})(?:-[^/]*)?/?$", row.get("Link", ""))
    yield _draft(
        place,
        dates=(start, end, row.get("Display Date", "")),
        headline=row.get("Headline", ""),
        text=row.get("Text", ""),
        media=[row.get(name, "") for name in ("Media Caption", "Media Credit", "Media")],
        chapter=row.get("Group", ""),
        known_by=row.get("Link", "") if own else "",
        own_id=int(own[1]) if own else None,
    )


def _draft(
    place: str,
    *,
    dates: tuple[dict[str, Any], dict[str, Any], str],
    headline: str,
    text: str,
    media: list[str],
    chapter: str,
    known_by: str,
    own_id: int | None,
) -> Draft | Skipped:
    try:
        when = _when(*dates)
    except NotADate as error:
        return Skipped(place, str(error))
    told = text_of(text)
    standing, attributed_to, blocks = standing_of(told.blocks)
    blocks += [*_times(dates), *_media(media)]
    said = plain(headline) or (plain(text)[:200] if not told.quotes else "")
    if not said:
        return Skipped(place, "It has no headline.")
    return Draft(
        place=place,
        headline=said,
        when=when,
        key=known_by,
        body="\n\n".join(blocks),
        standing=standing,
        attributed_to=attributed_to,
        chapter=" ".join(plain(chapter).split())[:200],
        quotes=tuple(told.quotes),
        own_id=own_id,
    )


def _when(start: dict[str, Any], end: dict[str, Any], words: str) -> When:
    first = _point(start)
    if first is None:
        raise NotADate("It has no year.")
    return when_of(first, _point(end), plain(words))


def _point(parts: dict[str, Any]) -> DatePoint | None:
    year, month, day = (str(parts.get(name) or "").strip() for name in ("year", "month", "day"))
    if not year:
        return None
    for name, value in (("year", year), ("month", month), ("day", day)):
        if value and not NUMBER.fullmatch(value):
            raise NotADate(f"Its {name}, “{value[:40]}”, is no number.")
    return point(int(year), int(month or 0), int(day or 0))


def _times(dates: tuple[dict[str, Any], dict[str, Any], str]) -> Iterator[str]:
    """A timeline of days has no times; what was said of them is kept as words."""
    for parts, name in zip(dates, ("Time", "Until"), strict=False):
        assert isinstance(parts, dict)  # noqa: S101 - of three, the first two
        hour, minute = str(parts.get("hour") or ""), str(parts.get("minute") or "0")
        clock = f"{hour}:{minute:>02}" if NUMBER.fullmatch(hour) else str(parts.get("time") or "").strip()
        if clock:
            yield f"{name}: {escaped(clock[:40])}"


def _media(media: list[str]) -> Iterator[str]:
    """What was said of a picture, and where it is."""
    caption, credit, url = (part.strip() for part in media)
    words = " ".join(
        filter(None, [*text_of(caption).blocks, f"({escaped(plain(credit))})" if credit else ""])
    )
    address = url if re.fullmatch(r"https?://[^\s<>()]+", url) else ""
    if address:
        yield f"{words or 'Picture'}: [{escaped(address)}]({address})"
    elif words:
        yield words


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating."""
    is_defused = cell.startswith("'") and cell[1:].lstrip(" ").startswith(STARTS_A_FORMULA)
    return cell[1:] if is_defused else cell.strip()


def _type(row: dict[str, str]) -> str:
    return row.get("Type", "").strip().lower()


def _storable(value: Any) -> Any:
    """The same without what JSON can write and no database keeps: the character NUL, halves of characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "")
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {name: _storable(one) for name, one in value.items()}
    return value


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
