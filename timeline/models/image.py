from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Image(models.Model):
    """A picture that was brought once, in all its sizes (pixels). It never changes: another has another row.

    Its files are named after what is in them (`timeline.services.images`), so that an event's history can
    always show what it showed.
    """

    # SHA-256 of the file that was brought, and of how its sizes are made.
    digest = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = ArrayField(models.PositiveIntegerField())
    # When its file was brought, the last time.
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="image_has_an_extent"),
        ]

    def __str__(self) -> str:
        return f"Image of {self.width} × {self.height} pixels"

    @property
    def address(self) -> str:
        """A size that every program can show."""
        return self.address_of(self.plain_width, "jpg")

    @property
    def plain_width(self) -> int:
        """The width (pixels) of what is shown where there is no choice."""
        return min(self.widths, key=lambda width: abs(width - 960))

    @property
    def webp_set(self) -> str:
        return self._set("webp")

    @property
    def jpeg_set(self) -> str:
        return self._set("jpg")

    def address_of(self, width: int, ending: str) -> str:
        return reverse("public-image", args=[self.digest, width, ending])

    def _set(self, ending: str) -> str:
        """For `srcset`: every size with its width."""
        return ", ".join(f"{self.address_of(width, ending)} {width}w" for width in self.widths)
