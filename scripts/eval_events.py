"""The events of hand-marked articles against ours: found, dated, precision, wrong; errors; calibration.

Called by `eval.py`; alone: eval_events.py FOLDER, a folder of articles with their `gold.json`:
{"articles": [{"article", "doc_date", "events": [{"quote", "start", "end", "date", "alt", "kind",
"timeline_worthy"}]}]}, offsets in code points into the file, dates in EDTF ("" must stay undated).
"""

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ingest.extraction import ExtractedEvent, extract_events
from ingest.extraction.calendar import bounds

GOALS = {"found": 95.0, "dated": 90.0, "precision": 80.0, "wrong": 5.0}
# The same six articles, each time expression taken as an event of its sentence.
PEERS = {
    "HeidelTime 2.2.1": (71.2, 62.7, 73.3, 23.3),
    "dateparser search": (78.0, 56.9, 68.7, 31.3),
}
PEER_MENTIONS = 59
BINS = (0.0, 0.7, 0.85, 1.01)


@dataclass
class Tally:
    """Counts over all articles, and what went wrong, by class, with examples."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        c = self.counts
        return {
            "found": _share(c["found"], c["worthy"]),
            "dated": _share(c["dated"], c["datable"]),
            "precision": _share(c["right"], c["events"]),
            "wrong": _share(c["wrong"], c["events"]),
        }


def articles_report(folder: Path) -> dict[str, float]:
    """Print the tables for the articles in `folder`; the figures, in per cent."""
    tally = Tally()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]
    for article in gold:
        text = (folder / article["article"]).read_bytes().decode("utf-8")
        _compare(article, extract_events(text, article.get("doc_date") or None), tally)
    figures = tally.figures()
    _print_table(figures, len(gold), tally.counts["worthy"])
    _print_errors(tally)
    _print_calibration(tally)
    return figures


def _compare(article: dict[str, Any], events: list[ExtractedEvent], tally: Tally) -> None:
    mentions = article["events"]
    for mention in mentions:
        if mention.get("timeline_worthy", True):
            _count_mention(article["article"][:2], mention, events, tally)
    for event in events:
        over = [mention for mention in mentions if _quotes(event, mention)]
        agree = any(_agrees(event.when, mention) for mention in over)
        wrong = bool(event.when and over and all(m["date"] for m in over) and not agree)
        tally.counts.update(events=1, right=bool(over), wrong=wrong)
        tally.sure.append((event.confidence, bool(over) and not wrong))
        if not over:
            tally.errors[f"event where the gold has none ({event.standing})"].append(event.quote)


def _count_mention(where: str, mention: dict[str, Any], events: list[ExtractedEvent], tally: Tally) -> None:
    over = [event for event in events if _quotes(event, mention)]
    agree = any(_agrees(event.when, mention) for event in over)
    dated = bool(mention["date"])
    tally.counts.update(worthy=1, found=bool(over), datable=dated, dated=dated and agree)
    example = f"{where}: {mention['quote']}"
    if not over:
        tally.errors[f"missed: {mention['kind']}"].append(example)
    elif dated and not any(event.when for event in over):
        tally.errors[f"left undated: {mention['kind']}"].append(example)
    elif dated and not agree:
        tally.errors[f"dated otherwise: {mention['kind']}"].append(example)


def _quotes(event: ExtractedEvent, mention: dict[str, Any]) -> bool:
    return bool(min(event.end, mention["end"]) > max(event.start, mention["start"]))


def _agrees(when: str, mention: dict[str, Any]) -> bool:
    """Whether a date covers the same span of days as one that the gold accepts."""
    accepted = [bounds(date) for date in (mention["date"], *mention.get("alt", [])) if date]
    return bool(when) and bounds(when) in [span for span in accepted if span]


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _print_table(figures: dict[str, float], articles: int, mentions: int) -> None:
    print(f"\nEvents of {articles} hand-marked articles, {mentions} mentions worth a place on a timeline, %")
    print(f"{'':20}" + "".join(f"{name:>11}" for name in GOALS))
    peers = PEERS if mentions == PEER_MENTIONS else {}
    for name, row in {**peers, "ours": tuple(figures.values()), "goal": tuple(GOALS.values())}.items():
        print(f"{name:20}" + "".join(f"{value:11.1f}" for value in row))


def _print_errors(tally: Tally) -> None:
    print("\nThe most frequent errors, by class")
    for name, examples in sorted(tally.errors.items(), key=lambda item: -len(item[1]))[:10]:
        print(f"{len(examples):4}  {name:45} {' '.join(examples[0].split())[:70]}")


def _print_calibration(tally: Tally) -> None:
    print("\nConfidence and how often it was right")
    for low, high in pairwise(BINS):
        inside = [right for confidence, right in tally.sure if low <= confidence < high]
        if inside:
            share = _share(sum(inside), len(inside))
            print(f"  {low:.2f} to {min(high, 1):.2f}  {len(inside):4} events  {share:5.1f}% right")


def main(argv: list[str]) -> int:
    if len(argv) != 2 or not (Path(argv[1]) / "gold.json").is_file():
        print(__doc__, file=sys.stderr)
        return 1
    figures = articles_report(Path(argv[1]))
    met = all(figures[n] >= GOALS[n] for n in ("found", "dated", "precision")) and figures["wrong"] <= 5
    print(json.dumps({"name": "eval-events", "figures": figures, "goals": GOALS, "met": met}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
