from django.contrib import admin
from django.http import HttpRequest

from ingest.models import Article, Job


class LookedUpOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """Importing and correcting go through the desk, which keeps the rules."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(LookedUpOnly):
    list_display = ("title", "publisher", "published", "file_name", "imported_at")
    list_filter = ("timeline",)
    search_fields = ("title", "publisher", "file_name", "sha256")


@admin.register(Job)
class JobAdmin(LookedUpOnly):
    list_display = ("article", "state", "attempts", "worker", "error", "queued_at", "finished_at")
    list_filter = ("state",)
