"""Words of time in names and of things: no dates in news."""

import pytest

from tests.extraction.timexes import found

NAMES = [
    "He wrote for the Sunday Times and The Saturday Evening Post.",
    "The Summer Olympics and the Winter Games were a success.",
    "The October Revolution was told again.",
    "He watched 60 Minutes and 48 Hours.",
    "The Six-Day War and the Seven Years War were told again.",
    "They put up the Christmas tree and painted Easter eggs.",
    "They fixed CVE-2021-44228 in Case No. 2019-1234 under Rule 2004.",
]


@pytest.mark.parametrize("text", NAMES)
def test_no_date_in_a_name(text: str) -> None:
    assert found(text) == []


DATES = [
    ("On Sunday Apple said so.", "2024-05-12"),
    ("The Sunday vote was close.", "2024-05-12"),
    ("In October Apple said so.", "2023-10"),
    ("The October vote was close.", "2023-10"),
    ("In summer Apple will say so.", "2024-SU"),
    ("Last Summer Apple said so.", "2023-SU"),
    ("It took 60 minutes.", "PT60M"),
    ("IT TOOK 60 MINUTES.", "PT60M"),
    ("Six days passed.", "P6D"),
    ("They met at Christmas.", "2023-12-25"),
    ("The Christmas market burnt.", "2023-12-25"),
    ("It was post-2010.", "2010"),
    ("It shut in about 2016.", "2016"),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_a_date_beside_a_name(text: str, value: str) -> None:
    assert [value for _, value in found(text)] == [value]


def test_a_name_in_a_narrative_is_marked() -> None:
    assert found("The Winter Games were a success.", None, "narrative") == [("The Winter", "XXXX-WI")]
