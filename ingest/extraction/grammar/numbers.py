"""Numbers as words and figures: "twenty-four", "1,250", "2 1/2", "a dozen"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import FRAGMENTS, one_line

_FRACTION = re.compile(r"(?:(\d+)[ \n-]+)?(\d)/(\d)")
# "three quarters of an", "a third of a"
_PART_OF_ONE = re.compile(r"(?:(?P<count>[a-z]+)[ \n-]+)?(?P<part>quarter|third)s?[ \n]+of\b")
_COUNTS = {"two": 2, "three": 3}
_VAGUE = re.compile(FRAGMENTS["vague"])
_HALF = re.compile(r"[ \n-]+and[ \n-]+(?:(?:a[ \n-]+)?half|one-half)")
_QUARTER = re.compile(r"[ \n]+and[ \n]+a[ \n]+quarter")


def parse_number(words: str) -> float | None:
    """The value of a number the `number` fragment matched; None when it is none."""
    if fraction := _FRACTION.fullmatch(words):
        whole, top, bottom = fraction.groups()
        return int(whole or 0) + int(top) / int(bottom)
    if part := _PART_OF_ONE.match(words):
        return _COUNTS.get(part["count"], 1) / (4 if part["part"] == "quarter" else 3)
    if _HALF.search(words):
        return _plus(_HALF.sub("", words), 0.5)
    if _QUARTER.search(words):
        return _plus(_QUARTER.sub("", words), 0.25)
    if words[0].isdigit():
        return float(words.replace(",", "").rstrip("+"))
    if words.endswith("dozen"):
        dozens = parse_number(words[: -len(" dozen")])
        return None if dozens is None else dozens * lexicon.SCALES["dozen"]
    if words.startswith(("half", "a half")):
        return 0.5
    if words in ("quarter", "a quarter"):
        return 0.25
    return _spelled(re.split(r"[ \n-]+", words))


def _plus(words: str, part: float) -> float | None:
    whole = parse_number(words)
    return None if whole is None else whole + part


def _spelled(words: list[str]) -> float | None:
    total = 0
    for word in words:
        if word in lexicon.NUMBERS:
            total += lexicon.NUMBERS[word]
        elif word in lexicon.TENS:
            total += lexicon.TENS[word]
        elif word in lexicon.SCALES:
            total = max(total, 1) * lexicon.SCALES[word]
        elif word.isdigit():
            total += int(word)
        elif word not in ("a", "an", "another", "and"):
            return None
    return float(total or 1)


def is_vague(words: str) -> bool:
    """ "several", "a few", "hundreds of"."""
    return _VAGUE.fullmatch(words) is not None


def parse_quantity(words: str | None) -> float | None:
    """A number, 2 for "a couple of", None for "several" and for nothing at all."""
    if words is None:
        return None
    words = one_line(words)
    if "couple" in words:
        return 2
    return None if is_vague(words) else parse_number(words)


def parse_ordinal(word: str) -> int | None:
    """ "3rd", "third", "twenty-first" as a number."""
    if word[0].isdigit():
        return int(word[:-2])
    return lexicon.ORDINALS.get(word)


def parse_spelled_year(words: str) -> int | None:
    """ "nineteen ninety-six", "two thousand and one"."""
    parts = re.split(r"[ \n-]+", words)
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(lexicon.NUMBERS.get(part, 0) for part in parts[2:])
    century = lexicon.NUMBERS.get(parts[0]) or lexicon.TENS.get(parts[0], 0)
    rest = sum(lexicon.NUMBERS.get(part, 0) + lexicon.TENS.get(part, 0) for part in parts[1:])
    return century * 100 + rest


def parse_year(words: str | None) -> int | None:
    """ "1998", "'98", "nineteen ninety-eight"; None when no year was written."""
    if words is None:
        return None
    digits = words.lstrip("'")
    if not digits[0].isdigit():
        return parse_spelled_year(words)
    if len(digits) > len("98"):
        return int(digits)
    return 1900 + int(digits) if int(digits) > 40 else 2000 + int(digits)
