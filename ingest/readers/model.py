from dataclasses import dataclass


class Unreadable(Exception):
    """The file holds no text that can be read. The message says why, to the person who brought it."""


@dataclass(frozen=True, slots=True)
class ReadableText:
    """The plain text of an article, with what its file says of itself ("" where it is silent).

    Offsets anywhere else are code points into `text`. `published` is EDTF.
    """

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
