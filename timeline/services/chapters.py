"""The parts of a timeline, written and put in order."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max
from django.utils.text import slugify

from timeline.models import Chapter, Timeline
from timeline.services.history import change
from timeline.services.publicity import timeline_revised
from timeline.services.restoring import refuse_unless_empty


def chapter_create(
    *, timeline: Timeline, title: str, intro: str = "", by: AbstractBaseUser | None, now: datetime
) -> Chapter:
    """A new last chapter. Its address is made from its title and stays when the title changes."""
    with change(by=by, action="create", chapter=title):
        last = timeline.chapters.aggregate(last=Max("position"))["last"] or 0
        chapter = Chapter.objects.create(
            timeline=timeline, title=title, intro=intro, slug=_free_slug(timeline, title), position=last + 1
        )
        timeline_revised(timeline_id=timeline.pk, now=now)
    return chapter


def chapter_update(
    *, chapter: Chapter, title: str, intro: str, by: AbstractBaseUser | None, now: datetime
) -> None:
    """Another title or opening."""
    with change(by=by, action="edit", chapter=title):
        chapter.title, chapter.intro = title, intro
        chapter.save(update_fields=["title", "intro"])
        timeline_revised(timeline_id=chapter.timeline_id, now=now)


def chapter_move(*, chapter: Chapter, steps: int, by: AbstractBaseUser | None, now: datetime) -> None:
    """Move a chapter `steps` places later (negative: earlier)."""
    with change(by=by, action="move", chapter=chapter.title):
        peers = list(Chapter.objects.filter(timeline=chapter.timeline_id).select_for_update())
        old = peers.index(chapter)
        peers.insert(max(0, min(len(peers) - 1, old + steps)), peers.pop(old))
        for position, peer in enumerate(peers, 1):
            if peer.position != position:
                peer.position = position
                peer.save(update_fields=["position"])
        timeline_revised(timeline_id=chapter.timeline_id, now=now)


def chapter_delete(*, chapter: Chapter, by: AbstractBaseUser | None, now: datetime) -> None:
    """An empty chapter goes."""
    refuse_unless_empty([chapter.pk])
    with change(by=by, action="delete", chapter=chapter.title):
        timeline_revised(timeline_id=chapter.timeline_id, now=now)
        chapter.delete()


def _free_slug(timeline: Timeline, title: str) -> str:
    wanted = slugify(title)[:70] or "chapter"
    taken = set(timeline.chapters.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
