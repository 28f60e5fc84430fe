"""Finds the people and organisations a text names, later short forms joined to the full name.

"Ada Example, its chief" ... "Example said": the second is the first. Nothing is looked up anywhere; a name is
what the text writes with capitals where a common word would have none.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ingest.extraction import name_words
from ingest.extraction import vocabulary as v
from ingest.extraction.kinds import Kind, acts, kinds_of
from ingest.extraction.names import Name, Names
from ingest.extraction.tagging import plural
from ingest.extraction.text import Sentence

CAPITAL = r"(?:[A-Z](?:\.[A-Z])+\.?|[A-Z]\.|[A-ZÀ-ÞŠŽ][\w&\u00ad]*(?:[-‐'’.][A-ZÀ-Þ]\w*)*)"
JOINER = r"(?:of|of[ \u00a0]the|&|de|du|van|von|der|al|bin|for|v\.|vs\.)"
NAME = re.compile(rf"(?<![\w$€£#@]){CAPITAL}(?:[ \u00a0](?:{JOINER}[ \u00a0])?{CAPITAL}){{0,6}}")
# "Subcommittee on Safety, Security, and Trade"
WORDS = rf"{CAPITAL}(?:[ \u00a0]{CAPITAL}){{0,3}}"
ON_NAMES = re.compile(
    rf"[ \u00a0]on[ \u00a0]{WORDS}(?:,[ \u00a0]{WORDS}){{0,3}},?[ \u00a0]and[ \u00a0]{WORDS}"
)
OFFICE = re.compile(r"['’]s[ \u00a0](?:Office|Department)\b")
AND_NAME = re.compile(rf"[ \u00a0](?:and|on)[ \u00a0]{CAPITAL}(?:[ \u00a0](?:and[ \u00a0])?{CAPITAL}){{0,3}}")
LOWER_WORD = re.compile(r"(?<![\w'’])[a-z][a-z'’-]+")
WORD_BEFORE = re.compile(r"([\w-]+)\s$")
WORD_AFTER = re.compile(r"\s(?:(?:[a-z]+ly|also|just|then|now)\s)?([\w'’]+)")
WHICH_AFTER = re.compile(r",\s(which)\s")
PIECE = re.compile(r"[^ \u00a0]+")


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
# Most words with a capital: they only open a sentence, or are a month.
NEVER_ALONE = NEVER_FIRST | name_words.NO_NAMES
OWNS = ("'s", "’s")
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
# "the Department of Justice", "Data Privacy Commissioner": bodies, and no title after a name.
LAST = v.words("justice commissioner ombudsman")
NEVER_LAST = v.ROLES | v.PREPOSITIONS | v.DAYS | {"&", "v.", "vs."}


HE_OR_SHE = re.compile(r"(?<!\w)(?:[Ss]he|[Hh]e)(?!\w)")
# "under former president Ada Low", "against Bo Ek".
GOVERNS = re.compile(
    r"(?:^|[^\w])(?:[Uu]nder|[Aa]gainst|[Ww]ith|[Bb]y|[Ff]or|[Ff]rom|[Oo]f|[Ww]ithout|[Tt]o|[Uu]nlike)\s(?:[\w-]+\s){0,3}$"
)


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
    told_of = {"he": array("I"), "she": array("I")}
    for match in HE_OR_SHE.finditer(text):
        told_of[match.group().lower()].append(match.start())
    return Names(joined, main, starts, paragraphs, _pronouns(text, joined), told_of)


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
        if _plain(text[first:last]) in NEVER_ALONE:
            continue
        pieces = [_Piece(m.start(), m.end(), _plain(m.group())) for m in PIECE.finditer(text, first, last)]
        pieces = _from_given_name(_trimmed(pieces, common if unsure else set(), common, opens=opens))
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
    committee = match.group().lower().endswith("committee")
    if committee and (listed := ON_NAMES.match(text, match.end(), end)):
        return listed.end()
    if match.group().split()[-1].lower() in v.ROLES and (office := OFFICE.match(text, match.end(), end)):
        return office.end()
    rest = AND_NAME.match(text, match.end(), end)
    if rest is None:
        return match.end()
    words = match.group().lower().removeprefix("the ").split()
    within = "of" in words or "for" in words or " on " in rest.group()
    begun = within and any(word in name_words.AGENCIES for word in words)
    the = text[max(0, match.start() - 4) : match.start() + 4].lower().find("the ") >= 0
    ended = the and len(words) < 4 and rest.group().split()[-1].lower() in name_words.AGENCIES
    return rest.end() if begun or ended else match.end()


# "in Acme", "the newspaper Acme", "told Acme": where something happened, or to whom it was only told.
PLACED = re.compile(
    r"(?:\s(?:in|at)|\b(?:newspaper|magazine|broadcaster|website|channel|station)"
    r"|\b(?:told|interview with|speaking to|statement to)(?: the| The)?)\s$"
)
VERBS = v.AUXILIARY | v.IRREGULAR_PAST | v.SAYS | v.PRESENT


def _acts(text: str, piece: _Piece) -> bool:
    """One capitalised word before a verb, without an article: "Acme grew" names; "Lawyers met" does not."""
    following = WORD_AFTER.match(text, piece.end) or WHICH_AFTER.match(text, piece.end)
    if following is None or piece.plain in v.INDEFINITE or plural(piece.plain):
        return False
    verb = following[1].lower()
    return verb in VERBS or verb.endswith("ed") or verb == "which"


def _from_given_name(pieces: list[_Piece]) -> list[_Piece]:
    """ "Global Affairs Nick Low" is Nick Low: a name begins at a given name that has another after it."""
    for index in range(1, len(pieces) - 1):
        if pieces[index].plain in name_words.GIVEN_NAMES and pieces[0].plain not in name_words.GIVEN_NAMES:
            return pieces[index:]
    return pieces


def _is_office(pieces: list[_Piece], role: int) -> bool:
    """ "the Data Commissioner for Rome", "the Information Commissioner’s Office": no role."""
    commissioner = pieces[role].plain == "commissioner" and pieces[role + 1].plain in {"for", "of"}
    owned = pieces[role].end - pieces[role].start > len(pieces[role].plain)
    return commissioner or (owned and pieces[-1].plain in name_words.AGENCIES)


def _trimmed(pieces: list[_Piece], common: set[str], every: set[str], *, opens: bool) -> list[_Piece]:
    """The words of a name without roles before it, days after it, and common words that open a sentence.

    `every` has all common words of the text.
    """
    for index in range(len(pieces) - 2, -1, -1):
        if pieces[index].plain in v.ROLES:
            if _is_office(pieces, index):
                break
            pieces = pieces[index + 1 :]
            if len(pieces) == 2 and pieces[0].plain in {"of", "for"} and pieces[1].plain in every:
                return []  # "the Head of Safety" of a text that tells of safety
            break
    if len(pieces) > 2 and pieces[1].plain == "for" and pieces[0].plain not in name_words.AGENCIES:
        pieces = pieces[:1]
    while pieces and (_never_first(pieces, opens=opens) or pieces[0].plain in common):
        pieces, common = pieces[1:], set()
    while pieces and pieces[-1].plain in NEVER_LAST and not (pieces[-1].plain in LAST and len(pieces) > 2):
        pieces = pieces[:-1]
    return pieces


def _never_first(pieces: list[_Piece], *, opens: bool) -> bool:
    """Whether a word begins no name; but within a sentence "Will Poole" has a capital because it is one."""
    first = pieces[0].plain
    return first in NEVER_FIRST and not (first == "will" and not opens and len(pieces) > 1)


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
        place = PLACED.search(text, max(0, name.start - 30), name.start) is not None
        kind = kinds.get(whole, "")
        governed = kind == "person" and GOVERNS.search(text, max(0, name.start - 40), name.start) is not None
        yield Name(name.start, name.end, whole, kind, owns, place, governed)


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
