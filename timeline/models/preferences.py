from django.conf import settings
from django.db import models


class DeskPreferences(models.Model):
    """How one editor likes the desk, and until when they have seen what others did."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="desk_preferences"
    )
    # Action to key, only where it is not the usual one (`timeline.keys`).
    keys = models.JSONField(default=dict, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "desk preferences"

    def __str__(self) -> str:
        return f"Desk of {self.user}"
