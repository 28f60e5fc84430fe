"""Dates relative to another event: "within a month of her joining the board", "days after this incident".

First what the words say (`Anchor`), then which event of the article they mean (`meant`), then the span of
days that follows (`counted`). Whatever fails on the way leaves the event undated, with the reason.
"""

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from ingest.extraction import calendar
from ingest.extraction.affirming import BASE_OF
from ingest.extraction.calendar import When
from ingest.extraction.names import Names
from ingest.extraction.vocabulary import words

# How many dated events on each side an anchor may mean: a bound on work, far above any article's.
NEARBY = 60

Relation = Literal["within", "after", "before", "same"]

NUMBERS = {
    "a": 1,
    "an": 1,
    "the": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
RELATIVE = re.compile(
    r"""(?ix) (?<![\w-])
    (?: (?: more\ than | over | nearly | almost | about | around | at\ least | up\ to | only | just ) \s+ )?
    (?P<within> (?:within | in\ less\ than | less\ than | in\ under) \s+ )? [“"‘']?
    (?: (?P<within2> within \s+ | less\ than \s+ )?
        (?P<amount> \d{1,3} | an? | the | one | two | three | four | five | six | seven | eight | nine | ten
                  | eleven | twelve | several | a\ few | few | a\ couple\ of | some | many | about\ an?
                  | just\ an? ) \s+
    )?
    (?P<unit> day | week | month | year | decade ) (?P<plural> s )? [”"’']?
    (?: \s+ (?P<relation> after | before | following | prior\ to | later | earlier | afterwards? | of ) )? \b
    """
)
# "in recent years after", "three and a half years after": not counted.
ADJECTIVE = re.compile(r"(?i)\b(?!(?:just|only|mere|and|but|came|comes|for)\b)[a-z]+\s$")
SAME = re.compile(r"(?i)\b(?:that|the)\s+(?:very\s+)?same\s+(?P<unit>day|week|month|year)\b")
# "After her letter, the board met and a month later voted": counted from the letter.
OPENING = re.compile(r"[“\"'‘]?(?:After|Following)\s+([^,.;:]{3,80}),")
DEMONSTRATIVE = re.compile(
    r"(?i)\s*(?:this|that|these|those|the)(?:\s+(?:incident|event|announcement|revelation|move|decision|news|case"
    r"|attack|breach|ruling|report|story|agreement|deal|launch|disclosure|statement|vote|meeting|disaster"
    r"|accident|crash|collapse|explosion|fire|tragedy|killing|shooting|raid|arrest|death|verdict|message|letter"
    r"|e-?mail|warning|complaint|visit|hearing|election|resignation|recall|outage|strike|leak|sale|merger))?"
    r"\s*[,.;]?$"
)
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


def find_anchors(text: str, start: int, end: int) -> list[Anchor]:
    found: list[Anchor] = []
    opening = OPENING.match(text, start, end)
    for match in RELATIVE.finditer(text, start, end):
        if anchor := _anchor(text, end, match):
            if opening and anchor.target_start == anchor.target_end and opening.end() <= anchor.start:
                anchor = anchor._replace(target_start=opening.start(1), target_end=opening.end(1))
            found.append(anchor)
    for match in SAME.finditer(text, start, end):
        found.append(Anchor(*match.span(), "same", 0, match["unit"].lower(), match.end(), match.end()))
    return sorted(found, key=lambda anchor: anchor.start)


def _anchor(text: str, end: int, match: re.Match[str]) -> Anchor | None:
    within = bool(match["within"] or match["within2"])
    relation = (match["relation"] or "").lower()
    bare = match["amount"] is None
    if relation in {"later", "earlier"} and text.startswith(" than", match.end()):
        return None
    if (relation == "of" and not within) or (not relation and not (within and not bare)):
        return None
    if bare and (not match["plural"] or ADJECTIVE.search(text, max(0, match.start() - 16), match.start())):
        return None
    amount_text = (match["amount"] or "").lower().removeprefix("about ").removeprefix("just ")
    if amount_text == "the" and (relation not in {"after", "before"} or match["plural"]):
        return None
    amount = int(amount_text) if amount_text.isdigit() else NUMBERS.get(amount_text)
    target_end = match.end()
    if relation in {"after", "before", "following", "prior to", "of"}:
        target_end = _clause_end(text, match.end(), end)
    backwards = relation in {"before", "prior to", "earlier"}
    kind: Relation = "within" if within else "before" if backwards else "after"
    unit = match["unit"].lower()
    if unit == "decade":
        unit, amount = "year", amount and amount * 10
    return Anchor(match.start(), match.end(), kind, amount, unit, match.end(), target_end)


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
        "die died death killed",
        """fail failed failure collapse collapsed burst broke break disaster accident crash crashed explosion
        exploded fire burned burnt sink sank sunk sinking""",
        "warn warned warning alert alerted",
        "vote voted election elected ballot",
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
    found: set[str] = set()
    for match in LONGER_WORD.finditer(text):
        word = match.group().lower()
        found |= KIND_OF.get(word, frozenset())
        if word not in STOP:
            found.add(ENDING.sub("", BASE_OF.get(word, word)))
    return frozenset(found)


def meant(anchor: Anchor, text: str, known: list[Known], names: Names) -> Known | None:
    """The dated event that an anchor's words mean: the best match; for "this incident" the one before."""
    here = bisect_left(known, anchor.start, key=lambda event: event.start)
    earlier = known[max(0, here - NEARBY) : here]
    near = [*earlier, *known[here : here + NEARBY]]
    target = text[anchor.target_start : anchor.target_end]
    if not target.strip() or DEMONSTRATIVE.fullmatch(target):
        return earlier[-1] if earlier else None
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
        if len(of_kind) == 1 and event is of_kind[0]:
            kinds += 1
        score = 2.0 * len(inside & event.names) + len(about & event.stems) + 1.5 * kinds
        if not kinds and len(about & event.stems) < 2:
            continue
        rank = (score, -abs(event.start - anchor.start), event)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best and best[0] >= 3 else None


def counted(anchor: Anchor, when: When, *, backwards: bool = False) -> When | None:
    """The date an anchor gives; `backwards` when `when` is not its target's date but its own event's."""
    base = calendar.from_edtf(when.edtf.split("/")[0]) or when
    if ".." in base.edtf or not base.edtf:
        return None
    if anchor.relation == "same":
        return _same(base, anchor.unit)
    known = calendar.precision(base.edtf)
    sign = -1 if (anchor.relation == "before") != backwards else 1
    bare = When(base.edtf.rstrip("~"), base.label.removeprefix("around "))
    if known == "year" and anchor.unit != "year":
        return bare
    if anchor.amount is None:
        return _vague(bare, anchor.unit, sign)
    if known == "month" and anchor.unit in {"day", "week"} and anchor.relation != "within":
        return _from_within(bare, anchor.unit, sign * anchor.amount)
    moved = calendar.shifted(bare.edtf, anchor.unit, sign * anchor.amount)
    if moved is None:
        return None
    if anchor.relation == "within" and not backwards:
        return calendar.between(bare, moved, in_words=True) if sign > 0 else calendar.between(moved, bare)
    return calendar.around(moved) if moved.edtf == bare.edtf else moved


def _from_within(month: When, unit: str, amount: int) -> When | None:
    """Days or weeks counted from a day of a month that is not told: the months it may be."""
    first, last = calendar.bounds(month.edtf) or (None, None)
    if first is None or last is None:
        return None
    ends = [calendar.shifted(day.isoformat(), unit, amount) for day in (first, last)]
    low, high = (calendar.from_edtf(end.edtf[:7]) if end else None for end in ends)
    if low is None or high is None:
        return None
    return low if low.edtf == high.edtf else calendar.between(low, high, in_words=True)


def _same(base: When, unit: str) -> When | None:
    span = calendar.bounds(base.edtf)
    if span is None or span[0] is None:
        return None
    if unit == "year":
        return calendar.from_edtf(base.edtf[:4])
    if unit == "month":
        return calendar.from_edtf(base.edtf[:7])
    if unit == "week" and calendar.precision(base.edtf) == "day":
        year, week, _ = span[0].isocalendar()
        return calendar.from_timex(f"{year:04}-W{week:02}")
    return base


def _vague(base: When, unit: str, sign: int) -> When | None:
    """ "days after", "weeks before": about the same month; "months", "years": only before or after."""
    if unit in {"day", "week"}:
        rough = calendar.from_edtf(base.edtf[:7])
        return calendar.around(rough) if rough else None
    if unit == "month":
        rough = calendar.from_edtf(base.edtf[:4])
        return calendar.around(rough) if rough else None
    return calendar.onwards(base, "after") if sign > 0 else calendar.up_to(base, "before")
