"""Speed and memory of the extraction, beside dateparser's search in the same run, and growth with length.

    python scripts/bench_extract.py [FILE …]

Two kinds of text are measured in lengths up to 10 MB, each in a process of its own, from the text read to the
events found: `mixed`, the FILEs (plain text; without them, the sample articles) with a new dated event after
every paragraph, and `dense`, where every sentence is an event that no other repeats. dateparser's search gets
the beginning of each. Prints words per second of CPU time and the peak memory of the whole process; the last
line is JSON.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import made_up_news  # noqa: E402

PUBLISHED = "2024-04-19"
LENGTHS = {"mixed": (1_000, 10_000, 100_000, 1_000_000, 10_000_000), "dense": (1_000_000, 10_000_000)}
LEAST_SPEED, MOST_MEMORY = 40_000, 300
# dateparser's rate hardly depends on the length, and it is slow: this much of a text tells it.
_LENGTH_FOR_DATEPARSER = 100_000
# A short text is read again until so many seconds are spent.
_LONG_ENOUGH = 0.5
_SAMPLES = ROOT / "ingest" / "samples"


@dataclass(frozen=True)
class Measured:
    """What one process took for one text: CPU-seconds for one reading, and its peak memory in MB."""

    text: str
    length: int
    words: int
    found: int
    seconds: float
    peak: int

    @property
    def rate(self) -> int:
        return int(self.words / self.seconds)


def main(argv: list[str]) -> int:
    if argv[1:2] == ["--measure"]:
        print(json.dumps(asdict(_measured(argv[2], Path(argv[3])))))
        return 0
    print(f"Load average before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print(f"{'':12}{'characters':>12}{'words':>12}{'events':>9}{'CPU-s':>9}{'words/CPU-s':>13}{'peak MB':>9}")
    ours = [_in_own_process(kind, length, argv[1:]) for kind, sizes in LENGTHS.items() for length in sizes]
    print("\ndateparser search_dates, languages=['en'], on the beginning of the same texts")
    theirs = [_in_own_process(f"{kind}, dateparser", _LENGTH_FOR_DATEPARSER, argv[1:]) for kind in LENGTHS]
    long = [row for row in ours if row.length >= 1_000_000]
    figures = {
        "events, words per CPU-second, least from 1 MB": min(row.rate for row in long),
        "peak MB, most": max(row.peak for row in ours),
    }
    print(f"\nLoad average after: {os.getloadavg()[0]:.1f}")
    rows = [{**asdict(row), "rate": row.rate} for row in (*ours, *theirs)]
    goals = dict(zip(figures, (LEAST_SPEED, MOST_MEMORY), strict=True))
    speed, peak = figures.values()
    met = speed >= LEAST_SPEED and peak <= MOST_MEMORY
    print(json.dumps({"name": "bench-extract", "figures": figures, "goals": goals, "met": met, "rows": rows}))
    return 0


def _in_own_process(kind: str, length: int, files: list[str]) -> Measured:
    """Measured in a new process, which gets the text as a file, and printed as a line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text")
        path.write_text(_text(kind.split(",")[0], length, files), encoding="utf-8")
        command = [sys.executable, str(Path(__file__).resolve()), "--measure", kind, str(path)]
        row = Measured(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    print(
        f"{kind.split(',')[0]:12}{row.length:>12,}{row.words:>12,}{row.found:>9,}{row.seconds:>9.3f}"
        f"{row.rate:>13,}{row.peak:>9}",
        flush=True,
    )
    return row


def _measured(kind: str, path: Path) -> Measured:
    text = path.read_text(encoding="utf-8")
    find = _with_dateparser if kind.endswith("dateparser") else _with_ours
    runs: list[float] = []
    found = 0
    while sum(runs) < _LONG_ENOUGH:
        start = time.process_time()
        found = find(text)
        runs.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(1 for _ in _words(text))
    return Measured(kind, len(text), words, found, min(runs), peak)


def _words(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from line.split()


# Each process loads only what it measures: what it does not use must not count as its memory.
def _with_ours(text: str) -> int:
    from ingest.extraction import extract_events

    return len(extract_events(text, PUBLISHED))


def _with_dateparser(text: str) -> int:
    from dateparser.search import search_dates

    return len(search_dates(text, languages=["en"]) or [])


def _text(kind: str, length: int, files: list[str]) -> str:
    if kind == "dense":
        return made_up_news.cut(made_up_news.dense(length), length)
    paths = [Path(name) for name in files] or sorted(_SAMPLES.glob("*.txt"))
    paragraphs = "\n\n".join(path.read_text(encoding="utf-8") for path in paths).split("\n\n")
    return made_up_news.cut(made_up_news.mixed(length, paragraphs), length)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
