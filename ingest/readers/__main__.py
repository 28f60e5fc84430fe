"""The child: bytes on standard input, one JSON object on standard output. See `ingest.readers.child`."""

import json
import resource
import sys
from dataclasses import asdict

from ingest.readers import Unreadable, read


def main(file_name: str, limits: dict[str, int]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = asdict(read(sys.stdin.buffer.read(), file_name))
    except Unreadable as error:
        answer = {"unreadable": str(error)}
    json.dump(answer, sys.stdout)


main(sys.argv[1], json.loads(sys.argv[2]))
