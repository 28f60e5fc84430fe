"""Who works at the desk."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

ASKED = "django.contrib.auth.backends.ModelBackend"


def editors() -> QuerySet[User]:
    """Whom a comment can wait for: who may change events, by name."""
    found: QuerySet[User] = User.objects.with_perm("timeline.change_event", backend=ASKED)
    return found.order_by("username")
