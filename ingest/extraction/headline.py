"""A headline from a sentence: the clause its date belongs to, with subject and verb, without the date."""

from functools import partial
from typing import NamedTuple

from ingest.extraction.affirming import affirmed
from ingest.extraction.completing import (
    complete,
    main_finite,
    news_told,
    shorter_subject,
    taking_place,
    undescribed,
    with_colon,
    without_article,
    without_insertion,
)
from ingest.extraction.mainclause import Place, clause_of
from ingest.extraction.names import Names
from ingest.extraction.nominal import Nominal
from ingest.extraction.relatives import reduced, without_posting
from ingest.extraction.subjects import (
    main_subject,
    plural_before,
    singular_before,
    stands_for,
    with_subject,
    without_roles,
)
from ingest.extraction.tagging import Token, finite_index, outside
from ingest.extraction.wording import LONGEST_HEADLINE, cut_short, fits, line, shortened, trimmed, whole_parts


class Line(NamedTuple):
    """A headline, and whether it tells of papers or deals that the sentence only mentions."""

    text: str
    mentioned: bool
    whole: bool = True


def headline(
    text: str, every: list[Token], dates: list[tuple[int, int]], place: Place, names: Names, speaker: str
) -> Line:
    """A line for the event in a sentence, of which `every` word is given: `dates` are the spans to leave out.

    It is empty where no clause with subject and verb can be found.
    """
    words = outside(every, dates)
    words = without_posting(_without_brackets(words, place), place.start)
    papers = reduced(words, place.start)
    chosen = papers or news_told(clause_of(words, place))
    commas = _loose_commas(every, dates)
    chosen = taking_place(trimmed([word for word in chosen if word.start not in commas]))
    chosen = _unquoted(chosen)
    if place.negated:
        chosen = affirmed(chosen)
    verb = finite_index(chosen, 0, len(chosen))
    if verb is None and not any(word.lower in {"was", "were"} for word in chosen):
        return Line("", False)
    subject = main_subject(every, chosen) or stands_for(text, chosen, names, speaker)
    if chosen and chosen[0].lower == "it" and not main_subject(every, chosen):
        subject = singular_before(text, names.starts, chosen[0].start) or subject
    if chosen and chosen[0].lower == "they":
        known = names.within(every[0].start, chosen[0].start)
        told = subject if known and known[0].kind == "organisation" else ""
        subject = told or plural_before(text, names.starts, chosen[0].start)
    room = LONGEST_HEADLINE - max(0, len(subject) - 4)
    short = fitted(text, without_roles(text, chosen, names), room)
    whole = bool(papers) or complete(short)
    if not whole:
        every_word = trimmed([word for word in words if word.start not in commas])
        short = fitted(text, without_roles(text, every_word, names), room)
        whole = complete(short)
        subject = stands_for(text, short, names, speaker)
    elif short and short[0] is not chosen[0]:
        subject = ""  # it has lost what the name was to stand for
    if not short or (short[0].part == "finite" and not complete(short)) or short[0].lower == "unlike":
        return Line("", False)
    result = line(text, short)
    result = _capitalised(with_subject(result, short, subject))[:LONGEST_HEADLINE].rstrip(" ,;:–—")
    return Line(result, bool(papers), whole)


def noun_told(text: str, nominal: Nominal, names: Names) -> str:
    """ "Its 2012 agreement": that of the one whom "its" means, if the text tells who that is."""
    if nominal.owner is None:
        return nominal.headline
    owner = stands_for(text, [nominal.owner], names, "").removesuffix("s").removesuffix("’")
    told = nominal.owned.format(owner)
    return told if owner and nominal.owned and len(told) <= LONGEST_HEADLINE else nominal.headline


def on_condition(told: Line, condition: str) -> Line:
    """ "Acme will close it" with "if the sale goes through"; empty where there is no room for both."""
    if not condition or not told.text:
        return told
    whole = f"{told.text} {condition[:1].lower()}{condition[1:]}"
    return told._replace(text=whole) if len(whole) <= LONGEST_HEADLINE else Line("", False)


def fitted(text: str, words: list[Token], limit: int) -> list[Token]:
    """The words in as many characters: without what describes the subject, then cut at a phrase's end."""
    if fits(text, words, limit) and complete(words):
        return words
    by_parts = partial(whole_parts, text, limit=limit)

    def inserted(words: list[Token]) -> list[Token]:
        shorter = without_insertion(words)
        return by_parts(shorter) if len(shorter) < len(words) else words

    for shorter in (undescribed, by_parts, inserted, with_colon, shorter_subject, without_article):
        candidate = shorter(words)
        if fits(text, candidate, limit) and complete(candidate) and not cut_short(words, candidate):
            return candidate
    cut: list[list[Token]] = []
    for whole in (undescribed(words), with_colon(words), shorter_subject(words), words):
        candidate = shortened(text, whole, limit)
        if complete(candidate) and _keeps_verb(whole, candidate):
            cut.append(candidate)
    if not cut:
        rest = shortened(text, words, limit)
        cut = [rest if _keeps_verb(words, rest) else shortened(text, without_insertion(words), limit)]
    return next((candidate for candidate in cut if not cut_short(words, candidate)), cut[0])


def _keeps_verb(words: list[Token], kept: list[Token]) -> bool:
    """Whether a line that was cut still has its clause's verb, not one that describes the subject."""
    verb = main_finite(words)
    return verb is None or any(word.start == words[verb].start for word in kept)


def _unquoted(words: list[Token]) -> list[Token]:
    """A whole clause that somebody is quoted with, without the quotation marks; a few words keep theirs."""
    if len(words) < 5 or words[0].text not in '"“‘':
        return words
    closes = [index for index, word in enumerate(words) if index and word.text in '"”’']
    if not closes:
        return words[1:]
    return words[1:-1] if closes == [len(words) - 1] else words


def _without_brackets(words: list[Token], place: Place) -> list[Token]:
    """Without what stands in round brackets, unless the date does."""
    kept: list[Token] = []
    opened: list[int] = []
    for word in words:
        kept.append(word)
        if word.text == "(":
            opened.append(len(kept) - 1)
        elif word.text == ")" and opened:
            first = opened.pop()
            if first and not kept[first].start <= place.start <= word.start:
                del kept[first:]
    return kept


def _loose_commas(every: list[Token], dates: list[tuple[int, int]]) -> set[int]:
    """Commas on either side of a date, which go when it goes."""
    loose: set[int] = set()
    for start, end in dates:
        after = next((word for word in every if word.start >= end), None)
        before = next((word for word in reversed(every) if word.end <= start), None)
        loose.update(word.start for word in (before, after) if word is not None and word.text == ",")
    return loose


def _capitalised(result: str) -> str:
    """With a capital, unless the first word has one of its own inside: "eBay", "iPhone"."""
    if result[:1] in '“"‘':
        return result[:1] + _capitalised(result[1:]) if len(result) > 1 else result
    return result[:1].upper() + result[1:] if result[:2].islower() or len(result) < 2 else result
