"""Time expressions with the words around them: "from 2011-2019", "by 2013", "didn't … until December 2023".

A `DatePhrase` is what one event is dated by. Here two expressions become one interval, and prepositions say
whether a date is when something happened, began, ended, or only describes a noun ("the 2019 report").
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.extraction import calendar
from ingest.extraction.calendar import When
from ingest.extraction.timex import Timex

Role = Literal["at", "interval", "since", "until", "planned", "describes", "span", "reference", "unknown"]


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """text[start:end] with its prepositions; `when` is None where the calendar cannot say, and `why` why not.

    `counted_from` is the date that a relative expression was counted from, where it was one.
    """

    start: int
    end: int
    text: str
    role: Role
    when: When | None
    why: str
    counted_from: str = ""
    from_publication: bool = False


LEAD = re.compile(
    r"(?i)(?:\b(?:in|on|at|by|from|since|until|till|up to|through|throughout|during|over|for|within|between"
    r"|around|about|circa|before|after|prior to|back|early|late|later|sometime|some time|starting|beginning"
    r"|dated|of|the|this|as early as|as late as|as recently as|as of|at least|or|and|end|start|just|only|not)"
    r"[ \u00a0]+)+$"
)
SINCE = re.compile(
    r"(?i)\b(?:since|starting(?: in| from| on)?|beginning(?: in| on)?|as of|as early as)\b[^.]{0,24}$"
)
FROM = re.compile(r"(?i)\bfrom[ \u00a0](?:at least |around |about |as early as |the |late |early )*$")
UNTIL = re.compile(
    r"(?i)\b(?:until|till|up to|through)[ \u00a0]"
    r"(?:in |or |around |about |sometime |some time |the |at least |late |early )*$"
)
BY = re.compile(r"(?i)\bby[ \u00a0](?:the end of |the |late |early |around |about |at least )*$")
BEFORE = re.compile(r"(?i)\b(?:before|prior to)[ \u00a0](?:the |late |early )*$")
AFTER = re.compile(r"(?i)\bafter[ \u00a0](?:the |late |early )*$")
ABOUT = re.compile(r"(?i)\b(?:around|about|circa|roughly|approximately)[ \u00a0]$")
BETWEEN = re.compile(r"(?i)\bbetween[ \u00a0](?:late |early |about |around )*$")
TO = re.compile(r"(?i)\s*(?:-|–|—|to|until|till|through|and)\s*(?:late |early |around |about )*")
AND = re.compile(r"(?i)\s+and\s+")
# "didn't ... until May" happened in May; so will what is put off until then.
NEGATED = re.compile(
    r"(?i)(?:n['’]t|\bnot|\bnever|\bonly|\bno)\b[^.;]{0,160}$"
    r"|\b(?:delay|postpone|push|put off|defer|held off|hold off)"
)
DOCUMENTS = re.compile(
    r"(?i)\b(?:e-?mails?|letters?|reports?|memos?|documents?|posts?|articles?|messages?|statements?|pages?|data"
    r"|filings?|notes?|papers?|interviews?|videos?|photos?|tweets?|story|stories|records?|figures?|ruling|decision)"
    r"\W{1,3}(?:dated |written |sent )?from[ \u00a0]$"
)
EARLIEST = re.compile(r"(?i)\s+at the (earliest|latest)\b")
NOUN_AFTER = re.compile(
    r"(?:['’]s)?[ \u00a0](?!(?:and|or|but|to|in|on|at|by|for|from|of|with|as|that|which|who|when|where|while"
    r"|after|before|following|until|because|if|the|a|an|it|its|his|her|their|this|these)\b)[a-z]{3,}"
)
DETERMINED = re.compile(
    r"(?i)(?:\b(?:the|an?|its|his|her|their|our|that|this|during|under|of)|['’]s|s['’])[ \u00a0]$"
)
VERBISH = re.compile(
    r"\s(?:is|are|was|were|has|have|had|\w+ed|said|told|saw|made|took|began|came|went|gave|will|would)\b"
)
# "four months into 2024" dates the article, not an event.
INTO = re.compile(r"(?i)\b(?:days?|weeks?|months?|years?) into[ \u00a0]$")
RANGE = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4}|\d\d)")
LONG_SPAN = re.compile(r"P(?:T?)(?:[\d.]+|X+)(?:Y|DE|CE)")


def date_phrases(text: str, start: int, end: int, timexes: list[Timex]) -> list[DatePhrase]:
    """The phrases of one sentence, in order. Sets, ages and short spans of time make none."""
    usable = [t for t in timexes if _usable(t) and not INTO.search(text, max(start, t.start - 24), t.start)]
    found: list[DatePhrase] = []
    position = 0
    while position < len(usable):
        first = usable[position]
        second = usable[position + 1] if position + 1 < len(usable) else None
        pair = _interval(text, start, first, second) if second else None
        found.append(pair or _single(text, start, end, first))
        position += 2 if pair else 1
    return found


def _usable(timex: Timex) -> bool:
    return timex.type in {"DATE", "TIME"} or (timex.type == "DURATION" and bool(LONG_SPAN.match(timex.value)))


def _interval(text: str, start: int, first: Timex, second: Timex) -> DatePhrase | None:
    """ "from January 2018 to September 2019", "2011-2019", "between July and August"."""
    gap = text[first.end : second.start]
    if len(gap) > 24 or not TO.fullmatch(gap):
        return None
    before = text[max(start, first.start - 40) : first.start]
    paired = BETWEEN.search(before) if AND.match(gap) else (FROM.search(before) or not gap.strip().isalpha())
    low, high = _when(first), _when(second)
    if not paired or low is None or high is None:
        return None
    when = calendar.between(low, high)
    if when is None:
        return None
    begin = _with_lead(text, start, first.start)
    return DatePhrase(begin, second.end, text[begin : second.end], "interval", when, "")


def _single(text: str, start: int, end: int, timex: Timex) -> DatePhrase:
    before = text[max(start, timex.start - 200) : timex.start]
    begin = _with_lead(text, start, timex.start)
    how = timex.basis.how
    phrase = DatePhrase(
        begin,
        timex.end,
        text[begin : timex.end],
        "at",
        None,
        "",
        timex.basis.anchor if how in {"published", "said"} else "",
        how == "published",
    )
    if timex.type == "DURATION":
        return replace(
            phrase, role="span", why=f"“{timex.text}” is a span of time without a beginning or an end"
        )
    if timex.value.endswith("_REF"):
        return replace(phrase, role="reference", why=f"“{timex.text}” names no date")
    when = _range_in(timex) or _when(timex)
    if when is None:
        return replace(phrase, role="unknown", why=_why_not(timex))
    if ABOUT.search(before):
        when = calendar.around(when)
    return _in_context(replace(phrase, when=when), before, text[timex.end : min(end, timex.end + 40)])


def _in_context(phrase: DatePhrase, before: str, after: str) -> DatePhrase:
    """The phrase with the role and the open or closed interval that the words around it call for."""
    when = phrase.when
    if when is None or ".." in when.edtf:
        return phrase
    if limit := EARLIEST.match(after):
        open_ended = calendar.onwards(when) if limit[1].lower() == "earliest" else calendar.up_to(when)
        return replace(phrase, end=phrase.end + limit.end(), role="planned", when=open_ended)
    if UNTIL.search(before):
        if NEGATED.search(before):
            return phrase
        return replace(phrase, role="until", when=calendar.up_to(when, "until"))
    if SINCE.search(before) or (FROM.search(before) and not DOCUMENTS.search(before)):
        return replace(
            phrase,
            role="since",
            when=calendar.onwards(when, "since" if "since" in before[-30:].lower() else "from"),
        )
    if BY.search(before):
        return replace(phrase, role="until", when=calendar.up_to(when))
    if BEFORE.search(before):
        return replace(phrase, role="until", when=calendar.up_to(when, "before"))
    if AFTER.search(before):
        return replace(phrase, role="since", when=calendar.onwards(when, "after"))
    if (
        NOUN_AFTER.match(after)
        and not VERBISH.match(after)
        and (DETERMINED.search(before) or after[:1] in "'’")
    ):
        return replace(phrase, role="describes")
    return phrase


def _with_lead(text: str, start: int, position: int) -> int:
    lead = LEAD.search(text, max(start, position - 60), position)
    return lead.start() if lead else position


def _when(timex: Timex) -> When | None:
    return calendar.from_timex(timex.value, timex.mod)


def _range_in(timex: Timex) -> When | None:
    """A single expression that is itself a range: "2011–2019", "2018-19"."""
    match = RANGE.fullmatch(timex.text)
    if not match:
        return None
    high = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    return calendar.between(When(match[1], match[1]), When(high, high))


def _why_not(timex: Timex) -> str:
    if timex.value.startswith("XXXX"):
        return f"the article does not say which year “{timex.text}” is in, and has no publication date"
    return f"“{timex.text}” could not be placed on the calendar"
