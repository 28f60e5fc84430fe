"""The days of the commonest EDTF dates, a thousand times faster than its grammar. Pure.

A year, a month or a day, perhaps about or uncertain: nearly every date there is. The library's parser takes
ten milliseconds for each, which a page of fifty entries with their sources cannot wait for.
"""

import calendar
import re
from datetime import date

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[~?%]?")


def plain_bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day of a plain date; None for every other form, and for days that do not exist.

    >>> plain_bounds("2024-02~")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    match = _PLAIN.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not year:
        return None
    length = calendar.monthrange(year, month)[1] if month else 31
    if day > length:
        return None
    return date(year, month or 1, day or 1), date(year, month or 12, day or length)
