"""Whether an article reports, alleges, denies, confirms, disputes or plans an event, and who says so."""

from typing import Literal, NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.names import Names
from ingest.extraction.planning import planned
from ingest.extraction.speakers import speaker_text
from ingest.extraction.speech import (
    STOPS,
    Speech,
    according_to,
    find_speech,
    in_subordinate,
    phrase_end,
    speaker_before,
    words_quoted,
)
from ingest.extraction.tagging import Token, adverb, finite_index

Status = Literal["reported", "alleged", "denied", "confirmed", "disputed", "planned"]

Tense = Literal["past", "future", "unknown"]


class Standing(NamedTuple):
    standing: Status
    attributed_to: str


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


def standing_of(
    words: list[Token], names: Names, last_speaker: str, *, tense: Tense, at: int = -1, act: bool = False
) -> Standing:
    """The standing of what a sentence tells at `at`, and its source.

    `tense` is where its date lies, seen from publication; of an `act`, the verb that tells it stands there.
    """
    speech = find_speech(words, names, last_speaker)
    aside = speech is not None and (
        _describes_the_speaker(words, speech, at) or _says_next(words, speech.verb, at)
    )
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


def _says_next(words: list[Token], verb: int, at: int) -> bool:
    """ "Acme was sued in 2019 | and has always denied it": that it was sued, it does not deny."""
    joined = verb - 1
    while joined > 0 and (adverb(words[joined]) or words[joined].lower in HAS):
        joined -= 1
    if words[joined].lower not in {"and", "but"} or not at < words[joined].start:
        return False
    return finite_index(words, 0, joined) is not None


HAS = frozenset({"has", "have", "had", "always", "repeatedly"})


def _denied_by_somebody(words: list[Token], at: int) -> bool:
    """ "He has denied taking it", where the text does not tell who he is.

    "Low, who left in 2022, has denied the charges": that he left, he does not deny.
    """
    described = any(word.start < at and word.lower in {"who", "which"} for word in words)
    for index, token in enumerate(words):
        if described and token.start > at:
            return False
        if token.lower in {"denied", "denies"} and token.part in {"finite", "participle"}:
            if _says_next(words, index, at):
                return False
            passive = index and words[index - 1].lower in {"was", "were", "been", "be"}
            return not passive and not in_subordinate(words, index) and index not in words_quoted(words)
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
        before = speaker_before(words, index)
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
    last = phrase_end(words, speech.verb + 1)
    after = speech.first == speech.verb
    return after and any(token.lower in v.ACCUSERS for token in words[speech.verb : last])


def _party(source: str) -> bool:
    return any(word.lower() in v.PARTIES for word in source.replace("'s", "").split())
