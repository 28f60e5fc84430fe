"""Words that point at the present, the past or the future without a date: "now", "recently", "soon"."""

import re

from ingest.extraction import lexicon
from ingest.extraction.grammar.pattern import Rule, after, alternation, before, rule
from ingest.extraction.grammar.says import Reference


def _present(match: re.Match[str], text: str) -> Reference | None:
    words = match["words"]
    if words in ("current", "the present", "present") and re.match(r"-", after(match)):
        return None
    return Reference("PRESENT_REF")


_COUNT_FOLLOWS = re.compile(
    r"[ \n]+(?:[0-9]|(?:few|several|couple|many|decade|year|month|week|day|hour|season|summer|winter|spring"
    r"|century"
    r"|weekend|quarter|generation|night|half|number)s?\b|"
    + alternation(lexicon.NUMBERS | lexicon.TENS)
    + r"\b)"
)


def _past(match: re.Match[str], text: str) -> Reference | None:
    """ "in the past", but not in "in the past two years"."""
    if match["words"].endswith("past") and _COUNT_FOLLOWS.match(after(match)):
        return None
    if match["words"] == "recent" and _COUNT_FOLLOWS.match(after(match)):
        return None
    return Reference("PAST_REF")


def _future(match: re.Match[str], text: str) -> Reference | None:
    if after(match, 1) == "-" or before(match).endswith("foreseeable "):
        return None
    return Reference("FUTURE_REF")


def _starts(words: tuple[str, ...]) -> set[str]:
    return {re.split(r"[ '-]", word)[0] for word in words}


RULES: tuple[Rule, ...] = (
    rule(_starts(lexicon.PRESENT_WORDS), rf"(?P<words>{alternation(lexicon.PRESENT_WORDS)})", _present),
    rule(_starts(lexicon.PAST_WORDS), rf"(?P<words>{alternation(lexicon.PAST_WORDS)})", _past),
    rule(_starts(lexicon.FUTURE_WORDS), rf"(?P<words>{alternation(lexicon.FUTURE_WORDS)})", _future),
)  # fmt: skip
