"""Files that are something else than their name says."""

from ingest.readers.model import Unreadable

# (first bytes, what a person calls it)
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16 and UTF-32, which are full of zeros


def refuse_foreign(content: bytes, ending: str) -> None:
    """Raise Unreadable where the content is plainly no text."""
    for mark, what in SIGNATURES:
        if content.startswith(mark):
            raise Unreadable(f"This is {what}, although its name ends in {ending}.")
    if b"\x00" in content and not content.startswith((*WIDE_MARKS, b"\x00\x00\xfe\xff")):
        raise Unreadable(f"This is a binary file, although its name ends in {ending}.")
