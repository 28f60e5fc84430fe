"""Times of day: "10:35 a.m.", "5 p.m. EST", "1830 hours", "noon", "midnight", "night"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, alternation, before, rule
from ingest.extraction.grammar.says import Calendar

_HALVES = r"(?P<half>a\.? ?m\.?|p\.? ?m\.?)(?![a-z])"
_ZONE = r"(?: ?(?P<zone>est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|et|ct|pt|z|eastern(?: time)?|local time))?"


def _written_clock(hour: int, minute: int, half: str | None, zone: str | None) -> str:
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02d}:{minute:02d}" + ("Z" if zone in ("gmt", "utc", "z") else "")


def _clock(match: re.Match[str], text: str) -> Calendar | None:
    """ "10:35 a.m.", "14:26", "7pm", "430pm"."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half, zone = match["half"], match["zone"]
    if hour > (12 if half else 24) or minute > 59 or (before(match, 1) in ("$", ":", "/") and not half):
        return None
    if not half and (match["mark"] == "." or re.match(r"[ \n]*(?:%|percent)", after(match))):
        return None
    return Calendar(clock=_written_clock(hour, minute, half, zone))


def _military(match: re.Match[str], text: str) -> Calendar | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    return (
        Calendar(clock=_written_clock(hour, minute, None, match["zone"]))
        if hour < 25 and minute < 60
        else None
    )


def _hour_of_part(match: re.Match[str], text: str) -> Calendar | None:
    """ "4 in the morning", "eight in the evening"."""
    hour = parse_number(match["hour"])
    if hour is None or not 1 <= hour <= 12 or hour != int(hour):
        return None
    return Calendar(clock=_written_clock(int(hour), 0, "am" if match["part"] == "morning" else "pm", None))


def _oclock(match: re.Match[str], text: str) -> Calendar | None:
    hour = parse_number(match["hour"])
    if hour is None or not 1 <= hour <= 12:
        return None
    part = match["part"]
    half = None if part is None else "am" if part == "morning" else "pm"
    return Calendar(clock=_written_clock(int(hour), 0, half, None))


def _clock_word(match: re.Match[str], text: str) -> Calendar | None:
    if before(match, 5).startswith("high"):
        return None
    return Calendar(clock=lexicon.CLOCK_WORDS[match["word"]])


_DAWN_LEADS = re.compile(
    r"\b(?:at|by|before|after|until|till|from|since|around|towards?|to|of|the|next|same|this)[ \n]+$"
)
_DAWN_WORDS = frozenset({"dawn", "dusk", "daybreak", "sunset", "sunrise"})
_PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})
_PART_LEADS = re.compile(
    r"\b(?:in|by|the|late|early|mid|at|during|every|before|after|until|through|into|since|all)[ \n-]+$"
)


def _part_of_day(match: re.Match[str], text: str) -> Calendar | None:
    word = match["part"]
    if re.search(r"\b(?:good|high)[ \n]+$|pre-$", before(match)):
        return None
    if word in _DAWN_WORDS and (not _DAWN_LEADS.search(before(match)) or text[match.start()].isupper()):
        return None
    if word in _PLURAL_PARTS and not _PART_LEADS.search(before(match)):
        return None
    return Calendar(clock=f"T{lexicon.PARTS_OF_DAY[word]}")


RULES: tuple[Rule, ...] = (
    rule([DIGITS], rf"(?P<hour>[0-2]?[0-9])(?P<mark>[:.])(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?: ?{_HALVES}|(?: ?hrs)?(?P<none>)){_ZONE}(?![:0-9])", _clock),
    rule([DIGITS], rf"(?P<hour>[01]?[0-9])(?P<minute>[0-5][0-9])? ?{_HALVES}{_ZONE}", _clock),
    rule([DIGITS], r"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9]) ?(?:hours|hrs|h|(?P<zone>gmt|utc|z|est|edt))", _military),
    rule(
        [DIGITS, "NUMBER"],
        r"(?P<hour>{number}) o'?clock(?: (?:in the )?(?P<part>morning|afternoon|evening))?",
        _oclock,
    ),
    rule(
        [DIGITS, "NUMBER"],
        r"(?P<hour>{number})(?: o'?clock)? in the (?P<part>morning|afternoon|evening)",
        _hour_of_part,
    ),
    rule(lexicon.CLOCK_WORDS, rf"(?P<word>{alternation(lexicon.CLOCK_WORDS)})", _clock_word),
    rule(lexicon.PARTS_OF_DAY, r"(?P<part>{part})", _part_of_day),
)  # fmt: skip
