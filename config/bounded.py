"""Work on files that strangers made, in a child process with limits: a hostile one costs only itself."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


class ChildLost(Exception):
    """The child did not come back, for a reason that may be the machine's and not the file's."""


class ChildFailed(Exception):
    """The file cannot be worked on within the limits, or at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of wall and CPU time, bytes of memory. It may write no file."""

    wall: float = 60
    cpu: int = 40
    memory: int = 1024**3


def run_bounded(module: str, *arguments: str, given: bytes, limits: Limits) -> bytes:
    """Run `python -m module`, `given` on its standard input; what it wrote to its standard output.

    Raises ChildFailed, also where it needs more than it may use; ChildLost where another try may help.
    """
    # -P: modules are found from the project's folder, not from the runner's own.
    runner = [sys.executable, "-P", str(PROJECT / "config" / "bounded_child.py")]
    try:
        done = subprocess.run(
            [*runner, module, json.dumps(asdict(limits)), *arguments],
            input=given,
            capture_output=True,
            timeout=limits.wall,
            cwd=PROJECT,
            # No secret of ours.
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "PYTHONPATH": str(PROJECT)},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ChildLost(f"Reading it took longer than {limits.wall} seconds.") from error
    if done.returncode == -signal.SIGKILL:
        raise ChildLost("Its reader was killed; the machine may be short of memory.")
    if done.returncode != 0:
        raise ChildFailed(_why(done, limits))
    return done.stdout


def _why(done: "subprocess.CompletedProcess[bytes]", limits: Limits) -> str:
    last_words = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if "MemoryError" in last_words:
        return f"Reading it needs more than {limits.memory // 1024**2} MB of memory."
    if done.returncode < 0:
        return f"Its reader was stopped (signal {-done.returncode}): the file needs more than it may use."
    return f"Its reader failed: {last_words[:300] or 'without a word'}"
