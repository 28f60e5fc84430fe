"""Events told as a noun: "newly unsealed documents", "follows a report by …", "after an exposé from …"."""

import re
from typing import NamedTuple

from ingest.extraction.tagging import Token, tokens
from ingest.extraction.wording import line, shortened, trimmed

PUBLISHED = r"report|investigation|expos[eé]|article|story|study|book|documentary|analysis|review"
PAPERS = "documents|papers|filings|e-?mails|records|files|messages|letters|transcripts|exhibits"
NEWLY = re.compile(
    r"(?i)\b(?:newly|recently|just)[- \u00a0]"
    r"(?P<form>unsealed|released|published|filed|disclosed|leaked|obtained|declassified|made[- ]public)"
    rf"[ \u00a0](?P<noun>(?:[\w’'-]+[ \u00a0]){{0,3}}?(?:{PAPERS}))\b"
)
FOLLOWS = re.compile(
    r"(?i)\b(?:follows|comes after|came after|comes amid|followed)\s+(?:a|an|the)\s+(?:[\w’'-]+\s+){0,2}?"
    rf"(?P<noun>{PUBLISHED}|announcement|statement|claim)\s+(?:by|from|in)\s+(?P<who>[^,.;:]{{2,60}}?)\s+(?=that\b)"
)
AFTER = re.compile(
    r"(?i)\b(?:following|after|in response to|prompted by)\s+(?P<what>(?:a|an)\s+(?:[\w’'-]+\s+){0,2}?"
    rf"(?:{PUBLISHED})\s+(?:by|from|in)\s+[^,.;:]{{2,60}}?)\s+(?P<form>[a-z]{{3,}}ing)\b"
)
SAYS = {"announcement": "announced", "claim": "claimed", "statement": "stated"}


class Nominal(NamedTuple):
    """An event told as a noun in text[start:end], its headline, and where the "after" before it stands.

    `owned` is the headline with "{}" for the one whom the pronoun `owner` means, `ahead` that for what is to
    come.
    """

    joint: int
    start: int
    end: int
    headline: str
    who: str
    owned: str = ""
    owner: Token | None = None
    ahead: str = ""
    # "the 2019 attack": that it happened is taken for granted, whatever the sentence says of it.
    presupposed: bool = False


def newly_public(text: str, start: int, end: int) -> Nominal | None:
    """ "newly unsealed court documents" gives "Court documents were unsealed"."""
    match = NEWLY.search(text, start, end)
    if not match:
        return None
    noun = " ".join(match["noun"].split())
    form = match["form"].lower().replace("-", " ")
    return Nominal(match.start(), match.start(), match.end(), f"{noun[:1].upper()}{noun[1:]} were {form}", "")


def followed_report(text: str, start: int, end: int) -> Nominal | None:
    """ "It follows a report by Acme that …" gives "Acme reported that …"."""
    match = FOLLOWS.search(text, start, end)
    if not match:
        return None
    who = " ".join(match["who"].split())
    verb = SAYS.get(match["noun"].lower(), "reported")
    rest = trimmed_line(text, match.end(), end, 100 - len(who) - len(verb) - 7)
    return Nominal(
        match.start(),
        match.start(),
        end,
        f"{who[:1].upper()}{who[1:]} {verb} that {rest}",
        who.removeprefix("the "),
    )


def cited_report(text: str, start: int, end: int) -> Nominal | None:
    """ "… following an exposé from Acme declaring …" gives "An exposé from Acme declared …"."""
    match = AFTER.search(text, start, end)
    if not match:
        return None
    what = " ".join(match["what"].split())
    stem = match["form"][:-3]
    past = {"say": "said", "show": "showed", "find": "found"}.get(stem, stem + "ed")
    rest = trimmed_line(text, match.end(), end, 98 - len(what) - len(past))
    who = re.sub(r"(?i)^.*?\b(?:by|from|in)\s+(?:the\s+)?", "", what)
    return Nominal(
        match.start(), match.start("what"), end, f"{what[:1].upper()}{what[1:]} {past} {rest}", who
    )


def trimmed_line(text: str, start: int, end: int, limit: int) -> str:
    words = tokens(text, start, end)
    return line(text, trimmed(shortened(text, trimmed(words), limit)))
