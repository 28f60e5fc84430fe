"""`make demo` as a process: what it says and starts, and what it leaves behind."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest

from config.embedded.places import ROOT, Place
from tests.fixtures.installation import environment_for, processes_of, wait_for

Run = Callable[[int], subprocess.Popen[str]]
READY = re.compile(r"Ready: (\S+)")


@pytest.fixture
def demo(place: Place) -> Iterator[Run]:
    started: list[subprocess.Popen[str]] = []

    def run(port: int) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "config.demo"],
                cwd=ROOT,
                env=environment_for(place) | {"PORT": str(port)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()
    wait_for(lambda: not processes_of(place))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_said_before_anything_starts(demo: Run, place: Place, taken_port: int) -> None:
    process = demo(taken_port)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said == f"Port {taken_port} is taken. Choose another: PORT={taken_port % 65535 + 1} make demo\n"
    assert not place.var.exists()


def test_a_port_that_is_none_is_said(demo: Run) -> None:
    process = demo(70000)
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "PORT=70000 is not a port number (1 to 65535).\n")


def test_from_nothing_to_a_page_and_back(demo: Run, place: Place, port: int) -> None:
    process = demo(port)
    assert "data-timeline-ready" in page_of(process)
    people = json.loads((place.var / "demo-users.json").read_text())
    rest = read_until(process, "Ctrl-C")
    assert all(person["password"] in rest for person in people.values())
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "\nStopping.\nStopped.\n")
    assert not processes_of(place)


def test_nothing_stays_of_a_run_killed_half_way_and_the_next_one_finishes(
    demo: Run, place: Place, port: int
) -> None:
    first = demo(port)
    read_until(first, "Importing")
    first.kill()
    wait_for(lambda: not processes_of(place))
    assert "data-timeline-ready" in page_of(demo(port))


def test_a_second_demo_on_the_same_data_is_refused(demo: Run, place: Place, port: int) -> None:
    first = demo(port)
    read_until(first, "PostgreSQL, Valkey")
    second = demo(port + 1 if port < 65535 else port - 1)
    said, _ = second.communicate(timeout=60)
    assert (second.returncode, said) == (1, f"The demo already runs on the data in {place.var}.\n")


def page_of(process: subprocess.Popen[str]) -> str:
    """The public page, once the demo says it is ready."""
    match = READY.search(read_until(process, "Ready: "))
    assert match
    with urlopen(match[1], timeout=20) as response:
        return str(response.read().decode())


def read_until(process: subprocess.Popen[str], word: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if word in line:
            return said
    raise AssertionError(f"It ended without {word!r}:\n{said}")
