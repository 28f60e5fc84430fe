"""TimelineJS with the same numbers of events, from a folder; its package comes from npm if it can."""

import functools
import http.server
import json
import random
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PACKAGE = "@knight-lab/timelinejs"
SIZES = (100, 1000, 10000)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="package/dist/css/timeline.css">
<script src="package/dist/js/timeline.js"></script>
<style>html, body, #t {{ margin: 0; height: 100vh }}</style><div id="t"></div><script>
const data = {data};
const options = {{ font: null, script_path: location.origin + "/package/dist/js/" }};
const drawn = new TL.Timeline("t", data, options);
drawn.on("ready", () => window.done());</script>"""


@contextmanager
def served(folder: Path | None) -> Iterator[str]:
    """The address of its pages, `/100.html` and so on; "" where it cannot be had."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        package = folder or _fetched(root)
        if package is None:
            yield ""
            return
        if not (root / "package").exists():
            (root / "package").symlink_to(package.resolve())
        for size in SIZES:
            (root / f"{size}.html").write_text(PAGE.format(data=json.dumps({"events": _slides(size)})))
        handler = functools.partial(_Quiet, directory=str(root))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def _fetched(root: Path) -> Path | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    packed = subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=root, capture_output=True, text=True)
    archive = root / packed.stdout.strip()
    if packed.returncode or not archive.is_file():
        return None
    with tarfile.open(archive) as opened:
        opened.extractall(root, filter="data")
    return root / "package"


def _slides(number: int) -> list[dict[str, Any]]:
    dice = random.Random(42)  # noqa: S311 - the same slides every time
    slides = []
    for place in range(number):
        day = date(2014, 1, 1) + timedelta(days=dice.randrange(3652))
        start = {"year": day.year, "month": day.month, "day": day.day}
        text = {
            "headline": f"Event {place} of the bench",
            "text": "<p>" + "Fifty words or so. " * 12 + "</p>",
        }
        slides.append({"start_date": start, "text": text, "unique_id": f"e{place}"})
    return slides


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass
