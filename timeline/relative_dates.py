"""Days as people at a desk name them: "yesterday", "3 days ago", "last Friday". Pure: no clock."""

import calendar
import re
from datetime import date, timedelta

_DAYS = [name.lower() for name in calendar.day_name]
_NAMED = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "day before yesterday": 2}
_AGO = re.compile(r"(?P<number>\d{1,3}|a|one) (?P<unit>day|week)s? ago", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:on |last |this )?(?P<day>{'|'.join(_DAYS)})", re.IGNORECASE)


def day_before(words: str, today: date) -> date | None:
    """The day that `words` count back to from `today`; None where they name none.

    >>> day_before("last Friday", date(2024, 4, 9)), day_before("2 days ago", date(2024, 4, 9))
    (datetime.date(2024, 4, 5), datetime.date(2024, 4, 7))

    A weekday is the last one before today.
    """
    typed = " ".join(words.lower().split())
    if typed in _NAMED:
        return today - timedelta(_NAMED[typed])
    if match := _AGO.fullmatch(typed):
        number = int(match["number"]) if match["number"].isdigit() else 1
        return today - timedelta(number * (7 if match["unit"].lower() == "week" else 1))
    if match := _WEEKDAY.fullmatch(typed):
        back = (today.weekday() - _DAYS.index(match["day"].lower()) - 1) % 7 + 1
        return today - timedelta(back)
    return None
