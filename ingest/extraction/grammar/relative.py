"""Dates counted from another: "last week", "two years ago", "three days later", "the same day", "yesterday"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.numbers import parse_number
from ingest.extraction.grammar.pattern import DIGITS, Rule, after, alternation, before, rule
from ingest.extraction.grammar.says import Base, Phrase, Relative, Says, Span

# Steps of a pointer word, and whether it points from the publication date or from the date said before.
POINTERS: dict[str, tuple[int, Base]] = {
    "last": (-1, Base.PUBLISHED), "this past": (-1, Base.PUBLISHED), "past": (-1, Base.PUBLISHED),
    "this": (0, Base.PUBLISHED), "current": (0, Base.PUBLISHED), "this same": (0, Base.PUBLISHED),
    "next": (1, Base.PUBLISHED), "this coming": (1, Base.PUBLISHED), "coming": (1, Base.PUBLISHED),
    "upcoming": (1, Base.PUBLISHED), "previous": (-1, Base.MENTIONED), "preceding": (-1, Base.MENTIONED),
    "prior": (-1, Base.MENTIONED), "following": (1, Base.MENTIONED), "succeeding": (1, Base.MENTIONED),
    "that": (0, Base.MENTIONED), "that same": (0, Base.MENTIONED), "same": (0, Base.MENTIONED),
    "that very": (0, Base.MENTIONED), "very same": (0, Base.MENTIONED), "latest": (0, Base.SPOKEN_OF),
    "very next": (1, Base.MENTIONED),
}  # fmt: skip
_UNITS = "day|night|week|fortnight|month|quarter|year|decade|century|period"
_POINTER_STARTS = sorted({name.split()[0] for name in POINTERS})


def _pointed(match: re.Match[str], text: str) -> Says | None:
    pointer = re.sub(r"[ \n]+", " ", match["pointer"])
    steps, base = POINTERS[pointer]
    unit = match["unit"]
    if re.match(r"-(?:old|long)", after(match)) or _is_title(match, text):
        return None
    if unit == "period":
        return Relative("quarter", 0, Base.SPOKEN_OF) if pointer == "latest" else None
    if unit == "night":
        return Relative("day", steps, base, clock="TNI")
    the = re.search(r"\bthe[ \n]+$", before(match)) is not None
    if pointer in ("past", "last") and the and pointer == "past" and unit == "day":
        return Span("day", 1, -1)
    if the and unit in ("decade", "century") and pointer in ("past", "last"):
        return Span(unit, 1, -1)
    if pointer == "next" and (the or unit == "day"):
        return Relative(unit, 1, Base.MENTIONED)
    if pointer == "last" and unit == "day":
        return None
    if pointer == "last" and the and re.match(r"[ \n]+of\b", after(match)):
        return Span(unit, 1)
    return Relative(unit, steps, base)


def _day_beside(match: re.Match[str], text: str) -> Relative | None:
    """ "the day before," "the day following": beside the day said before."""
    if not re.search(r"\bthe[ \n]+$", before(match)) or re.match(r"[ \n]+[a-z0-9]", after(match)):
        return None
    return Relative(match["unit"], -1 if match["side"] in ("before", "previous") else 1, Base.MENTIONED)


def _is_title(match: re.Match[str], text: str) -> bool:
    """ "This Week" in quotation marks and capitals is a programme, not a week."""
    return (
        before(match, 1) in ('"', "“", "'")
        and text[match.start()].isupper()
        and text[match.start("unit")].isupper()
    )


def _pointed_part(match: re.Match[str], text: str) -> Relative:
    """ "this morning", "the next evening", "yesterday afternoon"."""
    part = "T" + lexicon.PARTS_OF_DAY[match["part"]]
    if match["day"]:
        return Relative("day", lexicon.DAY_WORDS[match["day"]], clock=part)
    pointer = re.sub(r"[ \n]+", " ", match["pointer"])
    steps, base = POINTERS[pointer]
    return Relative("day", steps, Base.MENTIONED if pointer == "next" else base, clock=part)


def _tonight(match: re.Match[str], text: str) -> Relative:
    return Relative("day", 0, clock="TNI")


def _day_word(match: re.Match[str], text: str) -> Relative | None:
    if re.match(r"(?:'s|-)[ \n]?(?:show\b)", after(match)):
        return None
    return Relative("day", lexicon.DAY_WORDS[match["day"]])


def _two_days_off(match: re.Match[str], text: str) -> Relative:
    return Relative("day", -2 if match["side"] == "before yesterday" else 2)


_AGO = {"ago": -1, "from now": 1, "hence": 1, "from today": 1, "back": -1}
_LATER = {"earlier": -1, "before": -1, "later": 1, "after": 1, "previously": -1, "prior": -1, "afterwards": 1,
          "afterward": 1, "thereafter": 1, "on": 1, "before that": -1, "after that": 1}  # fmt: skip


def _counted(match: re.Match[str], text: str) -> Relative | Phrase | None:
    """ "two weeks ago", "three days later", "a year earlier", "several years before"."""
    side = re.sub(r"[ \n]+", " ", match["side"])
    unit = lexicon.UNIT_SPELLINGS[match["unit"]]
    amount = _amount(match["quantity"], unit)
    if amount == 0:
        return None
    if side in _AGO:
        return _steps(unit, amount, _AGO[side], Base.PUBLISHED)
    follows = (
        side in ("before", "after", "prior") and re.match(r"[ \n]+[A-Za-z0-9`\"'(]", after(match)) is not None
    )
    if follows:
        end = match.end("unit")
        span = Span(unit, amount, _LATER[side])
        return Phrase(match.start(), end, span)
    if side == "on" and not re.match(r"[ \n]*[,.;]", after(match)):
        return None
    return _steps(unit, amount, _LATER[side], Base.MENTIONED)


def _amount(words: str | None, unit: str) -> float | None:
    if words is None:
        return None
    words = re.sub(r"[ \n]+", " ", words)
    if words.startswith(("a couple", "the couple", "couple")):
        return 2
    return parse_number(words)


def _steps(unit: str, amount: float | None, sign: int, base: Base) -> Relative:
    if amount is not None and amount != int(amount):
        finer = {
            "year": ("month", 12),
            "decade": ("year", 10),
            "day": ("hour", 24),
            "hour": ("minute", 60),
        }.get(unit)
        if finer is None:
            return Relative(unit, sign * round(amount), base, counted=True)
        return Relative(finer[0], sign * round(amount * finer[1]), base, counted=True)
    return Relative(
        unit, None if amount is None else sign * int(amount), base, counted=True, follows=sign > 0
    )


def _year_ago(match: re.Match[str], text: str) -> Relative:
    """ "year-ago results", "the year-earlier period"."""
    return Relative("year", -1, Base.PUBLISHED, counted=True)


def _bare_unit(match: re.Match[str], text: str) -> Relative | Span | None:
    """ "the year", "the quarter": the one that is spoken of."""
    if match["unit"] == "day":
        in_day = re.search(r"\b(?:later|earlier|late|early)[ \n]+in[ \n]+the[ \n]+$", before(match))
        return Relative("day", 0, Base.SPOKEN_OF) if in_day else None
    if not re.search(r"\bthe[ \n]+(?:(?:full|whole|entire|fiscal|full fiscal)[ \n]+)?$", before(match)):
        return None
    if re.match(
        r"[ \n]*(?:-|before\b|after\b|of\b|when\b|in which\b|that\b|(?:[ivx]+|one|two)\b)", after(match)
    ):
        return None
    if match["unit"] == "year" and re.match(r"[ \n]+(?:ended|ending)\b", after(match)):
        return Span("year", 1)
    return Relative(match["unit"], 0, Base.SPOKEN_OF)


_QUANTITY = r"(?:(?P<quantity>{vague}|{number})[ -](?:or (?:so|more|two|three) )?(?:long |full |whole |short |straight |more )?)?"

RULES: tuple[Rule, ...] = (
    rule(_POINTER_STARTS, rf"(?P<pointer>{alternation(POINTERS)}) (?:fiscal |calendar )?(?P<unit>{_UNITS})(?: or so)?", _pointed),
    rule(
        [*_POINTER_STARTS, *lexicon.DAY_WORDS],
        rf"(?:(?P<pointer>{alternation(POINTERS)})|(?P<day>{alternation(lexicon.DAY_WORDS)})(?:'s)?) (?P<part>{{part}})",
        _pointed_part,
    ),
    rule(["tonight", "tonite", "2nite"], r"(?:tonight|tonite|2nite)", _tonight),
    rule(lexicon.DAY_WORDS, rf"(?P<day>{alternation(lexicon.DAY_WORDS)})", _day_word),
    rule(["day", "year", "week", "month"], r"(?P<unit>day|week|month|year) (?P<side>before|after|following|previous)", _day_beside),
    rule(["day"], r"day (?P<side>before yesterday|after tomorrow)", _two_days_off),
    rule(
        [DIGITS, "NUMBER", *(f"{unit}s" for unit in lexicon.UNITS), "centuries"],
        rf"{_QUANTITY}(?P<unit>{{unit}})(?: or (?:so|more))? "
        rf"(?P<side>{alternation([*_AGO, *_LATER])})",
        _counted,
    ),
    rule(
        ["year", "corresponding", "same", "comparable", "last"],
        r"(?:year[ -](?:ago|earlier)(?:[ -](?:period|quarter))?|last year's (?:period|quarter)"
        r"|(?:corresponding|same|comparable) (?:period|quarter)(?: of| in)?"
        r" (?:last year|(?:a|the) year (?:ago|earlier|before)|the (?:previous|prior|preceding|past) year))",
        _year_ago,
    ),
    rule(["day", "week", "month", "year", "quarter"], r"(?P<unit>day|week|month|year|quarter)", _bare_unit),
)  # fmt: skip
