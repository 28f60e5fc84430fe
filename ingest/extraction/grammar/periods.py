"""Parts of the year: seasons, quarters, halves, fiscal years, the ends of years and months."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_year
from ingest.extraction.grammar.pattern import (
    KIND_OF_YEAR,
    ORDINAL_ENDS,
    POINTER,
    POINTER_STARTS,
    YEAR_KINDS,
    Rule,
    after,
    alternation,
    before,
    figure_before,
    noun_follows,
    pointer_step,
    pointer_tells_of_said,
    rule,
)
from ingest.extraction.grammar.says import Base, Calendar, Phrase, Relative

_FALL_LEADS = re.compile(
    r"\b(?:in|by|until|since|during|throughout|of"
    r"|(?:planned|scheduled|slated|set|due|timed|expected|ready)[ \n]for)"
    r"[ \n]+(?:the[ \n]+)?$|\b(?:early|late|mid|that)[ \n-]+$"
)
_FALL_NOUNS = re.compile(
    r"[ \n]+(?:campaign|semester|season|term|collection|fashion|offensive|harvest|and winter|election)\b"
)
_FALL_OF = re.compile(r"[ \n]+(?:in|of|from|to|for|by|on|short|below|under)\b")
_SPRING_LEADS = re.compile(r"\b(?:hot|to|would|will|arab|prague)[ \n]+$")
_A_SPRING = re.compile(r"\ba[ \n]+$")
_SPRING_NOUNS = re.compile(
    r"[ \n]+(?:water|waters|from|up|into|back|to|a|onion|roll|rolls|mattress|board|loaded|training"
    r"|coils?|chicken|mechanism|clean(?:ing)?|lock)\b|-load"
)
_OTHER_QUARTERS = re.compile(r"[ \n]*(?:-?finals?\b|of (?:the )?(?:game|match)|pounder|horse)")
# "scored ten points in the fourth quarter": of a game.
_OF_A_GAME = re.compile(
    r"\b(?:scored|scoring|outscored|trailed|trailing|touchdowns?|yards?|rebounds?|halftime|overtime|quarterback"
    r"|free throws?|field goals?|jump(?:er|ers| shots?)|fumbles?|intercept(?:ed|ions?)"
    r"|seconds left|minutes left"
    r"|three-pointers?|3-pointers?|dunk(?:ed|s)?|left in|remaining in)\b"
)
_SENTENCE = 90
_NUMBERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip


def _season(match: re.Match[str], text: str) -> Calendar | Phrase | None:
    """ "last summer", "the spring of 1999", "the winter of 1914-15"; of "1914-18" the first year."""
    name = match["season"]
    year = parse_year(match["year"])
    if name in ("fall", "spring") and not match["pointer"] and not year and not _is_season(match, name):
        return None
    says = Calendar(
        year, season=lexicon.SEASONS[name], step=pointer_step(match), said=pointer_tells_of_said(match)
    )
    turns = year is not None and match["turn"] is not None and int(match["turn"][-2:]) == (year + 1) % 100
    return Phrase(match.start(), match.end() if turns or not match["turn"] else match.end("year"), says)


def _is_season(match: re.Match[str], name: str) -> bool:
    """ "fall" and "spring" are other words, too: "the fall of Rome", "prices fall", "spring from"."""
    leads, follows = before(match), after(match)
    if name == "spring":
        # "a spring offensive"; "a spring that leaps"
        if _A_SPRING.search(leads) and not noun_follows(follows):
            return False
        return not _SPRING_NOUNS.match(follows) and not _SPRING_LEADS.search(leads)
    if _FALL_OF.match(follows):
        return False
    return bool(_FALL_LEADS.search(leads) or _FALL_NOUNS.match(follows))


def _quarter(match: re.Match[str], text: str) -> Calendar | None:
    """ "the third quarter of 1984", "fourth-quarter", "the 1988 second quarter"."""
    year = parse_year(match["year"] or match["year_first"])
    if _OTHER_QUARTERS.match(after(match)) or (not year and _is_of_a_game(match)):
        return None
    return Calendar(year, quarter=_NUMBERS[match["number"]], fiscal=match["fiscal"] is not None)


def _is_of_a_game(match: re.Match[str]) -> bool:
    left, right = before(match, _SENTENCE).rpartition(". ")[2], after(match, _SENTENCE).partition(". ")[0]
    return bool(_OF_A_GAME.search(left) or _OF_A_GAME.search(right))


def _two_quarters(match: re.Match[str], text: str) -> tuple[Phrase, ...]:
    """ "the first and second quarters of 2023"."""
    year = parse_year(match["year"])
    first, last = (Calendar(year, quarter=_NUMBERS[match[name]]) for name in ("first", "last"))
    return (
        Phrase(match.start("first"), match.end("first"), first),
        Phrase(match.start("last"), match.end(), last),
    )


def _last_quarter(match: re.Match[str], text: str) -> Calendar:
    """ "the last quarter of 1986"."""
    return Calendar(int(match["year"]), quarter=4)


def _quarter_code(match: re.Match[str], text: str) -> Calendar | None:
    """ "Q3 2011", "3Q", "H1 2012"."""
    year = parse_year(match["year"] or match["year_first"])
    number = int(match["number"] or match["leading"])
    if match["letter"] != "h":
        return Calendar(year, quarter=number)
    return Calendar(year, half=number) if year and number <= 2 else None


def _quarter_before(match: re.Match[str], text: str) -> Calendar:
    """ "the year-ago third quarter"."""
    return Calendar(quarter=_NUMBERS[match["number"]], within=Relative("year", -1))


def _same_period(match: re.Match[str], text: str) -> Calendar:
    """ "the 1988 quarter", "the 1988 period": the quarter the text is about, in another year."""
    return Calendar(int(match["year"]), same_period=True)


def _half(match: re.Match[str], text: str) -> Calendar | None:
    """ "the first half of 1989", "the second half of the year", "the last two quarters of 1990"."""
    half = 1 if match["which"] == "first" else 2
    if match["whole"] != "half" and match["which"] not in ("first", "last", "final"):
        return None
    if match["of"] is None:
        return Calendar(int(match["year"]), half=half)
    return Calendar(half=half, within=_year_meant(match["of"]))


def _half_reported(match: re.Match[str], text: str) -> Calendar:
    """ "first-half profit", "the 2013 first half": of a year, where "in the first half" may be of a game."""
    return Calendar(parse_year(match["year"]), half=1 if match["which"] == "first" else 2)


def _year_meant(words: str) -> Relative:
    """ "this year", "that year", "the current fiscal year", "the following year"."""
    pointer = next((word for word in words.split() if word in _YEARS_BESIDE), "")
    return Relative("year", *_YEARS_BESIDE.get(pointer, (0, Base.PUBLISHED)))


def _fiscal_year(match: re.Match[str], text: str) -> Calendar:
    return Calendar(parse_year(match["year"]), fiscal=True)


def _end_of_period(match: re.Match[str], text: str) -> Phrase | None:
    """ "month's end"; and "year-end", which is a day; not "year-end results"."""
    if noun_follows(after(match)):
        return None
    says: Calendar | Relative = Relative(match["unit"], 0, Base.SPOKEN_OF)
    if match["year"]:
        return Phrase(match.start(), match.end(), Calendar(int(match["year"]), 12, 31))
    if match["unit"] == "year":
        # "up 3 % since year-end": the one that is over.
        over = re.search(r"\bsince[ \n]+(?:the[ \n]+)?$", before(match))
        says = Calendar(month=12, day=31, within=Relative("year", -1 if over else 0, Base.SPOKEN_OF))
    return Phrase(match.start(), match.end(), says, mod="" if match["unit"] == "year" else "END")


_YEARS_BESIDE: dict[str, tuple[int, Base]] = {
    "that": (0, Base.MENTIONED), "same": (0, Base.MENTIONED), "previous": (-1, Base.MENTIONED),
    "following": (1, Base.MENTIONED), "last": (-1, Base.PUBLISHED), "next": (1, Base.PUBLISHED),
    "coming": (1, Base.PUBLISHED),
}  # fmt: skip
_SOME_YEAR = (
    r"(?:(?:this|that|last|next)|the(?: (?:current|present|same|previous|following|coming))?)"
    rf" (?:{KIND_OF_YEAR} )?year"
)
_NUMBER = "(?P<number>first|second|third|fourth|final|1st|2nd|3rd|4th)"

RULES: tuple[Rule, ...] = (
    rule(
        [*lexicon.SEASONS, *POINTER_STARTS],
        rf"{POINTER}(?P<season>{{season}})(?:time)?"
        r"(?:,? (?:of |in )?(?P<year>{year}|{spelled_year}|'[0-9]{2})"
        r"(?:[-/](?P<turn>(?:[12][0-9])?[0-9]{2})(?![0-9-]))?)?",
        _season,
    ),
    rule(
        [*_NUMBERS, "fiscal", *figure_before(["s", "fiscal", *ORDINAL_ENDS, *_NUMBERS])],
        r"(?:(?P<year_first>{year})(?:'s)? )?(?:(?P<fiscal>fiscal(?: year's|-year)?)[ -])?"
        rf"{_NUMBER}(?: fiscal| calendar)?[ -]quarters?(?:,? (?:of |in )?(?:fiscal )?(?P<year>{{year}}))?",
        _quarter,
    ),
    rule(
        _NUMBERS,
        rf"(?P<first>{alternation(_NUMBERS)})(?:,| and| or| to|-) ?(?:the )?(?P<last>{alternation(_NUMBERS)})"
        r"[ -]quarters(?:,? (?:of |in )?(?:fiscal )?(?P<year>{year}))?",
        _two_quarters,
    ),
    rule(["last"], r"last quarter of (?:fiscal )?(?P<year>{year})", _last_quarter),
    rule(
        ["q", "h", *figure_before("qh")],
        r"(?:(?P<year_first>{year}) ?)?(?:(?P<letter>[qh])(?P<number>[1-4])|(?P<leading>[1-4])q)"
        r"(?: ?(?P<year>{year}|'?[0-9]{2}(?![0-9%])))?",
        _quarter_code,
    ),
    rule(["year"], rf"year-(?:ago|earlier) {_NUMBER}[ -]quarter", _quarter_before),
    rule(figure_before(["period", "quarter"]), r"(?P<year>{year}) (?:period|quarter)", _same_period),
    rule(
        ["first", "second", "last", "latter", "final", "other"],
        r"(?P<which>first|second|last|latter|final|other) (?P<whole>half|two quarters)(?: of|,)? "
        rf"(?:(?:the )?(?:fiscal )?(?P<year>{{year}})|(?P<of>{_SOME_YEAR}))",
        _half,
    ),
    rule(
        ["first", "second"],
        r"(?P<which>first|second)-half(?= (?:net |pretax |operating |underlying |adjusted )?"
        r"(?:profits?|earnings|results|sales|loss(?:es)?|revenues?|income|growth|output|dividend|performance))"
        r"(?P<year>$)?",
        _half_reported,
    ),
    rule(
        figure_before(["first", "second"]),
        r"(?P<year>{year}) (?P<which>first|second)[ -]half",
        _half_reported,
    ),
    rule(
        [*YEAR_KINDS, "fy"],
        rf"(?:fiscal|calendar|fy|{KIND_OF_YEAR}[ -]year|(?:fiscal|fy)[ -]year) ?"
        r"(?P<year>{year}|'[0-9]{2}|(?<=fy)[0-9]{2})",
        _fiscal_year,
    ),
    rule(
        figure_before(YEAR_KINDS),
        rf"(?P<year>{{year}}) {KIND_OF_YEAR} year",
        _fiscal_year,
    ),
    rule(
        ["year", "quarter", "month", "week", "decade", "century", "day"],
        r"(?P<unit>year|quarter|month|week|decade|century|day)(?:'s)?[ -]end(?:(?:,| of)? (?P<year>{year}))?",
        _end_of_period,
    ),
)
