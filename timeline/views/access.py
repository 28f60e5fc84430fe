"""The desk's way to its rows; who may come in is asked by `desk`."""

from django.shortcuts import get_object_or_404

from config.access import DeskRequest, desk
from timeline.models import Event, Timeline

__all__ = ["DeskRequest", "desk", "get_event", "get_timeline"]


def get_timeline(slug: str) -> Timeline:
    return get_object_or_404(Timeline, slug=slug)


def get_event(pk: int) -> Event:
    return get_object_or_404(Event.objects.select_related("timeline", "chapter"), pk=pk)
