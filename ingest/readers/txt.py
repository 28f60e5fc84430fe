"""Plain text in whatever encoding it comes."""

import codecs
import unicodedata

from charset_normalizer import from_bytes

from ingest.readers.model import ReadableText, Unreadable
from ingest.readers.text_head import read_head

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Guessing an encoding costs time that grows with the sample; letters show in the first part of a text.
SAMPLE = 64 * 1024
# Of what is left after guessing, so much may be control characters before it is no text.
MOST_CONTROLS = 0.02


def read(content: bytes) -> ReadableText:
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("The file holds nothing but white space.")
    head = read_head(text)
    return ReadableText(text, title=head.title, publisher=head.publisher, published=head.published)


def decode(content: bytes) -> str:
    """The text of `content`: by its byte order mark, as UTF-8, or by the likeliest other encoding.

    Raises Unreadable where no encoding makes words of it.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    try:
        return _plausible(content.decode("utf-8"))
    except UnicodeDecodeError:
        guess = from_bytes(content[:SAMPLE]).best()
    # Two-byte encodings make some sign of any bytes; only signs that go together are words.
    if guess is None or (guess.multi_byte_usage > 0.2 and not guess.coherence):
        raise Unreadable("Its encoding is unknown. Save it as UTF-8 and bring it again.")
    return _decode_as(content, guess.encoding)


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return _plausible(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"It looks like {encoding}, but byte {error.start} does not fit. Save it as UTF-8 first."
        ) from error


def _plausible(text: str) -> str:
    sample = [sign for sign in text[:SAMPLE] if sign not in "\t\n\r\f"]
    controls = sum(unicodedata.category(sign) in ("Cc", "Co", "Cn") for sign in sample)
    if controls > MOST_CONTROLS * len(sample) or "\x00" in text:
        raise Unreadable("This is not text: it is full of control characters.")
    return text
