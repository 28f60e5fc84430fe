"""Jobs are taken, done once, given back or given up."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from billiard.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from ingest import languages
from ingest.extraction import ExtractedEvent
from ingest.extraction.language import language_of
from ingest.models import Article, ArticleFile, Job, JobState
from ingest.querysets import LEASE, MAX_ATTEMPTS, JobQuerySet
from ingest.readers.child import Limits, ReaderLost, read_in_child
from ingest.readers.model import ReadableText, Unreadable
from ingest.services.articles import ABOUT, source_draft
from ingest.services.calling import call, call_after_commit
from timeline import intake

logger = logging.getLogger(__name__)

EXTRACTOR_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Result:
    """What reading and extracting gave, and the article's own date that it was done with."""

    readable: ReadableText
    events: Sequence[ExtractedEvent]
    published: str


def jobs_enqueue_overdue(*, now: datetime) -> int:
    """Call a worker again for every job that should have been taken by now; how many.

    A job that took three workers with it is given up instead.
    """
    overdue = Job.objects.overdue(now=now)
    overdue.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED,
        error=f"Given up after {MAX_ATTEMPTS} attempts: the worker was lost each time.",
        lease_until=None,
        finished_at=now,
    )
    waiting = list(overdue.values_list("pk", flat=True))
    Job.objects.filter(pk__in=waiting).update(called_at=now)
    for pk in waiting:
        call(pk)
    return len(waiting)


def job_run(*, job_id: int, worker: str, clock: Callable[[], datetime]) -> None:
    """Do one job, if this worker gets it: read, extract, propose. A second delivery does nothing."""
    if not Job.objects.claim(job_id, worker=worker, now=clock()):
        return
    job = Job.objects.select_related("article").get(pk=job_id)
    claim = Job.objects.held_by(job_id, worker=worker, attempt=job.attempts)
    try:
        with _lease_kept(claim, clock):
            result = _read_and_extract(job.article)
        _deliver(claim, result, now=clock())
    except Unreadable as error:
        _fail(claim, str(error), now=clock())
    except SoftTimeLimitExceeded:
        _fail(claim, "Finding its events took too long.", now=clock())
    except ReaderLost as error:
        _give_back(claim, job, str(error), now=clock())
    except Exception as error:
        logger.exception("job %s failed", job_id)
        _give_back(claim, job, f"{type(error).__name__}: {error}", now=clock())


def _read_and_extract(article: Article) -> Result:
    """From the text as it was first read, where there is one: the citations point into that."""
    kept = intake.kept_text(article.source_id) if article.source_id else None
    readable = ReadableText(kept) if kept is not None else _read(article)
    events = languages.extract(
        readable.text,
        article.published or readable.published or None,
        other_languages=settings.EXTRACT_OTHER_LANGUAGES,
    )
    return Result(readable, events, article.published)


def _read(article: Article) -> ReadableText:
    limits = Limits(settings.READER_WALL_SECONDS, settings.READER_CPU_SECONDS, settings.READER_MEMORY_BYTES)
    content = bytes(ArticleFile.objects.get(article=article).content)
    return read_in_child(content, article.file_name, limits)


@contextmanager
def _lease_kept(claim: JobQuerySet, clock: Callable[[], datetime]) -> Iterator[None]:
    """Renew the claim's lease from a thread for as long as the work goes on."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(LEASE.total_seconds() / 3):
            try:
                claim.update(lease_until=clock() + LEASE)
            except DatabaseError as error:
                # One missed renewal is what the lease is three times as long for.
                logger.warning("a lease could not be renewed: %s", error)
                connection.close()
        connection.close()

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _deliver(claim: JobQuerySet, result: Result, *, now: datetime) -> None:
    """Write the results in one short transaction, if the claim still stands and the date is the same."""
    with transaction.atomic():
        job = claim.select_for_update(of=("self", "article")).select_related("article").first()
        if job is None:
            return
        article = job.article
        if article.published != result.published:
            _again(claim, now=now)
            call_after_commit(job.pk)
            return
        _fill_gaps(article, result.readable)
        outcome = intake.propose_events(
            timeline_id=article.timeline_id,
            source_id=article.source_id,
            source=source_draft(article),
            text=result.readable.text,
            article_key=article.sha256,
            proposals=[_proposal(event) for event in result.events],
            now=now,
        )
        article.source_id = outcome.source_id
        article.save()
        job.state, job.lease_until, job.finished_at, job.error = JobState.DONE, None, now, ""
        job.extractor_version = EXTRACTOR_VERSION
        job.language = language_of(result.readable.text)
        job.events_found, job.events_added = len(result.events), outcome.added
        job.save()


def _fill_gaps(article: Article, readable: ReadableText) -> None:
    """Take from the file what nobody has said, and remember that it was the file who said so."""
    for name in ABOUT:
        told = getattr(readable, name)
        if told and not getattr(article, name) and name not in article.decided:
            setattr(article, name, told)
            article.suggested = [known for known in ABOUT if known == name or known in article.suggested]


def _proposal(event: ExtractedEvent) -> intake.EventProposal:
    return intake.EventProposal(
        start=event.start,
        end=event.end,
        quote=event.quote,
        headline=event.headline,
        when=event.when,
        label=event.label,
        date_text=event.date_text,
        reasoning=event.reasoning,
        standing=event.standing,
        attributed_to=event.attributed_to,
        names=event.names,
        people=event.people,
        organisations=event.organisations,
        confidence=event.confidence,
    )


def _fail(claim: JobQuerySet, reason: str, *, now: datetime) -> None:
    claim.update(state=JobState.FAILED, error=reason, lease_until=None, finished_at=now)


def _again(claim: JobQuerySet, *, now: datetime, error: str = "") -> None:
    claim.update(state=JobState.QUEUED, error=error, lease_until=None, queued_at=now, called_at=now)


def _give_back(claim: JobQuerySet, job: Job, reason: str, *, now: datetime) -> None:
    """A fault of ours or of the moment: try again later, three times at most, then say what it was."""
    if job.attempts >= MAX_ATTEMPTS:
        _fail(claim, f"It broke {MAX_ATTEMPTS} times. Last: {reason[:500]}", now=now)
    else:
        _again(claim, now=now, error=reason[:500])
