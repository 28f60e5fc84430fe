"""What admins set up. Events are not written here but at the desk, whose services keep their history."""

from contextlib import nullcontext
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from timeline.models import KnownName, Source, Timeline
from timeline.services.changing import change as change_by


@admin.register(Timeline)
class TimelineAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "slug", "is_default", "revised_at")
    fields = ("title", "slug", "intro", "language", "is_default")
    prepopulated_fields = {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, obj: Timeline | None = None) -> bool:
        """Its events and their history would go with it."""
        return False

    def save_model(self, request: HttpRequest, obj: Timeline, form: Any, change: bool) -> None:
        """A new title or opening is in the history of the timeline, and can be taken back there."""
        kept = change_by(by=request.user, action="settings") if change else nullcontext()  # type: ignore[arg-type]
        with kept:
            super().save_model(request, obj, form, change)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "publisher", "kind", "published")
    list_filter = ("kind",)
    search_fields = ("title", "publisher", "url")
    fields = ("kind", "title", "publisher", "url", "published")


@admin.register(KnownName)
class KnownNameAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "kind", "timeline")
    list_editable = ("kind",)
    list_filter = ("timeline", "kind")
    search_fields = ("name",)
