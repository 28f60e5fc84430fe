"""Whether an article reports, alleges, denies, confirms, disputes or plans an event, and who says so."""

from typing import Literal, NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.names import Names
from ingest.extraction.planning import planned
from ingest.extraction.saying import speaker_apart
from ingest.extraction.speakers import speaker_text
from ingest.extraction.tagging import Token

Status = Literal["reported", "alleged", "denied", "confirmed", "disputed", "planned"]

Tense = Literal["past", "future", "unknown"]


class Standing(NamedTuple):
    standing: Status
    attributed_to: str


class Speech(NamedTuple):
    """A verb of saying with its speaker: words[verb] and the words from `first` to `last`."""

    verb: int
    first: int
    last: int
    speaker: str


ADVERBS: dict[str, Status] = {
    "allegedly": "alleged",
    "purportedly": "alleged",
    "supposedly": "alleged",
    "alleged": "alleged",
    "reportedly": "reported",
    "apparently": "reported",
}
# Said by somebody who is quoted: "Acme “strongly disputes” the account".
OBJECTS = v.words("denies disputes rejects refutes contests")
# So many words may stand from "has" to the verb itself.
MOST_BETWEEN = 4
STOPS = v.RELATIVES | v.words("that and but because although though while if as so since said")


def standing_of(
    words: list[Token], names: Names, last_speaker: str, *, tense: Tense, at: int = -1, act: bool = False
) -> Standing:
    """The standing of what a sentence tells at `at`, and its source.

    `tense` is where its date lies, seen from publication; of an `act`, the verb that tells it stands there.
    """
    speech = find_speech(words, names, last_speaker)
    aside = speech is not None and _describes_the_speaker(words, speech, at)
    if speech and (aside or (act and _is_done(words, speech, at))):
        speech = None
    source = speech.speaker if speech else according_to(words, names)
    if tense == "future" or (tense == "unknown" and planned(words)):
        return Standing("planned", source)
    if dismissed := _called_untrue(words, names, last_speaker):
        return Standing("denied", dismissed)
    if speech and (status := _by_verb(words, speech)):
        return Standing(status, source)
    for index, token in enumerate(words):
        if token.lower in ADVERBS and not _embedded(words, index):
            return Standing(ADVERBS[token.lower], source)
    if _party(source):
        return Standing("alleged", source)
    if not source and not aside and _denied_by_somebody(words, at):
        return Standing("denied", "")
    if any(token.lower in OBJECTS and _object_after(words, index) for index, token in enumerate(words)):
        return Standing("disputed", source)
    return Standing("reported", source)


def _is_done(words: list[Token], speech: Speech, at: int) -> bool:
    """ "The board rejected the plan", "has recalled the cars": nobody says anything."""
    between = sum(at <= word.start < words[speech.verb].start for word in words)
    return words[speech.verb].start >= at and between <= MOST_BETWEEN


def _describes_the_speaker(words: list[Token], speech: Speech, at: int) -> bool:
    """ "Bo Ek, who ran it until May, alleges that …": that he ran it, he does not allege."""
    if not words[speech.first].start < at < words[speech.verb].start:
        return False
    before = words[speech.first : speech.verb]
    return any(word.start < at and word.lower in {"who", "which"} for word in before)


def _denied_by_somebody(words: list[Token], at: int) -> bool:
    """ "He has denied taking it", where the text does not tell who he is.

    "Low, who left in 2022, has denied the charges": that he left, he does not deny.
    """
    described = any(word.start < at and word.lower in {"who", "which"} for word in words)
    for index, token in enumerate(words):
        if described and token.start > at:
            return False
        if token.lower in {"denied", "denies"} and token.part in {"finite", "participle"}:
            passive = index and words[index - 1].lower in {"was", "were", "been", "be"}
            return not passive and not _in_subordinate(words, index) and index not in _quoted(words)
    return False


BEGINS_AN_OBJECT = v.DETERMINERS | {"that", "it", "this", "any"}


def _object_after(words: list[Token], index: int) -> bool:
    """ "disputes the account", "denies that": not "the disputes", nor "denies access"."""
    before = words[index - 1] if index else words[0]
    following = next((word.lower for word in words[index + 1 :] if word.part != "mark"), "")
    return before.lower not in v.DETERMINERS and following in BEGINS_AN_OBJECT


def _embedded(words: list[Token], index: int) -> bool:
    """ "sued for allegedly taking it", "an attack allegedly aimed at it": said of less than the event."""
    before = words[index - 1].lower if index else ""
    following = words[index + 1].part if index + 1 < len(words) else "mark"
    return before in {"for", "of", "over", "by", "the"} or following == "ing"


def find_speech(words: list[Token], names: Names, last_speaker: str = "") -> Speech | None:
    """The first verb of saying that has a speaker, before it ("Ada said") or after ("said Ada")."""
    quoted = _quoted(words)
    for index, token in enumerate(words):
        if token.lower not in v.SPEAKS or token.part == "name" or index in quoted:
            continue
        if token.part == "ing" and not (index and words[index - 1].lower in {"is", "are", "was", "were"}):
            continue
        if token.part == "word" and not (index and words[index - 1].lower in {"is", "are"}):
            continue
        if _modal_before(words, index) or _in_subordinate(words, index) or _keeps_up(words, index):
            continue
        if token.lower in {"read", "reads"} and not (index == 0 or words[index - 1].part == "mark"):
            continue
        before = _speaker_before(words, index)
        if before and (speaker := speaker_text(words, *before, names, last_speaker)):
            return Speech(index, before[0], index + 1, speaker)
        after = _speaker_after(words, index)
        if after and (speaker := speaker_text(words, *after, names, last_speaker)):
            return Speech(index, index, after[1], speaker)
    return None


def _quoted(words: list[Token]) -> set[int]:
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


def _in_subordinate(words: list[Token], verb: int) -> bool:
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
            last = _phrase_end(words, first)
            return speaker_text(words, first, last, names, "")
    return ""


def _by_verb(words: list[Token], speech: Speech) -> Status | None:
    verb = words[speech.verb].lower
    negated = any(
        token.lower in {"not", "never", "didn't", "hasn't"} for token in words[speech.first : speech.verb]
    )
    denies = verb in v.DENIES and not _turns_down(words, speech)
    if denies or _denial(words) or (verb in v.DISPUTES and _of_an_account(words, speech.verb)):
        return "denied"
    if verb in v.ALLEGES:
        return "alleged"
    if verb in v.DISPUTES:
        return "disputed"
    if verb in v.CONFIRMS:
        return "reported" if negated else "confirmed"
    if any(token.lower in ADVERBS and ADVERBS[token.lower] == "alleged" for token in words):
        return "alleged"
    accuses = any(token.lower in v.ACCUSERS for token in words[speech.first : speech.last])
    return "alleged" if accuses or _accusing_after(words, speech) else None


def _turns_down(words: list[Token], speech: Speech) -> bool:
    """ "A judge dismissed the suit", "Acme rejected the offer", "denied her bail": an act, and no denial."""
    if any(word.lower in v.COURTS for word in words[speech.first : speech.verb]):
        return True
    verb, told = words[speech.verb].lower, words[speech.verb + 1 : speech.verb + 7]
    if verb in DENIED:
        return any(word.lower in REFUSED for word in told[:4])
    cut = next(
        (i for i, word in enumerate(told) if word.part in {"finite", "mark"} or word.lower in STOPS), 6
    )
    return bool(told) and told[0].part != "mark" and not any(w.lower in DISMISSED for w in told[: cut + 1])


def _of_an_account(words: list[Token], verb: int) -> bool:
    """ "disputed that account", "challenges her version"."""
    told = words[verb + 1 : verb + 4]
    return len(told) > 1 and told[0].lower in v.DETERMINERS and any(w.lower in ACCOUNTS for w in told[1:])


CHARGES = v.words("allegation allegations accusation accusations claim claims charge charges")
CHARGED = CHARGES | v.words("lawsuit suit complaint report story criticism suggestion suggestions it them")
ACCOUNTS = CHARGES | v.words("account accounts version versions")
# What is rejected or dismissed as untrue; what is refused to somebody.
DISMISSED = (
    CHARGED
    | ACCOUNTS
    | v.words(
        """
    that this reports stories findings idea notion rumour rumours rumor rumors warning warnings
    concern concerns criticisms calls assertion assertions speculation comparison insinuation
    """
    )
)
REFUSED = v.words(
    """
    access entry permission bail visa visas leave asylum licence license request requests motion motions
    appeal appeals application applications parole boarding service care treatment
    """
)
DENIED = v.forms(v.words("deny"))
UNTRUE = v.words("false untrue baseless unfounded groundless meritless nonsense lack lacks absurd fanciful")


def _called_untrue(words: list[Token], names: Names, last_speaker: str) -> str:
    """ "called the lawsuit “a rehash”", "said the claims lack merit": who says so, or ""."""
    for index, word in enumerate(words[:-3]):
        if word.lower not in {"called", "calls", "said", "says"} or word.part == "name":
            continue
        near = range(index + 1, min(index + 5, len(words)))
        object_at = next((i for i in near if words[i].lower in CHARGED), 0)
        told = [w.lower.strip("-") for w in words[object_at + 1 : object_at + 6]]
        named = words[object_at].lower not in {"it", "them"}
        quoted = named and word.lower in {"called", "calls"} and told[:1] and told[0] in '“"‘'
        before = _speaker_before(words, index)
        if object_at and (quoted or UNTRUE & {*told}) and before:
            return speaker_text(words, *before, names, last_speaker)
    return ""


def _denial(words: list[Token]) -> bool:
    """ "“I never asked her”", "the allegation was false": what is said denies something."""
    for index, word in enumerate(words[:-2]):
        following = words[index + 1].lower
        opens = index and words[index - 1].text in '“"'
        if opens and word.lower in {"i", "we"} and following == "never":
            return True
        told = [w.lower for w in words[index + 2 : index + 4]]
        if word.lower in CHARGES and following in {"is", "was", "are", "were"} and UNTRUE & {*told}:
            return True
    return False


def _accusing_after(words: list[Token], speech: Speech) -> bool:
    """ "said the prosecutor"."""
    last = _phrase_end(words, speech.verb + 1)
    after = speech.first == speech.verb
    return after and any(token.lower in v.ACCUSERS for token in words[speech.verb : last])


def _party(source: str) -> bool:
    return any(word.lower() in v.PARTIES for word in source.replace("'s", "").split())


BEFORE_A_SPEAKER = v.PREPOSITIONS | v.OPENERS


def _speaker_before(words: list[Token], verb: int) -> tuple[int, int] | None:
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
    last = _phrase_end(words, verb + 1)
    if last < len(words) and words[last].part == "finite" and words[verb - 1].text == ",":
        return None  # "The firm, which runs it, said it had paid"
    return (verb + 1, last) if last > verb + 1 else None


def _phrase_end(words: list[Token], first: int) -> int:
    """Where a noun phrase ends that begins at `first`."""
    last = first
    while last < len(words) and last - first < 9 and words[last].part in {"word", "name"}:
        lower = words[last].lower
        if lower in STOPS or (lower in v.PREPOSITIONS and lower not in {"of", "for"}):
            break
        last += 1
    return last
