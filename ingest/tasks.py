"""What a worker is called for. A task unpacks an id and calls one service."""

import os
import socket

from celery import shared_task
from django.utils import timezone

from ingest.services import jobs
from ingest.services.calling import EXTRACT_TASK


@shared_task(name=EXTRACT_TASK)
def extract(job_id: int) -> None:
    worker = f"{socket.gethostname()}:{os.getpid()}"
    jobs.job_run(job_id=job_id, worker=worker, clock=timezone.now)


@shared_task(name="ingest.enqueue_overdue")
def enqueue_overdue() -> None:
    jobs.jobs_enqueue_overdue(now=timezone.now())
