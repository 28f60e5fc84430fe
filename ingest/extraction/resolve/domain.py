"""News counts from its publication date, a narrative from its own last date: which of the two is a text?"""

import re

_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
_NEWS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last (?:week|night|month|year)|this (?:week|morning|year|month)|next (?:week|month|year)"
    r"|says|said (?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|ago|now)\b"
)
_SAMPLE = 20_000
_MANY_YEARS, _YEARS_PER_NEWS_WORD = 8, 3


def is_narrative(form: str) -> bool:
    """Many years given in full and few words that need a publication date: a narrative."""
    sample = form[:_SAMPLE]
    years = len(_YEAR.findall(sample))
    return years >= _MANY_YEARS and years >= _YEARS_PER_NEWS_WORD * len(_NEWS.findall(sample))
