"""Where the embedded servers keep things, looked at without starting any."""

import os
from pathlib import Path

import pytest

from config.embedded import folders, places
from config.embedded.places import Account, Place, place_for, reachable

STRANGER = Account("stranger", 65531, 65531)


def test_an_ordinary_user_has_everything_in_var(tmp_path: Path) -> None:
    place = place_for(tmp_path / "var", None)
    assert (place.home, place.sockets, place.closed) == (place.var, place.var, False)


def test_postgresql_of_root_stays_in_an_open_project() -> None:
    place = place_for(Path("/var"), STRANGER)
    assert not place.closed


def test_postgresql_of_root_leaves_a_closed_home(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    place = place_for(tmp_path / "var", STRANGER)
    assert place.closed
    assert place.home.parent == Path("/var/lib/sourced-timeline")
    assert place.valkey_socket.is_relative_to(place.var)


def test_two_closed_projects_do_not_share_a_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    homes = {place_for(tmp_path / name, STRANGER).home for name in ("one", "two")}
    assert len(homes) == 2


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o744])
def test_a_folder_without_the_right_to_enter_is_out_of_reach(tmp_path: Path, mode: int) -> None:
    tmp_path.chmod(mode)
    assert not reachable(tmp_path, STRANGER)


def test_looking_changes_no_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    place_for(tmp_path / "var", STRANGER)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_sockets_of_a_long_path_go_to_a_short_folder(tmp_path: Path) -> None:
    place = place_for(tmp_path / ("long" * 25), None)
    assert place.sockets != place.var
    assert len(os.fsencode(place.valkey_socket)) <= places.LONGEST_SOCKET
    assert len(os.fsencode(place.postgres_socket / ".s.PGSQL.5432")) <= places.LONGEST_SOCKET


def test_a_short_folder_that_somebody_else_made_is_refused(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.symlink_to(tmp_path)
    place = Place(tmp_path / "var", tmp_path / "var", theirs / "abc", None, durable=True)
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        folders.make_sockets(place, place.postgres_socket, None)


def test_a_strict_umask_does_not_shut_postgresql_out(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        folders.make_own(Place(tmp_path / "var", tmp_path / "var", tmp_path / "var", STRANGER, durable=True))
    finally:
        os.umask(before)
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o711
    assert (tmp_path / "var" / "log").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("named", "inside_pytest", "expected"),
    [
        ("/srv/data", True, "/srv/data"),
        ("", True, str(places.ROOT / "var" / "test")),
        ("", False, str(places.ROOT / "var")),
    ],
)
def test_a_test_run_has_a_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch, named: str, inside_pytest: bool, expected: str
) -> None:
    monkeypatch.setenv("TIMELINE_VAR", named)
    if not inside_pytest:
        monkeypatch.delenv("PYTEST_VERSION")
    assert str(places.var_folder()) == expected
