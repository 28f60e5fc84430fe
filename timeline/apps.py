from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TimelineConfig(AppConfig):
    name = "timeline"

    def ready(self) -> None:
        from config.roles import grant_on_migrate

        post_migrate.connect(grant_on_migrate, sender=self)
