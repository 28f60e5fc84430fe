"""What a plain text says of itself above its first paragraph: "Published 3 April 2024", "Source: …"."""

import re
from dataclasses import dataclass

from ingest.extraction import find_timexes

# Lines of a head are short and no sentences; a paragraph ends it.
LONGEST_LINE, MOST_LINES = 140, 12
SAYS_WHEN = re.compile(
    r"\W*(?:(?:first |originally )?(?:published|posted)|(?:publication )?date|date published)\b(?! by\b)",
    re.IGNORECASE,
)
# What may stand between that and the date: "on Wed", "online at", "in The Paper,"; nothing that tells more.
TO_DATE = re.compile(r"(?:\W|\b(?:on|at|in|online|[A-Z]\w*)\b)*")
BYLINE = re.compile(r"\W*[Bb]y [A-Z]")
SAYS_WHO = re.compile(r"\W*(?:publisher|publication|source)\s*:\s*(?P<who>[^|]+)", re.IGNORECASE)
# After a date that stands alone: an hour and its zone.
CLOCK = re.compile(
    r"[\s,|·–-]*(?:at )?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\W*"
)
# A year alone is too little to count from.
DATED = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class TextHead:
    """The first line, where it is a headline, "" elsewhere; who published it, and when, in EDTF."""

    title: str
    publisher: str
    published: str


def read_head(text: str) -> TextHead:
    """What stands above the first paragraph. Only what a line says by itself: a guess would invent a date."""
    first, _, rest = text.lstrip().partition("\n")
    lines = _head_lines(text)
    following = rest.lstrip(" \t").partition("\n")[0].strip()
    stands_alone = not following or _is_of_head(following)
    published = next((date for line in lines if (date := _date_of(line))), "")
    publisher = next((match["who"].strip() for line in lines if (match := SAYS_WHO.fullmatch(line))), "")
    return TextHead(_headline(first, stands_alone and bool(rest.strip())), publisher[:200], published)


def _head_lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in filter(None, (line.strip() for line in text[:4000].splitlines())):
        if len(lines) == MOST_LINES or len(line) > LONGEST_LINE or (lines and line.endswith(".")):
            break
        lines.append(line)
    return lines


def _headline(first: str, stands_alone: bool) -> str:
    """The first line where it stands alone and is no sentence, as a headline does."""
    line = first.strip().strip("#*_ ")
    is_headline = 10 <= len(line) <= 160 and not line.endswith((".", ":", ";", ",")) and not _is_of_head(line)
    return line if stands_alone and is_headline else ""


def _is_of_head(line: str) -> bool:
    return bool(_name_at(line) or SAYS_WHO.match(line) or _date_of(line))


def _date_of(line: str) -> str:
    """The day or month that a line says it was published; "" where it says something else, or nothing."""
    if len(line) > LONGEST_LINE or line.endswith("."):
        return ""
    dated = ((one, match[1]) for one in find_timexes(line) if (match := DATED.fullmatch(one.value)))
    first, day = next(dated, (None, ""))
    if first is None:
        return ""
    stands_alone = first.start == 0 and CLOCK.fullmatch(line[first.end :])
    return day if stands_alone or _says_when(line, first.start) or _name_at(line) else ""


def _says_when(line: str, date: int) -> bool:
    """Whether a line says "Published" of the date that begins at `date`: "Date set for …" does not."""
    said = SAYS_WHEN.match(line)
    return bool(said and TO_DATE.fullmatch(line, said.end(), date))


def _name_at(line: str) -> int:
    """Where the name of a byline begins; 0 where there is none: "By March 2024 …" tells until when."""
    byline = BYLINE.match(line)
    name = byline.end() - 1 if byline else 0
    return 0 if any(one.start == name for one in find_timexes(line[:LONGEST_LINE])) else name
