"""Dates told from another by name: "last week", "the same day", "yesterday", "the year", "this morning"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import (
    YEAR_KINDS,
    Rule,
    after,
    alternation,
    before,
    figure_before,
    one_line,
    rule,
)
from ingest.extraction.grammar.says import Base, Phrase, Reference, Relative, Says, Span

# The step of a pointer word, and whether it points from the publication date or from the date said before.
_POINTERS: dict[str, tuple[int, Base]] = {
    "last": (-1, Base.PUBLISHED), "past": (-1, Base.PUBLISHED), "this past": (-1, Base.PUBLISHED),
    "this": (0, Base.PUBLISHED), "this same": (0, Base.PUBLISHED), "current": (0, Base.PUBLISHED),
    "next": (1, Base.PUBLISHED), "nxt": (1, Base.PUBLISHED), "coming": (1, Base.PUBLISHED),
    "this coming": (1, Base.PUBLISHED),
    "upcoming": (1, Base.PUBLISHED),
    "previous": (-1, Base.MENTIONED), "preceding": (-1, Base.MENTIONED), "prior": (-1, Base.MENTIONED),
    "that": (0, Base.MENTIONED), "same": (0, Base.MENTIONED), "that same": (0, Base.MENTIONED),
    "that very": (0, Base.MENTIONED), "very same": (0, Base.MENTIONED),
    "following": (1, Base.MENTIONED), "succeeding": (1, Base.MENTIONED), "very next": (1, Base.MENTIONED),
    "subsequent": (1, Base.MENTIONED), "ensuing": (1, Base.MENTIONED),
    "present": (0, Base.PUBLISHED), "this very": (0, Base.PUBLISHED),
    "latest": (0, Base.SPOKEN_OF),
}  # fmt: skip
_STARTS = sorted({name.split()[0] for name in _POINTERS})
_POINTER = alternation(_POINTERS)
_KIND = alternation([*YEAR_KINDS, "business", "trading", "working"])
_UNIT = "(?P<unit>day|night|week|wk|fortnight|month|mth|quarter|year|yr|decade|century|period)"

# What is there for longer than a day.
_OF_THE_PRESENT = re.compile(
    r"'s[ \n](?:[a-z-]{3,14}[ \n])?(?:world|societ(?:y|ies)|youths?|youngsters|generations?|child(?:ren)?"
    r"|kids|teen(?:ager)?s|people|men|women|famil(?:y|ies)|parents|mothers|fathers|students|graduates|workers"
    r"|workforce|workplaces?|voters|consumers|readers|audiences|athletes|politicians|standards|technolog(?:y|ies)"
    r"|computers?|phones|smartphones|cars|machines|devices|economy|environment|climate|culture|era|age|terms|money|dollars)\b"
)
_THE = re.compile(r"\bthe[ \n]+$")
_WITHIN = re.compile(
    rf"\b(?:in|by|until|(?:{alternation(lexicon.PARTS)}|half|part|day)[ \n]of)[ \n]+the[ \n]+$"
)
_PART_OF_THE = re.compile(rf"\b(?:{alternation(lexicon.PARTS)}|half)[ \n]of[ \n]+the[ \n]+$")
_THROUGHOUT = re.compile(r"\b(?:for|in|over|during|throughout|within)[ \n]+the[ \n]+$")
_OF_THE = re.compile(r"\bof[ \n]+the[ \n]+$")
_THE_WHOLE = re.compile(r"\bthe[ \n]+(?:(?:full|whole|entire|fiscal|full fiscal)[ \n]+)?$")
_WITHIN_THE_DAY = re.compile(r"\b(?:later|earlier|late|early)[ \n]+in[ \n]+the[ \n]+$")
# "it goes on to this day"
_ON_AND_ON = re.compile(r"\bto[ \n]+$")
# "harder by the year": more with each one.
_BY_THE = re.compile(r"\bby[ \n]+the[ \n]+$")
# "the year before the war", "the day that …", "the Year III": what follows says which one.
_SAID_AFTER = re.compile(
    r"[ \n]*(?:-|before\b|after\b|of\b|when\b|in which\b|that\b|to date\b|(?:[ivx]+|one|two)\b)"
)
# "the year ended Dec. 31", "the year to April", "the year since the merger"
_ITS_END_FOLLOWS = re.compile(
    rf"[ \n]+(?:ended|ending|since)\b|[ \n]+(?:to|through)[ \n]+(?:(?:the[ \n])?end[ \n]of[ \n])?"
    rf"(?:[0-3]?[0-9](?:st|nd|rd|th)?[ \n])?{alternation(lexicon.ALL_MONTHS)}\b"
)


def _pointed(match: re.Match[str], text: str) -> Says | None:
    """ "last week", "the past decade", "the next day", "that year", "last night"."""
    pointer = one_line(match["pointer"])
    unit = lexicon.UNIT_SPELLINGS.get(match["unit"], match["unit"])
    if re.match(r"-(?:old|long)", after(match)) or _is_title(match, text):
        return None
    steps, base = _POINTERS[pointer]
    if match.groupdict().get("two"):
        # "the next year or two"
        return Span(unit, 1, 1 if steps > 0 else -1) if steps and base is Base.PUBLISHED else None
    if pointer == "latest" and unit in ("week", "month"):
        # Of which there are figures: it is over.
        return Relative(unit, -1)
    if unit == "period":
        return Relative("quarter", 0, Base.SPOKEN_OF) if pointer == "latest" else None
    if unit == "night":
        return Relative("day", steps, base, clock="TNI")
    if unit == "day" and (pointer == "last" or (pointer == "this" and _ON_AND_ON.search(before(match)))):
        return None
    the = _THE.search(before(match)) is not None
    if the and pointer in ("next", "coming") and unit == "decade" and not _OF_THE.search(before(match)):
        return Span(unit, 1, 1)
    if the and (_is_length(pointer, unit, after(match)) or (pointer == "last" and _all_of_it(match, unit))):
        return Span(unit, 1, -1)
    if pointer == "next" and unit != "century" and (the or unit == "day"):
        return Relative(unit, 1, Base.MENTIONED)
    return Relative(unit, steps, base)


def _beside_pointed(match: re.Match[str], text: str) -> Relative:
    """ "that weekend", "the same weekend": the one said before."""
    steps, base = _POINTERS[one_line(match["pointer"])]
    return Relative(match["unit"], steps, base)


def _is_length(pointer: str, unit: str, follows: str) -> bool:
    """ "the past day", "the last decade", "the last week of August": lengths rather than dates."""
    if pointer == "past":
        return unit in ("day", "decade", "century")
    of_something = re.match(r"[ \n]+of\b", follows) is not None
    return pointer == "last" and (unit in ("decade", "century") or of_something)


def _all_of_it(match: re.Match[str], unit: str) -> bool:
    """ "for the last week", "over the last year"."""
    return unit in ("week", "month", "year") and _THROUGHOUT.search(before(match)) is not None


def _is_title(match: re.Match[str], text: str) -> bool:
    """ "This Week" in quotation marks and capitals is a programme, not a week."""
    quoted = before(match, 1) in ('"', "“", "'")
    return quoted and text[match.start()].isupper() and text[match.start("unit")].isupper()


def _pointed_part(match: re.Match[str], text: str) -> Relative:
    """ "this morning", "the next evening"."""
    pointer = one_line(match["pointer"])
    steps, base = _POINTERS[pointer]
    part = "T" + lexicon.PARTS_OF_DAY[match["part"]]
    return Relative("day", steps, Base.MENTIONED if pointer == "next" else base, clock=part)


def _day_part(match: re.Match[str], text: str) -> Relative:
    """ "yesterday afternoon", "tomorrow night"."""
    return Relative("day", lexicon.DAY_WORDS[match["day"]], clock="T" + lexicon.PARTS_OF_DAY[match["part"]])


def _tonight(match: re.Match[str], text: str) -> Relative:
    return Relative("day", 0, clock="TNI")


def _day_word(match: re.Match[str], text: str) -> Relative | Reference | None:
    """ "yesterday"; not a programme's name; "today's youth" is that of the present."""
    if re.match(r"(?:'s|-)?[ \n]?show\b", after(match)):
        return None
    if match["day"] == "today" and _OF_THE_PRESENT.match(after(match, 48)):
        return Reference("PRESENT_REF", attributive=True)
    return Relative("day", lexicon.DAY_WORDS[match["day"]])


def _two_days_off(match: re.Match[str], text: str) -> Relative:
    """ "the day before yesterday", "the day after tomorrow"."""
    return Relative("day", -2 if match["side"] == "before yesterday" else 2)


def _two_units_off(match: re.Match[str], text: str) -> Relative:
    """ "the week after next", "the weekend before last", "the night before last"."""
    steps = -2 if match["side"] == "before last" else 2
    return Relative("day", steps, clock="TNI") if match["unit"] == "night" else Relative(match["unit"], steps)


def _middle(match: re.Match[str], text: str) -> Phrase:
    """ "midyear", "mid-week": of the one spoken of."""
    return Phrase(match.start(), match.end(), Relative(match["unit"], 0, Base.SPOKEN_OF), mod="MID")


def _beside(match: re.Match[str], text: str) -> Relative | None:
    """ "the day before," "the year following": beside the one said before."""
    if not _THE.search(before(match)) or re.match(r"[ \n]+[a-z0-9]", after(match)):
        return None
    return Relative(
        match["unit"], -1 if match["side"] in ("before", "prior", "previous") else 1, Base.MENTIONED
    )


def _night_before(match: re.Match[str], text: str) -> Relative | None:
    """ "the night before,", "the morning after": of the day beside the one said before."""
    if not _THE.search(before(match)) or re.match(r"[ \n]+[a-z0-9]", after(match)):
        return None
    step = -1 if match["side"] == "before" else 1
    return Relative("day", step, Base.MENTIONED, clock="T" + lexicon.PARTS_OF_DAY[match["part"]])


def _year_ago(match: re.Match[str], text: str) -> Relative:
    """ "year-ago results", "the year-earlier period", "the corresponding quarter last year"."""
    if re.search(r"\bquarter\b", match[0]):
        return Relative("quarter", -4, Base.SPOKEN_OF, counted=True)
    return Relative("year", -1, Base.PUBLISHED, counted=True)


def _unit_alone(match: re.Match[str], text: str) -> Relative | Span | None:
    """ "the year", "the quarter", "later in the day": the one that is spoken of."""
    unit, leads, follows = match["unit"], before(match), after(match)
    if unit == "day":
        return Relative("day", 0, Base.SPOKEN_OF) if _WITHIN_THE_DAY.search(leads) else None
    if not _THE_WHOLE.search(leads) or _SAID_AFTER.match(follows) or _BY_THE.search(leads):
        return None
    if unit in ("decade", "century") and not _PART_OF_THE.search(leads):
        return None
    if unit == "year" and _ITS_END_FOLLOWS.match(follows):
        return Span("year", 1)
    # "for the week": this one or the last, which the words do not say; "later in the week" is this one.
    known = unit != "week" or _WITHIN.search(leads)
    return Relative(unit, 0 if known else None, Base.SPOKEN_OF)


_DAYS = alternation(lexicon.DAY_WORDS)
# "2moro" is a figure before "moro".
_DAY_STARTS = (*lexicon.DAY_WORDS, *figure_before(word.lstrip("2") for word in lexicon.DAY_WORDS))

RULES: tuple[Rule, ...] = (
    rule(_STARTS, rf"(?P<pointer>{_POINTER}) (?:{_KIND} )?{_UNIT}(?: or (?:so|(?P<two>two)))?", _pointed),
    rule(
        ["that", "same", "prior", "preceding"],
        rf"(?P<pointer>{_POINTER}) (?P<unit>weekend)",
        _beside_pointed,
    ),
    rule(
        ["prior", "previous", "preceding", "current"],
        r"(?P<pointer>prior|previous|preceding|current)-(?P<unit>week|month|quarter|year)",
        _pointed,
    ),
    rule(_STARTS, rf"(?P<pointer>{_POINTER}) (?P<part>{{part}})", _pointed_part),
    rule(_DAY_STARTS, rf"(?P<day>{_DAYS})(?:'s)? (?P<part>{{part}})", _day_part),
    rule(_DAY_STARTS, rf"(?P<day>{_DAYS})", _day_word),
    rule(
        ["tonight", "tonite", "tonyt", *figure_before(["nite", "night"])],
        r"(?:tonight|tonite|tonyt|2nite|2night)",
        _tonight,
    ),
    rule(["day"], r"day (?P<side>before yesterday|after tomorrow)", _two_days_off),
    rule(
        ["night", "week", "weekend", "month", "quarter", "year"],
        r"(?P<unit>night|week|weekend|month|quarter|year) (?P<side>after next|before last)",
        _two_units_off,
    ),
    rule(
        ["mid", "midyear", "midweek", "midmonth", "midcentury"],
        r"mid-?(?P<unit>year|week|month|decade|century)",
        _middle,
    ),
    rule(
        ["day", "week", "weekend", "month", "quarter", "year", "decade", "century"],
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)"
        r" (?P<side>before|prior|after|following|previous)",
        _beside,
    ),
    rule(
        ["night", "evening", "morning", "afternoon"],
        r"(?P<part>night|evening|morning|afternoon) (?P<side>before|after)",
        _night_before,
    ),
    rule(
        ["year", "corresponding", "same", "comparable", "last"],
        r"(?:year[ -](?:ago|earlier)(?:[ -](?:period|quarter))?|last year's (?:period|quarter)"
        r"|(?:corresponding|same|comparable) (?:period|quarter)(?: of| in)?"
        r" (?:last year|(?:a|the) year (?:ago|earlier|before)|the (?:previous|prior|preceding|past) year))",
        _year_ago,
    ),
    rule(
        ["day", "week", "month", "year", "quarter", "decade", "century"],
        r"(?P<unit>day|week|month|year|quarter|decade|century)",
        _unit_alone,
    ),
)  # fmt: skip
