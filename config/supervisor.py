"""Long-running children: started together, watched, restarted a few times, ended together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded.processes import die_with_parent

DEATHS = 5  # so many within this many seconds, and it is given up
DEATHS_WITHIN = 120
STOP_WITHIN = 6


class GivenUp(Exception):
    """A child died too often; the message is for people."""


@dataclass
class Child:
    name: str
    command: Sequence[str]
    log: Path
    # What the kernel sends when the supervisor itself was killed.
    death: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C at the terminal is for the supervisor, which then ends the children in order.
                start_new_session=True,
                preexec_fn=die_with_parent(self.death),
            )

    def revive(self) -> None:
        """Start it again if it has died, saying so; after too many deaths give up."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        self.deaths = [*(at for at in self.deaths if now - at < DEATHS_WITHIN), now]
        print(f"The {self.name} ended ({_manner(self.process.returncode)}). Its log says:", file=sys.stderr)
        print(tail(self.log), file=sys.stderr, flush=True)
        if len(self.deaths) >= DEATHS:
            raise GivenUp(f"The {self.name} ended {DEATHS} times within {DEATHS_WITHIN} s; see {self.log}")
        self.start()

    def signal(self, order: signal.Signals) -> None:
        """To the child and everything it started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, order)


class Supervisor:
    def __init__(self) -> None:
        self.children: list[Child] = []

    def start(self, child: Child) -> None:
        child.start()
        self.children.append(child)

    def revive(self) -> None:
        for child in self.children:
            child.revive()

    def stop(self) -> None:
        """All at once, the last started first; what is not gone in time is killed with all it started."""
        for child in reversed(self.children):
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for child in self.children:
            if child.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - time.monotonic()))
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
        self.children = []


def tail(log: Path, lines: int = 15) -> str:
    return "\n".join(f"    {line}" for line in log.read_text(errors="replace").splitlines()[-lines:])


def _manner(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
