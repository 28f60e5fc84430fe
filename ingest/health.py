"""/healthz: whether web, database, broker and a worker are alive."""

import logging

from celery import current_app
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from ingest.heartbeat import worker_is_alive

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all four live, 503 otherwise; which one does not is said, why is in the log."""
    alive = {
        "web": True,
        "database": _database_answers(),
        "broker": _broker_answers(),
        "worker": worker_is_alive(),
    }
    return JsonResponse(alive, status=200 if all(alive.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return False
    return True


def _broker_answers() -> bool:
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, RedisError, OSError):
        logger.exception("the broker does not answer")
        return False
    return True
