from django.contrib import admin

from ingest.models import Article, Job


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin[Article]):
    """To look things up; importing and correcting go through the desk, which keeps the rules."""

    list_display = ("title", "publisher", "published", "file_name", "imported_at")
    list_filter = ("timeline",)
    search_fields = ("title", "publisher", "file_name", "sha256")

    def has_add_permission(self, *args: object) -> bool:
        return False

    def has_change_permission(self, *args: object) -> bool:
        return False


@admin.register(Job)
class JobAdmin(admin.ModelAdmin[Job]):
    list_display = ("article", "state", "attempts", "worker", "error", "queued_at", "finished_at")
    list_filter = ("state",)

    def has_add_permission(self, *args: object) -> bool:
        return False

    def has_change_permission(self, *args: object) -> bool:
        return False
