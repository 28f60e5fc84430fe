"""Reading in a child process with limits, so that a hostile file costs one import and not the worker."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.readers.model import ReadableText, Unreadable

PROJECT = Path(__file__).resolve().parents[2]


class ReaderLost(Exception):
    """The child did not come back, for a reason that may be the machine's and not the file's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader may use: seconds of wall and CPU time, bytes of memory."""

    wall: float = 60
    cpu: int = 40
    memory: int = 1024**3


def read_in_child(content: bytes, file_name: str, limits: Limits) -> ReadableText:
    """`ingest.readers.read` in a process of its own.

    Raises Unreadable, also where the file needs more than it may use; ReaderLost where another try may help.
    """
    command = [sys.executable, "-m", "ingest.readers", file_name, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=limits.wall,
            cwd=PROJECT,
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},  # no secret of ours
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReaderLost(f"Reading it took longer than {limits.wall} seconds.") from error
    if done.returncode == -signal.SIGKILL:
        raise ReaderLost("Its reader was killed; the machine may be short of memory.")
    if done.returncode != 0:
        raise Unreadable(_why(done, limits))
    answer = json.loads(done.stdout)
    if reason := answer.get("unreadable"):
        raise Unreadable(reason)
    return ReadableText(**answer)


def _why(done: "subprocess.CompletedProcess[bytes]", limits: Limits) -> str:
    last_words = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if "MemoryError" in last_words:
        return f"Reading it needs more than {limits.memory // 1024**2} MB of memory."
    if done.returncode < 0:
        return f"Its reader was stopped (signal {-done.returncode}): the file needs more than it may use."
    return f"Its reader failed: {last_words[:300] or 'without a word'}"
