"""What stands inside a quotation, by its marks; and who says it, where its own sentence does not tell."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ingest.extraction.names import Names
from ingest.extraction.speech import find_speech
from ingest.extraction.tagging import tokens
from ingest.extraction.text import LONGEST_SENTENCE, in_quotation

# So many sentences before or after a quotation, at most, tell who says it.
REACH = 6


def who_is_quoted(text: str, position: int, names: Names) -> str:
    """Who says what stands at a place inside a quotation; "" where neither its paragraph tells, nor the one
    before, which may end in the same person's words.
    """
    position += text.startswith(("“", '"'), position)  # the mark itself stands before what it opens
    here = bisect_right(names.starts, position) - 1
    paragraph = bisect_right(names.paragraphs, position) - 1
    if here < 0 or paragraph < 0 or not in_quotation(text, position, names.paragraphs[paragraph]):
        return ""
    return next(_speakers(text, here, paragraph, names), "")


def _speakers(text: str, here: int, paragraph: int, names: Names) -> Iterator[str]:
    low = bisect_right(names.starts, names.paragraphs[paragraph]) - 1
    high = len(names.starts)
    if paragraph + 1 < len(names.paragraphs):
        high = bisect_right(names.starts, names.paragraphs[paragraph + 1]) - 1
    before = range(here, max(low, here - REACH) - 1, -1)
    after = range(here + 1, min(high, here + REACH))
    yield from _of_sentences(text, [*before, *after], names)
    if paragraph and text[names.paragraphs[paragraph]] in '“"':
        last = bisect_right(names.starts, names.paragraphs[paragraph - 1]) - 1
        yield from _of_sentences(text, range(low - 1, max(last, low - REACH) - 1, -1), names)


def _of_sentences(text: str, indexes: Iterable[int], names: Names) -> Iterator[str]:
    for index in indexes:
        start = names.starts[index]
        end = names.starts[index + 1] if index + 1 < len(names.starts) else len(text)
        words = tokens(text, start, min(end, start + LONGEST_SENTENCE))
        speech = find_speech(words, names)
        if speech:
            yield speech.speaker
