"""Markwhen: text that people read and edit. Chapters are its headings, standings its tags."""

import json
import re
from itertools import groupby

from timeline.exports.beside import lines_beside
from timeline.exports.points import Ends, ends_of
from timeline.exports.telling import Telling
from timeline.markdown import to_plain
from timeline.models import Event
from timeline.reading.entries import standing_words

# What its parser would take for an event, a chapter, a comment or a property, whoever wrote it into a text.
STRUCTURE = re.compile(r"[^:]*:|//|#|(?:end ?)?(?:section|group)\b", re.IGNORECASE)
TAG = re.compile(r"(?:^|(?<=\s))(?:#(?=\w)|/(?=/))")
# Before such a line, within such a sign; nobody sees it, and it makes words of both.
WORD_JOINER = "\u2060"


def write(telling: Telling) -> str:
    # A header as YAML has it, up to the first date or heading; even there "#" would be a tag. Days are days,
    # wherever one reads it.
    title = json.dumps(_one_line(telling.timeline.title), ensure_ascii=False).replace("#", "\\u0023")
    lines = [f"title: {title}", "timezone: UTC", ""]
    in_chapters = sorted(telling.events, key=_chapter_order)
    for chapter, events in groupby(in_chapters, key=lambda event: event.chapter):
        if chapter:
            lines += [f"# {_untagged(chapter.title)}", ""]
        for event in events:
            lines += [*_entry(event, telling), ""]
    return "\n".join(lines)


def _chapter_order(event: Event) -> tuple[int, int]:
    """What is in no chapter comes first: nothing ends a heading but the next one."""
    chapter = event.chapter
    return (chapter.position, chapter.pk) if chapter else (-1, 0)


def _entry(event: Event, telling: Telling) -> list[str]:
    ends = ends_of(event.when)
    words = [_untagged(event.headline)]
    if event.label != _said(ends):
        words.append(f"({event.label})")
    lines = [f"{_range(ends)}: {' '.join(words)} #{event.standing}", f"{_untagged(standing_words(event))}."]
    lines += [_as_words(part) for part in to_plain(event.body).split("\n\n") if part.strip()]
    lines += [_as_words(line) for line in lines_beside(event)]
    for citation in event.cited:
        source = citation.source
        name = _untagged(str(source))
        credit = f"[{name}]({source.url})" if source.url else name
        lines.append(f"- “{_untagged(citation.quote)}” {credit}")
    if telling.site:
        lines.append(f"[Permanent link]({telling.url_of(event)})")
    return lines


def _range(ends: Ends) -> str:
    """A range with an open start stands at its known end; the label beside it says so."""
    if ends.first is None:
        return str(ends.last)
    if ends.is_open_end:
        return f"{ends.first}/now"
    return f"{ends.first}/{ends.last}" if ends.last else str(ends.first)


def _said(ends: Ends) -> str:
    """What the date says by itself: a label that says no more is not repeated."""
    is_bare_year = ends.first and not ends.last and not ends.first.month and not ends.is_open_end
    return str(ends.first) if is_bare_year else ""


def _as_words(text: str) -> str:
    line = _untagged(text)
    return WORD_JOINER + line if STRUCTURE.match(line) else line


def _untagged(text: str) -> str:
    """A line in which no word is a tag, and which is no comment."""
    return TAG.sub(rf"\g<0>{WORD_JOINER}", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
