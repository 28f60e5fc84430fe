"""Words that count back from today."""

from datetime import date

import pytest

from timeline.relative_dates import day_before

TUESDAY = date(2024, 4, 9)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2024-04-09"),
        ("Yesterday", "2024-04-08"),
        (" the day  before yesterday", "2024-04-07"),
        ("3 days ago", "2024-04-06"),
        ("a week ago", "2024-04-02"),
        ("Friday", "2024-04-05"),
        ("last Friday", "2024-04-05"),
        ("on Monday", "2024-04-08"),
        ("Tuesday", "2024-04-02"),
        ("Wednesday", "2024-04-03"),
        # no day, or one that words do not say exactly
        ("last month", None),
        ("a year ago", None),
        ("tomorrow", None),
        ("next Friday", None),
        ("Friday 5 April 2024", None),
        ("", None),
    ],
)
def test_a_day_is_counted_back(words: str, day: str | None) -> None:
    assert day_before(words, TUESDAY) == (date.fromisoformat(day) if day else None)
