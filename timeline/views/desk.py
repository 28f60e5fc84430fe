"""The editors' way in."""

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe


@require_safe
@login_required
def desk_home(request: HttpRequest) -> HttpResponse:
    return redirect("desk-review")


@require_safe
@permission_required("timeline.review_event", raise_exception=True)
def review_queue(request: HttpRequest) -> HttpResponse:
    return render(request, "timeline/review.html", {"section": "review"})


@require_safe
@permission_required("timeline.change_event", raise_exception=True)
def arrange(request: HttpRequest) -> HttpResponse:
    return render(request, "timeline/arrange.html", {"section": "arrange"})
