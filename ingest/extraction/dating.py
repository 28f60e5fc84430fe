"""Drafts to dates: from their own words, from the publication date, from another event; and how, in words."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from ingest.extraction import calendar
from ingest.extraction.anchors import NEARBY, NUMBERS, Anchor, Known, meant, stems
from ingest.extraction.calendar import When
from ingest.extraction.counting import counted
from ingest.extraction.drafts import Dated, Draft
from ingest.extraction.names import Names
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.standing import Tense
from ingest.extraction.story import is_recent, placed
from ingest.extraction.tagging import finite_index, first_verb, tokens
from ingest.extraction.vocabulary import SPEAKS

RELEASE = frozenset(stem for stem in stems("unsealed") if stem[0] == "#")
# What may stand between a date and another that explains it.
BESIDE = re.compile(
    r"(?:, [\w’' ]{3,40} (?:said|says|added|wrote))?[\s,–—-]{1,6}(?:(?:and|just|only|about|exactly|or) ){0,2}"
)
LENGTH = re.compile(
    r"(?i)\b(?:(?P<about>nearly|almost|about|around|roughly|some|over|more than|upwards of)\s)?"
    r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{1,2})\s"
    r"(?P<unit>year|decade)s?\b"
)
# How much shorter or longer than the words say a stretch may be.
QUALIFIED = {
    "nearly": (0.75, 1.0),
    "almost": (0.75, 1.0),
    "over": (1.0, 1.3),
    "more than": (1.0, 1.3),
    "upwards of": (1.0, 1.3),
    "about": (0.8, 1.2),
    "around": (0.8, 1.2),
    "roughly": (0.8, 1.2),
    "some": (0.8, 1.2),
}
A_WEEK = 7
DAY_NAMED = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
# "the next 13 years", and how far before, in characters, their beginning may be told.
AND_ON = re.compile(
    rf"(?i)\b(?:next|following|ensuing|subsequent)\s(?P<number>{'|'.join(NUMBERS)}|\d{{1,2}})\s"
    r"(?P<unit>year|decade)s?\b"
)
NOT_FAR, LONGEST_GAP = 400, 120
# What joins "within a month" to the event it counts from.
LINKS = re.compile(r"(?i)[”\"’']?\s+(?:of|after|before|following|later|earlier|prior to)$")


# "the previous year", "two days earlier": told by the way.
LOOKS_BACK = re.compile(r"(?i)\b(?:previous|preceding|prior|earlier)\b|\bbefore\W*$")


# "…, who retired in 2019", "surpassing 2014, when …": told to say who or which is meant.
BY_THE_WAY = re.compile(
    r"(?i)\b(?:who|whose|which|where|the ones?|unlike|surpassing|compared (?:with|to))\b[^,;.]*$"
)


def resolved(text: str, drafts: deque[Draft], names: Names, issue: When | None) -> Iterator[Dated]:
    """Each draft with its date, from its own words or counted from another event; `drafts` is emptied.

    Drafts are let go as they are dated, and of the dates only those near enough to count from are kept.
    """
    released = _is_release_told(text, drafts, issue)
    near = Nearby(text, names, (_direct(draft, issue) for draft in _taken(drafts)))
    before: Dated | None = None
    # Whether anything of the sentence before, and of this one, is news.
    recent = said_lately = False
    for item in near:
        draft = item.draft
        if draft.beside:
            if draft.basis != "anchor" or (item := _counted_back(text, draft, before, issue)).when:
                yield item
            continue
        if draft.why == "newly" and released:
            continue
        released = released or draft.why == "newly"
        if item.when is None and draft.phrase is not None and draft.phrase.role == "span":
            known = near.around(draft.start)
            item = _from_there(item, draft.phrase.text, known) or _as_long_as(item, draft.phrase.text, known)
        if before and before.draft.sentence is not draft.sentence:
            recent = said_lately
            said_lately = False
        item = placed(item, before, issue, recent=recent)
        if draft.basis == "anchor":
            beside = before if before and before.draft.sentence is draft.sentence else None
            item = _counted(text, item, near, names, beside, issue)
            if item.when is None and draft.anchor and _may_stand_for_nothing(draft.anchor):
                continue
            near.add(item)
        yield item
        said_lately = said_lately or is_recent(item, issue)
        before = item


def _taken(drafts: deque[Draft]) -> Iterator[Draft]:
    while drafts:
        yield drafts.popleft()


def _is_release_told(text: str, drafts: Iterable[Draft], issue: When | None) -> bool:
    """Whether a dated event tells the release that "newly unsealed documents" would make an event of."""
    return any(draft.why == "newly" for draft in drafts) and any(
        stems(text[draft.start : draft.end]) & RELEASE and _to_count_from(_direct(draft, issue))
        for draft in drafts
    )


def _to_count_from(item: Dated) -> bool:
    """Whether other dates may count from it: never from the year of a noun, "its 2012 agreement"."""
    draft = item.draft
    if draft.basis != "date" or draft.phrase is None or draft.phrase.role == "describes":
        return False
    return item.when is not None and ".." not in item.when.edtf


class Nearby:
    """Drafts dated by their own words, in order, with those near to each that others may count from.

    It reads ahead only when asked, and only until it has seen enough events after the place.
    """

    def __init__(self, text: str, names: Names, items: Iterator[Dated]) -> None:
        self._text, self._names, self._items = text, names, items
        self._ahead: deque[Dated] = deque()
        # Those to count from: first the `_given`, which were handed on already, then the ones read ahead.
        self._window: deque[Dated] = deque()
        self._given = 0
        # What they tell, once somebody asked.
        self._known: dict[int, Known] = {}

    def __iter__(self) -> Iterator[Dated]:
        while self._ahead or self._read_on():
            item = self._ahead.popleft()
            yield item
            if _to_count_from(item):
                self._given += 1
            if self._given > NEARBY:
                self._given -= 1
                self._known.pop(id(self._window.popleft()), None)

    def add(self, item: Dated) -> None:
        """An event counted from another one may be counted from in its turn: the one handed on last."""
        if item.draft.anchor is not None and item.when is not None and ".." not in item.when.edtf:
            self._window.insert(self._given, item)
            self._given += 1

    def around(self, position: int) -> list[Known]:
        """The dated events near a place of the text: enough of them before it, and enough after."""
        while len(self._window) < NEARBY or self._window[-NEARBY].draft.start < position:
            if not self._read_on():
                break
        return [self._known.get(id(item)) or self._learn(item) for item in self._window]

    def _read_on(self) -> bool:
        item = next(self._items, None)
        if item is None:
            return False
        self._ahead.append(item)
        if _to_count_from(item):
            self._window.append(item)
        return True

    def _learn(self, item: Dated) -> Known:
        draft, when = item.draft, item.when or When("", "")
        passage = self._text[draft.start : draft.end]
        inside = frozenset(name.full for name in self._names.within(draft.start, draft.end))
        before = self._text[max(draft.sentence.start, draft.focus - 90) : draft.focus]
        aside = LOOKS_BACK.search(item.date_text) is not None or BY_THE_WAY.search(before) is not None
        known = Known(draft.start, when, item.date_text, passage, stems(passage), inside, aside)
        self._known[id(item)] = known
        return known


def _direct(draft: Draft, issue: When | None) -> Dated:
    phrase = draft.phrase
    if draft.basis == "article":
        return _by_article(draft, issue)
    if draft.news and issue and phrase and _not_its_own(phrase, issue):
        return _by_article(draft._replace(leave_out=(), focus=draft.sentence.start), issue)
    if phrase is None:
        return Dated(draft, None, "", _sentence(draft.why or "the sentence gives no date"))
    if phrase.when is None:
        return Dated(draft, None, phrase.text, _sentence(phrase.why or draft.why))
    reasoning = f"The sentence says “{phrase.text}”."
    base = calendar.from_edtf(phrase.counted_from) if phrase.counted_from else None
    if base and phrase.from_publication:
        reasoning = f"“{phrase.text}”, counted from the publication date, {base.label}."
    elif base:
        reasoning = f"“{phrase.text}”, counted from {base.label}, the date the text gave before."
    return Dated(draft, phrase.when, phrase.text, reasoning)


WILL = frozenset({"will", "won't", "shall"})
MAY = frozenset({"can", "cannot", "can't", "may", "must", "should"})


def still_to_come(item: Dated, issue: When, line: str) -> Dated:
    """ "On Tuesday, after a ceremony, it will open": the Tuesday after the publication, and not the last.

    `line` is its headline, which says whether it is to come.
    """
    phrase, when = item.draft.phrase, item.when
    if phrase is None or when is None or not phrase.from_publication or not DAY_NAMED.search(phrase.text):
        return item
    until, verb = phrase.role == "until", first_verb(line)
    if verb not in WILL and not (until and verb in MAY):
        return item
    day = when.edtf.removeprefix("../") if until else when.edtf
    span, now = calendar.bounds(day), calendar.bounds(issue.edtf)
    gone = (now[0] - span[1]).days if span and span[1] and now and now[0] else 0
    later = calendar.shifted(day, "week", 1) if 0 < gone <= A_WEEK else None
    return item._replace(when=calendar.up_to(later, "until") if until else later) if later else item


def _not_its_own(phrase: DatePhrase, issue: When) -> bool:
    """ "has put off the launch until 2025", "has sued over the 2018 breach": news of another date."""
    return phrase.role == "describes" or (
        phrase.when is not None and tense_of(phrase.when, issue) == "future"
    )


def _by_article(draft: Draft, issue: When | None) -> Dated:
    if issue is None:
        return Dated(draft, None, "", "The article tells this as its own news, and has no publication date.")
    if draft.why in {"recently", "newly", "latest"}:
        rough = calendar.around(calendar.from_edtf(issue.edtf[:7]) or issue)
        return Dated(
            draft, rough, draft.why, f"“{draft.why}”, seen from the publication date, {issue.label}."
        )
    return Dated(
        draft, issue, "", f"The article tells this as its own news: its publication date, {issue.label}."
    )


def _counted(
    text: str, item: Dated, near: Nearby, names: Names, before: Dated | None, issue: When | None
) -> Dated:
    """The date of a draft that is told relative to another event."""
    draft, anchor = item.draft, item.draft.anchor
    if anchor is None:
        return item
    words = " ".join(text[anchor.start : anchor.target_end].split())
    if anchor.own:
        return _from_its_own(text, draft, anchor, words)
    if before is not None and before.when and _counts_back(anchor) and _beside(text, before, anchor):
        return _read_backwards(text, draft, anchor, before)
    known = near.around(anchor.start)
    if anchor.relation == "since" and issue:
        known = [event for event in known if tense_of(event.when, issue) != "future"]
    event = meant(anchor, text, known, names)
    if event is None and draft.perfect and not _may_stand_for_nothing(anchor):
        leave_out = (*draft.leave_out, (anchor.start, anchor.target_end))
        return _by_article(draft._replace(leave_out=leave_out, focus=draft.sentence.start), issue)
    if event is None:
        return Dated(draft, None, words, f"“{words}” counts from an event that this article does not date.")
    when = counted(anchor, event.when)
    if when is None:
        return Dated(
            draft, None, words, f"“{words}” counts from “{event.date_text}”, which is too open to count from."
        )
    return Dated(draft, when, words, _reckoning(text, anchor, event))


def _from_there(item: Dated, span: str, known: list[Known]) -> Dated | None:
    """ "For the next 13 years": from the date told just before."""
    match = AND_ON.search(span)
    told = [event for event in known if event.start < item.draft.start and not event.aside][-1:]
    if match is None or not told or item.draft.start - told[0].start > NOT_FAR:
        return None
    low = calendar.from_edtf(told[0].when.edtf.split("/")[-1][:4])
    high = calendar.shifted(low.edtf, "year", _years(match)) if low else None
    when = calendar.between(low, high) if low and high else None
    short = " ".join(span.split())
    reasoning = f"“{short}”, counted from “{told[0].date_text}”, the date told just before."
    return Dated(item.draft, when, short, reasoning) if when else None


def _years(match: re.Match[str]) -> int:
    """How many years "nearly a decade" or "the next 13 years" are."""
    number = NUMBERS.get(match["number"].lower()) or int(match["number"])
    return number * (10 if match["unit"].lower() == "decade" else 1)


def _as_long_as(item: Dated, span: str, known: list[Known]) -> Dated:
    """ "For nearly a decade" is "from 2011 to 2019", if the article gives no other stretch as long."""
    match = LENGTH.search(span)
    if match is None:
        return item
    years = _years(match)
    low, high = QUALIFIED.get((match["about"] or "").lower(), (0.9, 1.1))
    fits = {}
    for event in known:
        first, last = calendar.bounds(event.when.edtf) or (None, None)
        if "/" in event.when.edtf and first and last:
            length = ((last - first).days + 1) / 365.25
            if low * years <= length <= high * years:
                fits[event.when.edtf] = event
    if len(fits) != 1:
        return item
    ((_, event),) = fits.items()
    first_text, last_text = event.when.edtf.replace("~", "").split("/")
    when = calendar.from_edtf(f"{first_text}~/{last_text}~")
    short = " ".join(span.split())
    reasoning = f"“{short}” is as long as “{event.date_text}”, the only such stretch that the article gives."
    return Dated(item.draft, when, short, reasoning) if when else item


def _from_its_own(text: str, draft: Draft, anchor: Anchor, words: str) -> Dated:
    """ "Within a month of joining the board in June 2011": counted from June 2011."""
    when = counted(anchor, anchor.own) if anchor.own else None
    if when is None:
        return Dated(draft, None, words, f"“{words}” is too open to count from.")
    short = LINKS.sub("", " ".join(text[anchor.start : anchor.end].split())).strip(" “”")
    relation = {"before": "before", "same": "as"}.get(anchor.relation, "after")
    return Dated(draft, when, words, f"“{short}” {relation} “{anchor.own_text}”, which the sentence gives.")


def _may_stand_for_nothing(anchor: Anchor) -> bool:
    """ "Since the war": where the text does not date the war, this counts from nothing."""
    return anchor.relation == "since" and anchor.target_end > anchor.target_start


def _counts_back(anchor: Anchor) -> bool:
    return anchor.relation in {"after", "before", "within"} and anchor.target_end > anchor.target_start


def _beside(text: str, event: Dated, anchor: Anchor) -> bool:
    """Whether an anchor only adds to a date just before it: "in November, a month after Ada spoke"."""
    phrase = event.draft.phrase
    gap = text[phrase.end : anchor.start] if phrase and phrase.end <= anchor.start else None
    if gap is None or len(gap) > LONGEST_GAP:
        return False
    words = tokens(text, anchor.target_start, anchor.target_end)
    clause = finite_index(words, 0, len(words)) is not None
    between = tokens(text, phrase.end, anchor.start) if phrase else []
    before = tokens(text, event.draft.sentence.start, phrase.start) if phrase else []
    verb = finite_index(before, 0, len(before))
    # "Ada Low said on Monday it would sell, a month after it shut": what she said goes on.
    one_verb = verb is None or before[verb].lower in SPEAKS or finite_index(between, 0, len(between)) is None
    follows = clause and gap.endswith(", ") and one_verb
    return follows or BESIDE.fullmatch(gap) is not None


def _reckoning(text: str, anchor: Anchor, event: Known) -> str:
    """ "“within a month” after “around June 2011” (as told in “…”).", in words an editor can check."""
    short = LINKS.sub("", " ".join(text[anchor.start : anchor.end].split()))
    told = " ".join(event.passage.split())
    told = told if len(told) <= 70 else told[:69].rsplit(" ", 1)[0] + "…"
    relation = {"before": "before", "same": "as", "since": "from"}.get(anchor.relation, "after")
    return f"“{short.strip(' “”')}” {relation} “{event.date_text}”, the date of “{told.strip('“” ')}”."


def _counted_back(text: str, draft: Draft, before: Dated | None, issue: When | None) -> Dated:
    """The date of what lies before the article's own news, or before what is told, as the anchor says."""
    anchor, undated = draft.anchor, Dated(draft, None, "", "")
    told = before if before and before.draft.sentence is draft.sentence else None
    when = issue if draft.news else told.when if told else None
    if anchor is None or when is None or ".." in when.edtf or (told and told.draft.anchor and told.date_text):
        return undated
    if anchor.amount is None and anchor.unit in {"month", "year"}:
        return undated
    source = f"“{told.date_text}”" if told and told.date_text else "the article's own news"
    short = " ".join(text[anchor.start : anchor.end].split())
    back = counted(anchor, when, backwards=True)
    # "a week after" is seldom meant to the day
    rough = back is not None and calendar.precision(back.edtf) == "day" and anchor.unit not in {"day", "hour"}
    reasoning = f"“{short}”, counted back from {source} ({when.label})."
    return Dated(draft, calendar.around(back) if back and rough else back, short, reasoning)


def _read_backwards(text: str, draft: Draft, anchor: Anchor, before: Dated) -> Dated:
    """ "… in November, a month after Ada spoke": Ada spoke a month before November."""
    short = " ".join(text[anchor.start : anchor.end].split())
    draft = draft._replace(focus=anchor.target_start)
    when = counted(anchor, before.when, backwards=True) if before.when else None
    if when is None or before.when is None:
        return Dated(draft, None, short, f"“{short}” could not be counted from “{before.date_text}”.")
    return Dated(
        draft, when, short, f"“{short}”, counted back from “{before.date_text}” ({before.when.label})."
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def tense_of(when: When, issue: When) -> Tense:
    """Whether a date lies after the publication date or not."""
    span, now = calendar.bounds(when.edtf), calendar.bounds(issue.edtf)
    if not span or not now or not now[1]:
        return "unknown"
    first, last = span[0] or span[1], span[1]
    if first and first > now[1]:
        return "future"
    # "Later this summer": of a stretch that has begun, the sentence says whether it is over.
    begun = first and (last is None or last > now[1]) and (now[1] - first).days > A_WEEK
    return "unknown" if begun and span[0] and last else "past"
