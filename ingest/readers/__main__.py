"""The child: bytes on standard input, one JSON object on standard output. See `ingest.readers.child`."""

import json
import sys
from dataclasses import asdict

from ingest.readers import Unreadable, read


def main(file_name: str) -> None:
    try:
        answer = asdict(read(sys.stdin.buffer.read(), file_name))
    except Unreadable as error:
        answer = {"unreadable": str(error)}
    json.dump(answer, sys.stdout)


main(sys.argv[1])
