"""Time expressions against TimeML corpora: strict, relaxed and value F1, and the errors by class.

Called by `eval.py`. A quarter of the documents, chosen by the hash of their names, was never read while the
rules were written; its scores stand apart as "unread".
"""

import hashlib
import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.extraction import Timex, find_timexes
from scripts import timeml

# strict, relaxed, value; None where nothing is claimed.
GOALS: dict[str, dict[str, float]] = {
    "timebank": {"value": 86.0, "relaxed": 94.0, "strict": 88.0},
    "aquaint": {"value": 80.0, "relaxed": 94.0},
    "wikiwars": {"value": 88.0, "relaxed": 93.0},
    "tweets": {"value": 76.0, "relaxed": 92.0},
}
# Relaxed and value F1 of others, measured once on the same corpora (WikiWars: all 22 of its articles).
PEERS: dict[str, dict[str, tuple[float, float]]] = {
    "HeidelTime 2.2.1 with TreeTagger, domain given": {
        "timebank": (91.9, 79.5),
        "aquaint": (92.5, 72.9),
        "wikiwars": (91.9, 82.9),
        "tweets": (84.5, 64.8),
    },
    "HeidelTime without a tagger": {
        "timebank": (88.5, 75.9),
        "aquaint": (89.3, 65.8),
        "wikiwars": (92.1, 83.1),
    },
    "SUTime without a tagger": {"timebank": (91.0, 64.9), "aquaint": (89.4, 64.9)},
    "recognizers-text 1.0.2a2": {"timebank": (81.7, 45.3), "aquaint": (81.4, 41.8)},
    "dateparser 1.5 search_dates": {
        "timebank": (55.9, 27.8),
        "aquaint": (77.6, 43.9),
        "wikiwars": (77.6, 37.8),
    },
}
MEASURES = ("strict", "relaxed", "value")
_MOST_ERRORS = 10


def corpora(folder: Path) -> dict[str, Path]:
    """The folders with TimeML files: those inside `folder`, or `folder` itself."""
    inside = {path.name: path for path in sorted(folder.glob("*")) if any(path.glob("*.tml"))}
    return inside or ({folder.name: folder} if any(folder.glob("*.tml")) else {})


def timexes_report(folder: Path) -> dict[str, dict[str, float]]:
    """Print the tables for the corpora in `folder`; the F1 of each corpus and measure, in per cent."""
    scoring = _scoring(folder)
    figures: dict[str, dict[str, float]] = {}
    errors: dict[str, Counter[str]] = {}
    for name, path in corpora(folder).items():
        figures[name], errors[name] = _corpus(path, scoring)
    _print_scores(figures)
    _print_peers(figures)
    for name, counts in errors.items():
        _print_errors(name, counts)
    return figures


def _scoring(folder: Path) -> ModuleType:
    """The scorer that came with the corpora, if one did; else our own, which counts the same."""
    path = folder.parent / "scoring" / "timex_score.py"
    spec = importlib.util.spec_from_file_location("timex_score", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return timeml
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _corpus(path: Path, scoring: Any) -> tuple[dict[str, float], Counter[str]]:
    everything, unread = scoring.Scorer(), scoring.Scorer()
    errors: Counter[str] = Counter()
    for document in scoring.gold(path):
        timexes = find_timexes(document.text, document.dct)
        tags = [timeml.Tag(timex.start, timex.end, timex.type, timex.value) for timex in timexes]
        pairs = everything.add(document.timexes, tags)
        errors += _errors(document.timexes, timexes, pairs)
        if _is_unread(document.id):
            unread.add(document.timexes, tags)
    return {**_f1(everything), **{f"unread {name}": f1 for name, f1 in _f1(unread).items()}}, errors


def _is_unread(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] % 4 == 3


def _f1(scorer: Any) -> dict[str, float]:
    scores = scorer.scores()
    return {name: round(100 * scores[name][2], 1) for name in MEASURES}


def _errors(gold: list[Any], timexes: list[Timex], pairs: list[Any]) -> Counter[str]:
    """What went wrong, named after the rule that read the expression, or after the type that was missed."""
    rules = {(timex.start, timex.end): timex.basis.rule for timex in timexes}
    for ours, theirs in pairs:
        if ours.value != theirs.value:
            rules[theirs.start, theirs.end] += _difference(ours.value or "", theirs.value)
    matched = {(theirs.start, theirs.end) for _, theirs in pairs}
    counts = Counter(rule.partition(": ")[2] or rule for rule in rules.values() if " value" in rule)
    counts.update(f"{rule} where none is marked" for span, rule in rules.items() if span not in matched)
    found = {(ours.start, ours.end) for ours, _ in pairs}
    counts.update(f"missed {tag.type}" for tag in gold if (tag.start, tag.end) not in found)
    return counts


def _difference(marked: str, found: str) -> str:
    """Whether a corpus means what we mean and writes it otherwise, as some do throughout."""
    plain = re.sub(r"-WXX-\d|(?:-XX)+$|(?<=^\d{3})X$", "", marked)
    plain = re.sub(r"^(\d{4})(?:-\d\d)?-W(\d\d?)\b", lambda week: f"{week[1]}-W{int(week[2]):02d}", plain)
    if plain == found:
        return ": the same value written otherwise (2014-XX-XX, 2014-05-02-WXX-5, 196X)"
    if plain == found.partition("T")[0]:
        return ": a value marked without its part of the day"
    if marked.endswith("-WXX") and found.startswith(f"{marked[:4]}-W"):
        return ": a value marked with its week left open"
    return " with another value"


def _print_scores(figures: dict[str, dict[str, float]]) -> None:
    print("\nTime expressions, F1 in %: ours (on the quarter never read; goal)")
    print(f"{'':12}" + "".join(f"{measure:>24}" for measure in MEASURES))
    for name, row in figures.items():
        cells = (_cell(row[m], row[f"unread {m}"], GOALS.get(name, {}).get(m)) for m in MEASURES)
        print(f"{name:12}" + "".join(f"{cell:>24}" for cell in cells))


def _cell(all_of_it: float, unread: float, goal: float | None) -> str:
    return f"{all_of_it:.1f} ({unread:.1f}" + (f"; {goal:.0f})" if goal else ")")


def _print_peers(figures: dict[str, dict[str, float]]) -> None:
    print("\nBeside others, relaxed / value F1")
    names = list(GOALS)
    print(f"{'':48}" + "".join(f"{name:>14}" for name in names))
    ours = {name: (row["relaxed"], row["value"]) for name, row in figures.items()}
    for system, scores in {"ours": ours, **PEERS}.items():
        cells = (f"{scores[n][0]:.1f} / {scores[n][1]:.1f}" if n in scores else "-" for n in names)
        print(f"{system:48}" + "".join(f"{cell:>14}" for cell in cells))


def _print_errors(corpus: str, counts: Counter[str]) -> None:
    print(f"\nThe most frequent errors in {corpus}, by class, of {counts.total()}")
    for name, count in counts.most_common(_MOST_ERRORS):
        print(f"{count:4}  {name}")
