"""The Celery application. Its settings live in `config.settings` under the CELERY_ prefix."""

import os

from celery import Celery, signals

from config import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("timeline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def hold_servers(**kwargs: object) -> None:
    embedded.lease()
