"""Text to events: passages that tell what happened, with date, headline, standing and reasoning."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from ingest.extraction import calendar
from ingest.extraction.anchors import Anchor, Known, counted, meant, stems
from ingest.extraction.calendar import When
from ingest.extraction.candidates import Draft, drafts_of
from ingest.extraction.clauses import tokens
from ingest.extraction.confidence import confidence
from ingest.extraction.duplicates import COMPARED, without_repeats
from ingest.extraction.headline import Line, headline
from ingest.extraction.language import language_of
from ingest.extraction.mainclause import Place
from ingest.extraction.names import Names, find_names
from ingest.extraction.phrases import DatePhrase
from ingest.extraction.standing import Standing, Tense, standing_of
from ingest.extraction.text import Sentence, split_sentences
from ingest.extraction.timex import Domain, Timex, find_timexes

# Below this many characters a text is news, however many years it names: a narrative is told at length.
SHORT = 6000
# From this many sentences a text is an article, and its first sentence its news.
ARTICLE = 4
RELEASE = frozenset(stem for stem in stems("unsealed") if stem[0] == "#")


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


@dataclass(frozen=True, slots=True)
class _Dated:
    """A draft with its date worked out, as far as that goes."""

    draft: Draft
    when: When | None
    date_text: str
    reasoning: str


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
    drafts = _drafts(text, sentences, published, domain)
    names = find_names(text, sentences)
    dated = _resolved(text, drafts, names, issue)
    told = without_repeats(dated, lambda item: text[item.draft.start : item.draft.end])
    return _events(text, _without_headings(text, told), names, issue)


def _without_headings(text: str, told: list[_Dated]) -> list[_Dated]:
    """Without headings that say what a sentence of the same date says better."""
    bodies: dict[str, list[frozenset[str]]] = defaultdict(list)
    for item in told:
        if item.when and item.draft.sentence.kind == "prose" and len(bodies[item.when.edtf]) < COMPARED:
            bodies[item.when.edtf].append(stems(text[item.draft.start : item.draft.end]))
    return [
        item for item in told if not (item.draft.sentence.kind == "heading" and _said(text, item, bodies))
    ]


def _said(text: str, item: _Dated, bodies: dict[str, list[frozenset[str]]]) -> bool:
    heading = stems(text[item.draft.start : item.draft.end])
    same = bodies.get(item.when.edtf, []) if item.when else []
    return any(len(heading & body) * 2 >= len(heading) for body in same)


def _issue(published: date | str | None) -> When | None:
    """The publication date at its precision."""
    if isinstance(published, date):
        return calendar.day(published)
    return calendar.from_edtf(published) if published else None


def _drafts(
    text: str, sentences: list[Sentence], published: date | str | None, domain: Domain
) -> list[Draft]:
    timexes = find_timexes(_without_furniture(text, sentences), published, domain)
    starts = [timex.start for timex in timexes]
    years = _years_given(timexes)
    found: list[Draft] = []
    prose = 0 if sum(sentence.kind == "prose" for sentence in sentences) >= ARTICLE else 1
    block, paragraph = -1, 0
    for sentence in sentences:
        if sentence.block != block:
            block, paragraph = sentence.block, bisect_left(starts, sentence.start)
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = timexes[first:last]
        if domain == "news" and _issue(published) is None:
            inside = [_unlent(timex, timexes[paragraph:last]) for timex in inside]
        found.extend(drafts_of(text, sentence, prose, inside, years))
        prose += sentence.kind == "prose"
    return found


def _unlent(timex: Timex, paragraph: list[Timex]) -> Timex:
    """Without a publication date a month takes its year from its own paragraph, or has none."""
    lender = timex.basis.anchor[:4]
    if timex.basis.how != "said" or not timex.value.startswith(lender[:3]):
        return timex
    before = [other for other in paragraph[:50] if other.start < timex.start]
    lent = any(other.basis.how == "words" and other.value[:4] == lender for other in before)
    return timex if lent else replace(timex, value="XXXX" + timex.value[4:])


def _years_given(timexes: list[Timex]) -> dict[str, str]:
    """The year of each month and day that the text gives in full, where it gives one year only."""
    given: dict[str, set[str]] = defaultdict(set)
    for timex in timexes:
        if timex.basis.how == "words" and len(timex.value) == 10 and timex.type == "DATE":
            given[timex.value[5:]].add(timex.value[:4])
    return {day: next(iter(years)) for day, years in given.items() if len(years) == 1}


def _without_furniture(text: str, sentences: list[Sentence]) -> str:
    """The text with credits, menus and metadata blanked, so that no date is read in or counted from them."""
    pieces, position = [], 0
    for sentence in sentences:
        if sentence.kind == "furniture":
            pieces.append(text[position : sentence.start])
            pieces.append("".join(c if c in "\r\n" else " " for c in text[sentence.start : sentence.end]))
            position = sentence.end
    pieces.append(text[position:])
    return "".join(pieces)


def _resolved(text: str, drafts: list[Draft], names: Names, issue: When | None) -> list[_Dated]:
    """Dates first from the words themselves, then those counted from other events."""
    direct = {index: _direct(draft, issue) for index, draft in enumerate(drafts) if draft.basis != "anchor"}
    known = [
        _known(text, drafts[index], dated, names)
        for index, dated in direct.items()
        if dated.when and drafts[index].basis == "date" and ".." not in dated.when.edtf
    ]
    released = any(event.stems & RELEASE for event in known)
    found: list[_Dated] = []
    for index, draft in enumerate(drafts):
        if draft.why == "newly" and released:
            continue
        released = released or draft.why == "newly"
        if index in direct:
            found.append(direct[index])
            continue
        before = found[-1] if found and found[-1].draft.sentence is draft.sentence else None
        found.append(_counted(text, draft, known, names, before, issue))
    return found


def _known(text: str, draft: Draft, dated: _Dated, names: Names) -> Known:
    passage = text[draft.start : draft.end]
    inside = frozenset(name.full for name in names.within(draft.start, draft.end))
    when = dated.when or When("", "")
    return Known(draft.start, when, dated.date_text, passage, stems(passage), inside)


def _direct(draft: Draft, issue: When | None) -> _Dated:
    phrase = draft.phrase
    if draft.basis == "article":
        return _by_article(draft, issue)
    if draft.news and issue and phrase and _not_its_own(phrase, issue):
        return _by_article(replace(draft, leave_out=(), focus=draft.sentence.start), issue)
    if phrase is None:
        return _Dated(draft, None, "", _sentence(draft.why or "the sentence gives no date"))
    if phrase.when is None:
        return _Dated(draft, None, phrase.text, _sentence(phrase.why or draft.why))
    reasoning = f"The sentence says “{phrase.text}”."
    base = calendar.from_edtf(phrase.counted_from) if phrase.counted_from else None
    if base and phrase.from_publication:
        reasoning = f"“{phrase.text}”, counted from the publication date, {base.label}."
    elif base:
        reasoning = f"“{phrase.text}”, counted from {base.label}, the date the text gave before."
    return _Dated(draft, phrase.when, phrase.text, reasoning)


def _not_its_own(phrase: DatePhrase, issue: When) -> bool:
    """ "has put off the launch until 2025", "has sued over the 2018 breach": news of another date."""
    return phrase.role == "describes" or (phrase.when is not None and _tense(phrase.when, issue) == "future")


def _by_article(draft: Draft, issue: When | None) -> _Dated:
    if issue is None:
        return _Dated(draft, None, "", "The article tells this as its own news, and has no publication date.")
    if draft.why in {"recently", "newly"}:
        rough = calendar.around(calendar.from_edtf(issue.edtf[:7]) or issue)
        return _Dated(
            draft, rough, draft.why, f"“{draft.why}”, seen from the publication date, {issue.label}."
        )
    return _Dated(
        draft, issue, "", f"The article tells this as its own news: its publication date, {issue.label}."
    )


def _counted(
    text: str, draft: Draft, known: list[Known], names: Names, before: _Dated | None, issue: When | None
) -> _Dated:
    """The date of a draft that is told relative to another event."""
    anchor = draft.anchor
    if anchor is None:
        return _direct(draft, issue)
    words = " ".join(text[anchor.start : anchor.target_end].split())
    event = meant(anchor, text, known, names)
    if event is None and before is not None and before.when:
        return _read_backwards(text, draft, anchor, before)
    if event is None and draft.perfect:
        leave_out = (*draft.leave_out, (anchor.start, anchor.target_end))
        return _by_article(replace(draft, leave_out=leave_out, focus=draft.sentence.start), issue)
    if event is None:
        return _Dated(draft, None, words, f"“{words}” counts from an event that this article does not date.")
    when = counted(anchor, event.when)
    if when is None:
        return _Dated(
            draft, None, words, f"“{words}” counts from “{event.date_text}”, which is too open to count from."
        )
    short = " ".join(text[anchor.start : anchor.end].split())
    return _Dated(draft, when, words, f"“{short}” counted from “{event.date_text}” ({event.when.label}).")


def _read_backwards(text: str, draft: Draft, anchor: Anchor, before: _Dated) -> _Dated:
    """ "… in November, a month after Ada spoke": Ada spoke a month before November."""
    short = " ".join(text[anchor.start : anchor.end].split())
    draft = replace(draft, focus=anchor.target_start)
    when = counted(anchor, before.when, backwards=True) if before.when else None
    if when is None or before.when is None:
        return _Dated(draft, None, short, f"“{short}” could not be counted from “{before.date_text}”.")
    return _Dated(
        draft, when, short, f"“{short}”, counted back from “{before.date_text}” ({before.when.label})."
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _events(text: str, told: list[_Dated], names: Names, issue: When | None) -> list[ExtractedEvent]:
    found: list[ExtractedEvent] = []
    speaker = ""
    for item in told:
        draft, when = item.draft, item.when
        standing = _standing(text, item, names, speaker, issue)
        line = _headline(text, draft, names, standing.attributed_to)
        if not line.text:
            continue
        if line.mentioned and standing.standing == "alleged":
            standing = Standing("reported", "")
        speaker = standing.attributed_to or speaker
        inside = dict.fromkeys(name.full for name in names.within(draft.start, draft.end))
        found.append(
            ExtractedEvent(
                draft.start,
                draft.end,
                text[draft.start : draft.end],
                line.text,
                when.edtf if when else "",
                when.label if when else "",
                standing.standing,
                standing.attributed_to,
                tuple(inside),
                item.date_text,
                item.reasoning,
                confidence(draft, when, line.text),
            )
        )
    return found


def _headline(text: str, draft: Draft, names: Names, speaker: str) -> Line:
    if draft.nominal:
        return Line(draft.nominal.headline, False)
    phrase = draft.phrase
    end = phrase.end if phrase else draft.anchor.end if draft.anchor else draft.focus
    point = phrase is None or phrase.role in {"at", "describes"}
    letter = phrase is not None and phrase.text.lower().startswith(("dated", "from", "of"))
    place = Place(draft.focus, max(end, draft.focus), point, letter)
    sentence = draft.sentence
    return headline(text, sentence.start, sentence.end, list(draft.leave_out), place, names, speaker)


def _standing(text: str, item: _Dated, names: Names, speaker: str, issue: When | None) -> Standing:
    draft = item.draft
    if draft.nominal and draft.nominal.who:
        return Standing("reported", draft.nominal.who)
    words = tokens(text, draft.sentence.start, draft.sentence.end)
    told = item.when and issue and draft.basis != "article"
    tense = _tense(item.when, issue) if told and item.when and issue else "unknown"
    return standing_of(words, names, speaker, tense=tense)


def _tense(when: When, issue: When) -> Tense:
    """Whether a date lies after the publication date or not."""
    span, now = calendar.bounds(when.edtf), calendar.bounds(issue.edtf)
    if not span or not now or not now[1]:
        return "unknown"
    first = span[0] or span[1]
    return "future" if first and first > now[1] else "past"
