"""Bytes of an article to readable text, one module a format. No Django here: parsers run in a child process.

`read` is for that child; everybody else calls `ingest.readers.child.read_in_child`.
"""

from pathlib import PurePath

from ingest.readers import html, txt
from ingest.readers.model import ReadableText, Unreadable
from ingest.readers.signatures import refuse_foreign

__all__ = ["ACCEPTED", "ReadableText", "Unreadable", "read"]

ACCEPTED = {".txt": txt.read, ".text": txt.read, ".html": html.read, ".htm": html.read}


def read(content: bytes, file_name: str) -> ReadableText:
    """The text of an article and what its file tells about it.

    Raises Unreadable with a sentence for the person who brought the file.
    """
    ending = PurePath(file_name).suffix.lower()
    if ending not in ACCEPTED:
        raise Unreadable(f"{ending or 'A file without an ending'} cannot be read yet. Bring .txt or .html.")
    if not content.strip():
        raise Unreadable("The file is empty.")
    refuse_foreign(content, ending)
    return ACCEPTED[ending](content)
