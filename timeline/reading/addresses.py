"""The public address of everything that readers can point to.

An event's address holds its number, so it goes on working after the headline in it changes.
"""

from functools import lru_cache

from django.urls import reverse
from django.utils.text import slugify

from timeline.models import Chapter, Event, Source, Timeline

MAX_WORDS = 60


@lru_cache(maxsize=10_000)
def words(text: str) -> str:
    """Text as part of an address, cut at a word; "" where nothing of it is left (other scripts).

    >>> words("Reed Hastings joins Facebook’s board")
    'reed-hastings-joins-facebooks-board'
    """
    slug = slugify(text.replace("’", "")).replace("_", "-")
    if len(slug) > MAX_WORDS:
        slug = slug[:MAX_WORDS].rpartition("-")[0] or slug[:MAX_WORDS]
    return slug


def event_url(event: Event) -> str:
    return _numbered("public-event", event.timeline, event.pk, event.headline)


def source_url(timeline: Timeline, source: Source) -> str:
    return _numbered("public-source", timeline, source.pk, source.title)


@lru_cache(maxsize=10_000)
def _reverse(name: str, *args: object) -> str:
    """Remembered: a page asks for the same names and sources over and over."""
    return reverse(name, args=args)


def _numbered(name: str, timeline: Timeline, pk: int, text: str) -> str:
    said = words(text)
    return _reverse(name, timeline.slug, pk, *([said] if said else []))


def chapter_url(timeline: Timeline, chapter: Chapter) -> str:
    return _reverse("public-chapter", timeline.slug, chapter.slug)


def name_url(timeline: Timeline, name: str) -> str:
    return _reverse("public-name", timeline.slug, name_words(name))


@lru_cache(maxsize=10_000)
def name_words(name: str) -> str:
    """A person or organisation as part of an address; several spellings may share one."""
    return slugify(name.replace("’", ""), allow_unicode=True) or "-"
