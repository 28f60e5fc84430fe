"""What editors say to each other about an event. Each word is a change, with a history and an undo."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, User

from timeline.models import Comment, Event
from timeline.models.comment import LONGEST_COMMENT, About
from timeline.people import editors
from timeline.services.errors import Refused
from timeline.services.history import change


def comment_write(
    *,
    event: Event,
    text: str,
    by: AbstractBaseUser | None,
    now: datetime,
    about: str = About.WHOLE,
    assigned_to: User | None = None,
) -> tuple[Comment, UUID]:
    """Begin a thread on `event`, `about` one of its fields, that waits for `assigned_to`; and its change.

    `by` None is the machine.
    """
    _refuse_strangers(assigned_to)
    with change(by=by, action="comment") as change_id:
        comment = Comment.objects.create(
            event=event,
            about=About(about),
            text=_said(text),
            assigned_to=assigned_to,
            written_by_id=by.pk if by else None,
            written_at=now,
        )
    return comment, change_id


def comment_reply(*, comment_id: int, text: str, by: AbstractBaseUser, now: datetime) -> tuple[Comment, UUID]:
    """Answer in a thread; and the change. What was resolved is open again."""
    with change(by=by, action="comment") as change_id:
        thread = _lock(comment_id)
        if not thread.is_open:
            _save(thread, resolved_at=None, resolved_by_id=None)
        reply = Comment.objects.create(
            event_id=thread.event_id, thread=thread, text=_said(text), written_by_id=by.pk, written_at=now
        )
    return reply, change_id


def comment_resolve(*, comment_id: int, by: AbstractBaseUser, now: datetime) -> UUID:
    """The thread is settled; the change."""
    with change(by=by, action="comment-resolve") as change_id:
        thread = _lock(comment_id)
        if not thread.is_open:
            raise Refused("It is resolved already.")
        _save(thread, resolved_at=now, resolved_by_id=by.pk)
    return change_id


def comment_reopen(*, comment_id: int, by: AbstractBaseUser, now: datetime) -> UUID:
    """The thread is not settled after all; the change."""
    with change(by=by, action="comment-reopen") as change_id:
        thread = _lock(comment_id)
        if thread.is_open:
            raise Refused("It is open already.")
        _save(thread, resolved_at=None, resolved_by_id=None)
    return change_id


def comment_assign(*, comment_id: int, to: User | None, by: AbstractBaseUser, now: datetime) -> UUID | None:
    """The thread waits for `to` from now on (None: for nobody in particular); the change, if it is one."""
    _refuse_strangers(to)
    with change(by=by, action="comment-assign") as change_id:
        thread = _lock(comment_id)
        if thread.assigned_to == to:
            return None
        _save(thread, assigned_to_id=to.pk if to else None)
    return change_id


def _lock(comment_id: int) -> Comment:
    """The first comment of a thread."""
    thread = Comment.objects.threads().select_for_update(of=("self",)).filter(pk=comment_id).first()
    if thread is None:
        raise Refused("That comment is gone.")
    return thread


def _save(thread: Comment, **values: object) -> None:
    for name, value in values.items():
        setattr(thread, name, value)
    thread.save(update_fields=[name.removesuffix("_id") for name in values])


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refused("Say something.")
    if len(said) > LONGEST_COMMENT:
        raise Refused(f"That is {len(said):,} characters; at most {LONGEST_COMMENT:,} fit.")
    return said


def _refuse_strangers(user: User | None) -> None:
    if user is not None and not editors().filter(pk=user.pk).exists():
        raise Refused(f"{user.get_username()} does not work at this desk.")
