"""Markwhen: a date, a colon, words; the lines below belong to it. Sections and headings are chapters.

Its dates: EDTF and ISO 8601, 12/2012 and 11/30/2012 (or 30/11/2012 with `dateFormat: d/M/y`), "Dec 7 1941",
from one to another with "/", "-" or "to", and "now". What counts from another event, or comes again, has no
date of its own: it is told, not guessed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.date_labels import MONTHS
from timeline.dates import NotADate, When
from timeline.exports.markwhen import WORD_JOINER
from timeline.exports.points import DatePoint
from timeline.imports.dating import is_said, point, when_of
from timeline.imports.drafts import Draft, Quoted, Reading, Skipped, reading_of
from timeline.imports.standing import STANDINGS, standing_of

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_ONE = (
    r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|\d{4}(?:-\d\d(?!\d)(?:-\d\d(?!\d))?)?(?:T[\d:.]+Z?)?"
    rf"|\d{{1,2}} +(?:{_MONTH}),? +\d{{4}}|(?:{_MONTH})(?: +\d{{1,2}})?,? +\d{{4}}|\d{{1,3}}(?=\s*:\s)|now)"
)
EVENT = re.compile(
    rf"\s*(?P<first>{_ONE})(?:\s*(?:/|-|–|\bto\b)\s*(?P<last>{_ONE}))?(?P<again>\s+every\b[^:]*)?\s*:(?!//)(?P<text>.*)",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\s*(?:(?:after|before|by)\b|!\w+|\d+\s*(?:(?:business|work) )?(?:day|week|month|year|hour|minute)s?\b"
    rf"|{_ONE}\s*/).*?:(?!//)(?P<text>.*)",
    re.IGNORECASE,
)
SECTION = re.compile(r"\s*(?:section|group)\b(?P<title>.*)", re.IGNORECASE)
SECTION_END = re.compile(r"\s*end ?(?:section|group)\s*", re.IGNORECASE)
HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.*)")
COMMENT = re.compile(r"\s*//")
PROPERTY = re.compile(r"\s*(?P<name>id|tz|timezone|tags|duration)\s*:\s*(?P<value>.*)", re.IGNORECASE)
TAG = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)")
QUOTE = re.compile(r"\s*- “(?P<quote>.+)” (?:\[(?P<credit>.+)\]\((?P<url>\S+)\)|(?P<bare>.+))")
LABELLED = re.compile(r"(?P<headline>.*\S)\s+\((?P<label>[^()]+(?:\([^()]*\)[^()]*)*)\)")
OWN = re.compile(r"\[Permanent link\]\(\S*/events/(\d{1,18})(?:-[^/]*)?/\)")
BOX = re.compile(r"\s*\[[xX ]?\]\s+")


@dataclass
class _Lines:
    """An event as its lines: the number of the first, what was matched there, and those below."""

    number: int
    match: re.Match[str]
    chapter: str
    below: list[str] = field(default_factory=list)


def read(text: str) -> Reading:
    """A document; nothing in it is an error, for markwhen itself knows none."""
    lines = text.splitlines()
    title = next((_value(line) for line in lines if line.lower().startswith("title:")), "")
    day_first = any(re.fullmatch(r"\s*dateFormat:\s*d/M/y\s*", line) for line in lines)
    return reading_of(title, (_told(one, day_first) for one in _events(lines)))


def _value(line: str) -> str:
    """What a line of the header says, which may stand in quotation marks."""
    value = line.partition(":")[2].strip()
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value


def _events(lines: list[str]) -> Iterator[_Lines | Skipped]:
    sections: list[str] = []
    headings: list[tuple[int, str]] = []
    current: _Lines | None = None
    for number, line in enumerate(lines, 1):
        if COMMENT.match(line):
            continue
        heading, section = HEADING.fullmatch(line), SECTION.fullmatch(line)
        is_end = SECTION_END.fullmatch(line)
        event = EVENT.fullmatch(line)
        is_relative = not event and RELATIVE.fullmatch(line)
        if not (heading or section or is_end or event or is_relative):
            if current:
                current.below.append(line)
            continue
        if current:
            yield current
            current = None
        if heading:
            headings = [one for one in headings if one[0] < len(heading["level"])]
            headings.append((len(heading["level"]), _title(heading["title"])))
        elif is_end:
            sections = sections[:-1]
        elif section:
            sections.append(_title(section["title"]))
        elif event:
            named = [*(title for _, title in headings), *sections]
            current = _Lines(number, event, next((title for title in reversed(named) if title), ""))
        else:
            yield Skipped(f"line {number}", "Its date counts from another event. Write the date itself.")
    if current:
        yield current


def _title(text: str) -> str:
    return _untagged(text)[:200]


def _untagged(text: str) -> str:
    """Without its tags, and without what our own export writes so that words are none."""
    return " ".join(TAG.sub(" ", text).replace(WORD_JOINER, "").split())


def _told(lines: _Lines | Skipped, day_first: bool) -> Draft | Skipped:
    if isinstance(lines, Skipped):
        return lines
    place, match = f"line {lines.number}", lines.match
    if match["again"]:
        return Skipped(place, "It comes again and again. Write each time as an event of its own.")
    known_by, own_id, blocks, quotes = _below(lines.below)
    tags = TAG.findall(match["text"])
    words = BOX.sub("", _untagged(match["text"]))
    try:
        headline, when = _headline_and_date(match, words, day_first)
    except NotADate as error:
        return Skipped(place, str(error))
    standing, attributed_to, blocks = standing_of(blocks, unescape=False)
    named = next((tag for tag in tags if tag in STANDINGS.values()), standing)
    if others := [tag for tag in tags if tag not in STANDINGS.values()]:
        blocks.append("Tags: " + ", ".join(others))
    if not headline:
        return Skipped(place, "It says nothing.")
    return Draft(
        place=place,
        headline=headline,
        when=when,
        key=known_by,
        body="\n\n".join(blocks),
        standing=named,
        attributed_to=attributed_to,
        chapter=lines.chapter,
        quotes=tuple(quotes),
        own_id=own_id,
    )


def _headline_and_date(match: re.Match[str], words: str, day_first: bool) -> tuple[str, When]:
    """The words, and the date. What stands in brackets at their end and says the same date is its label."""
    if match["first"].lower() == "now":
        raise NotADate("It happens now. Write the date itself.")
    first = _point(match["first"], day_first)
    goes_on = (match["last"] or "").lower() == "now"
    last = _point(match["last"], day_first) if match["last"] and not goes_on else None
    labelled = LABELLED.fullmatch(words)
    if labelled and is_said(labelled["label"], first, last, goes_on=goes_on):
        return labelled["headline"], when_of(first, last, labelled["label"], goes_on=goes_on)
    return words, when_of(first, last, goes_on=goes_on)


def _point(text: str, day_first: bool) -> DatePoint:
    text = text.partition("T")[0] if re.match(r"\d{4}-", text) else text
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return point(*map(int, text.split("-")))
    if "/" in text:
        *before, year = map(int, text.split("/"))
        month, day = (before[0], 0) if len(before) == 1 else (before[1], before[0]) if day_first else before
        return point(year, month, day)
    if text.isdigit():
        return point(int(text))
    name = re.search(r"[A-Za-z]{3}", text)
    numbers = list(map(int, re.findall(r"\d+", text)))
    months = [month[:3].lower() for month in MONTHS]
    return point(
        numbers[-1], months.index(name[0].lower()) + 1 if name else 0, numbers[0] if numbers[1:] else 0
    )


def _below(lines: list[str]) -> tuple[str, int | None, list[str], list[Quoted]]:
    """What the lines below an event say: its id, the event of ours that it is, blocks of text, quotations."""
    known_by, own_id, quotes = "", None, []
    texts: list[str] = []
    for line in lines:
        if own := OWN.fullmatch(line.strip()):
            own_id, known_by = int(own[1]), line.strip()
        elif quote := QUOTE.fullmatch(line):
            said, credit = (
                words.replace(WORD_JOINER, "") for words in (quote["quote"], quote["credit"] or quote["bare"])
            )
            quotes.append(Quoted(said, credit, quote["url"] or ""))
        elif found := PROPERTY.fullmatch(line):
            known_by = found["value"].strip() if found["name"].lower() == "id" else known_by
        else:
            texts.append(line.strip().replace(WORD_JOINER, ""))
    return known_by, own_id, _blocks(texts), quotes


def _blocks(lines: list[str]) -> list[str]:
    """Each line is a paragraph, as our own export writes them; items of a list stay together."""
    blocks: list[str] = []
    for line in lines:
        if line.startswith("- ") and blocks and blocks[-1].rpartition("\n")[2].startswith("- "):
            blocks[-1] += f"\n{line}"
        elif line:
            blocks.append(line)
    return blocks
