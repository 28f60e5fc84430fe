"""The whole story as one picture: where everything is drawn, in per cent across and pixels down.

Points are what happened at a date, bars what lasted. A date that is only a year or a month is drawn with its
whole length behind the point; an end that is open or about fades out. Too much to draw is drawn as density.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.reading.scale import Scale, Tick, scale_between

LANES = 6
LANE_HEIGHT = 25
ROWS = 6
ROW_HEIGHT = 14
COLUMNS = 120
COLUMN_HEIGHT = 56
# Below this length (per cent) a date is a point to the eye, and points this near would touch.
SHORT = 1.4
GAP = 1.7
FADE = 3.0
OPEN = 9.0
LABEL_LETTERS = 44
LATE = 62  # from here on a label stands to the left of where its bar ends
LETTER = 0.62  # how wide a letter is, of a picture as wide as a laptop shows it


@dataclass(frozen=True, slots=True)
class Dated:
    """What the picture needs to know of an event."""

    pk: int
    headline: str
    label: str
    when: str
    earliest: date | None
    latest: date | None
    sort_day: date
    standing: str
    href: str
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """`start` and `length` are the whole of its date, where that is longer than a point."""

    event: Dated
    x: float
    y: int
    start: float
    length: float

    @property
    def end(self) -> float:
        return round(self.start + self.length, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """From `start` to `end`; it fades in before and out after, by 0 where its ends are known."""

    event: Dated
    y: int
    start: float
    end: float
    fade_in: float
    fade_out: float
    text: str
    is_text_at_end: bool

    @property
    def length(self) -> float:
        return round(self.end - self.start, 2)

    @property
    def faded_start(self) -> float:
        return round(self.start - self.fade_in, 2)


@dataclass(frozen=True, slots=True)
class Column:
    """How many events begin in one stretch of time."""

    first: date
    last: date
    count: int
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Overview:
    height: int
    axis: int
    first: date
    last: date
    ticks: list[Tick]
    points: list[Point]
    bars: list[Bar]
    columns: list[Column]


def overview_of(events: Sequence[Dated], counts: Iterable[tuple[date, int]] = ()) -> Overview | None:
    """The picture of `events`, each drawn, and of `counts`, the (month, number) of all, drawn as density."""
    counts = list(counts)
    days = [day for event in events for day in _days(event)] + [_month_end(day) for day, _ in counts]
    days += [day for day, _ in counts]
    if not days:
        return None
    scale = scale_between(min(days), max(days))
    lanes = _in_lanes([event for event in events if _is_lasting(event, scale)], scale)
    rows = _in_rows([event for event in events if event.pk not in {e.pk for e, _ in lanes}], scale)
    top = 8 + (1 + max((lane for _, lane in lanes), default=-1)) * LANE_HEIGHT
    floor = top + (1 + max((row for _, row in rows), default=-1)) * ROW_HEIGHT + 4
    axis = floor + (COLUMN_HEIGHT if counts else 6)
    return Overview(
        height=axis + 26,
        axis=axis,
        first=scale.first,
        last=scale.last,
        ticks=scale.ticks(),
        points=[_point(event, scale, floor - 8 - row * ROW_HEIGHT) for event, row in rows],
        bars=[_bar(event, scale, 8 + lane * LANE_HEIGHT) for event, lane in lanes],
        columns=_columns(counts, scale, axis),
    )


def _days(event: Dated) -> tuple[date, ...]:
    return tuple(day for day in (event.earliest, event.latest, event.sort_day) if day)


def _is_lasting(event: Dated, scale: Scale) -> bool:
    """Whether it is drawn as a bar: a span, or open, and long enough to be seen as one."""
    if "/" not in event.when:
        return False
    return not event.earliest or not event.latest or _ends(event, scale)[1] - _ends(event, scale)[0] > SHORT


def _ends(event: Dated, scale: Scale) -> tuple[float, float]:
    start = scale.x(event.earliest or event.latest or event.sort_day)
    return start, scale.x(event.latest or event.earliest or event.sort_day)


def _in_lanes(events: list[Dated], scale: Scale) -> list[tuple[Dated, int]]:
    """Bars one below the other, the longest first, where neither they nor their labels touch."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
    placed = []
    for event in sorted(events, key=lambda event: _ends(event, scale)[0] - _ends(event, scale)[1]):
        left, right = _extent(event, scale)
        for lane, spans in enumerate(taken):
            if all(right + GAP < low or high + GAP < left for low, high in spans):
                spans.append((left, right))
                placed.append((event, lane))
                break
    return placed


def _extent(event: Dated, scale: Scale) -> tuple[float, float]:
    """What a bar takes up across, with its label."""
    bar = _bar(event, scale, 0)
    width = len(bar.text) * LETTER
    left, right = bar.faded_start, bar.end + bar.fade_out
    return (min(left, right - width), right) if bar.is_text_at_end else (left, max(right, left + width))


def _in_rows(events: list[Dated], scale: Scale) -> list[tuple[Dated, int]]:
    """Points stacked where they would touch; when there is no room left they lie over each other."""
    ends = [-GAP] * ROWS
    placed = []
    for event in sorted(events, key=lambda event: (_middle(event, scale), event.pk)):
        x = _middle(event, scale)
        row = next((row for row, end in enumerate(ends) if end + GAP <= x), ends.index(min(ends)))
        ends[row] = x
        placed.append((event, row))
    return placed


def _middle(event: Dated, scale: Scale) -> float:
    start, end = _ends(event, scale)
    return round((start + end) / 2, 2)


def _point(event: Dated, scale: Scale, y: int) -> Point:
    start, end = _ends(event, scale)
    length = round(end - start, 2)
    return Point(event, _middle(event, scale), y, start, length if length > SHORT else 0)


def _bar(event: Dated, scale: Scale, y: int) -> Bar:
    start, end = _ends(event, scale)
    low, _, high = event.when.partition("/")
    fade_in = _fade(low) if event.earliest else min(OPEN, start)
    fade_out = _fade(high) if event.latest else min(max(100 - end, 0), max(OPEN, 100 - end))
    return Bar(
        event,
        y,
        start,
        end,
        round(fade_in, 2),
        round(fade_out, 2),
        text=_shortened(event, end - start),
        is_text_at_end=start > LATE,
    )


def _fade(end: str) -> float:
    return FADE if end[-1:] in ("~", "?", "%") else 0


def _shortened(event: Dated, room: float) -> str:
    """Headline and date, as much of them as `room` (per cent) takes, and never less than a few words."""
    letters = max(LABEL_LETTERS, int(room / LETTER))
    text = event.headline
    if len(text) > letters:
        text = re.sub(r"(\W+\w{1,3})*\W*$", "", text[:letters].rpartition(" ")[0]) + "…"
    return f"{text}, {event.label}" if len(text) + len(event.label) + 2 <= letters else text


def _columns(counts: list[tuple[date, int]], scale: Scale, axis: int) -> list[Column]:
    """The counts of months taken together into at most COLUMNS stretches of equally many months."""
    if not counts:
        return []
    numbers = {day.year * 12 + day.month - 1: count for day, count in counts}
    start, end = min(numbers), max(numbers)
    step = -(-(end - start + 1) // COLUMNS)
    sums: Counter[int] = Counter()
    for number, count in numbers.items():
        sums[start + (number - start) // step * step] += count
    highest = max(sums.values())
    return [_column(number, step, sums[number], highest, scale, axis) for number in sorted(sums)]


def _column(number: int, step: int, count: int, highest: int, scale: Scale, axis: int) -> Column:
    first, after = _month(number), _month(number + step)
    height = round(max(2.0, count / highest * (COLUMN_HEIGHT - 8)), 1)
    x = scale.x(first)
    width = round(max(scale.x(after) - x - 0.1, 0.3), 2)
    return Column(first, after - timedelta(days=1), count, x, width, axis - height, height)


def _month_end(day: date) -> date:
    return _month(day.year * 12 + day.month) - timedelta(days=1)


def _month(number: int) -> date:
    return date(min(number // 12, 9999), number % 12 + 1, 1)
