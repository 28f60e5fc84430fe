"""`make demo`: everything on this machine, from nothing to a page that can be read, until Ctrl-C."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from config import embedded
from config.embedded import locks
from config.embedded.places import ROOT
from config.embedded.processes import die_with_parent, end_with_parent
from config.supervisor import Child, GivenUp, Supervisor, tail

HOST = "127.0.0.1"
BEAT = 0.25
ANSWER_WITHIN = 90
# A run that was killed just now may need this long to let go of the port.
PORT_PATIENCE = 3


class Unable(Exception):
    """The demo cannot start or go on; the message is for people."""


class Demo:
    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://{HOST}:{port}/"
        self.var = embedded.var_folder()
        self.logs = self.var / "log"
        self.supervisor = Supervisor()

    def run(self) -> None:
        say("Data", str(self.var))
        embedded.lease()
        say("PostgreSQL, Valkey", "running")
        self._migrate()
        say("Database", "up to date")
        self._start_children()
        say("Web, worker, clock", "started")
        self._tell_story()
        self._await_page()
        self._announce()
        while True:
            self._watch()

    def stop(self) -> None:
        self.supervisor.stop()
        embedded.release(wait=20)

    def _migrate(self) -> None:
        log = self.logs / "migrate.log"
        with log.open("wb") as output:
            done = subprocess.run(
                [sys.executable, "manage.py", "migrate", "--no-input"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                preexec_fn=die_with_parent(signal.SIGTERM),
                check=False,
            )
        if done.returncode:
            raise Unable(f"Preparing the database failed:\n{tail(log)}")

    def _start_children(self) -> None:
        # No control socket: it would lie in the user's home, one for all projects.
        bind = ["--bind", f"{HOST}:{self.port}", "--graceful-timeout", "2", "--no-control-socket"]
        web = ["gunicorn", "config.wsgi", "--workers", "2", "--threads", "4", *bind]
        worker = ["celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "INFO"]
        beat = ["celery", "-A", "config", "beat", "--pidfile", "", "--loglevel", "INFO"]
        self._start("web server", "web.log", web)
        # Not the patient shutdown: jobs of a worker that is gone are taken up again by the next one.
        self._start("worker", "worker.log", worker, death=signal.SIGQUIT)
        self._start("clock", "beat.log", beat)

    def _start(self, name: str, log: str, command: list[str], death: signal.Signals = signal.SIGTERM) -> None:
        self.supervisor.start(Child(name, [sys.executable, "-m", *command], self.logs / log, death))

    def _tell_story(self) -> None:
        """The sample articles, through the same way as an upload; the command says what it does."""
        story = subprocess.Popen(
            [sys.executable, "manage.py", "demo_story"],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        try:
            while story.poll() is None:
                self._watch()
        finally:
            story.kill()
            story.wait()
        if story.returncode:
            raise Unable("Importing the sample articles failed; what went wrong stands above.")

    def _await_page(self) -> None:
        deadline = time.monotonic() + ANSWER_WITHIN
        while not self._answers():
            if time.monotonic() > deadline:
                raise Unable(f"{self.url} does not answer; see {self.logs / 'web.log'}")
            self._watch()

    def _answers(self) -> bool:
        with suppress(URLError, OSError), urlopen(self.url, timeout=10) as response:  # noqa: S310 - our own
            return bool(response.status == 200)
        return False

    def _announce(self) -> None:
        print(f"\nReady: {self.url}\n")
        people = self.var / "demo-users.json"
        if people.exists():
            for role, person in json.loads(people.read_text()).items():
                print(f"    {role:<8}{person['name']}  {person['password']}")
        print("\nCtrl-C stops everything; what you did stays.", flush=True)

    def _watch(self) -> None:
        time.sleep(BEAT)
        self.supervisor.revive()
        embedded.ensure_running()


def main() -> int:
    options = argparse.ArgumentParser(prog="make demo", description=__doc__)
    options.add_argument(
        "--with-parent", action="store_true", help="end when the process that started it does"
    )
    if options.parse_args().with_parent:
        end_with_parent(signal.SIGTERM)
    os.chdir(ROOT)
    try:
        port = free_port(os.environ.get("PORT") or "8000")
        with only_one(embedded.var_folder()), signals_as_interrupt():
            return run_until_interrupted(Demo(port))
    except Unable as problem:
        print(problem, file=sys.stderr)
        return 1


def run_until_interrupted(demo: Demo) -> int:
    try:
        demo.run()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
    except (Unable, GivenUp, embedded.EmbeddedServerError) as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        # A second Ctrl-C must not leave half of it running.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        demo.stop()
    print("Stopped.", flush=True)
    return 0


def free_port(wanted: str) -> int:
    """The port asked for, if nobody has it."""
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise Unable(f"PORT={wanted} is not a port number (1 to 65535).")
    deadline = time.monotonic() + PORT_PATIENCE
    while not can_bind(int(wanted)):
        if time.monotonic() > deadline:
            raise Unable(f"Port {wanted} is taken. Choose another: PORT={int(wanted) % 65535 + 1} make demo")
        time.sleep(0.1)
    return int(wanted)


def can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Unable(f"Only root may use port {port}. Choose one above 1023.") from None
        except OSError:
            return False
    return True


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Two demos on the same data would be two clocks on one schedule."""
    embedded.make_folders()
    handle = locks.try_take(var / "run" / "demo.lock")
    if handle is None:
        raise Unable(f"The demo already runs on the data in {var}.")
    try:
        yield
    finally:
        locks.drop(handle)


@contextmanager
def signals_as_interrupt() -> Iterator[None]:
    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    # Started in the background by a shell, SIGINT would be ignored.
    signal.signal(signal.SIGINT, interrupt)
    yield


def say(what: str, state: str) -> None:
    print(f"{what:<22}{state}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
