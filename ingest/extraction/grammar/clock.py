"""Times of day: "10:35 a.m.", "5 p.m. EST", "1830 hours", "noon", "4 in the morning", "night"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number
from ingest.extraction.grammar.pattern import (
    DIGITS,
    ONES,
    SMALL,
    Rule,
    after,
    alternation,
    before,
    capitalised,
    figure_before,
    noun_follows,
    rule,
)
from ingest.extraction.grammar.says import Calendar, Phrase

_DAWN_LEADS = re.compile(
    r"\b(?:at|by|before|after|until|till|from|since|around|towards?|to|of|the|next|same|this)[ \n]+$"
)
_DAWN_WORDS = frozenset({"dawn", "dusk", "daybreak", "sunset", "sunrise", "sundown", "nightfall"})
_PLURAL_LEADS = re.compile(
    r"\b(?:in|by|the|late|early|mid|at|during|every|before|after|until|through|into|since|all)[ \n-]+$"
)
_PLURALS = frozenset({"mornings", "afternoons", "evenings", "nights"})
# "good evening", "high noon", "a pre-dawn raid".
# "the morning talk show", "the evening papers"
_SHOWS = re.compile(r"[ \n](?:[a-z]+[ \n])?(?:shows?|programmes?|programs?|newscasts?|papers?|newspapers?)\b")
_NO_TIMES = re.compile(r"\b(?:good|high)[ \n]+$|pre-$")
# "3:1 %", "2:14 left in the half"
_NO_CLOCK = re.compile(r"[ \n]*(?:%|percent)|-[a-z]|[ \n](?:left|remaining|to play|to go)\b")


def _time(hour: int, minute: int, half: str | None, zone: str | None = None) -> Calendar | None:
    """The time of day, or None where no clock shows it."""
    if hour > (12 if half else 24) or minute > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    utc = "Z" if zone in ("gmt", "utc", "z") else ""
    return Calendar(clock=f"T{hour:02d}:{minute:02d}{utc}")


def _clock(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    """ "14:26", "03:00hrs"; not a proportion, not a part of another number."""
    if before(match, 1) in ("$", ":", "/") or _NO_CLOCK.match(after(match)):
        return None
    hour = int(match["hour"])
    half = _half_of(match["part"]) if hour <= _HALF_DAY else None
    return _there(match, text, _time(hour, int(match["minute"]), half, match["zone"]))


def _clock_of_half(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    """ "10:35 a.m.", "7.30pm", "7pm", "430pm"."""
    time = _time(int(match["hour"]), int(match["minute"] or 0), match["half"], match["zone"])
    return _there(match, text, time)


def _there(match: re.Match[str], text: str, time: Calendar | None) -> Calendar | Phrase | None:
    """The time by the clocks of a place: "2 p.m. Tokyo time"; not "2 p.m. show time"."""
    if time is None or match["place"] is None or capitalised(match, text, "place"):
        return time
    return Phrase(match.start(), match.start("place") - 1, time)


def _two_clocks(match: re.Match[str], text: str) -> tuple[Phrase, ...] | None:
    """ "8-10 p.m.", "from 8 to 10 p.m.": both ends in one half of the day, unless that ran backwards."""
    if match["mark"].strip() == "and" and not before(match).endswith("between "):
        return None
    last = _time(int(match["hour"]), int(match["minute"] or 0), match["half"], match["zone"])
    half = match["half"]
    if int(match["first"]) % _HALF_DAY > int(match["hour"]) % _HALF_DAY:
        half = "a" if half.startswith("p") else "p"
    first = _time(int(match["first"]), int(match["first_minute"] or 0), half)
    if first is None or last is None:
        return None
    return (
        Phrase(match.start("first"), match.start("mark"), first),
        Phrase(match.start("hour"), match.end(), last),
    )


def _military(match: re.Match[str], text: str) -> Calendar | None:
    """ "1830 hours", "0735 GMT"."""
    return _time(int(match["hour"]), int(match["minute"]), None, match["zone"])


def _bare_military(match: re.Match[str], text: str) -> Calendar | None:
    """ "at 0800", "at 1015"; "at 1945" may be a year."""
    if (
        not _AT.search(before(match))
        or match[0] >= "1900"
        or re.match(r"[ \n]+[A-Z]|-", text[match.end() :][:3])
    ):
        return None
    return _time(int(match["hour"]), int(match["minute"]), None)


def _oclock(match: re.Match[str], text: str) -> Calendar | None:
    """ "five o'clock", "4 in the morning"."""
    return _time(_number(match["hour"]), 0, _half_of(match["part"] or match["in_part"]))


def _spelled_clock(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    """ "ten a.m.", "seven thirty in the morning", "five forty-five tonight"."""
    minute = _number((match["minute"] or "").removeprefix("oh").strip(" -\n"))
    time = _time(_number(match["hour"]), minute, match["half"] or _half_of(match["part"]), match["zone"])
    return _there(match, text, time)


def _number(words: str) -> int:
    return int(parse_number(words) or 0) if words else 0


def _half_of(part: str | None) -> str | None:
    """The half of the day that a part of it lies in."""
    return part and ("a" if part == "morning" else "p")


_AT = re.compile(r"\bat(?: about| around)?[ \n]+$")


def _past_the_hour(match: re.Match[str], text: str) -> Calendar | None:
    """ "half past seven", "a quarter to eight in the evening", "at ten to nine", "20 minutes past five"."""
    hour, counted = _number(match["hour"]), match["minutes"]
    minutes = _SHARES.get(match["share"] or "") or int(parse_number(counted) or 0)
    if not 0 < minutes <= _HALF_HOUR or (counted and not _is_past_or_to(match)):
        return None
    whole = hour - (match["side"] == "to") or _HALF_DAY
    return _time(whole, 60 - minutes if match["side"] == "to" else minutes, _half_of(match["part"]))


def _is_past_or_to(match: re.Match[str]) -> bool:
    """ "at ten to nine", "20 minutes past five"; not "voted ten to nine", "10 to 12 cents"."""
    if noun_follows(after(match)):
        return False
    if match["named"]:
        return True
    if match["side"] == "past":
        return _CLOCK_LEADS.search(before(match)) is not None
    spelled = match["minutes"].isalpha() and match["hour"].isalpha()
    return spelled and _AT.search(before(match)) is not None


_CLOCK_LEADS = re.compile(r"\b(?:at|by|around|about|until|till|from|before|after|since)[ \n]+$")


def _bare_hour(match: re.Match[str], text: str) -> Calendar | None:
    """ "at 8 tonight", "by 9 this morning", "at 8.30 last night"."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return _time(hour, minute, None) if _CLOCK_LEADS.search(before(match)) else None


def _clock_word(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    if _NO_TIMES.search(before(match)):
        return None
    return _there(match, text, Calendar(clock=lexicon.CLOCK_WORDS[match["word"]]))


def _part_of_day(match: re.Match[str], text: str) -> Calendar | None:
    word, leads = match["part"], before(match)
    if (
        _NO_TIMES.search(leads)
        or _SHOWS.match(after(match))
        or (word in _PLURALS and not _PLURAL_LEADS.search(leads))
    ):
        return None
    if word in _DAWN_WORDS and (not _DAWN_LEADS.search(leads) or text[match.start()].isupper()):
        return None
    return Calendar(clock=f"T{lexicon.PARTS_OF_DAY[word]}")


_HOUR = "(?P<hour>[0-2]?[0-9])"
_MINUTE = "(?P<minute>[0-5][0-9])"
_HALF = r"(?P<half>[ap]\. ?m\.?|[ap] ?m)(?![a-z])"
_ZONES = (
    "est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|et|ct|pt|z|eastern(?! [a-z]{4,10} time)(?: time)?"
    "|local time"
)
# "6:23 a.m. Beijing time", "2 p.m. Pacific Standard Time".
_ITS_TIME = r"[a-z]{4,10}(?: standard| daylight| summer| european)? time"
_ZONE = rf"(?: ?(?P<zone>{_ZONES})| (?P<place>{_ITS_TIME}))?"
_HALF_DAY = 12
_BEFORE_HALF = figure_before(["a", "p", "am", "pm"])
_SHARES, _HALF_HOUR = {"half": 30, "quarter": 15}, 30
_MINUTES = ("five", "ten", "twenty", "twenty-five")
_PARTS = "morning|afternoon|evening"
_PART = f"(?P<part>{_PARTS})"
_HOURS = tuple(lexicon.NUMBERS)[:_HALF_DAY]
_ANY_HOUR = rf"(?:1[0-2]|0?[1-9]|{alternation(_HOURS)})"
# "ten thirty", "ten oh five"
_SPELLED_MINUTE = rf"(?:{SMALL}|oh[ -]{ONES})"

RULES: tuple[Rule, ...] = (
    rule(
        [DIGITS], rf"{_HOUR}:{_MINUTE}(?::[0-5][0-9])?(?: ?hrs)?{_ZONE}(?: in the {_PART})?(?![:0-9])", _clock
    ),
    rule(_BEFORE_HALF, rf"{_HOUR}[:.]{_MINUTE}(?::[0-5][0-9])? ?{_HALF}{_ZONE}(?![:0-9])", _clock_of_half),
    rule(_BEFORE_HALF, rf"(?P<hour>[01]?[0-9]){_MINUTE}? ?{_HALF}{_ZONE}", _clock_of_half),
    rule(
        [*_BEFORE_HALF, *figure_before(["to", "and", "until"])],
        r"(?P<first>1[0-2]|[1-9])(?:[:.](?P<first_minute>[0-5][0-9]))?(?P<mark> ?- ?| to | and | until )"
        rf"(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5][0-9]))? ?{_HALF}{_ZONE}",
        _two_clocks,
    ),
    rule(
        figure_before(["hours", "hrs", "h", "gmt", "utc", "z", "est", "edt"]),
        rf"(?P<hour>[0-2][0-9]){_MINUTE} ?(?:hours|hrs|h|(?P<zone>gmt|utc|z|est|edt))",
        _military,
    ),
    rule([DIGITS], r"(?P<hour>[01][0-9])(?P<minute>[0-5][0-9])(?![,.][0-9])", _bare_military),
    rule(
        [*figure_before(["o", "oclock", "in"]), *_HOURS],
        rf"(?P<hour>{_ANY_HOUR}) (?:o'?clock(?: (?:in the )?{_PART})?|in the (?P<in_part>{_PARTS}))",
        _oclock,
    ),
    rule(
        _HOURS,
        rf"(?P<hour>{alternation(_HOURS)})(?:[ -](?P<minute>{_SPELLED_MINUTE}))?"
        rf"(?: ?{_HALF}{_ZONE}|(?(minute) in the {_PART}|(?!))"
        r"|(?= (?:tonight|(?:this|tomorrow|yesterday) (?:morning|afternoon|evening|night))))",
        _spelled_clock,
    ),
    rule(
        ["half", "quarter", "a", *_MINUTES, *figure_before(["past", "to", "minutes"])],
        rf"(?:(?:a )?(?P<share>half|quarter)"
        rf"|(?P<minutes>[12]?[0-9]|{alternation(_MINUTES)})(?P<named> minutes)?)"
        r" (?P<side>past|to)"
        rf" (?P<hour>{_ANY_HOUR})(?: in the {_PART})?",
        _past_the_hour,
    ),
    rule(
        figure_before(["tonight", "this", "tomorrow", "yesterday", "last", "ish"]),
        r"(?P<hour>1[0-2]|[1-9])(?:ish|\.(?P<minute>[0-5][0-9]))?"
        r"(?= (?:tonight|last night|(?:this|tomorrow|yesterday) (?:morning|afternoon|evening|night)))",
        _bare_hour,
    ),
    rule(lexicon.CLOCK_WORDS, rf"(?P<word>{alternation(lexicon.CLOCK_WORDS)}){_ZONE}", _clock_word),
    rule(lexicon.PARTS_OF_DAY, r"(?P<part>{part})", _part_of_day),
)
