"""People and organisations a text names, later short forms joined to the full name.

"Ada Example, its chief" ... "Example said": the second is the first. Nothing is looked up anywhere; a name is
what the text writes with capitals where a common word would have none.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ingest.extraction import name_words
from ingest.extraction import vocabulary as v
from ingest.extraction.kinds import Kind, acts, kinds_of
from ingest.extraction.text import Sentence

CAPITAL = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]\.|[A-ZÀ-ÞŠŽ][\w&\u00ad]*(?:[-‐'’.][A-ZÀ-Þ]\w*)*)"
JOINER = r"(?:of|of[ \u00a0]the|&|de|du|van|von|der|al|bin|for|v\.|vs\.)"
NAME = re.compile(rf"(?<![\w$€£#@]){CAPITAL}(?:[ \u00a0](?:{JOINER}[ \u00a0])?{CAPITAL}){{0,6}}")
AND_NAME = re.compile(rf"[ \u00a0](?:and|on)[ \u00a0]{CAPITAL}(?:[ \u00a0](?:and[ \u00a0])?{CAPITAL}){{0,3}}")
LOWER_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’-]+")
WORD_BEFORE = re.compile(r"([\w-]+)\s$")
WORD_AFTER = re.compile(r"\s([\w'’]+)")
PIECE = re.compile(r"[^ \u00a0]+")


class Name(NamedTuple):
    """A name at text[start:end]; `full` is the longest form this text gives for it."""

    start: int
    end: int
    full: str
    kind: Kind = ""
    owns: bool = False  # "Acme's": what is told is told of something else
    place: bool = False  # "in Acme": where something happened

    @property
    def person(self) -> bool:
        return self.kind == "person"


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a text, in order."""

    found: tuple[Name, ...]
    main: str = ""  # the organisation the text names most
    starts: Sequence[int] = ()  # of the sentences
    paragraphs: Sequence[int] = ()  # where each begins
    pronouns: dict[str, str] = field(default_factory=dict)  # "he" or "she", of those of whom the text tells

    def within(self, start: int, end: int) -> list[Name]:
        first = bisect_left(self.found, start, key=lambda name: name.start)
        last = bisect_left(self.found, end, lo=first, key=lambda name: name.start)
        return list(self.found[first:last])

    def speaker_meant(self, pronoun: str, start: int, end: int, *, inside: bool) -> str:
        """Whom "he" or "she" at text[start:end], a sentence, means; "" where that is not sure.

        The subject of a sentence before: its first person, or its only one. Never somebody whom what is said
        names, so nobody of the own sentence, unless its speaker may stand `inside` it; nor one with a title
        that calls for the other pronoun.
        """
        own = {name.full for name in self.within(start, end) if name.person}
        here = bisect_right(self.starts, start) - 1
        spans = [(self.starts[i], self.starts[i + 1]) for i in range(here - 1, max(-1, here - 1 - BACK), -1)]
        for low, high in [(start, end), *spans] if inside else spans:
            people = [name for name in self.within(low, high) if name.person]
            meant = [n for n in people if low == start or n.full not in own]
            meant = [n for n in meant if self.pronouns.get(n.full, pronoun) == pronoun and not n.owns]
            if len({name.full for name in meant}) == 1 or (meant and meant[0].start - low <= SUBJECT):
                return meant[0].full
            if people:
                return ""
        return ""

    def person_before(self, position: int, pronoun: str) -> str:
        """Whom "he" or "she" means at a place; "" where that is not plain: no line may credit the wrong one.

        The nearest sentence of the paragraph, or of the one before, that names somebody who may be meant
        decides: the only one it names, the only one known to be called that, or its subject.
        """
        here = bisect_right(self.starts, position) - 1
        first = self._paragraph(self._paragraph(position) - 1)
        end = position
        for index in range(here, -1, -1):
            low = self.starts[index]
            if low < first:
                break
            people = [name for name in self.within(low, end) if name.person]
            meant = [name for name in people if self.pronouns.get(name.full, pronoun) == pronoun]
            known = [name for name in meant if name.full in self.pronouns]
            subject = [name for name in meant if name.start - low <= SUBJECT and not name.owns][:1]
            for found in (meant, known, subject):
                if len({name.full for name in found}) == 1:
                    return found[0].full
            if meant:
                return ""
            end = low
        return ""

    def _paragraph(self, position: int) -> int:
        """Where the paragraph of a place begins."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, position) - 1)] if self.paragraphs else 0

    def organisation_before(
        self,
        position: int,
        *,
        sure: bool = False,
        company: bool = False,
        known: bool = False,
        since: int = 0,
    ) -> str:
        """What "it" or "the company" means at a place; "" where several organisations might be meant.

        For "the company" only what is `sure` to be one, if there is such, and no public body; what must be
        `known` to be one, or is not meant. The only one named just before, or the one of which a sentence
        before told, or the text's main one. None that is named before `since`.
        """
        since = max(since, position - NEAR)
        near = [n for n in self._before(position, 6) if not n.person and n.end >= since]
        near = [name for name in near if not name.place] or near
        if company:
            near = [name for name in near if name.full.split()[-1].lower() not in name_words.PUBLIC_BODIES]
        near = [name for name in near if (sure or known) and name.kind] or ([] if known else near)
        named = {name.full for name in near}
        if len(named) < 2:
            return next(iter(named), "")
        here = bisect_right(self.starts, position)
        own = {name.full for name in near if here and name.start >= self.starts[here - 1]}
        if len(own) == 1:
            return own.pop()
        for index in range(here - 2, max(-1, here - 2 - BACK), -1):
            low, high = self.starts[index], self.starts[index + 1]
            told = [name for name in near if low <= name.start < high]
            head = next((n for n in told if len(told) == 1 or n.start <= low + len("The ")), None)
            if head is not None and not head.owns:
                return head.full
        return self.main if self.main in named and len(named) == 2 else ""

    def sentence_before(self, position: int) -> int:
        """Where the sentence right before that of a place begins, if it is of the same paragraph."""
        here = bisect_right(self.starts, position) - 1
        low = self.starts[max(0, here - 1)] if self.starts else 0
        return max(low, self._paragraph(position))

    def _before(self, position: int, limit: int) -> list[Name]:
        last = bisect_left(self.found, position, key=lambda name: name.start)
        return list(reversed(self.found[max(0, last - limit) : last]))


class _Piece(NamedTuple):
    start: int
    end: int
    plain: str


class _Found(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool  # one capitalised word at the start of a sentence: a name only if it is one elsewhere too
    person: bool
    heading: bool


NEVER_FIRST = (
    v.words("neither nor both either today yesterday")
    | v.DETERMINERS
    | v.OPENERS
    | v.PREPOSITIONS
    | v.PRONOUNS
    | v.SUBORDINATORS
    | v.AUXILIARY
    | v.ROLES
)
OWNS = ("'s", "’s")
# So many sentences back, one that begins with an organisation's name is about it.
BACK = 3
# So far back, in characters, a pronoun reaches.
NEAR = 500
# So near to a sentence's beginning a name is its subject, whatever role stands before it.
SUBJECT = 40
TITLES = {
    **dict.fromkeys(("mr", "sir", "lord", "baron"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "baroness"), "she"),
}
TITLE_BEFORE = re.compile(r"\b(Mr|Sir|Lord|Baron|Mrs|Ms|Miss|Lady|Dame|Baroness)\.?[ \u00a0]$")
# So much more often than any other is the organisation named that a text is about.
CLEARLY = 1.5
# What ends in these is a product or a law, no person and no organisation.
NO_ORGANISATION = v.words("api apis sdk act article bill regulation directive")
NO_PERSON = name_words.CORPORATE | name_words.NEITHER | NO_ORGANISATION | v.words("of for v. vs. & the")
NEVER_LAST = v.ROLES | v.PREPOSITIONS | v.DAYS | {"&", "v.", "vs."}


def find_names(text: str, sentences: list[Sentence]) -> Names:
    common = {match.group().replace("’", "'") for match in LOWER_WORD.finditer(text)}
    found: list[_Found] = []
    for sentence in sentences:
        if sentence.kind != "furniture":
            found.extend(_in_sentence(text, sentence, common))
    sure = {name.text for name in found if not name.opens}
    sure |= {part for name in found if name.person for part in name.text.split()}
    joined = tuple(_joined(text, [name for name in found if not name.opens or name.text in sure], common))
    organisations = Counter(name.full for name in joined if not name.person).most_common(2)
    counts = [count for _, count in organisations]
    clear = len(counts) == 1 or (len(counts) == 2 and counts[0] >= CLEARLY * counts[1])
    starts = array("I", (sentence.start for sentence in sentences))
    paragraphs = array("I", (first.start for _, (first, *_) in groupby(sentences, key=lambda s: s.block)))
    main = organisations[0][0] if clear else ""
    return Names(joined, main, starts, paragraphs, _pronouns(text, joined))


def _pronouns(text: str, names: Iterable[Name]) -> dict[str, str]:
    """ "he" or "she" for each person, by the title that the text gives them first, or else by the given name.

    Nothing is said of anybody by this; it only keeps "she" from meaning Peter.
    """
    found: dict[str, str] = {}
    for name in names:
        if name.person and (title := TITLE_BEFORE.search(text, max(0, name.start - 6), name.start)):
            found.setdefault(name.full, TITLES[title[1].lower()])
    for name in names:
        given = name.full.split(" ", 1)[0].lower()
        if name.person and given in name_words.GIVEN_NAMES and given not in name_words.NEITHER_HIS_NOR_HER:
            found.setdefault(name.full, "she" if given in name_words.HER_NAMES else "he")
    return found


INTRODUCES = v.SAYS | (v.ROLES - v.NO_ROLE)


def _is_person(text: str, pieces: list[_Piece]) -> bool:
    """A given name first, or a role or a verb of saying before: "chief executive Ada Low", "said Bo Ek"."""
    if not 2 <= len(pieces) <= 4 or any(piece.plain in name_words.CORPORATE for piece in pieces):
        return False
    if pieces[0].plain in name_words.GIVEN_NAMES:
        return True
    start = pieces[0].start
    before = WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and before[1].lower() in INTRODUCES


def _in_sentence(text: str, sentence: Sentence, common: set[str]) -> Iterator[_Found]:
    reached = sentence.start
    for match in NAME.finditer(text, sentence.start, sentence.end):
        first = match.start()
        if first < reached:
            continue
        opens = first == sentence.start or text[first - 1] in "“\"‘'*_" or text[first - 2 : first - 1] in ":•"
        unsure = opens or sentence.kind == "heading"
        last = reached = _whole_agency(text, match, sentence.end)
        pieces = [_Piece(m.start(), m.end(), _plain(m.group())) for m in PIECE.finditer(text, first, last)]
        pieces = _from_given_name(_trimmed(pieces, common if unsure else set()))
        if pieces and (pieces[-1].plain in NO_ORGANISATION or _numbered(text, pieces)):
            continue
        if not pieces or all(piece.plain in name_words.NO_NAMES or piece.plain.isdigit() for piece in pieces):
            continue
        name = _readable(text[pieces[0].start : pieces[-1].end])
        single = opens and pieces[0].start == first and len(pieces) == 1 and not name.isupper()
        single = single and not _acts(text, pieces[0])
        if len(name) > 1:
            person = _is_person(text, pieces)
            heading = sentence.kind == "heading"
            yield _Found(pieces[0].start, pieces[-1].end, name, single, person, heading)


NUMBER_AFTER = re.compile(
    r"[ \u00a0]\d{1,2}(?![\w%:/]|[.,]\d| (?:million|billion|per|years?|days?|[a-z]+s)\b)"
)


def _numbered(text: str, pieces: list[_Piece]) -> bool:
    """ "Pier 4", "Gate 12": one of several such things, and nobody's name."""
    return len(pieces) == 1 and NUMBER_AFTER.match(text, pieces[0].end) is not None


def _whole_agency(text: str, match: re.Match[str], end: int) -> int:
    """Where a name ends that goes on after "and" or "on": "Department of Health and Safety"."""
    rest = AND_NAME.match(text, match.end(), end)
    if rest is None:
        return match.end()
    words = match.group().lower().removeprefix("the ").split()
    within = "of" in words or "for" in words or " on " in rest.group()
    begun = within and any(word in name_words.AGENCIES for word in words)
    the = text[max(0, match.start() - 4) : match.start() + 4].lower().find("the ") >= 0
    ended = the and len(words) < 4 and rest.group().split()[-1].lower() in name_words.AGENCIES
    return rest.end() if begun or ended else match.end()


VERBS = v.AUXILIARY | v.IRREGULAR_PAST | v.SAYS | v.PRESENT


def _acts(text: str, piece: _Piece) -> bool:
    """One capitalised word before a verb, without an article: "Acme grew" names; "Lawyers met" does not."""
    following = WORD_AFTER.match(text, piece.end)
    if (
        following is None
        or piece.plain in v.INDEFINITE
        or (piece.plain[-1] == "s" and piece.plain[-2:] != "ss")
    ):
        return False
    verb = following[1].lower()
    return verb in VERBS or verb.endswith("ed")


def _from_given_name(pieces: list[_Piece]) -> list[_Piece]:
    """ "Global Affairs Nick Low" is Nick Low: a name begins at a given name that has another after it."""
    for index in range(1, len(pieces) - 1):
        if pieces[index].plain in name_words.GIVEN_NAMES and pieces[0].plain not in name_words.GIVEN_NAMES:
            return pieces[index:]
    return pieces


def _trimmed(pieces: list[_Piece], common: set[str]) -> list[_Piece]:
    """The words of a name without roles before it, days after it, and common words that open a sentence."""
    for index in range(len(pieces) - 2, -1, -1):
        if pieces[index].plain in v.ROLES:
            pieces = pieces[index + 1 :]
            break
    if len(pieces) > 2 and pieces[1].plain == "for" and pieces[0].plain not in name_words.AGENCIES:
        pieces = pieces[:1]
    while pieces and (pieces[0].plain in NEVER_FIRST or pieces[0].plain in common):
        pieces, common = pieces[1:], set()
    while (
        pieces and pieces[-1].plain in NEVER_LAST and not (pieces[-1].plain == "justice" and len(pieces) > 2)
    ):
        pieces = pieces[:-1]
    return pieces


# Names are made of the same words over and over.
@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    word = word.lower().replace("’", "'").strip("'")
    return word.removesuffix("'s")


def _joined(text: str, found: list[_Found], common: set[str]) -> Iterator[Name]:
    """Each name with the fullest form the text has for it, and its kind."""
    spelled = {name.text.upper(): name.text for name in reversed(found) if not name.text.isupper()}
    told = [n._replace(text=spelled[n.text]) if n.text in spelled else n for n in found]
    maybe = _by_last(told, lambda name: name.person or _like_a_person(name, common))
    acting = {maybe[n.text] for n in told if n.text in maybe and acts(text, n.start, n.end)}
    told = [n._replace(person=True) if n.text in acting and not n.person else n for n in told]
    kinds = kinds_of(text, ((n.start, n.end, maybe.get(n.text, n.text), n.person) for n in told))
    full = _by_first(told, _known_as_one(kinds))
    full |= {short: whole for short, whole in maybe.items() if kinds[whole] == "person"}
    for short, whole in full.items():
        kinds[whole] = kinds[whole] or kinds.get(short, "")
    for name in told:
        whole = full.get(name.text, name.text)
        owns = text[name.end - 2 : name.end] in OWNS or text[name.end : name.end + 2] in OWNS
        place = text[max(0, name.start - 4) : name.start] in {" in ", " at "}
        yield Name(name.start, name.end, whole, kinds.get(whole, ""), owns, place)


def _known_as_one(kinds: dict[str, Kind]) -> Callable[[_Found], bool]:
    """Whether a name of several words is known for what it is, or its first word is an organisation's."""
    return lambda name: bool(kinds[name.text]) or kinds.get(name.text.split()[0]) == "organisation"


def _like_a_person(name: _Found, common: set[str]) -> bool:
    parts = name.text.lower().split()
    return (
        not name.heading
        and 2 <= len(parts) <= 4
        and parts[0] not in common
        and not any(part in NO_PERSON for part in parts)
    )


def _by_last(found: list[_Found], whole: Callable[[_Found], bool]) -> dict[str, str]:
    """The full form for each last word of one that does not stand for more than that: "Low" of "Ada Low"."""
    alone = {name.text for name in found if " " not in name.text}
    full: dict[str, str] = {}
    seen: set[str] = set()
    for name in found:
        first, *others = name.text.split()
        introduced = others and first not in alone and others[-1] not in seen
        if others and whole(name) and (name.person or introduced):
            full.setdefault(others[-1], name.text)
        if not name.heading:
            seen.add(name.text)
    return full


def _by_first(found: list[_Found], whole: Callable[[_Found], bool]) -> dict[str, str]:
    """The full form for each first word of one that was not named alone before: "Acme" of "Acme Mining"."""
    full: dict[str, str] = {}
    seen: set[str] = set()
    for name in found:
        first = name.text.split()[0]
        if first != name.text and first not in seen and not name.heading and whole(name):
            full.setdefault(first, name.text)
        if not name.heading:
            seen.add(name.text)
    return full


@lru_cache(maxsize=4096)
def _readable(raw: str) -> str:
    name = " ".join(raw.replace("\u00ad", "").replace("’", "'").split())
    return name.removesuffix("'s").strip("_'.") if not name.endswith((".S.", ".K.")) else name
