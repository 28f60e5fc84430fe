"""The second pair of eyes: somebody else than its authors has looked at an event as readers will see it."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from timeline.models import Event, Status
from timeline.services.errors import Refused
from timeline.services.events import event_change

CHECKABLE = {Status.CONFIRMED, Status.PUBLISHED}


def event_check(*, event_id: int, version: int, by: AbstractBaseUser, now: datetime) -> Event:
    """`by` has checked it as it is in `version`. What readers see changed later, it lapses."""

    def check(event: Event) -> None:
        if why := why_not_by(event, by):
            raise Refused(why)
        event.checked_by_id, event.checked_at, event.is_check_lapsed = by.pk, now, False

    return event_change(event_id=event_id, version=version, edit=check, by=by, now=now, action="check")


def event_uncheck(*, event_id: int, version: int, by: AbstractBaseUser, now: datetime) -> Event:
    """It is to be looked at again."""

    def uncheck(event: Event) -> None:
        if not event.is_checked:
            raise Refused("It is not checked as it is.")
        event.is_check_lapsed = True

    return event_change(event_id=event_id, version=version, edit=uncheck, by=by, now=now, action="uncheck")


def why_not_by(event: Event, by: AbstractBaseUser) -> str:
    """Why `by` cannot be the second pair of eyes on `event`; "" where they can."""
    if event.status not in CHECKABLE:
        return f"An event that is {event.status} is not checked yet: confirm it first."
    if event.is_checked:
        return "It is checked already, as it is."
    if by.pk == event.vouched_by_id:
        return "You confirmed it: the second pair of eyes is somebody else’s."
    if by.pk == event.changed_by_id:
        return "You changed it last: the second pair of eyes is somebody else’s."
    return ""
