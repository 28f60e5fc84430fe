"""Many requests at once over connections that stay open for a while, from a process of its own."""

import asyncio
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8
# A connection stays with one worker of the server; opened anew now and then, they are spread over all.
PER_CONNECTION = 50
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Load:
    rate: float
    p99: float


def run(url: str) -> Load:
    """Requests a second, and the time in ms below which 99 of 100 were answered."""
    command = [sys.executable, __file__, url]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate, p99 = out.split()
    return Load(float(rate), float(p99))


async def _client(host: str, port: int, request: bytes, until: float, times: list[float]) -> None:
    while time.perf_counter() < until:
        reader, writer = await asyncio.open_connection(host, port)
        for _ in range(PER_CONNECTION):
            start = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"not answered: {head[:60]!r}")
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
            await reader.readexactly(int(length.partition(b":")[2]))
            times.append(time.perf_counter() - start)
        writer.close()
        await writer.wait_closed()


async def _main(url: str) -> None:
    parts = urlsplit(url)
    lines = [f"GET {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Accept-Encoding: gzip", "", ""]
    request = "\r\n".join(lines).encode()
    times: list[float] = []
    host, port = parts.hostname or "", parts.port or 80
    await _client(host, port, request, time.perf_counter() + 0.5, [])  # warm
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(_client(host, port, request, until, times) for _ in range(CONNECTIONS)))
    times.sort()
    print(round(len(times) / SECONDS), round(times[int(len(times) * 0.99)] * 1000, 1))


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1]))
