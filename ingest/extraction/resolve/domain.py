"""News counts from its publication date, a narrative from its own last date: which of the two is a text?"""

import re

_YEAR = re.compile(r"\b(?:(?:1[0-9]{3}|20[0-9]{2})\b|[0-9]{1,4} (?:bce?\b|b\.c\.))")
_NEWS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last (?:week|night|month|year)|this (?:week|morning|year|month)"
    r"|next (?:week|month|year)|says|said|ago)\b"
)
_SAMPLE = 20_000
_MANY_YEARS, _YEARS_PER_NEWS_WORD = 5, 4


def is_narrative(form: str) -> bool:
    """Many years given in full and hardly a word that needs a publication date: a narrative."""
    sample = form[:_SAMPLE]
    years = len(_YEAR.findall(sample))
    return years >= _MANY_YEARS and years >= _YEARS_PER_NEWS_WORD * len(_NEWS.findall(sample))
