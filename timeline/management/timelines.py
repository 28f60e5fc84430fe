"""The timeline that a command is told to work on."""

from django.core.management.base import CommandError

from timeline.models import Timeline


def timeline_named(slug: str) -> Timeline:
    """Raises CommandError, which says which there are."""
    found = Timeline.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Timeline.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no timeline “{slug}”. There are: {known}.")
    return found
