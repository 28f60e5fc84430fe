"""How long a bake takes, and how soon a baked page finds something.

    python scripts/bench_bake.py [--size 10000] [--names 1000] [--url https://example.org/story]

Makes a timeline of synthetic events (once), with `--names` so many people and sources, and bakes it as a
clock would, each time in a process of its own: from nothing, with nothing changed, with the text of one event
changed, with one event more, and again after it was killed on its way. Then the folder is served by nothing
but a file server and searched in headless Chromium. Seconds are of the process's own CPU. Prints a table; the
last line is JSON.
"""

import argparse
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from scripts.chromium import chromium_args, find_chromium  # noqa: E402
from scripts.page_bench.server import prepared  # noqa: E402

GOALS = {
    "from nothing, CPU s": 200,
    "nothing changed, CPU s": 2,
    "one text changed, CPU s": 5,
    "peak memory, MB": 400,
}
WORDS = ("harbour", "treatx", "mayor storm")  # one that is there, one misspelled, two


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--size", type=int, default=10_000)
    words.add_argument("--names", type=int, default=0, help="so many people and sources; 0: as they are made")
    words.add_argument("--url", default="https://example.org/story")
    asked = words.parse_args()
    with prepared([asked.size]), tempfile.TemporaryDirectory() as place:
        slug = f"bench-{asked.size}"
        spread(slug, asked.names)
        figures = measured(Path(place) / "site", slug, asked.url) | searched(Path(place) / "site", slug)
    met = all(figures[name] <= goal for name, goal in GOALS.items())
    for name, figure in figures.items():
        print(f"{name:42}{figure:>12,}{f'≤ {GOALS[name]}' if name in GOALS else '':>10}")
    print(json.dumps({"name": "bench-bake", "figures": figures, "goals": GOALS, "met": met}))
    return 0


@dataclass(frozen=True, slots=True)
class Run:
    """One bake: CPU seconds, megabytes at most, and what it said."""

    seconds: float
    megabytes: float
    said: str


def measured(folder: Path, slug: str, url: str) -> dict[str, Any]:
    first = bake(folder, slug, url)
    nothing = bake(folder, slug, url)
    change(slug)
    changed = bake(folder, slug, url)
    publish(slug)
    more = bake(folder, slug, url)
    killed = folder.with_name("killed")
    bake(killed, slug, url, kill_after=first.seconds / 2)
    resumed = bake(killed, slug, url)
    shutil.rmtree(killed)
    files = [path for path in folder.rglob("*") if path.is_file()]
    for said in (first.said, nothing.said, changed.said, more.said, resumed.said):
        print(said.strip())
    return {
        "from nothing, CPU s": first.seconds,
        "nothing changed, CPU s": nothing.seconds,
        "one text changed, CPU s": changed.seconds,
        "one event more, CPU s": more.seconds,
        "killed halfway, then, CPU s": resumed.seconds,
        "peak memory, MB": max(run.megabytes for run in (first, changed, more)),
        "files": len(files),
        "MB": round(sum(path.stat().st_size for path in files) / 1e6),
    }


def bake(folder: Path, slug: str, url: str, kill_after: float = 0) -> Run:
    """`manage.py bake` as a process; killed after so many seconds of its own time, if any."""
    command = [sys.executable, "manage.py", "bake", str(folder), "--timeline", slug]
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            [*command, *(["--url", url] if url else [])], cwd=ROOT, stdout=out, stderr=out
        )
        while kill_after and cpu_of(process.pid) < kill_after:
            time.sleep(0.2)
        if kill_after:
            process.send_signal(signal.SIGKILL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read()
    if process.returncode and not kill_after:
        raise SystemExit(said)
    return Run(round(used.ru_utime + used.ru_stime, 1), round(used.ru_maxrss / 1024), said)


def cpu_of(pid: int) -> float:
    """Seconds that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# The timeline -----------------------------------------------------------------------------------------------


def spread(slug: str, number: int) -> None:
    """Give the events `number` people and sources, the first of them far more often than the last."""
    from timeline.models import Citation, Event, Source

    if (
        not number
        or Source.objects.filter(title=f"Article {number - 1}", publisher__startswith="Paper").exists()
    ):
        return
    sources = Source.objects.bulk_create(
        Source(title=f"Article {place}", publisher=f"Paper {place % 40}") for place in range(number)
    )
    events = list(Event.objects.filter(timeline__slug=slug).order_by("pk").only("names"))
    for place, event in enumerate(events):
        event.names = [f"Person {(place * step) % (1 + place % number)}" for step in (7, 11)]
    Event.objects.bulk_update(events, ["names"], 1000)
    citations = list(Citation.objects.filter(event__timeline__slug=slug).order_by("pk").only("source"))
    for place, citation in enumerate(citations):
        citation.source = sources[(place * 13) % (1 + place % number)]
    Citation.objects.bulk_update(citations, ["source"], 1000)


def change(slug: str) -> None:
    """The text of one event in the middle."""
    from timeline.models import Event

    event = Event.objects.filter(timeline__slug=slug, status="published", is_key=False).chronological()[
        5000 % 97
    ]
    Event.objects.filter(pk=event.pk).update(body=f"Corrected. {time.time()}")


def publish(slug: str) -> None:
    """One event more, at the end of the story."""
    from django.db import transaction

    from timeline.models import Event

    last: Any = Event.objects.filter(timeline__slug=slug, status="published").chronological().last()
    citation = last.citations.get()
    last.pk, last.headline = None, "What happened last"
    citation.pk = None
    with transaction.atomic():  # a published event and its citation come together
        last.save(force_insert=True)
        citation.event = last
        citation.save(force_insert=True)


# The reader -------------------------------------------------------------------------------------------------


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def searched(folder: Path, slug: str) -> dict[str, Any]:
    """KB of the index as hosts send it, and ms from a letter typed to the entries found."""
    from playwright.sync_api import sync_playwright

    find = folder / "t" / slug / "find"
    figures: dict[str, Any] = {
        f"{name}, KB compressed": round(len(gzip.compress((find / name).read_bytes())) / 1000)
        for name in ("events.json", "words.json")
    }
    with served(folder) as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=chromium_args())
        page = chromium.new_page()
        page.goto(url)
        page.locator("#find[data-ready]").wait_for()
        for words in WORDS:
            figures[f"search “{words}”, ms"] = page.evaluate(TYPE, words)
        chromium.close()
    return figures


# From the letter on: the pause for the next one, the index (the first time), the pages with the entries.
TYPE = """(words) => new Promise((done) => {
  const field = document.querySelector("#find-q");
  field.focus();
  field.value = words;
  const start = performance.now();
  document.addEventListener("entries:shown", () => requestAnimationFrame(() => {
    done(Math.round(performance.now() - start));
  }), { once: true });
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


if __name__ == "__main__":
    sys.exit(main())
