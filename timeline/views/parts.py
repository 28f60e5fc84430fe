"""The parts of a timeline that have a page and a share picture: a chapter, a name, a source."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from timeline.models import Chapter, Citation, NameKind, Source, Timeline
from timeline.reading import addresses
from timeline.reading.filters import spellings
from timeline.reading.names import Named, kinds_of


@dataclass(frozen=True, slots=True)
class Part:
    """`which` says which events are of it; paths: of its page, of its share picture, of it for paper."""

    kind: str
    title: str
    which: Q
    path: str
    picture: str
    paper: str
    chapter: Chapter | None = None
    source: Source | None = None


def chapter_part(timeline: Timeline, words: str) -> Part:
    """Raises Http404, as all of these."""
    chapter = get_object_or_404(timeline.chapters, slug=words)
    paths = _paths("chapter", timeline.slug, words)
    return Part("Chapter", chapter.title, Q(chapter=chapter), *paths, chapter=chapter)


def name_part(timeline: Timeline, words: str) -> Part:
    """Of every spelling of a name; of no known kind it is a person's or an organisation's."""
    names = spellings(timeline, words)
    if not names:
        raise Http404
    named = [Named(words, names[0], tuple(names), 0)]
    known = kinds_of(timeline, named).get(words)
    kind = NameKind(known).label if known else "Person or organisation"
    return Part(kind, names[0], Q(names__overlap=names), *_paths("name", timeline.slug, words))


def source_part(timeline: Timeline, pk: int) -> Part:
    # The address of a source that rests in the desk would tell its title already.
    cited = Citation.objects.filter(event__in=timeline.events.published(timeline.previewed))
    source = get_object_or_404(Source.objects.filter(pk__in=cited.values("source")), pk=pk)
    cited_by = Q(pk__in=Citation.objects.filter(source=source).values("event"))
    _, picture, paper = _paths("source", timeline.slug, pk)
    path = addresses.source_url(timeline, source)
    return Part("Source", source.title, cited_by, path, picture, paper, source=source)


def _paths(kind: str, *named: object) -> tuple[str, str, str]:
    """Of its page, its share picture, and of it for paper."""
    views = f"public-{kind}", f"public-{kind}-picture", f"public-{kind}-print"
    page, picture, paper = (reverse(view, args=named) for view in views)
    return page, picture, paper
