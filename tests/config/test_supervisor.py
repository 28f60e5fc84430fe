"""Children of `make demo`, with shell commands in their place."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from config import supervisor
from config.supervisor import Child, GivenUp, Supervisor


@pytest.fixture
def supervised() -> Iterator[Supervisor]:
    made = Supervisor()
    yield made
    made.stop()


def shell(tmp_path: Path, script: str) -> Child:
    return Child("worker", ["sh", "-c", script], tmp_path / "worker.log")


def test_a_child_that_dies_is_started_again_with_the_end_of_its_log(
    supervised: Supervisor, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    child = shell(tmp_path, "echo out of paper; exit 3")
    supervised.start(child)
    wait_for(lambda: ended(child))
    first = child.process
    supervised.revive()
    assert child.process is not first
    assert "The worker ended (exit code 3)" in capfd.readouterr().err


def test_a_child_that_keeps_dying_is_given_up(supervised: Supervisor, tmp_path: Path) -> None:
    supervised.start(shell(tmp_path, "exit 1"))

    def revive_for_ever() -> None:
        while True:
            supervised.revive()

    with pytest.raises(GivenUp, match=f"ended {supervisor.DEATHS} times"):
        revive_for_ever()


def test_stop_ends_a_child_that_will_not_and_what_it_started(
    supervised: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STOP_WITHIN", 0.5)
    child = shell(tmp_path, "trap '' TERM; sleep 600 & echo $!; wait; wait; sleep 600")
    supervised.start(child)
    wait_for(lambda: child.log.read_text().endswith("\n"))
    grandchild = int(child.log.read_text())
    supervised.stop()
    wait_for(lambda: not running(grandchild))


def test_children_end_with_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys, time; from config.supervisor import Child, Supervisor;"
        "s = Supervisor(); c = Child('x', ['sleep', '600'], pathlib.Path(sys.argv[1])); s.start(c);"
        "print(c.process.pid, flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        child = int(killed.stdout.readline())
        os.kill(killed.pid, signal.SIGKILL)
    wait_for(lambda: not running(child))


def ended(child: Child) -> bool:
    return child.process is not None and child.process.poll() is not None


def running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def wait_for(fulfilled: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not fulfilled():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
