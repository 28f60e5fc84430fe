"""What dates a sentence: its own dates, and what counts from another event."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ingest.extraction import calendar
from ingest.extraction import vocabulary as v
from ingest.extraction.anchors import Anchor, find_anchors
from ingest.extraction.around import NOUN_AFTER, VERB_AFTER
from ingest.extraction.dated_nouns import during, of_its_noun
from ingest.extraction.grammar.says import Base, Calendar, Relative
from ingest.extraction.phrases import DatePhrase, Given, date_phrases
from ingest.extraction.statements import is_stance
from ingest.extraction.targets import left_out, with_own_date
from ingest.extraction.text import in_quotation
from ingest.extraction.timex import Timex

# A "sentence" with more dates than this is a table or a list.
MOST_DATES = 8
REPORTS = v.words("report study survey ruling investigation audit filing analysis lawsuit")
NOUN_NEXT = re.compile(r"\s[a-z]{3,}")
ARTICLE_FIRST = re.compile(r"(?i)(?:the|an?|its|his|her|their|our|most)\s")
ARTICLE_LAST = re.compile(r"(?i)\b(?:the|an?|its|his|her|their|our|most)\s$")
NEXT_TO = re.compile(r",?\s(?:in |on |at )?")
UNTIL_CLAUSE = re.compile(r"(?i)\s(?:until|till)\s[^.;:]{3,60}\s")
# "in the winter session"
SEASON_FIRST = re.compile(
    r"(?:in|at|during) the (?:[\w-]+ )?(?:spring|summer|autumn|fall|winter|quarter|half)$"
)


class Marks(NamedTuple):
    """What dates a sentence: its own dates, and what counts from another event."""

    phrases: list[DatePhrase]
    anchors: list[Anchor]


def marks_of(text: str, start: int, end: int, timexes: list[Timex], given: Given) -> Marks | None:
    """The marks of a sentence; None where they are so many that it is a table or a list."""
    anchors = find_anchors(text, start, end)
    anchors = [a for a in anchors if not any(_counts_itself(timex, a) for timex in timexes)]
    phrases: list[DatePhrase] = []
    room = MOST_DATES - len(anchors)
    for phrase in date_phrases(text, start, end, timexes, given):
        if room < 0:
            break
        phrase = _behind(text, phrase, anchors)
        if not any(_overlap(phrase.start, phrase.end, a.start, a.end) for a in anchors):
            phrases.append(phrase)
            room -= dates(text, start, phrase)
    if room < 0:
        return None
    if is_stance(text, start, end):
        phrases = [phrase for phrase in phrases if not in_quotation(text, phrase.start)]
        anchors = [anchor for anchor in anchors if not in_quotation(text, anchor.start)]
    phrases = [during(text, start, end, phrase) for phrase in _from_until(text, phrases)]
    phrases = [of_its_noun(text, start, end, phrase, phrases) for phrase in phrases]
    anchors = [with_own_date(anchor, phrases) for anchor in anchors]
    return Marks(phrases, [anchor for anchor in anchors if not _said_better(text, anchor, phrases)])


def unsaid(
    text: str, start: int, end: int, phrases: list[DatePhrase], anchors: list[Anchor]
) -> tuple[tuple[int, int], ...]:
    """The spans that no headline repeats: the dates, unless they are part of what is told."""
    telling = (phrase for phrase in phrases if tells_when(text, start, phrase))
    out = [(phrase.start, phrase.end) for phrase in telling if not _within_noun_phrase(text, phrase)]
    out += [left_out(text, start, end, anchor) for anchor in anchors]
    return tuple(sorted(out))


def _counts_itself(timex: Timex, anchor: Anchor) -> bool:
    """ "Two days before Christmas", "the day after tomorrow": counted from a date, not from an event."""
    says = timex.basis.says
    if not (timex.start <= anchor.start and anchor.end <= timex.end):
        return False
    if isinstance(says, Calendar):
        return says.apart is not None or says.week
    return isinstance(says, Relative) and says.base is Base.PUBLISHED


def _behind(text: str, phrase: DatePhrase, anchors: list[Anchor]) -> DatePhrase:
    """ "Days later on August 6": "later" leads no date."""
    for anchor in anchors:
        if anchor.target_end == anchor.target_start and anchor.start < phrase.start < anchor.end < phrase.end:
            start = anchor.end + 1
            return phrase._replace(start=start, text=text[start : phrase.end])
    return phrase


def _said_better(text: str, anchor: Anchor, phrases: list[DatePhrase]) -> bool:
    """ "Three months later, on Sept. 4,": the date says it all."""
    if anchor.target_end > anchor.target_start or anchor.relation == "same":
        return False
    return any(p.when and p.role == "at" and NEXT_TO.fullmatch(text, anchor.end, p.start) for p in phrases)


def _from_until(text: str, phrases: list[DatePhrase]) -> Iterator[DatePhrase]:
    """ "kept it from 1984 until it went under in 1999": the first date with the end that the clause gives."""
    for phrase, following in zip_longest(phrases, phrases[1:]):
        between = text[phrase.end : following.start] if following else ""
        if phrase.role == "since" and following and UNTIL_CLAUSE.fullmatch(between) and following.when:
            when = phrase.when and calendar.between(
                calendar.from_edtf(phrase.when.edtf[:-3]) or phrase.when, following.when
            )
            yield phrase._replace(role="interval", when=when) if when else phrase
        else:
            yield phrase


def tells_when(text: str, start: int, phrase: DatePhrase) -> bool:
    """Whether a phrase of the sentence that begins at `start` says when something happened."""
    return phrase.role not in {"describes", "target"} or _of_a_report(text, start, phrase)


def dates(text: str, start: int, phrase: DatePhrase) -> bool:
    """Whether a phrase gives something that the sentence tells a date on the calendar."""
    return phrase.role not in {"reference", "span"} and tells_when(text, start, phrase)


def _of_a_report(text: str, start: int, phrase: DatePhrase) -> bool:
    """ "A 2020 report found …": the year of a report that the sentence begins with is when it says so."""
    opening = text[start : phrase.start].split()
    following = text[phrase.end : phrase.end + 40].split()[:2]
    return phrase.role == "describes" and len(opening) <= 2 and any(w.lower() in REPORTS for w in following)


def _within_noun_phrase(text: str, phrase: DatePhrase) -> bool:
    """ "its most recent inspection", "the recent announcement": a part of what is told, not its date."""
    if phrase.role == "at" and SEASON_FIRST.match(phrase.text.lower()):
        after = text[phrase.end : phrase.end + 40]
        return NOUN_AFTER.match(after) is not None and VERB_AFTER.match(after) is None
    if phrase.role != "reference" or not NOUN_NEXT.match(text, phrase.end):
        return False
    return bool(
        ARTICLE_FIRST.match(phrase.text) or ARTICLE_LAST.search(text, max(0, phrase.start - 12), phrase.start)
    )


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    return a < d and c < b
