"""How fast the public page is: in a browser, on the wire, in the server; beside TimelineJS in the same run.

    python scripts/bench_page.py [--runs 5] [--sizes 100,1000,10000] [--timelinejs FOLDER]

Makes timelines of synthetic events (once), serves them with gunicorn, and measures in headless Chromium.
What is compared is measured in turns, so that a machine that is busy for a while is busy for both; the middle
of the runs counts. FOLDER is an unpacked @knight-lab/timelinejs; without it, npm is asked for one, and
without npm that column stays empty. Prints tables; the last line is JSON. About five minutes.
"""

import argparse
import json
import os
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from scripts.page_bench import browser, load, server, timelinejs  # noqa: E402

GOALS = {
    "ready ms, 100": 350,
    "ready ms, 1000": 500,
    "ready ms, 10000": 900,
    "times faster than TimelineJS, 1000": 10,
    "times faster than TimelineJS, 10000": 25,
    "blocking ms, 10000": 100,
    "KB on the wire, 1000": 60,
    "cached page to trivial view": 0.6,
    "cached page p99 ms": 150,
    "uncached CPU ms, 10000": 20,
    "publish to visible s": 1,
}
ROUNDS = 7
AT_LEAST = {name for name in GOALS if name.startswith("times") or name.endswith("view")}


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--sizes", default="100,1000,10000")
    words.add_argument("--timelinejs", type=Path)
    asked = words.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    with server.prepared(sizes):
        figures = measure(sizes, asked.runs, asked.timelinejs)
    met = all(
        figures.get(name, 0 if name in AT_LEAST else 1e9) >= goal
        if name in AT_LEAST
        else figures.get(name, 1e9) <= goal
        for name, goal in GOALS.items()
    )
    print_table(figures)
    print(json.dumps({"name": "bench-page", "figures": figures, "goals": GOALS, "met": met}))
    return 0


def measure(sizes: list[int], runs: int, folder: Path | None) -> dict[str, float]:
    figures: dict[str, float] = {}
    with server.running() as url:
        empty = browser.median([browser.load(f"{url}/robots.txt", "body") for _ in range(runs)])
        figures["ready ms, a line of plain text"] = empty.ready
        with timelinejs.served(folder) as pages:
            for size in sizes:
                figures |= compared(f"{url}/t/bench-{size}/", pages and f"{pages}/{size}.html", size, runs)
        figures |= loaded(f"{url}/robots.txt", f"{url}/t/bench-{max(sizes)}/")
        figures["publish to visible s"] = server.publish_to_visible(url, min(sizes))
    figures[f"uncached CPU ms, {max(sizes)}"] = server.uncached_cpu(max(sizes))
    figures["queries of an uncached page"] = server.queries(max(sizes))
    return figures


def compared(ours: str, theirs: str, size: int, runs: int) -> dict[str, float]:
    """Our page and theirs ("": none) in a browser, in turns; theirs less often where it takes long."""
    server.read(ours)  # what a page costs the first time is measured elsewhere
    own, other = [], []
    for number in range(runs):
        own.append(browser.load(ours, "[data-timeline-ready]"))
        if theirs and number < (runs if size < 1000 else 3 if size < 10_000 else 2):
            other.append(browser.load(theirs, ""))
    page = browser.median(own)
    figures = {
        f"ready ms, {size}": page.ready,
        f"blocking ms, {size}": page.blocking,
        f"KB on the wire, {size}": page.kilobytes,
    }
    if other:
        figures[f"TimelineJS ready ms, {size}"] = (slow := browser.median(other).ready)
        figures[f"times faster than TimelineJS, {size}"] = round(slow / page.ready, 1)
    return figures


def loaded(trivial: str, cached: str) -> dict[str, float]:
    """A view that says next to nothing and a kept page, under load in turns."""
    rounds = [(load.run(trivial), load.run(cached)) for _ in range(ROUNDS)]
    return {
        "trivial view, requests a second": statistics.median(one.rate for one, _ in rounds),
        "cached page, requests a second": statistics.median(two.rate for _, two in rounds),
        "cached page to trivial view": round(
            statistics.median(two.rate / one.rate for one, two in rounds), 2
        ),
        "cached page p99 ms": statistics.median(two.p99 for _, two in rounds),
    }


def print_table(figures: dict[str, float]) -> None:
    print(f"{'':42}{'measured':>12}{'goal':>10}")
    for name, figure in figures.items():
        goal = GOALS.get(name)
        sign = "≥" if name in AT_LEAST else "≤"
        print(f"{name:42}{figure:>12,}{f'{sign} {goal}' if goal else '':>10}")


if __name__ == "__main__":
    sys.exit(main())
