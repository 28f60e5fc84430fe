"""Words before an expression that belong to it: "the", "early", "the end of", "nearly", "at least"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.joins import names_a_day, set_apart
from ingest.extraction.grammar.pattern import alternation, noun_follows, one_line
from ingest.extraction.grammar.says import Calendar, Phrase, Relative, Span

_WINDOW, _AFTER = 56, 24
_SPACE = r"[ \n]{1,2}"
_PART = alternation(lexicon.PARTS)
_QUALIFIER = rf"(?:(?P<qualifier>{alternation(lexicon.QUALIFIERS)}){_SPACE})?"

# "around the end of the", "the early", "later in the", "the full"
_DATE_LEAD = re.compile(
    rf"(?<![\w-]){_QUALIFIER}"
    rf"(?:(?P<whole>(?:the{_SPACE})?(?P<part>{_PART}){_SPACE}of{_SPACE}(?:the{_SPACE})?)"
    rf"|(?P<through>(?:early|mid)(?:{_SPACE}|-)to(?:{_SPACE}|-))?"
    rf"(?P<adverb>earlier|later|early|late|mid|end(?=-))(?:{_SPACE}(?:on{_SPACE})?(?:in{_SPACE})?(?:the{_SPACE})?|-)"
    rf"|(?P<the_late>the{_SPACE}(?P<late>early|late|mid)(?:{_SPACE}|-)))?"
    rf"(?:(?P<the>the{_SPACE}(?:(?:full|whole|entire|very|fiscal){_SPACE}){{0,2}})"
    rf"|(?P<one>(?:an?|one){_SPACE}))?$"
)
# "at least the", "a" before "three-year period"
_SPAN_LEAD = re.compile(
    rf"(?<![\w-]){_QUALIFIER}(?P<article>(?:the|these|those|this|that|an?){_SPACE}(?:(?:very|full|entire"
    rf"|whole|fiscal){_SPACE})?)?$"
)
# "the day before Christmas"
_BESIDE = ("before", "after")
_DAY_BESIDE = re.compile(rf"\b(?:the{_SPACE})?day{_SPACE}(?P<side>before|after){_SPACE}$")
# "over" and "under" compare only after words that lead to a length: not in "spread over a week".
_COMPARES = re.compile(
    r"\b(?:for|lasts?|lasted|lasting|took|takes?|taking|after|well|just|little|spent|within"
    r"|(?<!phased[ \n])in)[ \n]+$"
)
# "an additional 30 days"
_SOME_MORE = re.compile(r"(?:additional|extra|further)\b")
# A compound stands before a noun; "the last half-century" is one itself.
_COMPOUND = re.compile(r"(?<!half)(?<!quarter)-")
# Qualifiers that stay outside the expression, though they change its meaning.
_AROUND = frozenset({"around", "circa", "c.", "ca."})
_OUTSIDE = frozenset({"about", "some", "around", "roughly", "approximately"})


def with_lead(phrase: Phrase, form: str, floor: int) -> Phrase:
    """The phrase extended to the left by the words that belong to it, no further than `floor`."""
    window = form[max(floor, phrase.start - _WINDOW) : phrase.start]
    if not window or not (window[-1].isspace() or window[-1] == "-"):
        return phrase
    if isinstance(phrase.says, Calendar | Relative):
        beside = _DAY_BESIDE.search(window) if window[:-1].endswith(_BESIDE) else None
        if beside and names_a_day(phrase, form):
            side = -1 if beside["side"] == "before" else 1
            return set_apart(phrase, phrase.start - len(beside[0]), Span("day", 1, side))
        return _with_date_lead(phrase, phrase.says, window, form)
    return _with_span_lead(phrase, window, form) if isinstance(phrase.says, Span) else phrase


def _with_date_lead(phrase: Phrase, says: Calendar | Relative, window: str, form: str) -> Phrase:
    lead = _DATE_LEAD.search(window)
    if lead is None or lead.start() == len(window):
        return phrase
    takes_article = _takes_article(phrase, form)
    start, mod = len(window), phrase.mod
    if lead["the"] and takes_article:
        start = lead.start("the")
    elif lead["one"] and phrase.rule == "part_of_day" and _stands_alone(phrase, form):
        start = lead.start("one")
    if lead["whole"] and not _names_a_thing(phrase, lead["whole"], form):
        start, mod = lead.start("whole"), lexicon.PARTS[lead["part"]]
    elif lead["the_late"]:
        start, mod = lead.start("the_late" if takes_article else "late"), lexicon.PARTS[lead["late"]]
    elif lead["adverb"] and not (lead["adverb"] in ("earlier", "later") and _is_weekday(says)):
        start = lead.start("through" if lead["through"] else "adverb")
        mod = lexicon.PARTS.get(lead["adverb"], mod)
    return _qualified_date(phrase._replace(mod=mod), says, lead, start, len(window))


def _qualified_date(
    phrase: Phrase, says: Calendar | Relative, lead: re.Match[str], start: int, length: int
) -> Phrase:
    """Add "nearly", "around" when nothing between it and the phrase was left out."""
    words = one_line(lead["qualifier"] or "")
    applies = words and words not in ("over", "under") and not _is_weekday(says)
    if applies and start <= lead.end("qualifier") + 2:
        phrase = phrase._replace(mod=phrase.mod or lexicon.QUALIFIERS[words])
        counted = isinstance(says, Relative) and says.counted
        if (counted and words not in ("about", "some")) or (words in _AROUND and not says.clock):
            start = lead.start("qualifier")
    return phrase._replace(start=phrase.start - (length - start))


def _stands_alone(phrase: Phrase, form: str) -> bool:
    """ "An afternoon by the sea"; not "a morning raid", "a night-time raid"."""
    follows = form[phrase.end : phrase.end + _AFTER]
    return not follows.startswith("-") and not noun_follows(follows)


def _names_a_thing(phrase: Phrase, lead: str, form: str) -> bool:
    """ "the opening of the 2000 games": the games open, not the year."""
    bare = isinstance(phrase.says, Calendar) and phrase.says == Calendar(phrase.says.year)
    return bare and form[phrase.start].isdigit() and one_line(lead).endswith(" the ")


def _is_weekday(says: Calendar | Relative) -> bool:
    return isinstance(says, Calendar) and says.weekday is not None


def _takes_article(phrase: Phrase, form: str) -> bool:
    """ "the" belongs to seasons, decades, quarters and the like, not to months, weekdays and plain years."""
    says, words = phrase.says, form[phrase.start : phrase.end]
    if phrase.rule.startswith("part_of_day+"):
        return True
    if isinstance(says, Relative):
        return not (phrase.rule == "year_ago" and words.endswith(("ago", "earlier")))
    if not isinstance(says, Calendar) or words.endswith("-quarter"):
        return False
    if (
        says.decade
        or says.century
        or says.season
        or says.quarter
        or says.half
        or says.weekend
        or says.week
        or says.fiscal
    ):
        return True
    if says.said or says.same_period or says.which or words.startswith("year"):
        return True
    if says.day is not None:
        return not (words[0].isalpha() or words == "9/11") or re.split(r"[ \n]", words)[0] in lexicon.ORDINALS
    return says.clock[1:2].isalpha() and not says.weekday


def _with_span_lead(phrase: Phrase, window: str, form: str) -> Phrase:
    lead = _SPAN_LEAD.search(window)
    if lead is None or lead.start() == len(window):
        return phrase
    start = len(window)
    if lead["article"] and _takes_span_article(phrase, lead["article"], form):
        start = lead.start("article")
    words = one_line(lead["qualifier"] or "")
    if words in ("over", "under") and not _COMPARES.search(window[: lead.start("qualifier")]):
        words = ""
    if words and start <= lead.end("qualifier") + 2:
        phrase = phrase._replace(mod=phrase.mod or lexicon.QUALIFIERS[words])
        if words not in _OUTSIDE:
            start = lead.start("qualifier")
    return phrase._replace(start=phrase.start - (len(window) - start))


def _takes_span_article(phrase: Phrase, article: str, form: str) -> bool:
    """ "the past two weeks", "a three-year period"; not "the eight-year war", "a ten-hour tour"."""
    words = form[phrase.start : phrase.end]
    if words.endswith("period") or _SOME_MORE.match(words):
        return True
    compound = _COMPOUND.search(words.removeprefix("year-")) and phrase.rule != "qualified_unit"
    return not article.startswith("a") and not compound and phrase.rule != "long"
