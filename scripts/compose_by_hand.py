"""Runs what docker-compose.yml says without containers, on PostgreSQL and Redis of the system.

Needs them installed (apt-get install postgresql redis-server) and leaves nothing behind. Shows that
DATABASE_URL and REDIS_URL are enough and that the containers' commands work. The last line is JSON.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import yaml

from config.embedded import places
from config.embedded.places import ROOT, Account
from config.embedded.processes import die_with_parent

Compose = dict[str, Any]
PATIENCE = 60


class Unable(Exception):
    """Nothing could be measured; the message is for people."""


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        steps = by_hand(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))
    except Unable as problem:
        print(problem, file=sys.stderr)
        return 1
    for name, seconds in steps.items():
        print(f"{name:<40}{seconds:6.1f} s")
    print(json.dumps({"name": "compose-by-hand", "figures": steps, "goals": {}, "met": True}))
    return 0


def by_hand(compose: Compose) -> dict[str, float]:
    """Start the services in their order, import the samples, look at the page: seconds of each step."""
    ports = {name: free_port() for name in ("postgres", "redis", "web")}
    password = secrets.token_hex(12)
    environment = environment_for(compose, ports, password)
    steps: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        steps[name] = round(time.monotonic() - began, 1)

    with tempfile.TemporaryDirectory() as folder, running() as start:
        scratch = Path(folder)
        scratch.chmod(0o755)
        environment["TIMELINE_VAR"] = str(scratch / "var")  # the demo's people and the clock's schedule
        (scratch / "var").mkdir()
        with step("PostgreSQL and Redis of the system"):
            start_postgres(start, scratch, ports["postgres"], password)
            start_redis(start, compose, scratch, ports["redis"])
        run = Commands(compose, environment, ports, scratch)
        with step("migrate"):
            run.once("migrate")
        with step("web, worker and beat answer /healthz"):
            for service in ("web", "worker", "beat"):
                start(run.command(service), log=scratch / service, env=environment)
            wait_for(lambda: healthy(ports["web"]), "all of web, database, broker and worker", scratch)
        with step("the samples imported by the worker"):
            run.manage("demo_story")
        check_page(ports["web"])
    return steps


class Commands:
    """The commands of the file, with this machine's Python, ports and folders in them."""

    def __init__(
        self, compose: Compose, environment: dict[str, str], ports: dict[str, int], scratch: Path
    ) -> None:
        self.compose, self.environment, self.ports, self.scratch = compose, environment, ports, scratch

    def command(self, service: str) -> list[str]:
        first, *rest = self.compose["services"][service]["command"]
        rest = [word.replace("0.0.0.0:8000", f"127.0.0.1:{self.ports['web']}") for word in rest]
        program = [sys.executable] if first == "python" else [sys.executable, "-m", first]
        return [*program, *rest]

    def once(self, service: str) -> None:
        self._run(self.command(service))

    def manage(self, *words: str) -> None:
        self._run([sys.executable, "manage.py", *words])

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Unable(f"{' '.join(command)} failed:\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}")


def environment_for(compose: Compose, ports: dict[str, int], password: str) -> dict[str, str]:
    """The file's environment; names of containers become ports of this machine."""
    given = {"POSTGRES_PASSWORD": password, "SECRET_KEY": secrets.token_hex(32)}
    found: dict[str, str] = {}
    for key, value in compose["services"]["web"]["environment"].items():
        for name, secret in given.items():
            value = value.replace(f"${{{name}:?}}", secret)
        value = value.replace("postgres:5432", f"127.0.0.1:{ports['postgres']}")
        found[key] = value.replace("redis:6379", f"127.0.0.1:{ports['redis']}")
    found |= {"ALLOWED_HOSTS": "127.0.0.1", "CSRF_TRUSTED_ORIGINS": "", "STATIC_MANIFEST": "false"}
    return os.environ | found


Start = Callable[..., subprocess.Popen[bytes]]


@contextmanager
def running() -> Iterator[Start]:
    """Starts processes and ends them, the last one first."""
    started: list[subprocess.Popen[bytes]] = []

    def start(
        command: list[str], *, log: Path, env: dict[str, str] | None = None, account: Account | None = None
    ) -> subprocess.Popen[bytes]:
        with log.with_suffix(".log").open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT if account is None else log.parent,
                env=env,
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        started.append(process)
        return process

    try:
        yield start
    finally:
        for process in reversed(started):
            process.send_signal(signal.SIGINT if "postgres" in str(process.args) else signal.SIGTERM)
        for process in reversed(started):
            process.wait(PATIENCE)


def start_postgres(start: Start, scratch: Path, port: int, password: str) -> None:
    programs = postgres_programs()
    account = places.current().servant
    folder, secret = scratch / "postgres", scratch / "password"
    folder.mkdir()
    secret.write_text(password)
    if account:
        os.chown(folder, account.uid, account.gid)
        os.chown(secret, account.uid, account.gid)
    arguments = [
        "--username=timeline",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-sync",
    ]
    start(
        [f"{programs}/initdb", "-D", f"{folder}/data", *arguments], log=folder / "initdb", account=account
    ).wait()
    options = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
    start(
        [f"{programs}/postgres", "-D", f"{folder}/data", *options], log=folder / "postgres", account=account
    )
    make = [f"{programs}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "timeline", "timeline"]
    environment = os.environ | {"PGPASSWORD": password}
    wait_for(
        lambda: subprocess.run(make, env=environment, capture_output=True, check=False).returncode == 0,
        "PostgreSQL of the system",
        folder,
    )


def postgres_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise Unable("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1]


def start_redis(start: Start, compose: Compose, scratch: Path, port: int) -> None:
    command = list(compose["services"]["redis"]["command"])
    if shutil.which(command[0]) is None:
        raise Unable("Redis is not installed: apt-get install redis-server")
    start(
        [*command, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(scratch)], log=scratch / "redis"
    )
    wait_for(lambda: answers(port), "Redis of the system", scratch)


def answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def healthy(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            return all(json.load(response).values())
    except (HTTPError, URLError, OSError):
        return False


def check_page(port: int) -> None:
    with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as response:
        if b"data-timeline-ready" not in response.read():
            raise Unable("The public page has no list of events.")


def wait_for(fulfilled: Callable[[], bool], what: str, logs: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not fulfilled():
        if time.monotonic() > deadline:
            said = "\n".join(f"{log.name}: {log.read_text()[-800:]}" for log in logs.glob("*.log"))
            raise Unable(f"Waited in vain for {what}.\n{said}")
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
