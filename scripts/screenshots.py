"""Pictures of a running installation, for the documentation and for looking at what one made.

    python scripts/screenshots.py http://127.0.0.1:8000 docs/screenshots [EDITOR:PASSWORD]

The desk's pages are among them where an editor's name and password are given. Also prints what axe has to say
of each.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, Page, StorageState, sync_playwright  # noqa: E402

from scripts.chromium import QUIET, find_chromium  # noqa: E402

OPEN_SOURCES = "document.querySelectorAll('details.sources').forEach((one) => (one.open = true))"


@dataclass(frozen=True, slots=True)
class Shot:
    """A page at a size; `of` is the part to show (none: what fits the window)."""

    name: str
    path: str = "/"
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    of: str = ""
    is_paper: bool = False
    opens: bool = False  # the sources of the first entry
    needs_login: bool = False


SHOTS = (
    Shot("public", height=1180, opens=True),
    Shot("desktop"),
    Shot("desktop-dark", scheme="dark"),
    Shot("phone", width=390, height=844),
    Shot("table", "/?view=table"),
    Shot("search", "/?q=board"),
    Shot("paper", is_paper=True, height=1400),
    Shot("conflict", of="li:has(.differ)"),
    Shot("allegation-with-reply", of="li:has(.reply)"),
    Shot("changes", "/t/meta-netflix/changes/"),
    Shot("embed", "/t/meta-netflix/embed/", width=640, height=800),
    Shot("review", "/desk/meta-netflix/review/", needs_login=True),
    Shot("review-phone", "/desk/meta-netflix/review/", width=360, height=800, needs_login=True),
    Shot("arrange", "/desk/meta-netflix/arrange/", needs_login=True),
    Shot("history", "/desk/meta-netflix/history/", needs_login=True),
    Shot("overview", "/desk/meta-netflix/", needs_login=True),
    Shot("preview", "/desk/meta-netflix/preview/", needs_login=True),
    Shot("publish", "/desk/meta-netflix/publish/", needs_login=True),
    Shot("articles", "/desk/meta-netflix/articles/", needs_login=True),
)


def main(site: str, folder: Path, editor: str = "") -> int:
    folder.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*QUIET, *sandbox])
        cookies = _log_in(browser, site, editor) if editor else None
        for shot in SHOTS:
            if cookies or not shot.needs_login:
                print(f"{shot.name:24}{_take(browser, site, shot, folder, cookies)}")
        browser.close()
    return 0


def _log_in(browser: Browser, site: str, editor: str) -> StorageState:
    name, _, password = editor.partition(":")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.rstrip('/')}/login/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/desk/**")
    return context.storage_state()


def _take(browser: Browser, site: str, shot: Shot, folder: Path, cookies: StorageState | None) -> str:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        storage_state=cookies if shot.needs_login else None,
    )
    answer = page.goto(site.rstrip("/") + shot.path)
    if answer is None or not answer.ok:
        page.close()
        return "no such page"
    if shot.is_paper:
        page.emulate_media(media="print")
        page.evaluate(OPEN_SOURCES)
    if shot.opens:
        page.locator("details.sources > summary").first.click()
    said = _picture(page, shot, folder / f"{shot.name}.png")
    violations = Axe().run(page).violations_count
    page.close()
    return f"{said}, {violations} axe violations"


def _picture(page: Page, shot: Shot, target: Path) -> str:
    if not shot.of:
        page.screenshot(path=target)
        return target.name
    found = page.locator(shot.of)
    if not found.count():
        return "nothing of the kind on the page"
    found.first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # what was out of sight is laid out only now
    found.first.locator("details.sources").evaluate("(one) => (one.open = true)")
    found.first.screenshot(path=target)
    return target.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:4]))
