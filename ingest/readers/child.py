"""Reading in a child process with limits, so that a hostile file costs one import and not the worker."""

import json

from config.bounded import ChildFailed, Limits, run_bounded
from config.bounded import ChildLost as ReaderLost
from ingest.readers.model import ReadableText, Unreadable

__all__ = ["Limits", "ReaderLost", "read_in_child"]


def read_in_child(content: bytes, file_name: str, limits: Limits) -> ReadableText:
    """`ingest.readers.read` in a process of its own.

    Raises Unreadable, also where the file needs more than it may use; ReaderLost where another try may help.
    """
    try:
        answer = json.loads(run_bounded("ingest.readers", file_name, given=content, limits=limits))
    except ChildFailed as error:
        raise Unreadable(str(error)) from error
    if reason := answer.get("unreadable"):
        raise Unreadable(reason)
    return ReadableText(**answer)
