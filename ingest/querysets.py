"""Which jobs wait, which are overdue, and how a worker takes one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from ingest.models import Job  # noqa: F401

# A worker that lives renews its lease three times before it runs out; of a dead one it runs out soon.
LEASE = timedelta(seconds=45)
MAX_ATTEMPTS = 3
# A message that was sent gets this long before beat sends another one.
PATIENCE = timedelta(seconds=60)


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> JobQuerySet:
        return self.filter(state__in=("queued", "running"))

    def claimable(self, *, now: datetime) -> JobQuerySet:
        """Queued, or left by a worker whose lease ran out."""
        return self.filter(Q(state="queued") | Q(state="running", lease_until__lt=now))

    def overdue(self, *, now: datetime) -> JobQuerySet:
        """What a worker should have taken by now."""
        return self.filter(
            Q(state="queued") | Q(state="running", lease_until__lt=now), called_at__lt=now - PATIENCE
        )

    def claim(self, pk: int, *, worker: str, now: datetime) -> bool:
        """Take a job, by one conditional update: of two workers, one gets it. Attempts go up first."""
        return bool(
            self.claimable(now=now)
            .filter(pk=pk, attempts__lt=MAX_ATTEMPTS)
            .update(
                state="running", worker=worker, lease_until=now + LEASE, attempts=F("attempts") + 1, error=""
            )
        )

    def held_by(self, pk: int, *, worker: str, attempt: int) -> JobQuerySet:
        """The job, if this claim on it still stands."""
        return self.filter(pk=pk, state="running", worker=worker, attempts=attempt)
