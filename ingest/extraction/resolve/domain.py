"""What kind of text it is: news counts from its publication date, a narrative from its own last date.

A post on a social network counts as news does, and its values are written otherwise (see notation.py).
"""

import re
from typing import Literal

Kind = Literal["news", "narrative", "colloquial"]

_YEAR = re.compile(r"\b(?:(?:1[0-9]{3}|20[0-9]{2})\b|[0-9]{1,4} (?:bce?\b|b\.c\.))")
_NEWS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|last (?:week|night|month|year)|this (?:week|morning|year|month)"
    r"|next (?:week|month|year)|says|said|ago)\b"
)
# So much of a text, in characters, tells its kind.
SAMPLE = 20_000
_MANY_YEARS, _YEARS_PER_NEWS_WORD = 5, 4

# The longest post that a network of short messages takes.
_POST = 280
# Somebody or something tagged, a link, a smile, cries and trailing dots, the words of chats.
_CHAT = re.compile(
    r"(?<!\w)[@#]\w|https?://|[:;]-?[()dp](?!\w)|[!?]{2}|\.\.\.|\b(?:lol|omg|haha\w*|hehe\w*|gonna|wanna|gotta|tmr|ur"
    r"|pls|plz|thx|btw|wtf|rt)\b|(?<![\w.&])[ur](?![\w.&'])"
)
_I = re.compile(r"(?<![\w.'])(?:i|i'm|i've|i'll|i'd|my|me)(?![\w.'])")
_QUOTED = re.compile(r"\"|“|''|(?<!\w)'")


def kind_of(form: str) -> Kind:
    """The kind of a text in its reading form; a text that gives no sign is news."""
    if _is_post(form):
        return "colloquial"
    return "narrative" if is_narrative(form) else "news"


def _is_post(form: str) -> bool:
    """A text as short as a post, with a sign of chat or in the words of one who tells of himself."""
    post = form.strip()
    if len(post) > _POST:
        return False
    return bool(_CHAT.search(post)) or bool(_I.search(post) and not _QUOTED.search(post))


def is_narrative(form: str) -> bool:
    """Many years given in full and hardly a word that needs a publication date: a narrative."""
    sample = form[:SAMPLE]
    years = len(_YEAR.findall(sample))
    return years >= _MANY_YEARS and years >= _YEARS_PER_NEWS_WORD * len(_NEWS.findall(sample))
