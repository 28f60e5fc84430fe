"""The Chromium of the system, for tests and for what measures and draws; knows nothing of Django."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # containers give /dev/shm too little
]


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def chromium_args() -> list[str]:
    """Chromium refuses its sandbox to root."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
