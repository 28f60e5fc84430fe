"""Loading a page in headless Chromium, each time as if for the first time."""

import os
import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.fixtures.browser import QUIET, find_chromium

# Ready is the second frame after the selector matches (or, without one, after the page says so itself).
WATCH = """(() => {
  window.blocked = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const twice = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const done = () => twice(() => (window.readyAt = performance.now()));
  const selector = SELECTOR;
  window.done = done;
  const look = () => (document.querySelector(selector) ? done() : requestAnimationFrame(look));
  if (selector) requestAnimationFrame(look);
})()"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Medians over the runs."""

    ready: float
    blocking: float
    kilobytes: float


def measure(url: str, selector: str, runs: int) -> Loaded:
    """Load `url` in `runs` browsers without any cache."""
    one = [_load(url, selector) for _ in range(runs)]
    return Loaded(
        ready=round(statistics.median(r.ready for r in one)),
        blocking=round(statistics.median(r.blocking for r in one)),
        kilobytes=round(statistics.median(r.kilobytes for r in one), 1),
    )


def _load(url: str, selector: str) -> Loaded:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=[*QUIET, *sandbox])
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        moved: list[float] = []
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
        page.add_init_script(WATCH.replace("SELECTOR", repr(selector)))
        ready = _wait(page, url)
        blocking = page.evaluate("window.blocked")
        chromium.close()
    return Loaded(ready, blocking, sum(moved) / 1024)


def _wait(page: Page, url: str) -> float:
    page.goto(url, wait_until="commit")
    deadline = time.monotonic() + 180
    # Asked from outside: the page's own policy allows no evaluation of strings inside it.
    while not (ready := page.evaluate("window.readyAt")):
        if time.monotonic() > deadline:
            raise SystemExit(f"{url} was never ready")
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)  # what blocks just after it was ready counts as well
    return float(ready)
