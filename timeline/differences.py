"""What a change made of a row, as people read it: field by field, old words and new."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from timeline.checks import RULES, Level, levels_of

RUNNING_TEXT = {"headline", "body", "conflict_note", "uncited_note", "title", "intro"}
# In words: of unlike texts comparing takes the product of their lengths, and more.
LONGEST_COMPARED = 2000
# In characters, at either end: a page of forty changes is read in one go.
SHOWN_OF_LONG = 200


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words in a difference: "added", "gone" or "" for kept."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    runs: tuple[Run, ...]


def words_changed(before: str, after: str) -> tuple[Run, ...]:
    """A difference in whole words, to be read in one go; of long texts the old and the new one whole.

    >>> [(run.words, run.kind) for run in words_changed("He joins", "She joins")]
    [('He', 'gone'), ('She', 'added'), (' joins', '')]
    """
    old, new = (re.findall(r"\s*\S+|\s+", text) for text in (before, after))
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return _replaced(before, after) if before != after else (Run(before, ""),)
    runs: list[Run] = []
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = "".join(old[i:j]), "".join(new[k:m])
        if gone == added:
            runs.append(Run(gone, ""))
            continue
        runs += [Run(gone, "gone")] if gone else []
        runs += [Run(added, "added")] if added else []
    return tuple(runs)


def shortened(changes: list[FieldChange]) -> list[FieldChange]:
    """The same for a list of many: of each long run of words its beginning and its end."""
    return [FieldChange(change.label, tuple(map(_shortened, change.runs))) for change in changes]


def _shortened(run: Run) -> Run:
    left = len(run.words) - 2 * SHOWN_OF_LONG
    if left <= SHOWN_OF_LONG:
        return run
    begins, ends = run.words[:SHOWN_OF_LONG], run.words[-SHOWN_OF_LONG:]
    return Run(f"{begins} … ({left:,} more characters) … {ends}", run.kind)


def fields_changed(
    before: Any, after: Any, told: dict[str, str], chapters: dict[int, str]
) -> list[FieldChange]:
    """Every field that is `told` and differs; nothing where there was no row `before`."""
    if before is None:
        return []
    changed: list[FieldChange] = []
    for name, label in told.items():
        if name == "check_levels":
            changed += _levels_changed(before.check_levels, after.check_levels)
            continue
        old, new = (_words(name, getattr(row, name), chapters) for row in (before, after))
        if old == new:
            continue
        runs = words_changed(old, new) if name in RUNNING_TEXT else _replaced(old, new)
        changed.append(FieldChange(label, runs))
    return changed


def _levels_changed(before: dict[str, str], after: dict[str, str]) -> Iterator[FieldChange]:
    """What comes of each check, as it was and as it is; the usual levels are those of today."""
    old, new = levels_of(before), levels_of(after)
    for rule in RULES:
        if old[rule.name] != new[rule.name]:
            was, became = (str(Level(levels[rule.name]).label) for levels in (old, new))
            yield FieldChange(rule.asks, _replaced(was, became))


def _replaced(old: str, new: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run(old, "gone"), Run(new, "added")) if run.words)


def _words(name: str, value: Any, chapters: dict[int, str]) -> str:
    if name == "names":
        return ", ".join(value)
    if name == "chapter_id":
        return chapters.get(value, "") if value else ""
    if name == "image_id":
        return f"image {value}" if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H:i")
    return "" if value is None else str(value)
