"""Who speaks in a sentence: the verb of saying, and its speaker before or after it."""

from typing import NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.names import Names
from ingest.extraction.saying import speaker_apart
from ingest.extraction.speakers import speaker_text
from ingest.extraction.tagging import Token

STOPS = v.RELATIVES | v.words("that and but because although though while if as so since said")


class Speech(NamedTuple):
    """A verb of saying with its speaker: words[verb] and the words from `first` to `last`."""

    verb: int
    first: int
    last: int
    speaker: str


def find_speech(words: list[Token], names: Names, last_speaker: str = "") -> Speech | None:
    """The first verb of saying that has a speaker, before it ("Ada said") or after ("said Ada")."""
    quoted = words_quoted(words)
    for index, token in enumerate(words):
        if token.lower not in v.SPEAKS or token.part == "name" or index in quoted:
            continue
        if token.part == "ing" and not (index and words[index - 1].lower in {"is", "are", "was", "were"}):
            continue
        if token.part == "word" and not (index and words[index - 1].lower in {"is", "are"}):
            continue
        if _modal_before(words, index) or in_subordinate(words, index) or _keeps_up(words, index):
            continue
        if token.lower in {"read", "reads"} and not (index == 0 or words[index - 1].part == "mark"):
            continue
        before = speaker_before(words, index)
        if before and (speaker := speaker_text(words, *before, names, last_speaker)):
            return Speech(index, before[0], index + 1, speaker)
        after = _speaker_after(words, index)
        if after and (speaker := speaker_text(words, *after, names, last_speaker)):
            return Speech(index, index, after[1], speaker)
    return None


def words_quoted(words: list[Token]) -> set[int]:
    """The words inside a quotation: what is said there, the one who is quoted says."""
    inside: set[int] = set()
    if not any(token.text in '“”"' for token in words):
        return inside
    opened = _begins_quoted(words)
    for index, token in enumerate(words):
        if token.part == "mark" and token.text in '“”"':
            opened = token.text == "“" or (token.text == '"' and not opened)
        elif opened:
            inside.add(index)
    return inside


def _begins_quoted(words: list[Token]) -> bool:
    """Whether a sentence begins inside a quotation that an earlier one opened: "It left,” Ada said."""
    marks = [i for i, token in enumerate(words) if token.part == "mark" and token.text in '“”"']
    if not marks or words[marks[0]].text == "“":
        return False
    before = words[marks[0] - 1].text if marks[0] else ""
    return words[marks[0]].text == "”" or (len(marks) % 2 == 1 and before in {",", ".", "?", "!"})


def _keeps_up(words: list[Token], verb: int) -> bool:
    """ "A firm maintained the bridge": it said nothing."""
    if words[verb].lower not in {"maintained", "maintains", "maintain"}:
        return False
    return not any(word.lower == "that" or word.part == "finite" for word in words[verb + 1 : verb + 9])


def _modal_before(words: list[Token], verb: int) -> bool:
    """ "could read": nobody has said it."""
    modal = {"could", "can", "would", "may", "might", "must", "should", "to", "did", "didn't", "not"}
    return any(word.lower in modal for word in words[max(0, verb - 2) : verb])


def in_subordinate(words: list[Token], verb: int) -> bool:
    """ "… after Acme announced it": what is told is not what Acme says."""
    for word in reversed(words[max(0, verb - 10) : verb]):
        if word.part == "mark":
            return False
        if word.lower in {"after", "before", "when", "while", "since", "because", "which", "who", "if"}:
            return True
        if word.part == "finite" and word.lower not in v.AUXILIARY:
            return False
    return False


def according_to(words: list[Token], names: Names) -> str:
    """ "according to the filings", "per the suit": the source named, or nothing."""
    for index, token in enumerate(words[:-2]):
        if token.lower not in {"according", "per"}:
            continue
        following = words[index + 1].lower
        if following == "to" if token.lower == "according" else following in v.DETERMINERS:
            first = index + 2 if token.lower == "according" else index + 1
            last = phrase_end(words, first)
            return speaker_text(words, first, last, names, "")
    return ""


BEFORE_A_SPEAKER = v.PREPOSITIONS | v.OPENERS


def speaker_before(words: list[Token], verb: int) -> tuple[int, int] | None:
    last = verb
    while last and (words[last - 1].lower in v.AUXILIARY or _adverb(words[last - 1].lower)):
        last -= 1
        if words[last].lower in {"was", "were", "been", "be"} and words[verb].part != "ing":
            return None
    if last and words[last - 1].text == "," and (subject := _apart(words, last)):
        return subject
    first = last
    while first and _inside_speaker(words[first - 1], last - first):
        first -= 1
    if first and words[first - 1].lower in {"in", "at"}:
        return None
    while first < last and (_adverb(words[first].lower) or words[first].lower in BEFORE_A_SPEAKER):
        first += 1
    return (first, last) if first < last else None


def _apart(words: list[Token], verb: int) -> tuple[int, int] | None:
    """The speaker whom a comma parts from the verb."""
    return speaker_apart(words, verb) or _first_phrase(words, verb)


NO_SUBJECT = v.PREPOSITIONS | v.SUBORDINATORS | v.OPENERS


def _first_phrase(words: list[Token], verb: int) -> tuple[int, int] | None:
    """ "The suit, filed in May, alleges": the subject is the sentence's first phrase."""
    last = next((index for index in range(verb) if words[index].part == "mark"), verb)
    opening = words[:last]
    if not 0 < last <= 8 or any(word.part in {"finite", "ing"} for word in opening):
        return None
    if opening[0].lower in NO_SUBJECT:
        return None
    return _named_after(words, last, verb) or (0, last)


def _named_after(words: list[Token], comma: int, verb: int) -> tuple[int, int] | None:
    """ "The head of Acme, | Ada Low, | told …": between the two commas, who that is."""
    first, last = comma + 1, verb - 1
    apposed = 1 < last - first <= 4 and words[comma].text == words[last].text == ","
    return (first, last) if apposed and all(word.part == "name" for word in words[first:last]) else None


def _inside_speaker(token: Token, length: int) -> bool:
    return (
        length < 9
        and (token.part in {"word", "name", "number"} or token.text == "&")
        and token.lower not in STOPS
        and token.lower not in {"in", "on", "after", "before", "to", "from", "with", "by"}
    )


def _adverb(lower: str) -> bool:
    return lower.endswith("ly") or lower in {
        "also",
        "not",
        "never",
        "then",
        "now",
        "later",
        "since",
        "again",
        "been",
    }


def _speaker_after(words: list[Token], verb: int) -> tuple[int, int] | None:
    if verb + 1 >= len(words) or not (verb == 0 or words[verb - 1].part == "mark"):
        return None
    if verb and words[verb - 1].text == ")":
        return None  # "The tribunal (NCLT) admitted a plea": no plea said so
    if words[verb].lower in {"told", "tells", "accused", "charged"}:
        return None
    last = phrase_end(words, verb + 1)
    if last < len(words) and words[last].part == "finite" and words[verb - 1].text == ",":
        return None  # "The firm, which runs it, said it had paid"
    return (verb + 1, last) if last > verb + 1 else None


def phrase_end(words: list[Token], first: int) -> int:
    """Where a noun phrase ends that begins at `first`."""
    last = first
    while last < len(words) and last - first < 9 and words[last].part in {"word", "name"}:
        lower = words[last].lower
        if lower in STOPS or (lower in v.PREPOSITIONS and lower not in {"of", "for"}):
            break
        last += 1
    return last
