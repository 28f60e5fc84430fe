""" "Yesterday" in a quotation is the day before somebody spoke, and not the day before the publication."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from ingest.extraction import vocabulary as v
from ingest.extraction.grammar.says import Base, Relative
from ingest.extraction.text import in_quotation
from ingest.extraction.timex import Timex

SPOKEN_DAY = re.compile(
    r"(?i)(?:today|yesterday|tomorrow|tonight|last night|that (?:day|night|week|month|year)"
    r"|this (?:morning|afternoon|evening|week)|the (?:other|next|following|same) day)\b"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# "…,” Ada Low told the town on Friday", "On Friday Ada Low said": the day of the saying is near to its verb.
SAYS = re.compile(rf"(?i)\b(?:{'|'.join(sorted(v.SPEAKS))})\b")
NEAR = 80
ENDS = re.compile(r"[“”\"\n]|[.!?]\s")


def spoken(text: str, opening: int, told: list[Timex], before: Iterable[Timex]) -> Iterator[Timex]:
    """The time expressions `told` by a sentence of the paragraph that begins at `opening`.

    Days of a quotation are counted from the one on which the sentence, or one `before` it, says that it was
    spoken. Where none does, "yesterday" names no date.
    """
    quoted = [in_quotation(text, timex.start, opening) for timex in told]
    if not any(quoted):
        yield from told
        return
    outside = [timex for timex, inside in zip(told, quoted, strict=True) if not inside]
    day = _day_of_saying(text, outside) or _day_of_saying(text, before)
    for timex, inside in zip(told, quoted, strict=True):
        yield _counted_from(day, timex) if inside else timex


def _day_of_saying(text: str, told: Iterable[Timex]) -> str:
    """The only day beside a verb of saying, or ""."""
    days = {timex.value for timex in told if DAY.fullmatch(timex.value) and _says(text, timex)}
    return days.pop() if len(days) == 1 else ""


def _says(text: str, timex: Timex) -> bool:
    """Whether a verb of saying stands near, in the same sentence and outside of the quotation."""
    before = ENDS.split(text[max(0, timex.start - NEAR) : timex.start])[-1]
    after = ENDS.split(text[timex.end : timex.end + NEAR])[0]
    return SAYS.search(before) is not None or SAYS.search(after) is not None


def _counted_from(day: str, timex: Timex) -> Timex:
    """The expression counted from the day of the saying."""
    says, published = timex.basis.says, timex.basis.anchor
    open_to = replace(timex, value="PRESENT_REF") if SPOKEN_DAY.match(timex.text) else timex
    if not (day and isinstance(says, Relative) and says.base is Base.PUBLISHED and DAY.fullmatch(published)):
        return open_to
    value = _value(says, timex.value, date.fromisoformat(day), published)
    basis = timex.basis._replace(how="said", anchor=day)
    return replace(timex, value=value, basis=basis) if value else open_to


def _value(says: Relative, value: str, day: date, published: str) -> str:
    """The value of what says so many days or weeks before or after a day; "" for longer and unknown ones."""
    if says.unit == "day" and DAY.match(value):
        moved = date.fromisoformat(value[:10]) + (day - date.fromisoformat(published))
        return moved.isoformat() + value[10:]
    if says.unit == "week" and says.steps is not None and "-W" in value:
        year, week, _ = (day + timedelta(weeks=says.steps)).isocalendar()
        return f"{year}-W{week:02}"
    return ""
