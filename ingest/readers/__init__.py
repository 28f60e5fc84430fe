"""Bytes of an article to readable text, one module a format. No Django here: parsers run in a child process.

`read` is for that child; everybody else calls `ingest.readers.child.read_in_child`.
"""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from ingest.readers import html, txt
from ingest.readers.model import ReadableText, Unreadable
from ingest.readers.signatures import refuse_foreign

__all__ = ["ACCEPTED", "ReadableText", "Unreadable", "read"]

CONTROLS = {sign: " " for sign in (*range(32), *range(127, 160)) if chr(sign) not in "\t\n"}
ACCEPTED = {".txt": txt.read, ".text": txt.read, ".html": html.read, ".htm": html.read}


def read(content: bytes, file_name: str) -> ReadableText:
    """The text of an article and what its file, its name included, tells about it.

    Raises Unreadable with a sentence for the person who brought the file.
    """
    ending = PurePath(file_name).suffix.lower()
    if ending not in ACCEPTED:
        raise Unreadable(f"{ending or 'A file without an ending'} cannot be read yet. Bring .txt or .html.")
    if not content.strip():
        raise Unreadable("The file is empty.")
    refuse_foreign(content, ending)
    readable = ACCEPTED[ending](content)
    # One sign for another, so that offsets hold: no page, feed or database takes control characters.
    plain = replace(
        readable, text=readable.text.translate(CONTROLS), title=readable.title.translate(CONTROLS)
    )
    return plain if plain.published else replace(plain, published=date_in_name(file_name))


def date_in_name(file_name: str) -> str:
    """The date that archives put before a file's name ("2024-04-03-…", "2024-04 …"), as EDTF, or ""."""
    found = re.match(r"((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?!-?\d)", file_name)
    if not found:
        return ""
    try:
        date.fromisoformat(f"{found[1]}-01"[:10])
    except ValueError:
        return ""
    return found[1]
