"""Sentence by sentence: which passages tell an event, and what each is dated by.

What tells without a date at all is in `news`.
"""

from itertools import pairwise

from ingest.extraction import vocabulary as v
from ingest.extraction.anchors import Anchor
from ingest.extraction.beside import counted_back, of_the_subject, told_beside, without
from ingest.extraction.clauses import VERBS, Clause, split_clauses
from ingest.extraction.completing import main_finite
from ingest.extraction.dated_nouns import dated_nouns
from ingest.extraction.drafts import Basis, Draft
from ingest.extraction.marks import dates, marks_of, tells_when, unsaid
from ingest.extraction.news import has_acted, just_happened, undated_news
from ingest.extraction.nominal import cited_report
from ingest.extraction.phrases import DatePhrase, Given
from ingest.extraction.saying import said_at
from ingest.extraction.silent import CONDITION, telling_part
from ingest.extraction.statements import STATED, stated
from ingest.extraction.tagging import Token, finite_index, outside, tokens
from ingest.extraction.targets import if_retold, only_counted_from, only_placed
from ingest.extraction.text import Sentence
from ingest.extraction.timex import Timex

# So is one with more time expressions of any kind: "now", "for years", "every day".
MOST_EXPRESSIONS = 32
# What is told before a clause that says which thing is meant has at least so many words.
MOST_BRIEF = 5
SUBORDINATE = v.words("that which who")
ARTICLES = v.words("a an the")
# A part that has no verb of its own may go with so many before it.
MOST_INSERTED = 3
PAPERS = v.words("email emails e-mail e-mails letter memo report post document article message")


def drafts_of(text: str, sentence: Sentence, number: int, timexes: list[Timex], given: Given) -> list[Draft]:
    """The drafts of one sentence, `number` prose sentences into the text."""
    told = None if sentence.kind == "furniture" else telling_part(text, sentence)
    if told is None or len(timexes) > MOST_EXPRESSIONS:
        return []
    base = Draft(told.start, told.end, told.start, "none", None, None, "", (), told, number)
    marks = marks_of(text, base.start, base.end, timexes, given)
    if marks is None:
        return []
    phrases, anchors = marks
    dated = [phrase for phrase in phrases if dates(text, base.start, phrase)]
    base = base._replace(leave_out=unsaid(text, base.start, base.end, phrases, anchors))
    if condition := CONDITION.match(text, base.start, base.end):
        dated, anchors = [phrase for phrase in dated if phrase.start > condition.end()], []
        if not dated:
            return []
        base = base._replace(condition=" ".join(condition.group().split()))
    heading = told.kind == "heading"
    words = [] if heading and not dated else tokens(text, base.start, base.end)
    found: list[Draft] = []
    if not dated and not anchors:
        recurs = any(t.type == "SET" and told.start <= t.start < told.end for t in timexes)
        found = undated_news(text, base, words, phrases, recurs)
    elif not heading or any(phrase.role != "describes" for phrase in dated):
        found = _dated(text, base, words, dated, anchors)
        found = [*_saying_of(text, base, words, found), *found]
    if heading or not words:
        return found
    spans = [(phrase.start, phrase.end) for phrase in dated]
    spans += [(anchor.start, max(anchor.end, anchor.target_end)) for anchor in anchors]
    beside = [*told_beside(base, words, found, spans)]
    beside.extend(counted_back(text, words, base, found, anchors))
    found = [without(text, draft, beside) for draft in found] if beside else found
    return [*found, *beside, *_nouns(text, base, words, phrases)]


def _saying_of(text: str, base: Draft, words: list[Token], found: list[Draft]) -> list[Draft]:
    """ "In a statement, Acme said that it shut in 2018": that it said so is news of the day."""
    dated = [draft for draft in found if draft.basis in {"date", "anchor"}]
    if not dated or len(dated) < len(found) or not (statement := stated(text, base.start, base.end)):
        return []
    content = said_at(words)
    if not content or statement.focus > words[content].start:
        return []
    if any(draft.focus <= words[content].start for draft in dated):
        return []  # "told them that summer that it closed": the date is that of the saying
    leave_out = tuple(sorted([*base.leave_out, *statement.leave_out]))
    saying = base._replace(basis="article", focus=statement.focus, why=STATED, leave_out=leave_out)
    return [saying._replace(beside=True, news=False, perfect=False)]


def _nouns(text: str, base: Draft, words: list[Token], phrases: list[DatePhrase]) -> list[Draft]:
    """ "… in violation of its 2012 agreement": beside what the sentence tells, the agreement."""
    described = [p for p in phrases if not tells_when(text, base.start, p)]
    return [
        base._replace(
            start=nominal.start,
            end=nominal.end,
            focus=phrase.start,
            basis="date",
            phrase=phrase,
            nominal=nominal,
            beside=True,
        )
        for phrase, nominal in dated_nouns(text, words, described)
    ]


def _dated(
    text: str, base: Draft, words: list[Token], dated: list[DatePhrase], anchors: list[Anchor]
) -> list[Draft]:
    """One draft a date, each with its own part of the sentence where there are several."""
    if finite_index(words, 0, len(words)) is None:
        return []
    dated = [phrase for phrase in dated if not only_counted_from(words, phrase, anchors)]
    if any(comma.text == "," and word.lower in ARTICLES for comma, word in pairwise(words)):
        clauses = split_clauses(words)
        dated = [_if_apposed(words, clauses, phrase) for phrase in dated]
    marks: list[DatePhrase | Anchor] = sorted([*dated, *anchors], key=lambda mark: mark.start)
    marks = [m for m in marks if not (isinstance(m, Anchor) and only_placed(words, m))]
    if not marks:
        return []
    date = marks[0]
    if isinstance(date, DatePhrase) and (inner := of_the_subject(text, words, date)):
        told = base._replace(end=inner.end, focus=date.start, basis="date", phrase=date)
        others = [phrase for phrase in dated if phrase is not date]
        rest = _dated(text, base, words, others, anchors) if others or anchors else []
        rest = rest or undated_news(text, base, words, [], recurs=False)
        return [*rest, told._replace(nominal=inner, beside=True)]
    marks = [if_retold(words, m) if isinstance(m, Anchor) else m for m in marks]
    marks = _telling(words, marks)
    told_now = just_happened(words)
    if told_now:
        base = base._replace(news=base.number < 2, perfect=True)
    found: list[Draft] = []
    if (base.number < 2 and told_now) or has_acted(text[base.start : base.end], words):
        first, base = _news_before(words, marks, base)
        found.extend(first)
        if base.start == base.end:
            return found
    for mark, (start, end) in zip(*_parts(words, marks, base), strict=True):
        basis: Basis = "anchor" if isinstance(mark, Anchor) else "date"
        found.append(
            base._replace(
                start=start,
                end=end,
                focus=mark.start,
                basis=basis,
                phrase=mark if isinstance(mark, DatePhrase) else None,
                anchor=mark if isinstance(mark, Anchor) else None,
            )
        )
    return _with_cited(text, found)


def _news_before(
    words: list[Token], marks: list[DatePhrase | Anchor], base: Draft
) -> tuple[list[Draft], Draft]:
    """ "Acme has blamed a gap | that let in a thief last Friday": the news, and apart from it the thief."""
    verb = main_finite(words) or 0
    clauses = split_clauses(words, [mark.start for mark in marks])
    described = next((w for w in words[:verb] if w.lower in SUBORDINATE), None)
    if described and described.start < marks[-1].start < words[verb].start:
        return [base._replace(basis="article", why="", news=False)], base._replace(start=base.end)
    opened = [c for c in clauses if c.first > verb + 1 and c.joiner in SUBORDINATE and _is_told(words, c)]
    cut = next((c.first for c in opened if words[c.first].start <= marks[0].start), None)
    if cut is None or cut < MOST_BRIEF or marks[0].start < words[cut].start:
        return [], base
    before = [word for word in words[:cut] if word.part != "mark"]
    news = base._replace(end=before[-1].end, basis="article", why="", news=False)
    return [news], base._replace(start=words[cut].start, news=False, perfect=False)


def _is_told(words: list[Token], clause: Clause) -> bool:
    """Whether a clause has a verb, so that its date is its own."""
    return finite_index(words, clause.first, clause.last) is not None


def _if_apposed(words: list[Token], clauses: list[Clause], phrase: DatePhrase) -> DatePhrase:
    """ "They found Pilgrim, a probe given up in 2011": the date only describes what stands before."""
    at = max((i for i, c in enumerate(clauses) if words[c.first].start <= phrase.start), default=0)
    clause = clauses[at] if clauses else None
    if not at or clause is None or phrase.role != "at" or clause.joiner not in ARTICLES:
        return phrase
    before = words[clause.first - 1]
    verbless = finite_index(words, clause.first, clause.last) is None
    apposed = verbless and before.text == "," and words[clause.first].start < phrase.start
    return phrase._replace(role="describes") if apposed else phrase


def _with_cited(text: str, found: list[Draft]) -> list[Draft]:
    """ "used it in 2018 following an exposé from Acme declaring …": the exposé is an event of 2018 too."""
    last = found[-1]
    nominal = cited_report(text, last.start, last.end) if last.basis == "date" else None
    if nominal is None or nominal.start < last.focus:
        return found
    told = text[last.start : nominal.joint].rstrip(" ,;–—\u00a0")
    before = last._replace(
        end=last.start + len(told), leave_out=(*last.leave_out, (nominal.joint, last.sentence.end))
    )
    return [*found[:-1], before, last._replace(start=nominal.start, nominal=nominal)]


def _telling(words: list[Token], marks: list[DatePhrase | Anchor]) -> list[DatePhrase | Anchor]:
    """Without dates that only describe a noun or say when somebody spoke, where there is another."""
    if len(marks) < 2:
        return marks
    telling = [mark for mark in marks if not _by_the_way(words, mark)]
    return telling or marks[:1]


def _by_the_way(words: list[Token], mark: DatePhrase | Anchor) -> bool:
    return isinstance(mark, DatePhrase) and (mark.role == "describes" or _dates_speech(words, mark))


def _dates_speech(words: list[Token], mark: DatePhrase) -> bool:
    """ "…,” Ada said on Monday": after the quotation's end and a verb of saying."""
    before = [word for word in words if word.start < mark.start]
    closing = next((i for i in range(len(before) - 1, -1, -1) if before[i].text in '”"’'), None)
    if closing is None or len(before) - closing > 12:
        return False
    if before[closing].text == '"' and sum(word.text == '"' for word in before) % 2:
        return False  # it opens the quotation
    speaks = next((i for i in range(closing, len(before)) if before[i].lower in v.SPEAKS), len(before))
    if finite_index(before, speaks + 1, len(before)) is not None:
        return False
    document = any(word.lower in PAPERS for word in before[-3:])
    return not document and any(word.lower in v.SPEAKS for word in before[closing:])


def _parts(
    words: list[Token], marks: list[DatePhrase | Anchor], base: Draft
) -> tuple[list[DatePhrase | Anchor], list[tuple[int, int]]]:
    """The marks that have a clause to themselves, and the part of the sentence that each may quote."""
    clauses = split_clauses(words, [mark.start for mark in marks]) if len(marks) > 1 else []
    kept: list[DatePhrase | Anchor] = [marks[0]]
    cuts: list[int] = []
    for mark in marks[1:]:
        lower = cuts[-1] if cuts else base.start
        # "and the last flight, from Rome, | landed": the part begins where its subject does
        opened = [words[c.first].start for c in clauses if not _inserted(words, c, mark.start)]
        before = [start for start in opened if kept[-1].end <= start <= mark.start][-MOST_INSERTED:]
        cut = next((start for start in reversed(before) if _tells(words, start, base.end, base)), None)
        if cut is None:
            continue
        if not _tells(words, lower, cut, base):
            if not cuts or not any(word.start == cut and word.lower == "and" for word in words):
                continue
            cuts.pop()  # "in Iowa in 2019 | and in 2020 sold it": without a verb it goes with what is before
            kept.pop()
        cuts.append(cut)
        kept.append(mark)
    edges = [base.start, *cuts, base.end]
    parts = []
    for start, end in pairwise(edges):
        inside = (w.end for w in reversed(words) if w.end <= end and (end == base.end or w.part != "mark"))
        last = next(inside, end)
        parts.append((start, min(end, last) if last > start else end))
    return kept, parts


def _inserted(words: list[Token], clause: Clause, date: int) -> bool:
    """ "The flight, | from Rome, | landed": no part begins here, unless its date does."""
    here = words[clause.first].start <= date < words[clause.last - 1].end
    return clause.joiner in v.PREPOSITIONS and not here and not _is_told(words, clause)


NO_DOING = v.SPEAKS | v.AUXILIARY


def _tells(words: list[Token], start: int, end: int, base: Draft) -> bool:
    """Whether a part of a sentence has a verb of its own, and more than that and its date."""
    part = [w for w in words if start <= w.start < end]
    free = outside(part, base.leave_out)
    left = [w for w in free if w.part != "mark" and w.lower not in {"and", "but"}]
    # ", approved in June and": the deal was approved
    alone = len(left) == 1 and left[0].part in VERBS and left[0].lower not in NO_DOING
    telling = finite_index(part, 0, len(part)) is not None or _goes_on_doing(part)
    return alone or (telling and sum(w.part != "mark" for w in free) >= 2)


def _goes_on_doing(part: list[Token]) -> bool:
    """ "before joining Acme in 2012", "rising to its head in 2010": told of the same person."""
    if len(part) < 2:
        return False
    first, second = part[0], part[1]
    joined = first.lower in {"before", "after"} and second.part == "ing"
    return joined or first.lower in v.MOVING
