"""What admins choose for a timeline: what is checked before publishing, and what comes of it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from config.htmx import render_partial
from timeline.checks import RULES, Level, levels_of
from timeline.services.check_levels import check_levels_choose
from timeline.views.access import DeskRequest, desk, get_timeline
from timeline.views.answers import go_on, remember


class CheckLevelsForm(forms.Form):
    """A level for each check."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rule in RULES:
            self.fields[rule.name] = forms.ChoiceField(
                label=rule.asks, choices=Level, widget=forms.RadioSelect
            )


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.change_timeline")
def timeline_settings(request: DeskRequest, slug: str) -> HttpResponse:
    timeline, here = get_timeline(slug), reverse("desk-settings", args=[slug])
    if request.method != "POST":
        form = CheckLevelsForm(initial=levels_of(timeline.check_levels))
    elif (form := CheckLevelsForm(request.POST)).is_valid():
        change = check_levels_choose(timeline=timeline, levels=form.cleaned_data, by=request.user)
        remember(request, change, f"Changed the checks of “{timeline.title}”")
        return go_on(request, here)
    context = {"section": "settings", "timeline": timeline, "form": form, "here": here}
    status = 422 if form.errors else 200
    return render_partial(request, "timeline/desk/settings.html", "screen", context, status=status)
