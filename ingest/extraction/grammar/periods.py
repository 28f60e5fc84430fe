"""Longer stretches with names: seasons, quarters, halves, fiscal years, decades, centuries, feasts, weekends."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_ordinal, parse_year
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, alternation, before, rule
from ingest.extraction.grammar.says import Base, Calendar, Phrase, Relative

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1, "current": 0,
          "latest": 0, "upcoming": 1}  # fmt: skip
_POINTER = r"(?:(?P<pointer>last|past|previous|this past|this coming|this|next|coming|upcoming|following|current|latest) )?"
_POINTERS = (
    "last",
    "past",
    "previous",
    "this",
    "next",
    "coming",
    "upcoming",
    "following",
    "current",
    "latest",
)


def _step(match: re.Match[str]) -> int | None:
    return None if match["pointer"] is None else _STEPS[match["pointer"].split()[-1]]


_FALL_LEADS = re.compile(
    r"\b(?:in|by|until|since|during|throughout|of)[ \n]+(?:the[ \n]+)?$|\b(?:early|late|mid)[ \n-]+$"
)
_FALL_NOUNS = re.compile(
    r"[ \n]+(?:campaign|semester|season|term|collection|fashion|offensive|harvest|and winter|election)\b"
)
_NOT_SPRING = re.compile(
    r"[ \n]+(?:water|waters|from|up|into|back|to|a|onion|roll|rolls|mattress|board|loaded|training)\b|-load"
)


def _is_season(match: re.Match[str], text: str) -> bool:
    """ "fall" and "spring" are other words, too: "the fall of Rome", "prices fall", "spring from"."""
    follows = after(match)
    if match["season"] == "spring":
        return not _NOT_SPRING.match(follows) and not re.search(
            r"\b(?:hot|to|would|will|a|arab|prague)[ \n]+$", before(match)
        )
    if re.match(r"[ \n]+(?:in|of|from|to|for|by|on|short|below|under)\b", follows):
        return False
    return bool(_FALL_LEADS.search(before(match)) or _FALL_NOUNS.match(follows))


def _season(match: re.Match[str], text: str) -> Calendar | None:
    name = match["season"]
    year = parse_year(match["year"])
    if name in ("fall", "spring") and not match["pointer"] and not year and not _is_season(match, text):
        return None
    return Calendar(year=year, season=lexicon.SEASONS[name], step=_step(match))


_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4,
             "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip


def _quarter_before(match: re.Match[str], text: str) -> Calendar:
    """ "the year-ago third quarter"."""
    return Calendar(quarter=_QUARTERS[match["number"]], within=Relative("year", -1))


def _quarter(match: re.Match[str], text: str) -> Calendar | None:
    if re.match(r"[ \n]*(?:-?finals?\b|of (?:the )?(?:game|match)|pounder|horse)", after(match)):
        return None
    year = match["year"] or match["lead_year"]
    return Calendar(
        year=int(year) if year else None,
        quarter=_QUARTERS[match["number"]],
        fiscal=match["fiscal"] is not None,
    )


def _same_period(match: re.Match[str], text: str) -> Calendar:
    """ "the 1988 quarter", "the 1988 period": the quarter the text is about, in another year."""
    return Calendar(int(match["year"]), same_period=True)


def _quarter_code(match: re.Match[str], text: str) -> Calendar | None:
    """ "Q3 2011", "3Q", "H1"."""
    written = match["year"] or match["year_first"]
    year = int(written) if written else None
    number = int(match["number"] or match["leading"])
    if match["letter"] == "h" and (number > 2 or year is None):
        return None
    return Calendar(year=year, half=number) if match["letter"] == "h" else Calendar(year=year, quarter=number)


def _half(match: re.Match[str], text: str) -> Calendar | None:
    year = int(match["year"]) if match["year"] else None
    half = 2 if match["which"] in ("second", "last", "latter", "final", "other") else 1
    within = None if year else _year_meant(match["of"])
    return None if year is None and within is None else Calendar(year=year, half=half, within=within)


def _year_meant(words: str) -> Relative | None:
    """The year in "the first half of this year", "of the year", "of next year"."""
    if words.startswith("that"):
        return Relative("year", 0, Base.MENTIONED)
    return Relative("year", {"last": -1, "next": 1}.get(words.split()[0], 0))


def _fiscal_year(match: re.Match[str], text: str) -> Calendar:
    words = match["year"].lstrip("'")
    year = int(words) if len(words) == 4 else (1900 if int(words) > 40 else 2000) + int(words)
    return Calendar(year, fiscal=True)


def _decade(match: re.Match[str], text: str) -> Calendar | None:
    """ "the 1970s", "the '90s", "the nineties": three figures of the year, the first two open if unsaid."""
    if match["before_christ"]:
        return Calendar(decade="BC" + match["before_christ"][:-1].zfill(3), before_christ=True)
    if match["years"]:
        digits = match["years"]
        if digits.endswith("00"):
            return Calendar(century=digits[:2])
        return Calendar(decade=digits[:3])
    if match["short"]:
        if "'" not in match["short"] and not re.search(r"\b(?:the|early|late|mid)[ \n-]+$", before(match)):
            return None
        if re.search(r"\b(?:his|her|their|my|our|your|its)(?: (?:early|late|mid))?[ \n-]+$", before(match)):
            return None
        return Calendar(decade="19" + match["short"].lstrip("'")[0])
    if not re.search(
        r"\bthe[ \n]+(?:(?:early|late|mid)[ \n-]+)?$|\b(?:early|late|mid)[ \n-]+$", before(match)
    ) or re.search(r"\b(?:his|her|their|my|our|your)[ \n]", before(match)):
        return None
    return Calendar(decade=f"19{lexicon.DECADES[match['word']]}")


def _century(match: re.Match[str], text: str) -> Calendar | None:
    number = parse_ordinal(match["number"])
    if number is None or not 1 <= number <= 30:
        return None
    return Calendar(
        century=f"{number - 1:02d}", before_christ=match["era"] is not None and match["era"].startswith("b")
    )


def _feast(match: re.Match[str], text: str) -> Calendar | None:
    name = re.sub(r"[ \n]+", " ", match["feast"])
    if name == "new year's" and re.match(r"[ \n]+(?:resolution|greeting|wish|message)", after(match)):
        return None
    year = int(match["year"]) if match["year"] else None
    return Calendar(year, feast=name, step=_step(match))


def _weekend(match: re.Match[str], text: str) -> Calendar | None:
    return Calendar(weekend=True, step=_step(match))


def _end_of_year(match: re.Match[str], text: str) -> Phrase:
    """ "year-end", "year's end", "month's end"; the end of a year is its last day."""
    if match["unit"] == "year":
        return Phrase(
            match.start(), match.end(), Calendar(month=12, day=31, within=Relative("year", 0, Base.SPOKEN_OF))
        )
    return Phrase(match.start(), match.end(), Relative(match["unit"], 0, Base.SPOKEN_OF), mod="END")


_FEASTS = (*lexicon.FIXED_FEASTS, *lexicon.MOVING_FEASTS, *lexicon.EASTER_FEASTS)
_YEAR_AFTER = r"(?:,? (?:of |in )?(?P<year>{year}))?"

RULES: tuple[Rule, ...] = (
    rule(
        [*lexicon.SEASONS, *_POINTERS], rf"{_POINTER}(?P<season>{{season}})(?:time)?(?:,? (?:of |in )?(?P<year>{{year}}|{{spelled_year}}))?", _season
    ),
    rule(
        [*_QUARTERS, "fiscal", DIGITS],
        r"(?:(?P<lead_year>{year})(?:'s)? )?(?:(?P<fiscal>fiscal(?: year's|-year)?)[ -])?"
        r"(?P<number>first|second|third|fourth|final|1st|2nd|3rd|4th)(?: fiscal| calendar)?[ -]quarters?"
        r"(?:,? (?:of |in )?(?:fiscal )?(?P<year>{year}))?",
        _quarter,
    ),
    rule(
        ["q1", "q2", "q3", "q4", "h1", "h2", DIGITS],
        r"(?:(?P<year_first>{year}) ?)?(?:(?P<letter>[qh])(?P<number>[1-4])|(?P<leading>[1-4])q)(?: (?P<year>{year}))?",
        _quarter_code,
    ),
    rule(
        ["first", "second", "last", "latter", "final", "other"],
        r"(?P<which>first|second|last|latter|final|other) half(?: of|,)? "
        r"(?:(?:the )?(?:fiscal )?(?P<year>{year})|(?P<of>this year|the year|that year|last year|next year))",
        _half,
    ),
    rule(["fiscal", "fy"], r"(?:fiscal|fy)(?: year)? ?(?P<year>{year}|'[0-9]{2})", _fiscal_year),
    rule(
        [DIGITS, *lexicon.DECADES],
        r"(?:(?P<before_christ>[1-9][0-9]{0,2}0)s (?:bce?|b\.c\.)|(?P<years>[12][0-9]{2}0)'?s|(?P<short>'?[1-9]0)'?s|(?P<word>"
        + alternation(lexicon.DECADES)
        + r"))",
        _decade,
    ),
    rule(
        [DIGITS, *lexicon.ORDINALS],
        r"(?P<number>{ordinal})[ -](?:century|centuries)(?: (?P<era>bce?|b\.c\.|ad|ce|a\.d\.))?",
        _century,
    ),
    rule(
        [*{feast.split(" ")[0].split("'")[0].rstrip(".") for feast in _FEASTS}, *_POINTERS],
        rf"{_POINTER}(?P<feast>{alternation(_FEASTS)}){_YEAR_AFTER}",
        _feast,
    ),
    rule([DIGITS], r"(?P<year>{year}) (?:period|quarter)", _same_period),
    rule(["year"], r"year-(?:ago|earlier) (?P<number>first|second|third|fourth)[ -]quarter", _quarter_before),
    rule(["weekend", *_POINTERS], rf"{_POINTER}weekend", _weekend),
    rule(
        ["year", "month", "week"], r"(?P<unit>year|month|week)(?:'s)?[ -]end", _end_of_year
    ),
)  # fmt: skip
