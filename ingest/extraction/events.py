"""Text to events: passages that tell what happened, with date, headline, standing and reasoning."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ingest.extraction import calendar
from ingest.extraction import vocabulary as v
from ingest.extraction.anchors import stems
from ingest.extraction.calendar import When
from ingest.extraction.candidates import drafts_of
from ingest.extraction.confidence import confidence
from ingest.extraction.dating import resolved, still_to_come, tense_of
from ingest.extraction.drafts import Dated, Draft
from ingest.extraction.duplicates import COMPARED, without_repeats, without_retold
from ingest.extraction.headline import Line, headline, noun_told, on_condition
from ingest.extraction.language import language_of
from ingest.extraction.mainclause import Place
from ingest.extraction.names import Names
from ingest.extraction.naming import find_names
from ingest.extraction.opinions import is_opinion
from ingest.extraction.own_words import in_own_words
from ingest.extraction.passages import begins
from ingest.extraction.phrases import Given, denied_until
from ingest.extraction.quotations import who_is_quoted
from ingest.extraction.retold import with_their_past
from ingest.extraction.spoken_days import spoken
from ingest.extraction.standing import Standing, standing_of
from ingest.extraction.statements import STATED, by_parties
from ingest.extraction.tagging import Token, first_verb, outside, tokens
from ingest.extraction.text import Sentence, split_sentences
from ingest.extraction.timex import Domain, Timex, timexes_in

# Below this many characters a text is news, however many years it names: a narrative is told at length.
SHORT = 6000
# "I was": nothing is told.
NOTHING_SAID = re.compile(r"(?:I|We|You) \w+$")
# That a suit was filed or papers came out is a fact, whatever they say.
OF_ITSELF = re.compile(
    r"(?i)\b(?:filed (?:an? |the |its |his |her |their )?(?:[\w-]+ ){0,3}"
    r"(?:lawsuit|suit|complaint|petition|motion)"
    r"|(?:documents|filings?|papers|e-?mails|records|letters?|transcripts|exhibits)"
    r" (?:was|were|has been|have been) (?:\w+ly )?"
    r"(?:filed|unsealed|released|published|made public|disclosed|leaked))\b"
)
# "The letter is said to have been sent": nobody who is named says so.
HEARSAY = re.compile(r"(?i)\b(?:is|are|was|were) (?:said|alleged|believed|thought) to have\b")
PAST = v.IRREGULAR_PAST | {"was", "were", "had", "did"}
# So many dates of a paragraph may lend their year to the months after them.
LENDERS = 50
# From this many sentences a text is an article, and its first sentence its news.
ARTICLE = 4


@dataclass(frozen=True, slots=True)
class ExtractedEvent:
    """An event a text tells: quote is text[start:end], `when` is EDTF or "" where the text cannot date it."""

    start: int
    end: int
    quote: str
    headline: str
    when: str
    label: str
    standing: str
    attributed_to: str
    names: tuple[str, ...]
    date_text: str
    reasoning: str
    confidence: float
    # Of the names, those that the text shows to be a person's or an organisation's.
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Told(NamedTuple):
    """An event, the sentence that tells it, and whether that only mentions it: "its 2012 agreement"."""

    event: ExtractedEvent
    sentence: Sentence
    mentioned: bool


def extract_events(
    text: str, published: date | str | None = None, domain: Domain = "auto"
) -> list[ExtractedEvent]:
    """The events of a text in order; none of a text that is not English.

    `published` is when it appeared: a date, or EDTF such as "2024-04".
    """
    if language_of(text) != "en":
        return []
    issue = _issue(published)
    sentences = split_sentences(text)
    if domain == "auto" and (issue or len(text) < SHORT):
        domain = "news"
    # Each step lets go of what it hands on: of a long text, never all drafts and all events at once.
    names = find_names(text, sentences)
    every = _drafts(text, sentences, published, domain)
    drafts = deque(by_parties(text, every, names, sentences))
    dated = resolved(text, drafts, names, issue)
    quoted = without_repeats(
        dated,
        lambda item: text[item.draft.start : item.draft.end],
        _beside,
        lambda item: item.when is not None,
    )
    found = _without_headings(_contested(_events(text, quoted, names, issue)))
    # What is told once without a date and once with it is one event.
    dated_lines = {event.headline for event in found if event.when}
    once = (event for event in found if event.when or event.headline not in dated_lines)
    return list(without_retold(once, *RETOLD))


# By their dates, and by what their headlines and passages are about.
RETOLD = (attrgetter("when"), lambda event: stems(event.headline), lambda event: stems(event.quote))


def _beside(item: Dated) -> bool:
    return item.draft.beside


def _mentioned(item: Dated) -> bool:
    """ "its 2012 agreement": told beside what its sentence tells."""
    return item.draft.nominal is not None and item.draft.nominal.presupposed


def _without_headings(told: Iterable[Told]) -> list[ExtractedEvent]:
    """The events without opinions, and without headings and mentions that a sentence says better.

    Of the same date, that is; or for a mention, "the 2012 agreement", of a day or month in it.
    """
    found: list[ExtractedEvent] = []
    briefly: set[int] = set()
    bodies: dict[str, list[ExtractedEvent]] = defaultdict(list)
    for event, sentence, mentioned in told:
        brief = mentioned or sentence.kind == "heading"
        if event.when and sentence.kind == "prose" and not mentioned:
            for when in {event.when, event.when[:7], event.when[:4]}:
                if len(bodies[when]) < COMPARED:
                    bodies[when].append(event)
        if is_opinion(event.headline, event.quote, event.when, event.standing):
            continue
        if brief:
            briefly.add(len(found))
        found.append(event)
    return [
        event
        for index, event in enumerate(found)
        if index not in briefly or not _said(event, bodies.get(event.when, []))
    ]


def _said(brief: ExtractedEvent, bodies: list[ExtractedEvent]) -> bool:
    words = stems(brief.quote)
    return any(len(words & stems(body.quote)) * 2 >= len(words) for body in bodies)


def _issue(published: date | str | None) -> When | None:
    """The publication date at its precision."""
    if isinstance(published, date):
        return calendar.day(published)
    return calendar.from_edtf(published) if published else None


def _drafts(
    text: str, sentences: list[Sentence], published: date | str | None, domain: Domain
) -> Iterator[Draft]:
    waiting = deque(with_their_past(timexes_in(text, _told(sentences), published, domain)))
    issue = _issue(published) if domain == "news" else None
    given = Given(_years_given(waiting), issue)
    undated = domain == "news" and issue is None
    prose = 0 if sum(sentence.kind == "prose" for sentence in sentences) >= ARTICLE else 1
    block, opening, paragraph = -1, 0, list[Timex]()
    for sentence in sentences:
        _next(waiting, sentence.start)
        if sentence.block != block:
            block, opening, paragraph = sentence.block, sentence.start, []
        told = _next(waiting, sentence.end)
        inside = [*spoken(text, opening, told, paragraph)]
        paragraph = [*paragraph, *told][:LENDERS]
        if undated:
            inside = [_unlent(timex, paragraph) for timex in inside]
        yield from drafts_of(text, sentence, prose, inside, given)
        prose += sentence.kind == "prose"


def _next(waiting: deque[Timex], end: int) -> list[Timex]:
    """Takes the time expressions before a place from those that wait."""
    taken: list[Timex] = []
    while waiting and waiting[0].start < end:
        taken.append(waiting.popleft())
    return taken


def _unlent(timex: Timex, paragraph: list[Timex]) -> Timex:
    """Without a publication date a month takes its year from its own paragraph, or has none."""
    lender = timex.basis.anchor[:4]
    if timex.basis.how != "said" or not timex.value.startswith(lender[:3]):
        return timex
    before = [other for other in paragraph if other.start < timex.start]
    lent = any(other.basis.how == "words" and other.value[:4] == lender for other in before)
    return timex if lent else replace(timex, value="XXXX" + timex.value[4:])


def _years_given(timexes: Iterable[Timex]) -> dict[str, str]:
    """The year of each month and day that the text gives in full, where it gives one year only."""
    given: dict[str, set[str]] = defaultdict(set)
    for timex in timexes:
        if timex.basis.how == "words" and len(timex.value) == 10 and timex.type == "DATE":
            given[timex.value[5:]].add(timex.value[:4])
    return {day: next(iter(years)) for day, years in given.items() if len(years) == 1}


def _told(sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    """The spans of the paragraphs, with what stands before each; without credits, menus and metadata.

    So no date is read in these, or counted from them.
    """
    position = 0
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        *_, last = block
        if last.kind != "furniture":
            yield position, last.end
        position = last.end


def _events(text: str, told: Iterable[Dated], names: Names, issue: When | None) -> Iterator[Told]:
    """The events in order."""
    speaker = ""
    sentence: Sentence | None = None
    words: list[Token] = []
    lines: set[str] = set()
    for item in told:
        draft, when = item.draft, item.when
        if draft.sentence is not sentence:
            sentence, lines = draft.sentence, set()
            words = tokens(text, sentence.start, sentence.end)
        standing = _standing(text, _undated(words, draft), item, names, speaker, issue)
        line = _headline(text, words, draft, names, standing)
        if standing.standing == "planned" and _over(line.text) and _of_something_else(draft, line.text):
            when = None
            item = item._replace(when=None, reasoning=f"{item.reasoning[:-1]}: ahead, but told as past.")
            standing = _standing(text, _undated(words, draft), item, names, speaker, issue)
        elif issue and (later := still_to_come(item, issue, line.text)) is not item:
            item, when = later, later.when
            standing = _standing(text, _undated(words, draft), item, names, speaker, issue)
        if not line.text or (draft.basis == "none" and not line.whole and not when):
            continue
        if line.mentioned or _of_itself(line, standing):
            standing = Standing("reported", "")
        elif standing.standing in {"reported", "confirmed"} and HEARSAY.search(line.text):
            standing = Standing("alleged", "")
        speaker = standing.attributed_to or speaker
        line = line._replace(
            text=in_own_words(line.text, standing.attributed_to, text[draft.start : draft.end]) or line.text
        )
        # "a week before Low left and a month after it": that he left is told once
        if NOTHING_SAID.match(line.text) or (when is None and line.text in lines):
            continue
        lines.add(line.text)
        start = begins(words, draft.start)
        inside = {name.full: name.kind for name in names.within(start, draft.end)}
        if start > draft.sentence.start:
            around = names.within(draft.sentence.start, start)
            inside |= {name.full: name.kind for name in around if name.full in line.text}
        event = ExtractedEvent(
            start,
            draft.end,
            text[start : draft.end],
            line.text,
            when.edtf if when else "",
            when.label if when else "",
            standing.standing,
            standing.attributed_to,
            tuple(inside),
            item.date_text,
            item.reasoning,
            confidence(draft, when, line.text, whole=line.whole),
            tuple(name for name, kind in inside.items() if kind == "person"),
            tuple(name for name, kind in inside.items() if kind == "organisation"),
        )
        yield Told(event, draft.sentence, _mentioned(item))


def _contested(told: Iterable[Told]) -> Iterator[Told]:
    """The events; what one says and the next one denies is alleged."""
    before: list[Told] = []
    for item in told:
        event, sentence, _ = item
        if before and before[-1].sentence is not sentence:
            denied = event.standing == "denied" and sentence.block == before[-1].sentence.block
            for one in before:
                said = one.event
                contested = denied and said.standing == "reported" and said.attributed_to
                if contested and event.attributed_to not in {"", said.attributed_to}:
                    one = one._replace(event=replace(said, standing="alleged"))
                yield one
            before = []
        before.append(item)
    yield from before


# "It agreed to move by 2030": what has been done looks ahead.
LOOKS_AHEAD = re.compile(r"\b(?:to|will|would|for|until|due|set|plans?|planned)\b")


def _of_something_else(draft: Draft, line: str) -> bool:
    """Whether a date ahead is not when the line's past happened: "They protested … over a plan for 2030"."""
    if draft.basis == "anchor":
        return True
    until = draft.phrase is not None and draft.phrase.role == "until"
    return until and not LOOKS_AHEAD.search(line) and first_verb(line) not in v.SPEAKS


def _over(line: str) -> bool:
    """Whether a line tells what is past: a date counted for it that lies ahead counts from something else."""
    verb = first_verb(line)
    return verb in PAST or verb.endswith("ed")


def _undated(words: list[Token], draft: Draft) -> list[Token]:
    """ "Last month The Ledger said": "last month" is nobody's name."""
    return outside(words, draft.leave_out)


def _of_itself(line: Line, standing: Standing) -> bool:
    """ "Court documents were made public": not by the word of court documents."""
    if standing.standing != "alleged":
        return False
    if OF_ITSELF.search(line.text):
        return True
    source = standing.attributed_to.lower().removeprefix("the ")
    papers = source.split()[-1:] and source.split()[-1] in v.PARTIES
    told = line.text.lower().removeprefix("the ")
    return bool(papers) and told.startswith(source)


def _headline(text: str, words: list[Token], draft: Draft, names: Names, standing: Standing) -> Line:
    if draft.nominal:
        ahead = draft.nominal.presupposed and standing.standing == "planned"
        return Line(draft.nominal.ahead if ahead else noun_told(text, draft.nominal, names), False)
    if draft.cut or (draft.basis == "article" and draft.end < draft.sentence.end):
        words = [word for word in words if word.start < draft.end]
    phrase = draft.phrase
    end = phrase.end if phrase else draft.anchor.end if draft.anchor else draft.focus
    point = phrase is None or phrase.role in {"at", "describes"}
    letter = phrase is not None and phrase.text.lower().startswith(("dated", "from", "of"))
    negated = phrase.negated if phrase else _until(text, draft)
    dates = tuple(sorted({draft.focus, *(start for start, _ in draft.leave_out)}))
    place = Place(draft.focus, max(end, draft.focus), point, letter, negated, dates, draft.end)
    told = headline(text, words, list(draft.leave_out), place, names, standing.attributed_to)
    return on_condition(told, draft.condition)


def _until(text: str, draft: Draft) -> bool:
    """ "didn't tell them until a month after it left": a month after, it told them."""
    if draft.anchor is None:
        return False
    return denied_until(text[max(draft.start, draft.anchor.start - 200) : draft.anchor.start])


def _standing(
    text: str, words: list[Token], item: Dated, names: Names, speaker: str, issue: When | None
) -> Standing:
    draft = item.draft
    if draft.nominal and draft.nominal.who:
        return Standing("reported", draft.nominal.who)
    told = item.when and issue and draft.basis != "article"
    tense = tense_of(item.when, issue) if told and item.when and issue else draft.tense
    if draft.nominal and draft.nominal.presupposed:
        return Standing("planned" if tense == "future" else "reported", "")
    if draft.why == STATED:
        tense = "past"  # that they will do it, they have said
    act = draft.tense != "unknown"
    found = standing_of(words, names, speaker, tense=tense, at=draft.focus, act=act)
    who = found.attributed_to or who_is_quoted(text, draft.focus, names)
    return found if who == found.attributed_to else Standing(found.standing, who)
