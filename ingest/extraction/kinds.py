"""Whether a name is a person's or an organisation's, from what the text writes around it.

Nothing is looked up. "Ada Low, 34," "Mr Low", "Low said she" show a person; "Acme's chief executive", "the
retailer Acme" and "Acme Inc" an organisation. Where the text shows neither, or both, the kind is "".
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from ingest.extraction import name_words
from ingest.extraction import vocabulary as v

Kind = Literal["person", "organisation", ""]

# What is written around a name is read at so many of its places: the first ones introduce it.
PLACES = 12
WINDOW = 60
# One sure sign outweighs so many passing ones.
SURE = 3

ROLES = (v.ROLES | v.HUMANS) - v.NO_ROLE
ROLE = "|".join(sorted(ROLES, key=len, reverse=True))
BODY = "|".join(sorted(v.BODIES, key=len, reverse=True))
STAFF = "|".join(sorted(v.STAFF, key=len, reverse=True))

# The word before a name, with its mark: to look up, for a pattern of all roles is tried at every letter.
WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]{1,24})([.,]?)\s$")
THE = re.compile(r"(?i)\bthe\s$")
VERB_AFTER = re.compile(r"\s([\w’']+)")
PERSON_AFTER = re.compile(
    rf"""(?x)
    , \s \d\d? (?: , | \s\( | \.\s | \s (?:and|of|from)\s)           # Ada Low, 34,
    | , \s (?i:the|an?|its|their|his|her|who | former | then)? \s? (?: [\w’'-]+ \s ){{0,3}}? (?i:{ROLE}) \b
    | , \s who (?:m|se)? \s                                          # Ada Low, who
    | \s (?:said|says|told|added|wrote|testified|recalled) \s (?: that \s )? (?:he|she) \b
    | \s (?: [a-z]+ \s ){{1,3}} (?:his|her|himself|herself) \b       # Low sold his shares
    | \s (?:(?:has|had)\s)? (?:died | resigned | retired | testified | wept | stepped\s(?:down|aside)
            | joined\sthe\sboard) \b
    | \s (?:was|were) \s (?:born | arrested | convicted | sentenced | jailed | hired | buried) \b
    """
)
# "shares of Acme", "a lawyer for the Acme".
BELONGS_TO = re.compile(rf"(?i)(?:(?:{ROLE}|{STAFF})\s(?:of|at|for)\s(?:the\s)?|\bshares (?:of|in)\s)$")
BELONGING = v.words("of at for the in")
BODY_AFTER = re.compile(
    rf"""(?x)
    ['’]s? \s (?: [\w’'-]+ \s ){{0,3}}? (?i:{ROLE} | {STAFF}) \b     # Acme's former chief executive
    | \s (?i:{STAFF}) \b                                             # Acme shares, Acme spokeswoman
    | , \s (?i:the|an?|its|which) \s (?: [\w’'-]+ \s ){{0,4}}? (?i:{BODY}) \b
    | , \s which \s
    | \s \( [A-Z]{{2,6}} \)                                          # Trade Commission (TC)
    | \s (?: [a-z]+ \s ){{1,4}} (?:its|itself) \b                    # Acme has changed its rules
    """
)


def kinds_of(text: str, places: Iterable[tuple[int, int, str, bool]]) -> dict[str, Kind]:
    """The kind of each name, from its `places`: (start, end, full name, whether it reads as a person's)."""
    votes: dict[str, Counter[Kind]] = {}
    for start, end, full, person in places:
        counted = votes.setdefault(full, Counter(_by_its_words(full)))
        if person:
            counted["person"] = max(counted["person"], SURE)
        if counted[""] < PLACES:
            counted[""] += 1
            counted.update(_around(text, start, end))
    return {full: _decided(counted) for full, counted in votes.items()}


def _by_its_words(full: str) -> dict[Kind, int]:
    words = [word.strip(".").lower() for word in full.split()]
    if words[-1] in name_words.NEITHER:
        return {"person": -99, "organisation": -99}
    if len(words) == 1 and words[0] in name_words.PAPERS:
        return {"organisation": SURE, "person": -99}
    return {"organisation": SURE} if any(word in name_words.CORPORATE for word in words) else {}


def _around(text: str, start: int, end: int) -> list[Kind]:
    before = text[max(0, start - WINDOW) : start].replace("\u00a0", " ")
    after = text[end : end + WINDOW].replace("\u00a0", " ")
    match = WORD_BEFORE.search(before, max(0, len(before) - 30))
    word, mark = (match[1].lower(), match[2]) if match else ("", "")
    found: list[Kind] = []
    # "Director Bo Ek", or "its safety director, Bo Ek," between two commas.
    if (word in ROLES and (mark != "," or after.startswith(","))) or PERSON_AFTER.match(after):
        found.append("person")
    body = not mark and (word in v.BODIES or (word in BELONGING and BELONGS_TO.search(before)))
    if body or BODY_AFTER.match(after):
        found.append("organisation")
    return found if len(found) == 1 else []


VERBS = v.AUXILIARY | v.IRREGULAR_PAST | v.SAYS | v.PRESENT


def acts(text: str, start: int, end: int) -> bool:
    """Whether a verb follows a name that has no article: "Low sang", "Low has left"."""
    following = VERB_AFTER.match(text, end, end + WINDOW)
    if following is None or THE.search(text, max(0, start - 5), start):
        return False
    verb = following[1].lower()
    return verb in VERBS or verb.endswith("ed")


def _decided(votes: Counter[Kind]) -> Kind:
    person, organisation = votes["person"], votes["organisation"]
    if max(person, organisation) < 1 or person == organisation:
        return ""
    return "person" if person > organisation else "organisation"
