"""What may stand before an expression and belongs to it: "the", "early", "the end of", "nearly", "at least"."""

import re
from dataclasses import replace

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import alternation
from ingest.extraction.grammar.says import Calendar, Phrase, Reference, Relative, Span

_WINDOW = 56
_PART_NAMES = alternation([*lexicon.BEGINNINGS, *lexicon.MIDDLES, *lexicon.ENDS, "very end", "very beginning",
                           "early part", "latter part", "early days", "final days", "closing days", "turn",
                           "first part", "last part", "first half", "second half", "last half", "latter half"])  # fmt: skip
_ADVERBS = "earlier|later|early|late|mid"
_QUALIFIERS: dict[str, str] = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "longer than": "MORE_THAN", "a little more than": "MORE_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN", "a little less than": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "just under": "LESS_THAN", "just over": "MORE_THAN",
    "well over": "MORE_THAN", "around": "APPROX", "about": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "approximately": "APPROX", "circa": "APPROX", "just about": "APPROX",
}  # fmt: skip
_QUALIFIER = alternation(_QUALIFIERS)
_SPACE = r"[ \n]{1,2}"

_DATE_LEAD = re.compile(
    rf"(?<![\w-])(?:(?P<qualifier>{_QUALIFIER}){_SPACE})?"
    rf"(?:(?:(?P<article>the){_SPACE})?(?P<part>{_PART_NAMES}){_SPACE}(?:of"
    rf"|in){_SPACE}(?P<inner>the{_SPACE})?"
    rf"|(?P<adverb>{_ADVERBS})(?:{_SPACE}(?:on{_SPACE})?(?:in{_SPACE})?(?:the{_SPACE})?"
    rf"|-)(?P<day>day{_SPACE})?"
    rf"|(?P<late_article>the){_SPACE}(?P<late>early|late|mid)(?:{_SPACE}|-))?"
    rf"(?P<the>the{_SPACE}(?:(?:full|whole|entire|very|fiscal){_SPACE}){{0,2}})?$"
)
# "over" and "under" compare only after words that lead to a length: "for over a week", not "spread over a week".
_COMPARES = re.compile(
    r"\b(?:for|lasts?|lasted|lasting|took|takes?|taking|after|well|just|little|spent|in|within)[ \n]+$"
)
_SPAN_LEAD = re.compile(
    rf"(?<![\w-])(?:(?P<qualifier>{_QUALIFIER}){_SPACE})?"
    rf"(?P<the>(?:the|these|those|this|that|a){_SPACE}(?:very{_SPACE}|full{_SPACE}|entire{_SPACE}"
    rf"|whole{_SPACE})?)?$"
)
_BRACKETED = re.compile(r"(?:the|an?)\b")


def with_lead(phrase: Phrase, reading: str, floor: int) -> Phrase:
    """The phrase extended to the left by the words that belong to it, no further than `floor`."""
    window = reading[max(floor, phrase.start - _WINDOW) : phrase.start]
    if not window or not (window[-1].isspace() or window[-1] == "-"):
        return phrase
    if isinstance(phrase.says, Reference):
        return phrase
    if isinstance(phrase.says, Calendar | Relative):
        return _date_lead(phrase, window, reading)
    if isinstance(phrase.says, Span):
        return _span_lead(phrase, window, reading)
    return phrase


def _date_lead(phrase: Phrase, window: str, reading: str) -> Phrase:
    lead = _DATE_LEAD.search(window)
    if lead is None or lead.start() == len(window):
        return phrase
    start, mod = len(window), phrase.mod
    if lead["the"] and _takes_article(phrase, reading):
        start = lead.start("the")
    for group in ("part", "adverb", "late"):
        if lead[group] and not (lead[group] in ("earlier", "later") and _is_weekday(phrase)):
            mod = _part_mod(lead[group]) or mod
            start = lead.start(group)
    for group in ("article", "late_article"):
        if lead[group] and (group == "article" or _takes_article(phrase, reading)):
            start = lead.start(group)
    return _qualified(phrase, lead, start, len(window), mod)


def _qualified(phrase: Phrase, lead: re.Match[str], start: int, length: int, mod: str) -> Phrase:
    """Add "nearly", "around" when nothing between it and the phrase was left out."""
    words = lead["qualifier"] and re.sub(r"\s+", " ", lead["qualifier"])
    if (
        words
        and words not in ("over", "under")
        and not _is_weekday(phrase)
        and start <= lead.end("qualifier") + 2
    ):
        mod = mod or _QUALIFIERS[words]
        counted = isinstance(phrase.says, Relative) and phrase.says.counted
        if (
            counted
            and words not in ("about", "some")
            or words in ("around", "circa")
            and not _is_clock(phrase)
        ):
            start = lead.start("qualifier")
    return replace(phrase, start=phrase.start - (length - start), mod=mod)


def _is_weekday(phrase: Phrase) -> bool:
    return isinstance(phrase.says, Calendar) and phrase.says.weekday is not None


def _is_clock(phrase: Phrase) -> bool:
    return isinstance(phrase.says, Calendar) and bool(phrase.says.clock)


def _part_mod(words: str) -> str:
    if words in ("earlier", "later"):
        return ""
    if words in lexicon.MIDDLES:
        return "MID"
    late = ("end", "late", "close", "final", "latter", "closing", "last")
    return "END" if any(word in words for word in late) else "START"


def _takes_article(phrase: Phrase, reading: str) -> bool:
    """ "the" belongs to seasons, decades, quarters and the like, not to months, weekdays and plain years."""
    says = phrase.says
    if phrase.rule == "year_ago" and reading[phrase.start : phrase.end].endswith(("ago", "earlier")):
        return False
    if reading.startswith("-quarter", phrase.end - len("-quarter")):
        return False
    if isinstance(says, Calendar):
        named = (
            says.decade
            or says.century
            or says.season
            or says.quarter
            or says.half
            or says.weekend
            or says.fiscal
        )
        named = named or says.said
        day_alone = says.day is not None and not reading[phrase.start].isalpha()
        part = says.clock[:2] == "T" and says.clock[2:3].isalpha() and not says.day and not says.weekday
        return bool(named) or day_alone or part or reading.startswith("year", phrase.start)
    return True


def _takes_span_article(phrase: Phrase, article: str, reading: str) -> bool:
    """ "the past two weeks", "a three-year period"; not "the eight-year war", "a ten-hour tour"."""
    words = reading[phrase.start : phrase.end]
    if words.endswith("period"):
        return True
    if phrase.rule == "qualified_unit":
        return not article.startswith("a")
    return not article.startswith("a") and not re.search(r"-(?!and)", words)


def _span_lead(phrase: Phrase, window: str, reading: str) -> Phrase:
    lead = _SPAN_LEAD.search(window)
    if lead is None or lead.start() == len(window):
        return phrase
    start, mod = len(window), phrase.mod
    if lead["the"] and _takes_span_article(phrase, lead["the"], reading):
        start = lead.start("the")
    words = lead["qualifier"] and re.sub(r"\s+", " ", lead["qualifier"])
    if words in ("over", "under") and not _COMPARES.search(window[: lead.start("qualifier")]):
        words = None
    if words and start <= lead.end("qualifier") + 2:
        mod = mod or _QUALIFIERS[words]
        if words not in ("about", "some", "around", "roughly", "approximately"):
            start = lead.start("qualifier")
    return replace(phrase, start=phrase.start - (len(window) - start), mod=mod)
