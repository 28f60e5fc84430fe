"""What has no date of its own, dated by what stands around it: replies, and what follows a piece of news."""

from ingest.extraction import calendar
from ingest.extraction.calendar import When
from ingest.extraction.drafts import Dated, Draft
from ingest.extraction.statements import STATED

A_SEASON = 90
# The first two sentences of an article tell its news.
OPENING = 2


def placed(item: Dated, before: Dated | None, issue: When | None, *, recent: bool) -> Dated:
    """A reply, or an act without a date, with the date that what was told `before` gives it, if any.

    `recent`: whether anything that the sentence before tells is news.
    """
    draft = item.draft
    if draft.why in {"said", STATED} and before and not recent and _in_an_old_story(draft, before, issue):
        return _in_reply(draft, before)
    if draft.tense == "past" and draft.basis == "none" and not draft.why and issue:
        return _with_the_news(item, before, issue)
    return item


def _in_reply(draft: Draft, before: Dated) -> Dated:
    """A reply to what the sentence before tells came about then; further on, the text does not say when."""
    if draft.number != before.draft.number + 1 or before.when is None or ".." in before.when.edtf:
        return Dated(
            draft, None, "", "The sentence does not say when; the ones before tell of an earlier time."
        )
    reasoning = f"A reply to what the sentence before tells, “{before.date_text}”."
    return Dated(draft, calendar.around(before.when), before.date_text, reasoning)


def _with_the_news(item: Dated, before: Dated | None, issue: When) -> Dated:
    """An act that the article's opening tells, or the sentence after a piece of news in one paragraph."""
    draft = item.draft
    if draft.number < OPENING and (before is None or before.draft.basis == "article"):
        return Dated(
            draft, issue, "", f"Told with the article's own news: its publication date, {issue.label}."
        )
    follows = before is not None and draft.number == before.draft.number + 1
    if before is None or not follows or before.draft.sentence.block != draft.sentence.block:
        return item
    if before.draft.basis == "none":
        return item  # nor does what itself has its date from the one before it lend it any further
    if before.when is None or ".." in before.when.edtf or not is_recent(before, issue):
        return item
    told = f"“{before.date_text}”" if before.date_text else before.when.label
    reasoning = f"Told right after what the sentence before tells, of {told}."
    return Dated(draft, calendar.around(before.when), before.date_text, reasoning)


def is_recent(item: Dated, issue: When | None) -> bool:
    """ "Ada claimed last week that it fell in 2012": what answers this is not of 2012."""
    last = calendar.bounds(item.when.edtf) if item.when else None
    now = calendar.bounds(issue.edtf) if issue else None
    if not (last and now and last[1] and now[0]):
        return False
    return (now[0] - last[1]).days <= A_SEASON


def _in_an_old_story(draft: Draft, before: Dated, issue: When | None) -> bool:
    """Whether what a paragraph told just before lies months before the publication."""
    last = calendar.bounds(before.when.edtf) if before.when else None
    now = calendar.bounds(issue.edtf) if issue else None
    if before.draft.sentence.block != draft.sentence.block or not (last and now and last[1] and now[0]):
        return False
    return (now[0] - last[1]).days > A_SEASON
