"""Whether the dates that an event's sources give can all hold. Pure."""

from collections.abc import Iterable
from datetime import date

from timeline import dates


def can_all_hold(whens: Iterable[str]) -> bool:
    """Whether there is a day that every one of these EDTF dates allows; undated sources say nothing.

    >>> can_all_hold(["2011-06~", "2011", "../2013"])
    True
    >>> can_all_hold(["2017-08-10", "2018-08"])
    False

    A span that an event fills ("2011/2019") and a day within it can both hold.
    """
    bounds = [_bounds(when) for when in set(whens) if when]
    if not bounds:
        return True
    return max(first for first, _ in bounds) <= min(last for _, last in bounds)


def most_precise(whens: Iterable[str]) -> str:
    """The date among these that says most while all the others allow all of it; "" where there is none.

    >>> most_precise(["2011", "2011-06~", "../2013"])
    '2011-06~'
    """
    given = sorted({when for when in whens if when})
    bounds = {when: _bounds(when) for when in given}
    first = max((low for low, _ in bounds.values()), default=date.min)
    last = min((high for _, high in bounds.values()), default=date.max)
    within = [when for when, (low, high) in bounds.items() if first <= low and high <= last]
    return min(within, key=lambda when: bounds[when][1] - bounds[when][0], default="")


def _bounds(when: str) -> tuple[date, date]:
    parsed = dates.parse(when)
    return parsed.earliest or date.min, parsed.latest or date.max
