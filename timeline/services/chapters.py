"""The parts of a timeline, written and put in order."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max
from django.utils.text import slugify

from timeline.models import Chapter, Timeline
from timeline.services.errors import ChangedSince, Refused
from timeline.services.history import change
from timeline.services.publicity import timeline_revised
from timeline.services.restoring import refuse_unless_empty
from timeline.services.row_versions import refuse_newer

GONE = "That chapter has been removed since."


def chapter_create(
    *, timeline: Timeline, title: str, intro: str = "", by: AbstractBaseUser | None, now: datetime
) -> tuple[Chapter, UUID]:
    """A new last chapter; and the change. Its address is made from its title and stays when that changes."""
    with change(by=by, action="create", chapter=title) as change_id:
        last = timeline.chapters.aggregate(last=Max("position"))["last"] or 0
        chapter = Chapter.objects.create(
            timeline=timeline, title=title, intro=intro, slug=_free_slug(timeline, title), position=last + 1
        )
        timeline_revised(timeline_id=timeline.pk, now=now)
    return chapter, change_id


def chapter_update(
    *, chapter_id: int, version: int, title: str, intro: str, by: AbstractBaseUser | None, now: datetime
) -> UUID | None:
    """Another title or opening; the change (None: nothing was changed).

    Raises ChangedSince where there is a newer version than the one looked at, or no such chapter any more.
    """
    with change(by=by, action="edit", chapter=title) as change_id:
        chapter = Chapter.objects.select_for_update().filter(pk=chapter_id).first()
        if chapter is None:
            raise ChangedSince(None)
        refuse_newer(chapter, version)
        if (chapter.title, chapter.intro) == (title, intro):
            return None
        chapter.title, chapter.intro = title, intro
        chapter.save(update_fields=["title", "intro"])
        timeline_revised(timeline_id=chapter.timeline_id, now=now)
    return change_id


def chapter_move(*, chapter: Chapter, steps: int, by: AbstractBaseUser | None, now: datetime) -> UUID | None:
    """Move a chapter `steps` places later (negative: earlier); the change (None: it stays where it is)."""
    with change(by=by, action="move", chapter=chapter.title) as change_id:
        peers = list(Chapter.objects.filter(timeline=chapter.timeline_id).select_for_update())
        if chapter not in peers:
            raise Refused(GONE)
        old = peers.index(chapter)
        peers.insert(max(0, min(len(peers) - 1, old + steps)), peers.pop(old))
        shifted = [(position, peer) for position, peer in enumerate(peers, 1) if peer.position != position]
        for position, peer in shifted:
            peer.position = position
            peer.save(update_fields=["position"])
        if shifted:
            timeline_revised(timeline_id=chapter.timeline_id, now=now)
    return change_id if shifted else None


def chapter_delete(*, chapter: Chapter, by: AbstractBaseUser | None, now: datetime) -> UUID:
    """An empty chapter goes; the change."""
    refuse_unless_empty([chapter.pk])
    with change(by=by, action="delete", chapter=chapter.title) as change_id:
        if not Chapter.objects.select_for_update().filter(pk=chapter.pk).exists():
            raise Refused(GONE)
        timeline_revised(timeline_id=chapter.timeline_id, now=now)
        chapter.delete()
    return change_id


def _free_slug(timeline: Timeline, title: str) -> str:
    wanted = slugify(title)[:70] or "chapter"
    taken = set(timeline.chapters.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
