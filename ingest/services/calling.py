"""Calling a worker. The job is safe in the database before, so a broker that is away is no error."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

EXTRACT_TASK = "ingest.extract"


def call_after_commit(job_id: int) -> None:
    """Call a worker for a job as soon as what was written about it can be seen."""
    transaction.on_commit(partial(call, job_id))


def call(job_id: int) -> None:
    try:
        current_app.send_task(EXTRACT_TASK, [job_id])
    except OperationalError as error:
        logger.warning("no worker could be called for job %s: %s", job_id, error)
