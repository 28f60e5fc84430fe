from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IngestConfig(AppConfig):
    name = "ingest"

    def ready(self) -> None:
        from config.roles import grant_on_migrate
        from ingest import heartbeat  # noqa: F401  # its receiver has to stand before a worker starts
        from ingest.arrivals import unfinished_articles
        from timeline.intake import tells_arrivals

        tells_arrivals(unfinished_articles)

        post_migrate.connect(grant_on_migrate, sender=self)
