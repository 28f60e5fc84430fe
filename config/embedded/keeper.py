"""One keeper runs one server: `python -m config.embedded.keeper postgres`.

It starts the server as its child, restarts it when it dies, and ends it when no process holds a lease any
more. Leases and keeper are known by locks, so nothing has to be tidied up after a kill -9 of anybody.
"""

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from config.embedded import folders, locks, places, processes
from config.embedded.places import Account, Place
from config.embedded.postgres import PostgresServer
from config.embedded.valkey import ValkeyServer

LINGER = 1.5  # seconds without a lease: commands typed one after another find the server still there
BEAT = 0.2
READY_WITHIN = 60
STOP_WITHIN = 15
DEATHS = 5  # so many within this many seconds, and the keeper gives up
DEATHS_WITHIN = 60
LOG_LIMIT = 10_000_000


class Server(Protocol):
    name: str
    folder: Path
    stop_signal: signal.Signals

    @property
    def account(self) -> Account | None: ...
    def prepare(self) -> list[str]: ...
    def command(self) -> list[str | Path]: ...
    def is_ready(self, pid: int) -> bool: ...


SERVERS: dict[str, type[PostgresServer] | type[ValkeyServer]] = {
    PostgresServer.name: PostgresServer,
    ValkeyServer.name: ValkeyServer,
}


class Keeper:
    def __init__(self, place: Place, server: Server) -> None:
        self.server = server
        self.lease = place.locks / f"{server.name}.lease"
        self.record = place.locks / f"{server.name}.child"
        self.log = _open_log(place.logs / f"{server.name}.log")
        self.asked_to_stop = False

    def run(self) -> None:
        """Tell the starter by a line on standard output, then stay until nobody holds a lease."""
        signal.signal(signal.SIGTERM, self._stop)
        processes.end_remembered(self.record, patience=STOP_WITHIN)
        for note in self.server.prepare():
            print(f"note {note}", flush=True)
        child = self._start()
        print("ready", flush=True)
        sys.stdout.close()
        try:
            child = self._watch(child)
        finally:
            self._end(child)

    def _watch(self, child: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        deaths: list[float] = []
        idle_since: float | None = None
        while not self.asked_to_stop:
            time.sleep(BEAT)
            if child.poll() is not None:
                deaths = [when for when in deaths if time.monotonic() - when < DEATHS_WITHIN] + [
                    time.monotonic()
                ]
                if len(deaths) >= DEATHS:
                    raise RuntimeError(f"{self.server.name} died {DEATHS} times within {DEATHS_WITHIN} s")
                child = self._start()
            handle = locks.try_take(self.lease)
            if handle is None:
                idle_since = None
                continue
            idle_since = idle_since or time.monotonic()
            if time.monotonic() - idle_since > LINGER:
                break  # the lease file stays locked until this process is gone: newcomers wait for that
            locks.drop(handle)
        return child

    def _start(self) -> subprocess.Popen[bytes]:
        """More than one try: sessions of a killed PostgreSQL take a moment to let go of its data."""
        for attempt in range(DEATHS):
            child = processes.start_child(
                self.server.command(),
                log=self.log,
                folder=self.server.folder,
                death=self.server.stop_signal,
                account=self.server.account,
            )
            processes.remember(self.record, child.pid)
            deadline = time.monotonic() + READY_WITHIN
            while child.poll() is None and time.monotonic() < deadline:
                if self.server.is_ready(child.pid):
                    return child
                time.sleep(0.03)
            self._end(child)
            time.sleep(0.3 * (attempt + 1))
        raise RuntimeError(
            f"{self.server.name} does not start; {self.log.name} ends:\n{_tail(Path(self.log.name))}"
        )

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        for order in (self.server.stop_signal, signal.SIGQUIT, signal.SIGKILL):
            if child.poll() is None:
                child.send_signal(order)
            with suppress(subprocess.TimeoutExpired):
                child.wait(STOP_WITHIN)
                self.record.unlink(missing_ok=True)
                return

    def _stop(self, number: int, frame: object) -> None:
        self.asked_to_stop = True


def _open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab", buffering=0)


def _tail(path: Path, lines: int = 12) -> str:
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


def main(name: str) -> int:
    place = places.current()
    folders.make_own(place)
    handle = locks.take(place.locks / f"{name}.keeper", shared=False)
    try:
        Keeper(place, SERVERS[name](place)).run()
    except (OSError, RuntimeError) as error:
        with suppress(OSError, ValueError):  # standard output is closed once the server was ready
            print(f"failed {error}", flush=True)
        print(f"keeper of {name}: {error}", file=sys.stderr, flush=True)
        return 1
    finally:
        # Before the lease, which ends with the process: who then gets the lease must find no keeper.
        locks.drop(handle)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(main(sys.argv[1]))
