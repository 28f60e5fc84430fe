"""One decision on a selection of the queue, or on all that a filter leaves."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_POST

from config.htmx import render_partial
from timeline.models import Chapter, Event, Standing, Timeline
from timeline.review_queue import QueueFilter, queue_ids
from timeline.services import bulk as services
from timeline.services.errors import Refused
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import go_on, next_path, now, refused, remember, whole_numbers

DECISIONS = {
    "confirm": (services.proposals_confirm, "Confirmed"),
    "reject": (services.proposals_reject, "Rejected"),
    "unsure": (services.proposals_unsure, "Put aside"),
}

# What the question passes on to the decision.
CARRIED = ("decision", "scope", "filter", "seen", "next", "standing", "chapter")


@require_POST
@desk("timeline.review_event")
def decide(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    try:
        ids = _chosen(request, timeline)
        if request.POST.get("scope") == "filter" and not request.POST.get("sure"):
            return _ask(request, timeline, ids)
        said, count, change_id = _decide(request, timeline, ids)
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    if count < len(ids):
        refused(
            request, Refused(f"{len(ids) - count} of {len(ids)} were left as they are: decided or uncited.")
        )
    if count:
        remember(request, change_id, f"{said} {count} proposal{'s' * (count != 1)}")
    return go_on(request)


@require_POST
@desk("timeline.change_event")
def put(request: DeskRequest, slug: str) -> HttpResponse:
    """Ticked events that an editor stands by, into a chapter or out of it."""
    timeline, ids = get_timeline(slug), whole_numbers(request.POST.getlist("ids"))
    try:
        if not ids:
            raise Refused("Tick some events first.")
        chapter = _chapter(request, timeline)
        count, change_id = services.events_put(
            timeline=timeline, ids=ids, chapter=chapter, by=request.user, now=now()
        )
    except Refused as reason:
        refused(request, reason)
        return go_on(request)
    remember(request, change_id if count else None, f"{_put(chapter)} {count} event{'s' * (count != 1)}")
    return go_on(request)


def _chapter(request: DeskRequest, timeline: Timeline) -> Chapter | None:
    slug = request.POST.get("chapter", "")
    chapter = timeline.chapters.filter(slug=slug).first() if slug else None
    if slug and chapter is None:
        raise Refused("That chapter is gone.")
    return chapter


def _put(chapter: Chapter | None) -> str:
    return f"Put into “{chapter}”:" if chapter else "Taken out of chapters:"


def _chosen(request: DeskRequest, timeline: Timeline) -> tuple[int, ...]:
    """The proposals that were ticked, or all of the filter as long as it holds what the editor saw."""
    if request.POST.get("scope") != "filter":
        ids = whole_numbers(request.POST.getlist("ids"))
        if not ids:
            raise Refused("Tick some proposals first, or choose all.")
        return ids
    ids = queue_ids(timeline, QueueFilter.from_query(QueryDict(request.POST.get("filter", ""))))
    if str(len(ids)) != request.POST.get("seen"):
        raise Refused(f"There are {len(ids)} now. Look again before you decide on all of them.")
    return ids


def _ask(request: DeskRequest, timeline: Timeline, ids: tuple[int, ...]) -> HttpResponse:
    """Before all of a filter is decided on at once: what, and how many."""
    names = {
        "confirm": "Confirm",
        "reject": "Reject",
        "unsure": "Put aside",
        "standing": "Set the standing of",
    }
    does = names.get(request.POST.get("decision", ""), "Set the chapter of")
    wanted = QueueFilter.from_query(QueryDict(request.POST.get("filter", "")))
    context = {
        "section": "review",
        "timeline": timeline,
        "asked": f"{does} all {len(ids)} proposals?",
        "yes": f"{does} {len(ids)}",
        "narrows": wanted.narrows(),
        "first": Event.objects.filter(pk__in=ids[:5]).best_first(),
        "given": {name: request.POST.get(name, "") for name in CARRIED},
        "back": next_path(request),
    }
    return render_partial(request, "timeline/desk/decide.html", "screen", context)


def _decide(request: DeskRequest, timeline: Timeline, ids: tuple[int, ...]) -> tuple[str, int, UUID]:
    decision = request.POST.get("decision", "")
    if decision in DECISIONS:
        write, said = DECISIONS[decision]
        return said, *write(timeline=timeline, ids=ids, by=request.user, now=now())
    if decision == "standing" and (standing := request.POST.get("standing")) in Standing.values:
        found = services.proposals_set(
            timeline=timeline, ids=ids, by=request.user, now=now(), standing=Standing(standing)
        )
        return f"Marked as {Standing(standing).label.lower()}:", *found
    if decision == "chapter":
        chapter = _chapter(request, timeline)
        found = services.proposals_set(
            timeline=timeline, ids=ids, by=request.user, now=now(), chapter=chapter
        )
        return _put(chapter), *found
    raise Refused("Choose what to do with them.")
