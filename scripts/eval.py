"""How well events and time expressions are found, beside others and by class of error.

    CORPUS=folder GOLD=folder python scripts/eval.py

CORPUS holds one folder of TimeML files (.tml) for each corpus, or the files of one; GOLD holds articles and
their `gold.json` (see eval_events.py). Without them, the folders of these names beside the repository are
looked for. The last line is JSON: {"name", "figures", "goals", "met"}.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import eval_events, eval_timexes  # noqa: E402

_BESIDE = ROOT.parent / "shared"


def main() -> int:
    corpus = Path(os.environ.get("CORPUS") or _BESIDE / "corpora")
    articles = Path(os.environ.get("GOLD") or _BESIDE / "articles")
    has_corpora, has_articles = bool(eval_timexes.corpora(corpus)), (articles / "gold.json").is_file()
    if not has_corpora and not has_articles:
        print(
            f"Nothing to measure with: no TimeML files in {corpus}, no gold.json in {articles}.",
            file=sys.stderr,
        )
        return 1
    figures: dict[str, dict[str, float]] = {}
    if has_corpora:
        figures |= eval_timexes.timexes_report(corpus)
    if has_articles:
        figures["articles"] = eval_events.articles_report(articles)
    goals = {**eval_timexes.GOALS, "articles": eval_events.GOALS}
    met = all(_met(name, row, goals.get(name, {})) for name, row in figures.items())
    print(json.dumps({"name": "eval", "figures": figures, "goals": goals, "met": met}))
    return 0


def _met(name: str, row: dict[str, float], goals: dict[str, float]) -> bool:
    """Every goal reached; of wrong dates, as few as the goal allows."""
    return all(row[key] <= goal if key == "wrong" else row[key] >= goal for key, goal in goals.items())


if __name__ == "__main__":
    sys.exit(main())
