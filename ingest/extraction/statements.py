"""Statements of the day, without a date: "Acme said in a statement", "a spokesman said", "Low told The Post".

In news such a statement is told because it was just made. One by each party to what the article is about:
what experts say of it to the paper tells no event, and neither does the second half of a statement.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.extraction import vocabulary as v
from ingest.extraction.drafts import Draft
from ingest.extraction.names import Name, Names
from ingest.extraction.quotations import who_is_quoted
from ingest.extraction.speech import Speech, find_speech
from ingest.extraction.tagging import Token, tokens
from ingest.extraction.text import Sentence, has_any, in_quotation

MEDIUM = (
    r"(?:statement|announcement|(?:press|news|media)\s(?:release|conference|briefing)|(?:blog\s|forum\s)?post"
    r"|blog|tweet|(?:open\s)?letter|interview|speech|briefing|ruling|judgment|testimony)"
)
# "told The Planet", "speaking to reporters": said to the press, or before a body.
CAPITALS = r"(?:(?:the|its|his|her|their)\s)?[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,5}"
PRESS = (
    r"(?:reporters|journalists|lawmakers|MPs|parliament|ministers|senators|councillors|the\s(?:press|media|court|jury|inquiry|tribunal|panel|hearing|committee)"
    rf"|{CAPITALS})"
)
# "In a short statement to The Planet,", "via a blog post": left out of a headline.
MADE = re.compile(
    rf"(?i)\b(?:in|via|through|at|during)\s(?:an?|the|his|her|its|their)\s(?:[\w’'-]+\s){{0,2}}?{MEDIUM}\b"
    rf"(?:\s(?:to|with|for|on|from)\s(?-i:{CAPITALS}))?"
    r"|(?<=said)\s(?:outside|after|before|at)\sthe\s(?:court|courthouse|hearing|verdict|ruling|meeting|inquest|trial)\b"
    r"|(?:(?<=said)|(?<=says))\son\s(?:its|his|her|their)\s(?:own\s)?(?:website|site|page|blog|account)\b"
    r"|(?:(?<=said)|(?<=says)|(?<=wrote)|(?<=posted)|(?<=announced))\son\s"
    r"(?-i:Twitter|X|Facebook|LinkedIn|Instagram|Telegram)\b"
)
TOLD = re.compile(rf"\btold\s{PRESS}|\b[Ss]peaking\s(?:to|with|at|before)\s{PRESS}")
SPOKEN_FOR = re.compile(
    r"(?i)\bspokes(?:man|woman|person|people|men|women)\b(?:[^,.;:“”\"]{0,60}?\bsa(?:id|ys)\b)?"
    rf"(?:\sfor\s(?-i:{CAPITALS}))?"
)
# "It is too early to say": how things look to somebody.
VIEW = re.compile(
    r"(?i)[“\"](?:(?:it|this|that|there|these|those|what)(?:['’]s|\s(?:is|was|are|were))|I\s(?:think|hope))\b"
)
# "“We disagree with the ruling”": who says so does it by saying so.
STANCE = re.compile(
    r"[“\"]?(?:We|I)\s(?:\w+ly\s)?"
    r"(?P<verb>disagree|reject|condemn|regret|apologi[sz]e|welcome|oppose|deplore|dispute|deny)\b"
)
# "Acme says that nobody was hurt", "the firm said it had never owned the land".
DENIED = re.compile(
    r"\b(?:says|said|insists|insisted|maintains|maintained)\s(?:that\s)?(?:[\w’'.-]+\s){1,6}?"
    r"(?:was|were|had|has|did)(?:\s(?:not|never)\b|n['’]t\b)"
)
# One of these stands in every such sentence: to look for before the patterns, which are slower.
MEDIA = (
    *("statement", "announcement", "release", "conference", "briefing", "post", "blog", "tweet", "letter"),
    *("interview", "speech", "ruling", "judgment", "testimony", "said outside", "said after", "said before"),
    *("said at", " on its ", " on his ", " on her ", " on their ", " on Twitter", " on X ", " on Facebook"),
    *(" on LinkedIn", " on Instagram", " on Telegram"),
)
NEGATIONS = (" not ", "n't ", "n’t ", " never ")
# Said without an act: what somebody is, believes and always does.
CREED = re.compile(
    r"(?i)\b(?:committed to|commitment|proud|seriously|priorit|believe|mission|always (?:been|had|put)"
    r"|comment|we (?:work|care|have worked))\b"
)
HOW = re.compile(rf"(?i)\b{MEDIUM}\b")
WORD = re.compile(r"[\w-]+")
BEFORE_NOW = v.words("had often usually repeatedly previously once earlier later long always never first")
# Whom an article is about, its first so many sentences name.
LEAD = 4
# So near to a name, in characters, the text tells who that is; and so near to its verb, how it was said.
NEAR, FAR = 70, 120
OFFICES = v.words(
    """
    chair chairman chairwoman minister premier chancellor president senator mayor governor commissioner
    secretary judge prosecutor attorney-general sheriff congressman congresswoman councillor ombudsman
    """
)
# Who comments on what others do.
OUTSIDERS = v.words("expert analyst critic professor consultant advocate commentator")
BEFORE_HIM = re.compile(r"[^,.;:\n“”\"—–-]{3,},?\s$")
AFTER_HIM = re.compile(r"(?:,\s|—|\s(?=of|at|from|for))[^,.;:\n“”\"—–]{3,}")
OF_THEIRS = re.compile(rf"(?i)\b(?:its|their|the (?:{'|'.join(sorted(v.GENERIC))})['’]s)\s")
BODIES = v.COURTS | v.words(
    """
    police prosecutors ministry council government department regulators authority authorities agency
    officials union
    """
)


# What a draft of one says of itself.
STATED = "stated"


class Stated(NamedTuple):
    """Where a sentence has told that it was said, and the words that say how, which no headline repeats."""

    focus: int
    leave_out: tuple[tuple[int, int], ...]


def stated(text: str, start: int, end: int) -> Stated | None:
    """Whether text[start:end] tells of a statement that somebody made, outside of any quotation."""
    found = _stated(text, start, end)
    if found is None or CREED.search(text, start, end) or VIEW.match(text, start, end):
        return None
    return found


def _stated(text: str, start: int, end: int) -> Stated | None:
    if stance := STANCE.match(text, start, end):
        return Stated(stance.start("verb"), ())
    passage = text[start:end]
    made = MADE.search(text, start, end) if has_any(passage, MEDIA) else None
    if made:
        return Stated(made.start(), (_with_comma(text, start, made),))
    told = TOLD.search(text, start, end) if "told " in passage or "peaking " in passage else None
    if told and not in_quotation(text, told.start(), start):
        return Stated(told.end() - 1, (_with_comma(text, start, told),) if told.start() == start else ())
    if "pokes" in passage and (speaks := SPOKEN_FOR.search(text, start, end)):
        return Stated(speaks.end() - 1, ())
    denied = DENIED.search(text, start, end) if has_any(passage, NEGATIONS) else None
    if denied and not in_quotation(text, denied.start(), start):
        return Stated(denied.start(), ())
    return None


def is_stance(text: str, start: int, end: int) -> bool:
    """Whether somebody takes a stand in text[start:end]: he does so now, whatever date it is about."""
    return STANCE.match(text, start, end) is not None


def _with_comma(text: str, start: int, how: re.Match[str]) -> tuple[int, int]:
    """The span of "In a letter,", with the comma where the sentence begins with it."""
    return how.start(), how.end() + (how.start() == start and text.startswith(",", how.end()))


def by_parties(
    text: str, drafts: Iterable[Draft], names: Names, sentences: list[Sentence]
) -> Iterator[Draft]:
    """The drafts without the statements of those who are no party, and with one statement of each party."""
    said: set[tuple[str, str]] = set()
    parties: Parties | None = None
    for draft in drafts:
        if draft.why != STATED:
            yield draft
            continue
        who = _speaker(text, draft, names)
        if not who:
            continue
        how = MADE.match(text, draft.focus, draft.end)
        parties = parties or Parties(text, names, _lead_end(sentences))
        if not (how or SPOKEN_FOR.search(who) or parties.has(who, draft.start)):
            continue
        medium = HOW.search(how.group()) if how else None
        once = who, medium.group().lower() if medium else ""
        if once not in said:
            said.add(once)
            yield draft


def _speaker(text: str, draft: Draft, names: Names) -> str:
    """Who has made a statement; "" where the text does not tell, or where it was not made just now."""
    words = tokens(text, draft.start, draft.end)
    speech = find_speech(words, names)
    if STANCE.match(text, draft.start, draft.end):
        return speech.speaker if speech else who_is_quoted(text, draft.focus, names)
    return speech.speaker if speech and _says_it(words, speech, draft.focus) else ""


def _lead_end(sentences: list[Sentence]) -> int:
    """Where the headings and sentences end that say whom an article is about."""
    prose = [sentence.end for sentence in sentences[: 4 * LEAD] if sentence.kind == "prose"]
    return prose[:LEAD][-1] if prose else 0


def _says_it(words: list[Token], speech: Speech, focus: int) -> bool:
    """Whether it was said just now, near to the words that tell how: not "had said", "often said"."""
    adverbs = {word.lower for word in words[max(0, speech.verb - 2) : speech.verb]}
    return not adverbs & BEFORE_NOW and abs(words[speech.verb].start - focus) <= FAR


class Parties:
    """Those an article is about: who is named at its beginning, speaks for such, or holds an office."""

    def __init__(self, text: str, names: Names, lead: int) -> None:
        self._text, self._names = text, names
        self._lead: dict[str, int] = {}
        for name in names.within(0, lead):
            self._lead.setdefault(name.full, name.end)
        self._first: dict[str, Name] = {}

    def has(self, who: str, before: int) -> bool:
        """Whether he is one of them, as far as they are named before a place."""
        told = {word.lower() for word in WORD.findall(who)}
        lead = [name for name, end in self._lead.items() if end <= before]
        if told & (OFFICES | BODIES) or any({*WORD.findall(name.lower())} <= told for name in lead):
            return True
        if not self._first:
            self._first = {name.full: name for name in reversed(self._names.found)}
        name = self._first.get(who.removeprefix("the ").removeprefix("The ")) or self._first.get(
            who.split()[-1]
        )
        if name is None:
            return False
        role = BEFORE_HIM.search(self._text, max(0, name.start - NEAR), name.start)
        after = AFTER_HIM.match(self._text, name.end, name.end + NEAR)
        return any(match is not None and self._is_role(match) for match in (role, after))

    def _is_role(self, match: re.Match[str]) -> bool:
        """ "WhatsApp's chief executive, | Ada Low", "Ada Low, | a lawyer for Acme": for whom he speaks."""
        words = {word.lower() for word in WORD.findall(match.group())}
        named = (name.full in self._lead for name in self._names.within(match.start(), match.end()))
        speaks = any(named) or OF_THEIRS.search(match.group()) is not None
        return bool(words & OFFICES) or (bool(words & v.ROLES) and not words & OUTSIDERS and speaks)
