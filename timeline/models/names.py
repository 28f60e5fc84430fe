from django.db import models
from django.db.models import Q

from timeline.models.revision import raises_revision
from timeline.models.timeline import Timeline


class NameKind(models.TextChoices):
    """What a name is one of; of a name that might be either, no row says anything."""

    PERSON = "person"
    ORGANISATION = "organisation"


class KnownName(models.Model):
    """That a name in a timeline's events is a person's or an organisation's, as `Event.names` spells it.

    The first article that shows it says so; after that only an admin changes it.
    """

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="known_names")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=NameKind)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["timeline", "name"], name="name_is_of_one_kind_in_a_timeline"),
            models.CheckConstraint(condition=~Q(name=""), name="known_name_says_something"),
        ]
        triggers = raises_revision(
            "SELECT timeline_id FROM touched WHERE EXISTS ("
            "SELECT 1 FROM timeline_event event WHERE event.timeline_id = touched.timeline_id"
            " AND event.status = 'published' AND event.names @> ARRAY[touched.name])"
        )

    def __str__(self) -> str:
        return self.name
