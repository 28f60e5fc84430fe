"""Lengths of time: "three years", "the past two weeks", "10-hour", "several months", "a long day"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import is_vague, parse_number, parse_quantity
from ingest.extraction.grammar.pattern import (
    NUMBER,
    NUMBER_STARTS,
    OR_SO,
    Rule,
    after,
    alternation,
    before,
    figure_before,
    one_line,
    rule,
)
from ingest.extraction.grammar.says import Phrase, Reference, Says, Span
from ingest.extraction.grammar.sets import MEASURED

_SIDES = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "recent": -1, "preceding": -1,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "subsequent": 1, "ensuing": 1,
}  # fmt: skip
_AGE = re.compile(r"[ \n-]+(?:old|olds)\b|[ \n]+of age\b")
_AGE_LEADS = re.compile(r"\b(?:aged?|grade|no\.)[ \n]+$")
# "a year-ago quarter": read elsewhere; "7-year-old": an age.
_OTHER_COMPOUNDS = re.compile(r"-(?:ago|earlier|old)")
# "he may one day follow": some day.
_SOME_DAY = re.compile(r"\b(?:will|would|may|might|could|can|he|she|they|i|we|you|it|to|that)[ \n]+$")
_ON_SOME_DAY = re.compile(
    r"[ \n]+(?:he|she|it|they|this|last|next|soon|when|in (?:early|mid|late|the)"
    rf"|in {alternation(lexicon.ALL_MONTHS)})\b"
)
# "could last three weeks": the verb.
_VERB_LEADS = re.compile(
    r"(?:\b(?:to|will|would|could|can|may|might|should|must|not|usually|often)|n't)[ \n]+$"
)
_MOST_QUARTERS = 40
# "0600 hrs" is a time of day.
_CLOCK_DIGITS = 4


def _duration(match: re.Match[str], text: str) -> Says | Phrase | None:
    """ "three years", "the next two weeks", "eight trading days", "10-hour"."""
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    words = one_line(match["quantity"])
    if _is_no_length(match) or _is_other_unit(match, unit, words):
        return None
    if unit == "day" and words == "one" and _is_some_day(match):
        return None
    amount = parse_quantity(words)
    if amount == 0:
        return None
    if match["unit"] == "year" and re.fullmatch("[12][0-9]{3}", words):
        # "the 1990 fiscal year"
        return None
    if words in ("a", "an") and match[0].endswith("-long"):
        return Phrase(match.start("unit"), match.end(), Span(unit, amount))
    if match["lead"] == "last" and (words in ("a", "an") or _VERB_LEADS.search(before(match))):
        return Phrase(match.start("quantity"), match.end(), Span(unit, amount))
    return Span(unit, amount, _SIDES.get(match["lead"] or "", 0))


def _is_some_day(match: re.Match[str]) -> bool:
    """ "he may one day follow", "One day he will", "one day last week": which day, not how long."""
    return _SOME_DAY.search(before(match)) is not None or _ON_SOME_DAY.match(after(match)) is not None


def _is_no_length(match: re.Match[str]) -> bool:
    """An age, a price or a decimal."""
    leads, follows = before(match), after(match)
    if _AGE.match(follows) or _AGE_LEADS.search(leads) or _OTHER_COMPOUNDS.match(follows):
        return True
    if match["quantity"] in ("a", "an") and MEASURED.search(leads):
        return True
    if match["quantity"] in ("a", "an") and leads.endswith("-"):
        return True
    if match["quantity"] == "many" and leads.endswith("as "):
        return True
    if match["quantity"][0] == "0" and len(match["quantity"]) == _CLOCK_DIGITS:
        return True
    return leads[-1:] in ("$", "£", "€", "#") or (leads[-1:] in (".", ",") and leads[-2:-1].isdigit())


def _is_other_unit(match: re.Match[str], unit: str, words: str) -> bool:
    """ "a second", "three-quarters", "a fiscal year", "a months-long trek", "a night-raid"."""
    article = words in ("a", "an")
    if unit == "second":
        return article or words in ("one", "another")
    if unit == "quarter":
        return _is_fraction(match, words)
    if unit == "night" and after(match, 1) == "-":
        return True
    kind_of_year = re.search(r"\b(?:fiscal|calendar)[ \n]", match[0])
    return article and (match["unit"].endswith("s") or kind_of_year is not None)


def _is_fraction(match: re.Match[str], words: str) -> bool:
    """ "a quarter", "three-quarters of": parts of something else."""
    if words == "several" or match["lead"]:
        return False
    if match.string[match.start("unit") - 1] == "-" or re.match(r"[ \n]+of\b", after(match)):
        return True
    if words in ("a", "one", "half a") or is_vague(words):
        return True
    return (parse_quantity(words) or 0) > _MOST_QUARTERS


def _range(match: re.Match[str], text: str) -> Span | None:
    """ "two to three weeks", "the next 12 to 18 months"."""
    if _AGE.match(after(match)):
        return None
    low, high = parse_number(match["low"]), parse_number(match["high"])
    if low is None or high is None or low >= high:
        return None
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], low)


_PLURAL_LEADS = re.compile(
    r"\b(?:for|within|in|over|after|took|take|takes|taken|taking|lasted|lasting|last|spent|spend|of|the|many"
    r"|by"
    r"|these|those|early|final|waited|during|through|from|with|until|or|and|all|more|about|if not)[ \n]+$"
)
_PLURAL_FOLLOWS = re.compile(r"[ \n-]+(?:of|long|before|after|ahead|to come)\b")
# "school days", "long hours": lengths wherever they stand.
_ALWAYS_LENGTHS = frozenset({"day", "hour"})
# "as many weeks"; "visiting hours", "after-hours trading": when a place is open; "12-hour days".
_NO_LENGTH_LEADS = re.compile(
    r"\b(?:as many[ \n]|(?:visiting|opening|rush|peak|trading|business)[ \n]|after-|-hour[ \n])$"
)
_NO_PLURALS = frozenset({"second", "quarter", "weekend", "night", "minute"})


# "the years 2010 and 2011", "the months of June and July"
_NAMES_FOLLOW = {
    "year": re.compile(r"[ \n](?:between[ \n]|of[ \n])?[12][0-9]{3}\b"),
    "month": re.compile(rf"[ \n](?:between[ \n]|of[ \n])?{alternation(lexicon.ALL_MONTHS)}\b"),
}
# "on days when prices fall"
_WHICH_ONES = re.compile(r"[ \n](?:when|on which|in which)\b")


def _plural(match: re.Match[str], text: str) -> Span | None:
    """ "for years", "within weeks", "decades of neglect"."""
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    if (names := _NAMES_FOLLOW.get(unit)) and names.match(after(match)):
        return None
    if unit in _NO_PLURALS or _AGE.match(after(match)) or _WHICH_ONES.match(after(match)):
        return None
    if _NO_LENGTH_LEADS.search(before(match)) or _is_part_of_a_night(match):
        return None
    long = match[0].endswith("-long")
    led = (
        long
        or unit in _ALWAYS_LENGTHS
        or _PLURAL_LEADS.search(before(match))
        or _PLURAL_FOLLOWS.match(after(match))
    )
    return Span(unit, None) if led else None


_OF_A_DAY = re.compile(
    r"[ \n]+of[ \n]+(?:[0-9]|(?:yesterday|(?:the|this|that)[ \n]+(?:morning|day|night)"
    rf"|{alternation(lexicon.ALL_WEEKDAYS | lexicon.ALL_MONTHS)})\b)|[ \n]*[,.]"
)


def _is_part_of_a_night(match: re.Match[str]) -> bool:
    """ "in the early hours of Thursday": when, not how long."""
    early = match["unit"] == "hours" and re.search(r"\b(?:early|small|wee)[ \n]", before(match, 6) + match[0])
    return bool(early and _OF_A_DAY.match(after(match, 40)))


_AT_SOME_TIME = {"coming": "FUTURE_REF", "past": "PAST_REF"}
_PREPOSITION = re.compile(r"\b(?:in|for|over|during)[ \n]+$")


def _recent(match: re.Match[str], text: str) -> Span | Reference | None:
    """ "recent years", "the coming weeks", "the first hours"; "in coming months": at some time."""
    if match["lead"] == "early" and _is_part_of_a_night(match):
        return None
    if match["lead"] in _AT_SOME_TIME and _PREPOSITION.search(before(match)):
        return Reference(_AT_SOME_TIME[match["lead"]])
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], None, _SIDES.get(match["lead"], 0))


def _plurals(match: re.Match[str], text: str) -> Span:
    """ "weeks or months"."""
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], None)


_QUALIFIED = re.compile(
    r"\b(?:an?|my|your|our|his|her|their)[ \n]+(?!(?:few|couple|half|third|quarter|new|fiscal|calendar)\b)"
    r"(?:(?!(?:of|in|on|to|from|with|by|at|and|or|as|the|that|per)\b)[a-z'-]+[ \n]+){1,2}$"
    r"|\b(?:my|your|our|whole|entire)[ \n]+$"
)
_QUALIFIED_FOLLOWS = re.compile(r"-|'|[ \n]+(?:ago|earlier|later|old)\b")


def _qualified_unit(match: re.Match[str], text: str) -> Span | None:
    """ "a long day", "my week", "the whole year"."""
    if not _QUALIFIED.search(before(match, 40)) or _QUALIFIED_FOLLOWS.match(after(match)):
        return None
    return Span(match["unit"], 1)


# "the day", "every day", "first day" tell which day, "by day" when; "Mother's Day" and "D-day" are names.
_WHICH_DAY = re.compile(
    r"\b(?:the|this|that|each|every|any|same|next|last|first|second|third|final|present|other|straight|consecutive"
    r"|successive|running|after|by|to|per|of|for|and|or"
    r"|in|on|at|one|all|day|earth|judge?ment|[a-z]*th|[a-z]+'s)[ \n]+$|[^a-z \n]$|[^a-z][ \n]+$|^$"
)


def _day_of_a_kind(match: re.Match[str], text: str) -> Span | None:
    """ "a rainy day", "day off", "day 3": a day long."""
    written, number = text[match.start() : match.end()], match["after"]
    titled = written.startswith("Day") and not number
    if titled or after(match, 1) in ("-", "'") or _DAY_BY_DAY.match(after(match)):
        return None
    numbered = number is not None and (
        number[-1].isdigit() or not before(match).endswith(("th ", "d ", "t "))
    )
    return Span("day", 1) if numbered or not _WHICH_DAY.search(before(match)) else None


_DAY_BY_DAY = re.compile(r"[ \n](?:to|by|after|in)[ \n]day\b")
_YOUNG = re.compile(
    r"[ \n]+(?:[a-z]+[ \n]+)?(?:bab(?:y|ies)|infants?|boys?|girls?|sons?|daughters?|child(?:ren)?|twins?"
    r"|toddlers?|newborns?"
    r"|dogs?|cats?|horses?|animals?"
    r"|pupp(?:y|ies)|kittens?|calf|calves|foals?|cubs?|fetus(?:es)?|grand(?:son|daughter)s?|nephews?|nieces?)\b"
)


def _and_a_half(match: re.Match[str], text: str) -> Span | None:
    """ "a year and a half", "an hour and a half"."""
    return None if _AGE.match(after(match)) else Span(match["unit"], 1.5)


def _hour(match: re.Match[str], text: str) -> Span | None:
    """ "in the past hour", "the final minute"; not "at the last minute", "the last hour of the game"."""
    if re.match(r"[ \n]+of\b", after(match)) or (match["lead"], match["unit"]) == ("last", "minute"):
        return None
    return Span(match["unit"], 1, _SIDES.get(match["lead"], 0))


def _standing_for(match: re.Match[str], text: str) -> Span | None:
    """ "the eight-month-old truce"; of people it is an age."""
    if _YOUNG.match(after(match, 40)) or not re.match(r"[ \n]+[a-z]", after(match)):
        return None
    return Span(lexicon.UNIT_SPELLINGS[match["unit"]], parse_quantity(match.groupdict().get("quantity")))


def _one_long(match: re.Match[str], text: str) -> Span:
    """ "the decade-old dispute"."""
    return Span(match["unit"], 1)


def _long(match: re.Match[str], text: str) -> Span:
    """ "yearlong", "a weeklong tour", "multiyear"."""
    return Span(match["unit"], None if match["multi"] else 1)


_LEADS = (
    r"(?:last|past|previous|prior|next|coming|upcoming|following|preceding|subsequent|ensuing|intervening|first|initial"
    r"|opening|final|closing|latest|remaining|other|additional|further|extra)"
)
_LEAD_WORDS = _LEADS.strip("(?:)").split("|")
_FEW_LEADS = (
    r"(?:recent|coming|upcoming|past|last|next|following|subsequent|ensuing|intervening|preceding|previous|prior|first"
    r"|opening|early|final|closing|remaining)"
)
_PLURALS = r"(?:minutes|hours|days|weeks|months|quarters|years|decades|centuries)"
_LONG_UNITS = ("hour", "day", "night", "week", "month", "year", "decade", "century")
_ONE_UNIT = r"(?:an?|one)[ -](?P<unit>minute|hour|day|week|month|year|decade|century)"
_LONG_FORMS = (("", ""), ("", "long"), ("multi", ""))
_LONG_PLURALS = ("hours", "days", "weeks", "months", "years", "decades", "centuries")
_ADJECTIVE_WORDS = (
    "long", "full", "whole", "short", "straight", "consecutive", "solid", "more", "trading", "working",
    "business", "calendar", "entire", "extra", "successive", "additional", "fiscal", "school", "separate",
    "different", "good", *OR_SO,
)  # fmt: skip
_ADJECTIVES = rf"(?:{alternation(_ADJECTIVE_WORDS)} ){{0,2}}"
_AFTER_NUMBER = (*lexicon.UNIT_SPELLINGS, *(word.split()[0] for word in _ADJECTIVE_WORDS))

RULES: tuple[Rule, ...] = (
    rule(
        [*figure_before(_AFTER_NUMBER), NUMBER, *_LEAD_WORDS, "year"],
        rf"(?:(?P<lead>{_LEADS}|year-(?:ago|earlier)) )?(?P<quantity>{{vague}}|{{number}})"
        rf"(?:[ -]| ?-? ?(?={{unit}})){_ADJECTIVES}"
        r"(?P<unit>{unit})(?!(?<=rs) of an? (?:hour|year|century))"
        r"(?:(?: or (?:so|more|two))|[ -](?:long|plus|ahead(?! of)|to come)(?!\w)"
        r"| periods?)?(?:' time)?",
        _duration,
    ),
    rule(
        [*figure_before([*lexicon.UNIT_SPELLINGS, *NUMBER_STARTS, "to", "or", "and"]), NUMBER, *_LEAD_WORDS],
        rf"(?:{_LEADS} )?(?P<low>{{number}})(?: ?- ?| to | or "
        rf"| and )(?P<high>{{number}})[ -](?P<unit>{{unit}})",
        _range,
    ),
    rule(
        [*(f"{unit}s" for unit in lexicon.UNITS), "centuries", "hrs", "mins"],
        r"(?P<unit>{unit})(?:-long| ahead(?! of)| to come)?",
        _plural,
    ),
    rule(
        ["multi", *(f"{lead}{unit}{end}" for unit in _LONG_UNITS for lead, end in _LONG_FORMS)],
        rf"(?:(?P<multi>multi)-?)?(?P<unit>{'|'.join(_LONG_UNITS)})(?:(?(multi)|-?long))",
        _long,
    ),
    rule(
        [*figure_before(lexicon.UNITS), NUMBER],
        r"(?P<quantity>{number})-(?P<unit>hour|day|week|month|decade|century)-old",
        _standing_for,
    ),
    rule(_LONG_PLURALS, rf"(?P<unit>{'|'.join(_LONG_PLURALS)})-old", _standing_for),
    rule(["decade", "century"], r"(?P<unit>decade|century)-old", _one_long),
    rule(["a", "an", "one"], rf"{_ONE_UNIT}[ -]and[ -]a[ -]half", _and_a_half),
    rule(
        ["last", "past", "next", "coming", "final", "previous", "preceding"],
        r"(?P<lead>last|past|next|coming|final|previous|preceding) (?P<unit>hour|minute)(?!-)",
        _hour,
    ),
    rule(
        _FEW_LEADS.strip("(?:)").split("|"),
        rf"(?P<lead>{_FEW_LEADS}) (?P<unit>{_PLURALS}|seconds|nights|weekends)(?: (?:and|or) {_PLURALS})?",
        _recent,
    ),
    rule(
        [f"{unit}s" for unit in lexicon.UNITS],
        rf"(?P<unit>{_PLURALS}) (?:or|and) (?:even )?{_PLURALS}",
        _plurals,
    ),
    rule(["day"], r"day(?P<after> (?:off|one|two|three|four|five|[1-9][0-9]?))?", _day_of_a_kind),
    rule(
        ["day", "week", "weekend", "month", "year"], r"(?P<unit>day|week|weekend|month|year)", _qualified_unit
    ),
)  # fmt: skip
