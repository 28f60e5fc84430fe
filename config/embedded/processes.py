"""Children that cannot outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil

from config.embedded.places import Account

PR_SET_PDEATHSIG = 1


# Loaded here: between fork and exec nothing may be loaded any more. Elsewhere than on Linux, what a killed
# keeper leaves is found and ended by the next one.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def die_with_parent(death: signal.Signals) -> Callable[[], None]:
    """A hook for a new child: the kernel sends it `death` when its parent ends, however that ends."""
    parent = os.getpid()

    def hook() -> None:
        if end_with_parent(death) and os.getppid() != parent:  # it ended before the kernel was told
            os.kill(os.getpid(), death)

    return hook


def end_with_parent(death: signal.Signals) -> bool:
    """Ask it for this process itself."""
    return _prctl is not None and _prctl(PR_SET_PDEATHSIG, death) == 0


def start_child(
    command: Sequence[str | Path],
    *,
    log: IO[bytes],
    folder: Path,
    death: signal.Signals,
    account: Account | None = None,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=bare_environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        preexec_fn=die_with_parent(death),  # safe: the keeper has one thread
    )


def bare_environment() -> dict[str, str]:
    """Nothing of the caller's: PGDATA, PGPORT or LD_LIBRARY_PATH would lead a server astray."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def remember(path: Path, pid: int) -> None:
    path.write_text(f"{pid} {psutil.Process(pid).create_time()}\n")


def end_remembered(path: Path, *, patience: float) -> None:
    """End what a dead keeper left running. The start time tells it from a stranger who got its number."""
    process = _remembered(path)
    if process is None:
        return
    with suppress(psutil.NoSuchProcess):
        for wait, order in ((patience, process.terminate), (patience, process.kill)):
            order()
            with suppress(psutil.TimeoutExpired):
                process.wait(wait)
                return


def _remembered(path: Path) -> psutil.Process | None:
    try:
        pid, started = path.read_text().split()
        process = psutil.Process(int(pid))
        return process if process.create_time() == float(started) else None
    except (OSError, ValueError, psutil.NoSuchProcess):
        return None
