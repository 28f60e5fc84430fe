"""Finding events by words: PostgreSQL's full text, and where that finds nothing, words spelled nearly so."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import Func, TextField, Value
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from timeline.querysets import EventQuerySet

QUOTE = "\x01"  # stands in no word
WORD = re.compile(r"[^\W_]+")
# Of the letters that a misspelled word shares with one that is there; 0.5 finds "Hastngs" and "encription".
LIKE_ENOUGH = 0.5
MAX_ALIKE = 500


@dataclass(frozen=True, slots=True)
class Found:
    """The events that have the words, and whether only words like them could be found."""

    events: EventQuerySet
    is_alike: bool = False


def search(events: EventQuerySet, words: str) -> Found:
    """The `events` in which `words` stand, in any form; the last word may be unfinished."""
    if not words:
        return Found(events)
    exact = events.filter(search_text__vector=_query(words))
    if exact.exists():
        return Found(exact)
    alike = _alike(events, words)
    return Found(events.filter(pk__in=alike), is_alike=bool(alike))


def marked_words(text: str, words: str) -> SafeString:
    """`text`, escaped, with the words of a search marked, also in other forms.

    >>> marked_words("He sued the companies", "company sues")
    'He sued the <mark>companies</mark>'
    """
    stems = [re.escape(_stem(word)) for word in WORD.findall(words)]
    if not stems:
        return escape(text)
    pieces = re.split(rf"(\b(?:{'|'.join(stems)})[\w’']*)", text, flags=re.IGNORECASE)
    # Every second piece is one that was split at.
    return mark_safe(  # noqa: S308 - each piece is escaped
        "".join(f"<mark>{escape(p)}</mark>" if n % 2 else escape(p) for n, p in enumerate(pieces))
    )


def _query(words: str) -> SearchQuery:
    """As search engines read it (quotes, minus, or), or all the words with the last one unfinished."""
    query = SearchQuery(_unaccented(words), config="english", search_type="websearch")
    if (found := WORD.findall(words)) and not re.search(r'["-]', words):
        begun = _quoted(" & ".join(f"{QUOTE} {word}{QUOTE}" for word in found) + ":*")
        query = query | SearchQuery(begun, config="english", search_type="raw")
    return query


def _alike(events: EventQuerySet, words: str) -> list[int]:
    wanted = WORD.findall(words.lower())[:6]
    if not wanted:
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        # The threshold of the operator that the index knows; for this transaction only.
        cursor.execute(
            "SELECT set_config('pg_trgm.strict_word_similarity_threshold', %s, true)", [str(LIKE_ENOUGH)]
        )
        for word in wanted:
            likeness = {"search_text__words__trigram_strict_word_similar": _unaccented(word)}
            events = events.filter(**likeness)
        return list(events.order_by().values_list("pk", flat=True)[:MAX_ALIKE])


def _unaccented(text: str) -> Func:
    return Func(Value(text), function="unaccent", output_field=TextField())


def _quoted(text: str) -> Func:
    """`text` without accents, where only QUOTE quotes: of some letters a quote or a slash is left."""
    marks = (Value("'\\" + QUOTE), Value("  '"))
    return Func(_unaccented(text), *marks, function="translate", output_field=TextField())


def _stem(word: str) -> str:
    """What forms of an English word share, near enough to mark them."""
    return re.sub(r"(?:ies|ied|y|ing|es|ed|e|s)$", "", word, flags=re.IGNORECASE) if len(word) > 4 else word
