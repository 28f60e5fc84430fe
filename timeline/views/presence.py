"""Who else has an event open for editing: told while it is so, forgotten soon after, never depended on."""

import time
from collections.abc import Mapping

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.views.access import DeskRequest, desk, get_event
from timeline.views.keeping import shared

# Seconds. A page asks every twenty, so one lost answer makes nobody vanish.
STAYS_FOR = 50

# Name and last moment of each person, by their id.
Seen = Mapping[int, tuple[str, float]]


@require_safe
@desk("timeline.change_event")
def event_here(request: DeskRequest, pk: int) -> HttpResponse:
    """I am still here; and who else is."""
    event = get_event(pk)
    return render(request, "timeline/desk/_here.html", {"event": event, "others": come(event.pk, request)})


def come(event_id: int, request: DeskRequest) -> list[str]:
    """Note that this editor has the event open; the names of the others.

    Two who come at the very same moment may miss each other until they ask again.
    """
    user = request.user
    seen = {**_seen(event_id), user.pk: (user.get_username(), time.time())}
    shared(lambda: cache.set(_place(event_id), seen, STAYS_FOR))
    return _names(seen, user.pk)


def leave(event_id: int, request: DeskRequest) -> None:
    """This editor has saved it, and goes on."""
    seen = {pk: one for pk, one in _seen(event_id).items() if pk != request.user.pk}
    shared(lambda: cache.set(_place(event_id), seen, STAYS_FOR))


def editing(event_id: int, request: DeskRequest) -> list[str]:
    """The names of the others who have it open."""
    return _names(_seen(event_id), request.user.pk)


def _seen(event_id: int) -> Seen:
    kept: Seen = shared(lambda: cache.get(_place(event_id))) or {}
    oldest = time.time() - STAYS_FOR
    return {pk: one for pk, one in kept.items() if one[1] > oldest}


def _names(seen: Seen, me: int) -> list[str]:
    return sorted(name for pk, (name, _) in seen.items() if pk != me)


def _place(event_id: int) -> str:
    return f"editing:{event_id}"
