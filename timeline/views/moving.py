"""Moving in: a timeline made with another tool is read, looked at, and only then taken over.

Nothing is kept in between: the page that shows what was read carries the text itself.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timeline.imports.forms import MoveInForm
from timeline.models import Timeline
from timeline.services.errors import Refused
from timeline.services.importing import known_keys, timeline_import
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import now, remember

MOST_SHOWN = 300


@require_http_methods(["GET", "POST"])
@desk("timeline.change_timeline")
def move_in(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = get_timeline(slug)
    form = MoveInForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if request.method == "POST" and form.is_valid():
        if request.POST.get("step") == "import":
            return _take_over(request, timeline, form)
        return _preview(request, timeline, form)
    context = {"timeline": timeline, "section": "settings", "form": form}
    return render(request, "timeline/desk/move_in.html", context, status=422 if form.errors else 200)


def _preview(request: DeskRequest, timeline: Timeline, form: MoveInForm) -> HttpResponse:
    reading = form.reading
    known = known_keys(timeline, reading.drafts)
    fresh = [draft for draft in reading.drafts if draft.key not in known]
    there = set(timeline.chapters.values_list("title", flat=True))
    context = {
        "timeline": timeline,
        "section": "settings",
        "form": form,
        "reading": reading,
        "fresh": fresh,
        "shown": fresh[:MOST_SHOWN],
        "known": len(reading.drafts) - len(fresh),
        "skipped": reading.skipped[:MOST_SHOWN],
        "chapters": [c for c in dict.fromkeys(d.chapter for d in fresh if d.chapter) if c not in there],
        "carried": {name: form.cleaned_data[name] for name in ("format", "name", "url")},
    }
    return render(request, "timeline/desk/move_in_preview.html", context)


def _take_over(request: DeskRequest, timeline: Timeline, form: MoveInForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        done = timeline_import(
            timeline=timeline,
            reading=form.reading,
            name=said["name"],
            url=said["url"],
            by=request.user,
            now=now(),
        )
    except Refused as reason:
        form.add_error(None, str(reason))
        context = {"timeline": timeline, "section": "settings", "form": form}
        return render(request, "timeline/desk/move_in.html", context, status=422)
    events = "1 event" if done.added == 1 else f"{done.added} events"
    remember(request, done.change_id, f"Took over {events} of “{said['name']}”")
    return redirect(reverse("desk-review", args=[timeline.slug]))
