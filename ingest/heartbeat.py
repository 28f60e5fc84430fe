"""Whether a worker is alive: each leaves a mark in the cache every other second.

Asking the workers themselves would cost every page a second of waiting for the one that does not answer.
"""

import logging
from typing import Any

from celery.signals import heartbeat_sent
from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

KEY = "worker-alive"
SECONDS_TO_LIVE = 15


@heartbeat_sent.connect
def leave_mark(**kwargs: Any) -> None:
    """Called by Celery in every worker, every other second."""
    try:
        cache.set(KEY, True, SECONDS_TO_LIVE)
    except RedisError as error:
        logger.warning("the worker could not say that it is alive: %s", error)


def worker_is_alive() -> bool:
    """Whether some worker has left its mark lately. An unreachable cache counts as no."""
    try:
        return bool(cache.get(KEY))
    except RedisError:
        return False
