"""What a worker is called for. A task calls one service."""

from celery import shared_task
from django.utils import timezone

from timeline.services import images, publishing


@shared_task(name="timeline.publish_due")
def publish_due() -> None:
    publishing.events_publish_due(now=timezone.now())


@shared_task(name="timeline.clear_images")
def clear_images() -> None:
    images.images_clear(now=timezone.now())
