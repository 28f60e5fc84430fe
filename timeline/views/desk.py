"""The editors' way in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from timeline.models import Timeline


@require_safe
@login_required
def desk_home(request: HttpRequest) -> HttpResponse:
    """To the default timeline's queue; to the only one's where none is the default."""
    timeline = Timeline.objects.default() or Timeline.objects.order_by("pk").first()
    if timeline is None:
        return render(request, "timeline/desk/empty.html", {"section": "review"})
    return redirect("desk-review", slug=timeline.slug)
