"""Dates relative to another event: "within a month of her joining the board", "days after this incident".

First what the words say (`Anchor`), then which event of the article they mean (`meant`); the days that follow
are counted in `counting`. Whatever fails on the way leaves the event undated, with the reason.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ingest.extraction import lexicon
from ingest.extraction.affirming import BASE_OF
from ingest.extraction.calendar import When
from ingest.extraction.names import Names
from ingest.extraction.text import has_any, in_quotation
from ingest.extraction.vocabulary import words

# How many dated events on each side an anchor may mean: a bound on work, far above any article's.
NEARBY = 60

Relation = Literal["within", "after", "before", "same", "since"]

NUMBERS = {"a": 1, "an": 1, "the": 1, **lexicon.NUMBERS, **lexicon.TENS}
_TENS, _ONES = "|".join(lexicon.TENS), "|".join(lexicon.NUMBERS)
RELATIVE = re.compile(
    rf"""(?ix) (?<![\w-])
    (?: (?: more\ than | over | nearly | almost | about | around | at\ least | up\ to | only | just ) \s+ )?
    (?P<within> (?:within | in\ less\ than | less\ than | in\ under) \s+ )? [“"‘']?
    (?: (?P<within2> within \s+ | less\ than \s+ )?
        (?P<amount> \d{{1,3}} | an? | the | (?:{_TENS})(?:-(?:{_ONES}))? | {_ONES} | several | a\ few | few
                  | a\ couple\ of | some | many | about\ an? | just\ an? ) \s+
    )?
    (?P<unit> minute | hour | day | week | fortnight | month | year | decade ) (?P<plural> s )? [”"’']?
    (?: \s+ (?P<relation> after | before | following | prior\ to | later | earlier | afterwards? | of ) )? \b
    """
)
# "in recent years after", "three and a half years after": not counted.
ADJECTIVE = re.compile(r"(?i)\b(?!(?:just|only|mere|and|but|came|comes|for)\b)[a-z]+\s$")
# No anchor counts in anything else.
UNITS = ("minute", "hour", "day", "week", "fortnight", "month", "year", "decade")
SAME = re.compile(
    r"(?i)\b(?:(?:that|the)\s+(?:very\s+)?same\s+(?P<unit>day|week|month|year|morning|afternoon|evening|night)"
    r"|that\s+(?:very\s+)?(?P<part>day|morning|afternoon|evening|night)(?=\s?[,.;:]|\s(?:and|he|she|it|they|the)\b))"
)
# "denied at the time that …": not "the largest ever at the time".
THEN = re.compile(
    r"(?i)\b(?:said|told|denied|insisted|claimed|argued|wrote|called|promised)[^,.;:]{0,30}?\s(at the time)\b"
)
# "At the time, Ada Low lived in Rome."
BACK_THEN = re.compile(
    r"(?i)[“\"'‘]?(?:and |but )?(?:at (?:the|that) time|(?:around|about) (?:that|the same) time)(?=, )"
)
# "On the evening of the fire", "since the approval": counted from what is named, if the text dates that.
OF_EVENT = re.compile(
    r"(?i)\b(?:on|in)\sthe\s(?P<unit>day|morning|afternoon|evening|night|week|month|year)\sof\s(?=(?:the|his|her|their|its)\s[a-z])"
)
SINCE_EVENT = re.compile(
    r"(?i)\bsince\s(?P<event>(?:the|his|her|their|its|that)\s(?:[\w’'-]+\s){0,2}?[a-z]{4,})(?=\s?[,.;])"
)
# "During that strike, the army drove": as long as it lasted.
MEANWHILE = re.compile(
    r"(?:During|Throughout)\sthat\s(?!(?:time|day|night|morning|week|month|year|decade|century)s?\b)[a-z]{4,}\b"
)
# "has been running it since then", "in the months since, …".
SINCE_THEN = re.compile(
    r"(?i)\b(?:(?:ever )?since then|(?:in|over|during) the (?:days|weeks|months|years|decade) since(?=[,.;])"
    r"|(?:ever )?since(?=[.;]))"
)
# "After her letter, the board met and a month later voted": counted from the letter.
OPENING = re.compile(r"[“\"'‘]?(?:After|Following)\s+([^,.;:]{3,80}),")
DEMONSTRATIVE = re.compile(
    r"(?i)\s*(?:this|that|these|those|the)(?:\s+(?:incident|event|announcement|revelation|move|decision|news|case"
    r"|attack|breach|ruling|report|story|agreement|deal|launch|disclosure|statement|vote|meeting|disaster"
    r"|accident|crash|collapse|explosion|fire|tragedy|killing|shooting|raid|arrest|death|verdict|message|letter"
    r"|e-?mail|warning|complaint|visit|hearing|election|resignation|recall|outage|strike|leak|sale|merger))?"
    r"\s*[,.;]?$"
)
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
SHORT_UNITS = frozenset({"minute", "hour"})
MULTIPLES = {"decade": ("year", 10), "fortnight": ("week", 2)}
# "Within days, the chain shut its shops."
FRONTED = re.compile(r"\s?[,.;]")
DOING = re.compile(r"\s[a-z]+ing\b")
LASTED = re.compile(r"(?i)over\s")
# "must decide within two days": counted from the decision to come, if from anything.
AHEAD = re.compile(r"(?i)\b(?:must|should|can|could|may|might)\b[^.;]*$")
# What was told just before is among so many events, and so many characters back.
LAST, REACH = 4, 900
# "the warning reached him": a thing told before.
DEFINITE = re.compile(r"(?i)\s*(?:this|that|the)\s+(?P<noun>[a-z]{4,})\b")


class Anchor(NamedTuple):
    """text[start:end] counts `amount` units from what text[target_start:target_end] tells, or is implied."""

    start: int
    end: int
    relation: Relation
    amount: int | None
    unit: str
    target_start: int
    target_end: int
    # The date that the target gives for itself: "within a month of joining in June 2011".
    own: When | None = None
    own_text: str = ""


class Known(NamedTuple):
    """A dated event of the article, as something another date can be counted from."""

    start: int
    when: When
    date_text: str
    passage: str
    stems: frozenset[str]
    names: frozenset[str]
    # "the year before": told by the way, and the story does not go on from there.
    aside: bool = False


def find_anchors(text: str, start: int, end: int) -> list[Anchor]:
    passage = text[start:end].lower()
    found = [*_counting(text, start, end)] if has_any(passage, UNITS) else []
    if "same" in passage or "that" in passage:
        for match in SAME.finditer(text, start, end):
            if match["part"] is None or not in_quotation(text, match.start(), start):
                found.append(_as_before(match.span(), "same", (match["unit"] or match["part"]).lower()))
        if meanwhile := MEANWHILE.match(text, start, end):
            found.append(_as_before(meanwhile.span(), "same", "stretch"))
    if " of the " in passage or " of his " in passage or " of her " in passage:
        found += [_on_the_day(text, end, match) for match in OF_EVENT.finditer(text, start, end)]
    if then := BACK_THEN.match(text, start, end):
        found.append(_as_before(then.span(), "same", "day"))
    if "at the time" in passage:
        found += [_as_before(match.span(1), "same", "day") for match in THEN.finditer(text, start, end)]
    if "since" in passage:
        found += [_as_before(match.span(), "since", "day") for match in SINCE_THEN.finditer(text, start, end)]
        for match in SINCE_EVENT.finditer(text, start, end):
            found.append(Anchor(*match.span(), "since", 0, "day", match.start("event"), match.end()))
    return sorted(found, key=lambda anchor: anchor.start) if len(found) > 1 else found


def _counting(text: str, start: int, end: int) -> Iterator[Anchor]:
    """ "Two weeks after", "within a month of", "days later"."""
    opening = OPENING.match(text, start, end)
    for match in RELATIVE.finditer(text, start, end):
        if anchor := _anchor(text, end, match):
            if opening and anchor.target_start == anchor.target_end and opening.end() <= anchor.start:
                anchor = anchor._replace(target_start=opening.start(1), target_end=opening.end(1))
            yield anchor


def _on_the_day(text: str, end: int, match: re.Match[str]) -> Anchor:
    """ "On the evening of the fire": the day of what is named."""
    unit = match["unit"].lower()
    unit = "day" if unit in PARTS_OF_DAY else unit
    return Anchor(
        match.start(), match.end(), "same", 0, unit, match.end(), _clause_end(text, match.end(), end)
    )


def _as_before(span: tuple[int, int], relation: Relation, unit: str) -> Anchor:
    """An anchor that means what was told just before."""
    return Anchor(*span, relation, 0, "day" if unit in PARTS_OF_DAY else unit, span[1], span[1])


def _anchor(text: str, end: int, match: re.Match[str]) -> Anchor | None:
    within = bool(match["within"] or match["within2"])
    relation = (match["relation"] or "").lower()
    bare = match["amount"] is None
    if relation in {"later", "earlier"} and text.startswith(" than", match.end()):
        return None
    short = match["unit"].lower() in SHORT_UNITS
    alone = short or not bare or FRONTED.match(text, match.end())
    if (relation == "of" and not within) or (not relation and not (within and alone)):
        return None
    if DOING.match(text, match.end()) and LASTED.match(match.group()):
        return None  # "over two days before finding that …" is how long it took
    if within and not relation and AHEAD.search(text, max(0, match.start() - 60), match.start()):
        return None
    adjective = not within and ADJECTIVE.search(text, max(0, match.start() - 16), match.start())
    if bare and (not match["plural"] or adjective):
        return None
    amount_text = (match["amount"] or "").lower().removeprefix("about ").removeprefix("just ")
    if amount_text == "the" and (relation not in {"after", "before"} or match["plural"]):
        return None
    amount = _number(amount_text)
    target_end = match.end()
    if relation in {"after", "before", "following", "prior to", "of"}:
        noun = NOUN_ALONE.match(text, match.end(), end)
        target_end = noun.end() if noun else _clause_end(text, match.end(), end)
    backwards = relation in {"before", "prior to", "earlier"}
    kind: Relation = "within" if within else "before" if backwards else "after"
    unit = match["unit"].lower()
    if unit in MULTIPLES:
        unit, times = MULTIPLES[unit]
        amount = amount and amount * times
    return Anchor(match.start(), match.end(), kind, amount, unit, match.end(), target_end)


def _number(words: str) -> int | None:
    """12, "twelve", "twenty-four"; None for "several"."""
    if words.isdigit():
        return int(words)
    parts = [NUMBERS.get(part) for part in words.split("-")]
    return sum(part for part in parts if part) if all(parts) else None


# "Two days before his death | an informant told them"
NOUN_ALONE = re.compile(
    r"\s(?:his|her|its|their|the|this|that)\s[a-z]+(?=\s(?:an?|the|he|she|it|they|his|her)\s)"
)
CLAUSE_END = re.compile(r"[,;:.–—)](?=\s|$)")
# "Ada Low, the head of Acme, joined …": what stands between the commas only says who that is.
INSERTED = re.compile(
    r"\s(?:[A-Z][\w’'-]*\s?){1,4}(?P<insertion>,\s(?:the|an?|its|who)\s[^,.;:]{3,80},)\s[a-z]+ed\b"
)


def _clause_end(text: str, start: int, end: int) -> int:
    inserted = INSERTED.match(text, start, min(end, start + 160))
    low = inserted.end("insertion") if inserted else start
    match = CLAUSE_END.search(text, low, min(end, low + 160))
    return match.start() if match else min(end, low + 160)


# Words for one happening, as verb and as noun: what was said as "joined" may be meant by "inauguration".
KINDS = [
    words(kind)
    for kind in (
        """join joined joining step stepping stepped appoint appointed appointment inauguration became become
        board elected election arrival arrive arrived seat sat sit sitting hired hiring""",
        "leave left leaving departure departed resign resigned resignation quit ouster ousted firing fired",
        "leak leaked breach breached hack hacked incident attack attacked intrusion exposure exposed scraped",
        "sue sued suing lawsuit suit complaint filing filed file claim",
        "announce announced announcement unveil unveiled reveal revealed revelation disclosed disclosure",
        "buy bought acquire acquired acquisition purchase purchased takeover merger merge merged",
        "launch launched rollout release released introduce introduced introduction debut start began",
        "publish published report reported expose exposé article story investigation posted post",
        "ban banned block blocked suspend suspended suspension",
        "sign signed agreement deal contract partnership agreed",
        "unseal unsealed unsealing public release released disclosed",
        "die died death killed kill dead fatal shot shooting stabbed stabbing murder murdered",
        """fail failed failure collapse collapsed burst broke break disaster accident crash crashed explosion
        exploded fire burned burnt sink sank sunk sinking""",
        "warn warned warning alert alerted",
        "vote voted election elected ballot",
        "approve approved approval clear cleared clearance authorise authorised authorize authorized",
        "arrest arrested detained custody",
        "meet met meeting talks",
        "visit visited trip flew travelled traveled",
        "rule ruled ruling decision decided judgment verdict found",
        "fine fined penalty sanction",
        "email emailed wrote write letter message",
        "close closed shut closure shutdown retire retired end ended",
    )
]
KIND_OF: dict[str, frozenset[str]] = {
    word: frozenset(f"#{number}" for number, kind in enumerate(KINDS) if word in kind)
    for word in frozenset().union(*KINDS)
}
KIND_STEMS = frozenset().union(*KIND_OF.values())
STOP = words(
    "the and for with that this from was were had has its his her their who which into onto over been"
)


LONGER_WORD = re.compile(r"[^\W\d_]{3,}")
ENDING = re.compile(r"(?:ing|ed|es|s|e)$")


def stems(text: str) -> frozenset[str]:
    """What a passage is about: its longer words without endings, and the kinds of happening it names."""
    return frozenset().union(*map(_stem, LONGER_WORD.findall(text.lower())))


# A text is made of the same words over and over.
@lru_cache(maxsize=8192)
def _stem(word: str) -> frozenset[str]:
    """The word without its ending, unless it says nothing, and the kinds of happening it names."""
    kinds = KIND_OF.get(word, frozenset())
    return kinds if word in STOP else kinds | {ENDING.sub("", BASE_OF.get(word, word))}


def meant(anchor: Anchor, text: str, known: list[Known], names: Names) -> Known | None:
    """The dated event that an anchor's words mean: the best match; for "this incident" the one before."""
    here = bisect_left(known, anchor.start, key=lambda event: event.start)
    earlier = known[max(0, here - NEARBY) : here]
    near = [*earlier, *known[here : here + NEARBY]]
    target = text[anchor.target_start : anchor.target_end]
    if not target.strip() or DEMONSTRATIVE.fullmatch(target):
        if anchor.relation == "within" and not target.strip():
            since = names.sentence_before(anchor.start)
            earlier = [event for event in earlier if event.start >= since]
        return _just_told(anchor, text, earlier)
    about = stems(target)
    inside = frozenset(name.full for name in names.within(anchor.target_start, anchor.target_end))
    definite = DEFINITE.match(target)
    noun = stems(definite["noun"]) if definite else frozenset[str]()
    of_kind = [event for event in near if about & event.stems & KIND_STEMS]
    best: tuple[float, int, Known] | None = None
    for event in near:
        kinds = sum(1 for stem in about & event.stems if stem[0] == "#")
        if event.start < anchor.start and noun & event.stems:
            kinds += 1
        if event in of_kind and (len(of_kind) == 1 or event is (earlier[-1] if earlier else None)):
            kinds += 1
        score = 2.0 * len(inside & event.names) + len(about & event.stems) + 1.5 * kinds
        if not kinds and len(about & event.stems) < 2:
            continue
        rank = (score, -abs(event.start - anchor.start), event)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best and best[0] >= 3 else None


def _just_told(anchor: Anchor, text: str, earlier: list[Known]) -> Known | None:
    """What was told last: not by the way, and close enough to count the anchor's units from."""
    near = [event for event in earlier[-LAST:] if anchor.start - event.start <= REACH] or earlier[-1:]
    told = [event for event in near if not event.aside] or near
    if not told:
        return None
    if anchor.unit in SHORT_UNITS and "\n" in text[told[-1].start : anchor.start].strip():
        return None  # hours after what, a paragraph later?
    return told[-1]
