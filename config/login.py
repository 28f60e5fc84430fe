"""The way in; and on, with a form that was sent after its session had ended."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from config.unsent import seal, unseal


class LoginPage(LoginView):
    template_name = "login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A wrong password loses nothing either."""
        sealed = self.request.POST.get("unsent", "")
        return super().get_context_data(**kwargs) | {"unsent": sealed if unseal(sealed) else ""}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        unsent = unseal(self.request.POST.get("unsent", ""))
        return render(self.request, "unsent.html", {"unsent": unsent}) if unsent else answer


def log_in_again(request: HttpRequest) -> HttpResponse:
    """The login page in answer to a form, which it carries along."""
    context = {
        "form": AuthenticationForm(request),
        "next": reverse("desk"),
        "unsent": seal(request),
        "is_late": True,
    }
    page = render(request, "login.html", context, status=401)
    add_never_cache_headers(page)
    return page
