"""Time expressions with the words around them: "from 2011-2019", "by 2013", "didn't … until December 2023".

A `DatePhrase` is what one event is dated by. Here two expressions become one interval, and prepositions say
whether a date is when something happened, began, ended, or only describes a noun ("the 2019 report").
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from ingest.extraction import around, calendar, date_parts
from ingest.extraction.calendar import When
from ingest.extraction.grammar.says import Calendar, Relative, Says, Span
from ingest.extraction.stretches import seen_from
from ingest.extraction.text import has_any
from ingest.extraction.timex import Timex
from ingest.extraction.whens import of_any_week, range_in, when_of, why_not

Role = Literal[
    "at", "interval", "since", "until", "planned", "describes", "span", "reference", "target", "unknown"
]


class DatePhrase(NamedTuple):
    """text[start:end] with its prepositions; where the calendar cannot say `when`, `why` tells.

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
    # "didn't … until then": what the sentence denies of the time before happened then.
    negated: bool = False


class Given(NamedTuple):
    """What the text around a sentence gives.

    `years` has the year of each month and day ("01-06") that the text somewhere gives in full; `issue` is the
    publication date, of a text that is told from there.
    """

    years: dict[str, str]
    issue: When | None = None


def date_phrases(text: str, start: int, end: int, timexes: list[Timex], given: Given) -> Iterator[DatePhrase]:
    """The phrases of one sentence, in order. Sets, ages and short spans of time make none."""
    days = any(not _hour_alone(timex) for timex in timexes)
    begins = {timex.start for timex in timexes}
    usable = (
        t
        for t in timexes
        if _usable(text, start, t, given) and not (days and _hour_alone(t)) and not _is_part(text, t, begins)
    )
    first = next(usable, None)
    while first:
        second = next(usable, None)
        pair = _pair(text, start, end, first, second, given) if second else None
        yield pair or _part(text, start, end, first, given) or _single(text, start, end, first, given)
        first = next(usable, None) if pair else second


def _usable(text: str, start: int, timex: Timex, given: Given) -> bool:
    """Whether a time expression can date anything here: no set, short span, idiom or part of a name."""
    before = text[max(start, timex.start - 24) : timex.start]
    if isinstance(timex.basis.says, Span) and timex.basis.says.within:
        return date_parts.AT_START.match(timex.text) is not None
    if timex.type == "DURATION":
        if _stretch(text, start, timex, given):
            return True
        if around.COMING.search(timex.text) or around.RUNNING_SPAN.fullmatch(timex.text):
            return True
        return around.YEARS.match(timex.value) is not None and around.NUMBERED.search(timex.text) is not None
    if timex.type not in {"DATE", "TIME"}:
        return False
    if text.startswith(" than", timex.end) and around.THAN_WHICH.search(timex.text):
        return False
    if timex.text.isdigit() and around.COMPARED.search(text[max(start, timex.start - 60) : timex.start]):
        return False
    if timex.text.lower().endswith("the year") and around.YEAR_TO.match(text, timex.end):
        return False
    if around.FIRST_SINCE.search(text[max(start, timex.start - 80) : timex.start]):
        return False
    if around.NO_DATE_BEFORE.search(before) and (" into" in before or around.IDIOM.search(timex.text)):
        return False
    if around.AS_IN.search(text[max(start, timex.start - 60) : timex.start]):
        return False
    if len(timex.value) == len("20") and around.FOR_IT.search(before):
        return False  # "fit for the 21st century"
    if before.lower().endswith("not ") and timex.value[:4] == timex.text:
        return False
    return not (timex.text.isdigit() and around.NAME_BEFORE.search(before))


def _is_part(text: str, timex: Timex, begins: set[int]) -> bool:
    """ "The last week of May": the length belongs to the date that follows (see `_part`)."""
    inside = date_parts.AT_START.match(text, timex.start) if timex.type == "DURATION" else None
    return inside is not None and not begins.isdisjoint((inside.end(), inside.end("of")))


def _hour_alone(timex: Timex) -> bool:
    """ "One morning last May", "at noon on Friday": beside a date, the hour alone says nothing more."""
    says = timex.basis.says
    return isinstance(says, Calendar) and bool(says.clock) and says == Calendar(clock=says.clock)


def _interval(text: str, start: int, first: Timex, second: Timex) -> DatePhrase | None:
    """ "from January 2018 to September 2019", "2011-2019", "between July and August"."""
    gap = text[first.end : second.start]
    if len(gap) > 24 or not around.TO.fullmatch(gap):
        return None
    before = text[max(start, first.start - 40) : first.start]
    paired = (
        (around.BETWEEN.search(before) or _one_after_the_other(first, second))
        if around.AND.match(gap)
        else (around.FROM.search(before) or not gap.strip().isalpha())
    )
    low, high = when_of(first), when_of(second)
    if not paired or low is None or high is None:
        return None
    when = calendar.between(low, high)
    if when is None:
        return None
    begin = _with_lead(text, start, first.start, second.end)
    return DatePhrase(begin, second.end, text[begin : second.end], "interval", when, "")


def _pair(text: str, start: int, end: int, first: Timex, second: Timex, given: Given) -> DatePhrase | None:
    """Two expressions that are one date."""
    if phrase := _interval(text, start, first, second):
        return phrase
    if _of_the_day(first.basis.says) and around.DAY_AFTER.fullmatch(text, first.end, second.start):
        # "Later in the day Thursday"
        phrase = _single(text, start, end, second, given)
        return phrase._replace(start=first.start, text=text[first.start : second.end])
    if not of_any_week(first.basis.says) or not around.IN_ITS_MONTH.fullmatch(text, first.end, second.start):
        return None
    before = around.A_WEEKDAY.search(text[max(start, first.start - 48) : first.start])
    if before is None:
        return None
    # "On a Thursday in March 2019": which one is not told.
    phrase = _single(text, start, end, second, given)
    begin = first.start - len(before[0])
    whole = phrase._replace(start=begin, text=text[begin : second.end])
    return whole if phrase.role == "at" and phrase.when else None


def _one_after_the_other(first: Timex, second: Timex) -> bool:
    """ "In May and June of last year": the two months."""
    one, two = (timex.value for timex in (first, second))
    if not (len(one) == len(two) == 7 and one[:5] == two[:5] and (one + two).replace("-", "").isdigit()):
        return False
    return int(two[5:]) - int(one[5:]) == 1


def _stretch(text: str, start: int, timex: Timex, given: Given) -> When | None:
    """ "Over the past six years", "a few weeks ago": from the publication date, or up to it."""
    before = text[max(start, timex.start - 80) : timex.start]
    says = timex.basis.says
    if isinstance(says, Relative) and around.RUNNING_SPAN.fullmatch(timex.text) and says.steps in {-1, 1}:
        # "Over the past week": not the week before this one, but seven days.
        says = Span(says.unit, 1, says.steps)
    elif timex.basis.how in {"published", "said"}:
        return None
    if given.issue is None or (timex.type == "DURATION" and text.startswith(" of ", timex.end)):
        return None  # "in the last months of the war"
    running = timex.type == "DURATION" or says is not timex.basis.says
    if running and (not around.RUNNING.search(before) or around.WHICH_OF.search(before)):
        return None
    # "For the next two years she sang" counts from what was told.
    told = text[max(start, timex.start - 200) : timex.end + 80]
    if around.AHEAD.search(timex.text) and not around.PLANNED.search(told):
        return None
    if around.LONG_AGO.fullmatch(timex.text) or around.THE_DAYS.fullmatch(timex.text):
        return None
    return seen_from(says, given.issue)


def _single(text: str, start: int, end: int, timex: Timex, given: Given) -> DatePhrase:
    before = text[max(start, timex.start - 200) : timex.start]
    phrase = _phrase_at(text, start, timex.start, timex)
    if (stretch := _stretch(text, start, timex, given)) and given.issue:
        return phrase._replace(
            role="interval" if "/" in stretch.edtf else "at",
            when=stretch,
            counted_from=given.issue.edtf,
            from_publication=True,
        )
    running = around.RUNNING_SPAN.fullmatch(timex.text) and around.RUNNING.search(before[-20:])
    if timex.type == "DURATION" and around.COMING.search(timex.text):
        return phrase._replace(role="reference", why=f"“{timex.text}” lies ahead, without a date")
    if timex.type == "DURATION" or running:
        why = f"“{timex.text}” is a span of time without a beginning or an end"
        return phrase._replace(role="span", why=why)
    if timex.value.endswith("_REF") or around.THAT_DAY.fullmatch(timex.text):
        return phrase._replace(role="reference", why=f"“{timex.text}” names no date")
    when = range_in(timex) or when_of(timex, given.years)
    if when is None:
        return phrase._replace(role="unknown", why=why_not(timex))
    after = text[timex.end : min(end, timex.end + 40)]
    if _describes(timex, before, after):
        return _description(text, timex, phrase._replace(when=when))
    return _as_told(phrase._replace(when=when), before, after, clock=timex.type == "TIME")


def _phrase_at(text: str, start: int, position: int, timex: Timex) -> DatePhrase:
    """What begins at `position`, with its prepositions, and ends with the time expression; not yet dated."""
    begin, how = _with_lead(text, start, position, timex.end), timex.basis.how
    counted_from = timex.basis.anchor if how in {"published", "said"} else ""
    words = text[begin : timex.end]
    return DatePhrase(begin, timex.end, words, "at", None, "", counted_from, how == "published")


def _part(text: str, start: int, end: int, timex: Timex, given: Given) -> DatePhrase | None:
    """ "In the third week of May", "the last two weeks of 2012": a part of the date named."""
    says, position = timex.basis.says, timex.start
    if isinstance(says, Span):
        inside = date_parts.AT_START.match(timex.text) if says.within else None
        whole = calendar.from_timex(timex.basis.anchor)
    else:
        inside = date_parts.BEFORE.search(text, max(start, position - 60), position)
        whole = when_of(timex, given.years) if inside else None
        position = inside.start() if inside else position
    when = date_parts.part(inside, whole) if inside and whole else None
    if when is None:
        return None
    before, after = text[max(start, position - 200) : position], text[timex.end : min(end, timex.end + 40)]
    return _as_told(_phrase_at(text, start, position, timex)._replace(when=when), before, after)


def _as_told(phrase: DatePhrase, before: str, after: str, *, clock: bool = False) -> DatePhrase:
    """The dated phrase with its role: when it was to be, around then, or as the words around it say."""
    if around.TARGET.search(before) or _set_for(before, after):
        why = f"“{phrase.text}” is when it was to be, not when this was decided"
        return phrase._replace(role="target", when=None, why=why)
    if phrase.when and around.ABOUT.search(before):
        phrase = phrase._replace(when=calendar.around(phrase.when))
    return _in_context(phrase, before, after, clock=clock)


def _set_for(before: str, after: str) -> bool:
    """ "A hearing set for May | was put off"."""
    return around.FINITE_AFTER.match(after) is not None and around.SET_FOR.search(before[-60:]) is not None


def _describes(timex: Timex, before: str, after: str) -> bool:
    """ "the 2018 breach", "last week's hearing", "the events of January 6": which one, not when."""
    if around.TOPIC_BEFORE.search(before[-40:]) or around.THE_ONE.search(before[-24:]):
        return True
    if around.VERB_AFTER.match(after) or around.AFTER_THE.fullmatch(before[-20:].rpartition(". ")[2]):
        return False
    if around.NAME_AFTER.match(after) and not before.strip():
        return True
    if around.ARTICLE_BEFORE.search(before[-8:]) and timex.text.isdigit():
        return around.ANY_NOUN_AFTER.match(after) is not None
    if around.NOUN_AFTER.match(after) is None:
        return False
    if around.COMPOUND.fullmatch(timex.text):
        return True
    return after[:1] in "'’" or bool(
        around.ARTICLE_BEFORE.search(before[-8:]) or around.MODIFIER_BEFORE.search(before[-8:])
    )


def _description(text: str, timex: Timex, phrase: DatePhrase) -> DatePhrase:
    """The phrase without prepositions: they belong to the noun."""
    end = timex.end + 2 if text[timex.end : timex.end + 2] in {"'s", "’s"} else timex.end
    return phrase._replace(role="describes", start=timex.start, end=end, text=text[timex.start : end])


# "are not expected before 2025": from then on.
NOT_BEFORE = re.compile(r"(?i)(?:n['’]t|\bnot|\bnever|\bno)\b[^.,;]{0,60}\bbefore\s(?:\w+\s)?$")


def _in_context(phrase: DatePhrase, before: str, after: str, *, clock: bool = False) -> DatePhrase:
    """The phrase with the role and the open or closed interval that the words around it call for."""
    when = phrase.when
    if when is None or ".." in when.edtf:
        return phrase
    if limit := around.EARLIEST.match(after):
        open_ended = calendar.onwards(when) if limit[1].lower() == "earliest" else calendar.up_to(when)
        phrase = phrase._replace(end=phrase.end + limit.end(), role="planned", when=open_ended)
        return phrase._replace(negated=around.UNTIL.search(before) is not None and _denied(before))
    near = before[-60:]
    if not has_any(near.lower(), around.TYING):
        return phrase
    if around.STARTING.search(near) and calendar.precision(when.edtf) == "day":
        return phrase
    if around.SHORTLY.search(near) and not clock:
        rough = calendar.from_edtf(when.edtf[: len("2024-12")])
        return phrase._replace(when=calendar.around(rough)) if rough else phrase
    if around.BOTH_SIDES.search(near):
        return phrase._replace(when=calendar.around(when))
    if around.UNTIL.search(near) and around.NEGATED.search(before):
        return phrase._replace(negated=_denied(before))
    if around.DOCUMENTS.search(near) or (clock and not around.SINCE.search(near)):
        return phrase
    if around.BEFORE.search(near) and NOT_BEFORE.search(before):
        return phrase._replace(role="planned", when=calendar.onwards(when))
    if when.label.startswith("the end of") and around.BY.search(near):
        return phrase._replace(role="until", when=calendar.up_to(when._replace(edtf=when.edtf.rstrip("~"))))
    if around.AFTER_THE.fullmatch(before[-20:].rpartition(". ")[2]):
        noun = around.NOUN_OF_IT.match(after)
        end = phrase.end + (noun.end() if noun else 0)
        return phrase._replace(role="since", end=end, when=calendar.onwards(when, "after"))
    for pattern, role, limited, word in OPEN_ENDED:
        if pattern.search(near):
            return phrase._replace(role=role, when=limited(when, word))
    return phrase


def denied_until(before: str) -> bool:
    """Whether a date after these words ends what is denied: "didn't … until"."""
    return around.UNTIL.search(before[-60:]) is not None and _denied(before)


def _denied(before: str) -> bool:
    match = around.NEGATED.search(before)
    return match is not None and match[0][:3].lower() in {"n't", "n’t", "not"}


# What stands before, what the date then is, and the word in its label; the first that fits counts.
OPEN_ENDED: list[tuple[re.Pattern[str], Role, Callable[[When, str], When], str]] = [
    (around.UNTIL, "until", calendar.up_to, "until"),
    (around.SINCE, "since", calendar.onwards, "since"),
    (around.STARTING, "since", calendar.onwards, "from"),
    (around.FROM, "since", calendar.onwards, "from"),
    (around.BY, "until", calendar.up_to, "by"),
    (around.BEFORE, "until", calendar.up_to, "before"),
    (around.AFTER, "since", calendar.onwards, "after"),
]


def _with_lead(text: str, start: int, position: int, end: int) -> int:
    if text[position : position + 3].lower() == "now":
        return position  # "the report that now threatens"
    lead = around.LEAD.search(text, max(start, position - 60), position)
    if lead is None:
        return position
    # "shut it | and in May | Bolt sued": that joins two clauses; in "in April and in May." two dates
    joint = around.JOINT.match(text, lead.start(), position)
    dates = around.DATE_ENDS.search(text, max(start, lead.start() - 12), lead.start())
    if joint and not (dates and around.NO_CLAUSE.match(text, end)):
        return joint.end()
    return lead.start()


def _of_the_day(says: Says) -> bool:
    """Whether an expression only means the day told of."""
    return isinstance(says, Relative) and says.unit == "day" and says.steps == 0
