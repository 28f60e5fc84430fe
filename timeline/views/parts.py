"""The parts of a timeline that have a page and a share picture: a chapter, a name, a source."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from timeline.models import Chapter, Citation, NameKind, Source, Timeline
from timeline.reading.filters import spellings
from timeline.reading.names import Named, kinds_of


@dataclass(frozen=True, slots=True)
class Part:
    """`which` says which events are of it; `picture` is the path of its share picture."""

    kind: str
    title: str
    which: Q
    picture: str
    chapter: Chapter | None = None
    source: Source | None = None


def chapter_part(timeline: Timeline, words: str) -> Part:
    """Raises Http404, as all of these."""
    chapter = get_object_or_404(timeline.chapters, slug=words)
    picture = reverse("public-chapter-picture", args=[timeline.slug, words])
    return Part("Chapter", chapter.title, Q(chapter=chapter), picture, chapter=chapter)


def name_part(timeline: Timeline, words: str) -> Part:
    """Of every spelling of a name; of no known kind it is a person's or an organisation's."""
    names = spellings(timeline, words)
    if not names:
        raise Http404
    named = [Named(words, names[0], tuple(names), 0)]
    known = kinds_of(timeline, named).get(words)
    kind = NameKind(known).label if known else "Person or organisation"
    picture = reverse("public-name-picture", args=[timeline.slug, words])
    return Part(kind, names[0], Q(names__overlap=names), picture)


def source_part(timeline: Timeline, pk: int) -> Part:
    # The address of a source that rests in the desk would tell its title already.
    cited = Citation.objects.filter(event__in=timeline.events.published(timeline.previewed))
    source = get_object_or_404(Source.objects.filter(pk__in=cited.values("source")), pk=pk)
    cited_by = Q(pk__in=Citation.objects.filter(source=source).values("event"))
    picture = reverse("public-source-picture", args=[timeline.slug, pk])
    return Part("Source", source.title, cited_by, picture, source=source)
