"""The embedded servers, started for real in folders of their own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from config.embedded import places
from config.embedded.places import Place
from tests.fixtures.installation import (
    environment_for,
    keepers_of,
    postmasters_of,
    processes_of,
    wait_for,
)

# Prints the number of PostgreSQL's process once both servers answer, then waits for its end.
HOLDER = """
import sys, psycopg, redis
from config import embedded
embedded.lease()
database, broker = embedded.urls()
redis.Redis.from_url(broker).ping()
started = psycopg.connect(database).execute("select pg_postmaster_start_time()::text").fetchone()[0]
print(started, flush=True)
sys.stdin.read()
"""

Start = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def hold(place: Place) -> Iterator[Start]:
    """Starts a process with a lease; whatever the test leaves is gone afterwards."""
    holders: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        holders.append(
            subprocess.Popen(
                [sys.executable, "-c", HOLDER],
                cwd=places.ROOT,
                env=environment_for(place),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return holders[-1]

    yield start
    for holder in holders:
        holder.kill()
        holder.communicate()
    try:
        wait_for(lambda: not processes_of(place))
    finally:  # a failing test must not leave servers behind
        for process in processes_of(place):
            process.kill()


@pytest.fixture
def closed_place(tmp_path: Path) -> Iterator[Place]:
    tmp_path.chmod(0o700)
    found = places.place_for(tmp_path / "var", places.current().servant, durable=False)
    yield found
    for folder in found.home.parent.glob(f"{found.home.name}*"):
        shutil.rmtree(folder)


def test_a_lease_starts_both_servers_and_they_end_with_it(place: Place, hold: Start) -> None:
    holder = hold()
    assert started_at(holder)
    assert names_of(place) == {"postgres", "valkey-server", "python"}
    holder.communicate("")
    wait_for(lambda: not processes_of(place))


def test_nothing_stays_after_the_holder_is_killed(place: Place, hold: Start) -> None:
    holder = hold()
    started_at(holder)
    holder.kill()
    wait_for(lambda: not processes_of(place))


def test_servers_end_with_a_killed_keeper_and_the_next_lease_starts_new_ones(
    place: Place, hold: Start
) -> None:
    first = started_at(hold())
    for keeper in keepers_of(place):
        keeper.kill()
    wait_for(lambda: names_of(place) <= {"python"})
    assert started_at(hold()) != first


def test_a_start_after_everything_was_killed(place: Place, hold: Start) -> None:
    holder = hold()
    first = started_at(holder)
    for process in processes_of(place)[::-1]:  # the keepers first, or they would start new servers
        with suppress(psutil.NoSuchProcess):
            process.kill()
    holder.kill()
    assert started_at(hold()) != first


def test_processes_that_start_at_once_share_one_server(hold: Start) -> None:
    holders = [hold() for _ in range(4)]
    assert len({started_at(holder) for holder in holders}) == 1


def test_servers_stay_as_long_as_anybody_holds_a_lease(hold: Start) -> None:
    first, second = hold(), hold()
    started = started_at(second)
    started_at(first)
    first.communicate("")
    time.sleep(3)
    assert started_at(hold()) == started


def test_a_server_that_dies_is_started_again(place: Place, hold: Start) -> None:
    first = started_at(hold())
    (postmaster,) = postmasters_of(place)
    postmaster.kill()
    wait_for(lambda: postmasters_of(place) not in ([], [postmaster]))
    assert started_at(hold()) != first


def test_half_a_cluster_is_made_anew(place: Place, hold: Start) -> None:
    started_at(holder := hold())
    holder.communicate("")
    wait_for(lambda: not processes_of(place))
    data = place.home / "postgres" / "data"
    data.rename(data.with_name("data.new"))
    (data.with_name("data.new") / "PG_VERSION").unlink()
    assert started_at(hold())


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(place: Place, hold: Start) -> None:
    started_at(holder := hold())
    holder.communicate("")
    wait_for(lambda: not processes_of(place))
    note = place.home / "postgres" / "data" / "postmaster.pid"
    servant = place.servant.uid if place.servant else None  # PostgreSQL fears only processes of its own user
    stranger = psutil.Popen(["sleep", "60"], user=servant)
    note.write_text(f"{stranger.pid}\n{note.parent}\n1\n5432\n\n\n")
    try:
        assert started_at(hold())
    finally:
        stranger.kill()
        stranger.wait()


def test_urls_start_nothing_and_make_nothing(place: Place) -> None:
    command = "from config import embedded; print(*embedded.urls())"
    said = subprocess.run(
        [sys.executable, "-c", command],
        cwd=places.ROOT,
        env=environment_for(place),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "postgresql://timeline@/timeline?host=" in said.stdout
    assert not place.var.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a home that PostgreSQL cannot enter")
def test_in_a_closed_home_a_deleted_var_is_a_new_installation_and_the_old_data_is_kept(
    closed_place: Place,
) -> None:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", ""]
    environment = environment_for(closed_place)
    subprocess.run(command, cwd=places.ROOT, env=environment, check=True)
    wait_for(lambda: not processes_of(closed_place))
    shutil.rmtree(closed_place.var)
    again = subprocess.run(
        command, cwd=places.ROOT, env=environment, check=True, capture_output=True, text=True
    )
    assert f"its data is in {closed_place.home}\n" in again.stderr
    (aside,) = closed_place.home.parent.glob(f"{closed_place.home.name}.*")
    assert (aside / "postgres" / "data" / "PG_VERSION").exists()
    wait_for(lambda: not processes_of(closed_place))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("which", ["postgres", "valkey"])
def test_another_user_cannot_connect(place: Place, hold: Start, which: str) -> None:
    started_at(hold())
    socket = place.postgres_socket / ".s.PGSQL.5432" if which == "postgres" else place.valkey_socket
    attempt = f"import socket; socket.socket(socket.AF_UNIX).connect({str(socket)!r})"
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin") or pytest.skip(
        "no python3 others may run"
    )
    done = subprocess.run(
        [python, "-c", attempt], user=65533, group=65533, extra_groups=[], cwd="/", check=False
    )
    assert done.returncode == 1


def started_at(holder: subprocess.Popen[str]) -> str:
    assert holder.stdout is not None
    started = holder.stdout.readline().strip()
    assert started, "the holder ended before its servers were there"
    return started


def names_of(place: Place) -> set[str]:
    names = {p.info["name"] for p in processes_of(place)}
    return {"python" if "python" in name else name for name in names}
