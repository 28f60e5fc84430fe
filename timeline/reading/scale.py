"""A scale of time: days to per cent of a width, and where its ticks are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MAX_TICKS = 11
MARGIN = 2.5
# Months between ticks, from a month to a thousand years.
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
LATE = date(9999, 12, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis. Minor ones give way where there is little room."""

    day: date
    x: float
    text: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first to the last day, with a margin left and right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        length = max((self.last - self.first).days, 1)
        share = (min(max(day, self.first), self.last) - self.first).days / length
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def ticks(self) -> list[Tick]:
        """At round months or years, at most MAX_TICKS of them.

        >>> [tick.text for tick in Scale(date(2011, 6, 1), date(2013, 2, 1)).ticks()]
        ['Jul', 'Sep', 'Nov', '2012', 'Mar', 'May', 'Jul', 'Sep', 'Nov', '2013']
        """
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((step for step in STEPS if months / step < MAX_TICKS), STEPS[-1])
        return [
            Tick(day, self.x(day), str(day.year) if day.month == 1 else f"{day:%b}", number % 2 == 1)
            for number, day in enumerate(self._round_days(step))
        ]

    def _round_days(self, step: int) -> Iterator[date]:
        number = self.first.year * 12 + self.first.month - 1
        if self.first.day > 1:
            number += 1
        number += -number % step
        while number < LATE.year * 12 and (day := date(number // 12, number % 12 + 1, 1)) <= self.last:
            yield day
            number += step


def scale_between(first: date, last: date) -> Scale:
    """A scale that shows these days, and never less than a month."""
    if last - first < timedelta(days=31):
        first, last = _moved(first, -16), _moved(last, 16)
    return Scale(first, last)


def _moved(day: date, days: int) -> date:
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))
