"""The keys: shown, and changed by whoever presses them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timeline.keys import ACTIONS, keys_of
from timeline.models import DeskPreferences
from timeline.services.preferences import keys_choose
from timeline.views.access import DeskRequest, desk


class KeysForm(forms.Form):
    """One character for each action, none twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for action in ACTIONS:
            self.fields[action.name] = forms.CharField(
                label=action.does,
                max_length=1,
                error_messages={"max_length": "One character only.", "required": "Every action needs a key."},
                widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        taken: dict[str, str] = {}
        for action in ACTIONS:
            key = str(self.cleaned_data.get(action.name, "")).lower()
            if key and key in taken:
                self.add_error(action.name, f"“{key}” is the key for “{taken[key]}” already.")
            taken.setdefault(key, action.does)
        return {name: str(key).lower() for name, key in self.cleaned_data.items()}


@require_http_methods(["GET", "HEAD", "POST"])
@desk("timeline.review_event")
def keys(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        if "usual" in request.POST:
            keys_choose(user=request.user, keys={})
            return redirect("desk-keys")
        form = KeysForm(request.POST)
        if form.is_valid():
            keys_choose(user=request.user, keys=form.cleaned_data)
            return redirect("desk-keys")
    else:
        chosen = DeskPreferences.objects.filter(user=request.user).values_list("keys", flat=True).first()
        form = KeysForm(initial=keys_of(chosen))
    status = 422 if form.errors else 200
    return render(request, "timeline/desk/keys.html", {"form": form, "section": "keys"}, status=status)
