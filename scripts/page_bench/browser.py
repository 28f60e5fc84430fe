"""Loading pages in headless Chromium, each time as if for the first time."""

import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, sync_playwright

from scripts.chromium import chromium_args, find_chromium

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
SLOWEST = 180  # seconds


@dataclass(frozen=True, slots=True)
class Loaded:
    """ms until ready, ms blocked, kilobytes on the wire; of several runs the medians."""

    ready: float
    blocking: float
    kilobytes: float


def median(runs: list[Loaded]) -> Loaded:
    return Loaded(
        ready=round(statistics.median(run.ready for run in runs)),
        blocking=round(statistics.median(run.blocking for run in runs)),
        kilobytes=round(statistics.median(run.kilobytes for run in runs), 1),
    )


def load(url: str, selector: str) -> Loaded:
    """`url` in a browser without any cache."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=chromium_args())
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
    page.goto(url, wait_until="commit", timeout=SLOWEST * 1000)
    deadline = time.monotonic() + SLOWEST
    # Asked from outside: the page's own policy allows no evaluation of strings inside it.
    while not (ready := page.evaluate("window.readyAt")):
        if time.monotonic() > deadline:
            raise SystemExit(f"{url} was never ready")
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)  # what blocks just after it was ready counts as well
    return float(ready)
