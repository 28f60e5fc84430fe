"""Speed and memory of the extraction, beside dateparser's search in the same run, and growth with length.

    python scripts/bench_extract.py [FILE …]

FILEs are plain texts to measure on; without them, the sample articles. Prints words per CPU-second, the
peak memory for 10 MB, and the time for 1 KB to 10 MB; the last line is JSON.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dateparser.search import search_dates  # noqa: E402

from ingest.extraction import extract_events, find_timexes  # noqa: E402

PUBLISHED = "2024-04-19"
GOALS = {"events, words per CPU-second": 40_000, "peak MB for 10 MB of text": 300}
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_SAMPLES = ROOT / "ingest" / "samples"
# dateparser needs far longer for a text; the rate does not depend on its length.
_WORDS_FOR_DATEPARSER = 2_000


def main(argv: list[str]) -> int:
    if argv[1:2] == ["--peak"]:
        return _print_peak()
    sample = _of_length(_text(argv[1:]), 400_000)
    rates = {
        "time expressions": _rate(lambda: find_timexes(sample, PUBLISHED), sample),
        "events": _rate(lambda: extract_events(sample, PUBLISHED), sample),
    }
    short = " ".join(sample.split()[:_WORDS_FOR_DATEPARSER])
    rates["dateparser search_dates"] = _rate(lambda: search_dates(short, languages=["en"]), short)
    peak = _peak_of_10_mb()
    growth = {size: _seconds(partial(extract_events, _of_length(sample, size), PUBLISHED)) for size in SIZES}
    _print_tables(rates, peak, growth)
    figures = {"events, words per CPU-second": rates["events"], "peak MB for 10 MB of text": peak}
    met = figures["events, words per CPU-second"] >= 40_000 and figures["peak MB for 10 MB of text"] <= 300
    extra = {"time expressions, words per CPU-second": rates["time expressions"]}
    print(json.dumps({"name": "bench-extract", "figures": {**figures, **extra}, "goals": GOALS, "met": met}))
    return 0


def _text(names: list[str]) -> str:
    paths = [Path(name) for name in names] or sorted(_SAMPLES.glob("*.txt"))
    return "\n\n".join(path.read_text(encoding="utf-8") for path in paths)


def _of_length(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _rate(work: Callable[[], object], text: str) -> int:
    """Words per CPU-second, the better of two runs."""
    return int(len(text.split()) / min(_seconds(work), _seconds(work)))


def _peak_of_10_mb() -> int:
    """The peak memory in MB of a process of its own that finds the events of 10 MB."""
    command = [sys.executable, str(Path(__file__).resolve()), "--peak"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _print_peak() -> int:
    extract_events(_of_length(_text([]), SIZES[-1]), PUBLISHED)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return 0


def _print_tables(rates: dict[str, int], peak: int, growth: dict[int, float]) -> None:
    print("Words per CPU-second, one core")
    for name, rate in rates.items():
        print(f"  {name:26}{rate:>10,}")
    print(f"\nPeak memory for 10 MB of text: {peak} MB")
    print("\nLength     CPU-seconds   per MB")
    for size, seconds in growth.items():
        print(f"{size:>10,}{seconds:>12.3f}{seconds * 1e6 / size:>9.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv))
