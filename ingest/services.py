"""Every write to articles and jobs. View, task and command share these.

PostgreSQL is the truth: an article and its job are written in one transaction, and only then is a worker
called. A call that gets lost costs half a minute, because beat looks for what is overdue.
"""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

from billiard.exceptions import SoftTimeLimitExceeded
from celery import current_app
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from kombu.exceptions import OperationalError

from ingest import languages
from ingest.extraction import ExtractedEvent
from ingest.extraction.language import language_of
from ingest.models import Article, ArticleFile, Job, JobState
from ingest.querysets import LEASE, MAX_ATTEMPTS
from ingest.readers.child import Limits, read_in_child
from ingest.readers.model import ReadableText, Unreadable
from timeline import intake

logger = logging.getLogger(__name__)

EXTRACTOR_VERSION = "1"
EXTRACT_TASK = "ingest.extract"


class NotImported(Exception):
    """The file was refused before anything was stored. The message says why."""


class AlreadyImported(NotImported):
    """The same bytes are an article of this timeline already."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"This article was imported before, as “{article}”.")
        self.article = article


@dataclass(frozen=True, slots=True)
class About:
    """What the importer says of an article; "" where the file shall tell. `published` is EDTF."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""


def article_import(
    *,
    timeline_id: int,
    content: bytes,
    file_name: str,
    about: About,
    by: AbstractBaseUser | None,
    now: datetime,
) -> Article:
    """Store an article with its job, and call a worker once both are safe.

    Raises NotImported (nothing is stored), AlreadyImported for the same bytes again.
    """
    if not content.strip():
        raise NotImported("The file is empty.")
    if len(content) > settings.ARTICLE_MAX_BYTES:
        most = settings.ARTICLE_MAX_BYTES // 1024**2
        raise NotImported(f"The file has {len(content) / 1024**2:.1f} MB; an article may have {most} MB.")
    digest = hashlib.sha256(content).hexdigest()
    same = Article.objects.filter(timeline_id=timeline_id, sha256=digest)
    try:
        with transaction.atomic():
            article = Article.objects.create(
                timeline_id=timeline_id,
                file_name=file_name[-255:],
                sha256=digest,
                size=len(content),
                imported_by_id=by.pk if by else None,
                **asdict(about),
            )
            ArticleFile.objects.create(article=article, content=content)
            job = Job.objects.create(article=article, queued_at=now)
            transaction.on_commit(partial(_ring, job.pk))
    except IntegrityError:
        if (first := same.first()) is None:
            raise
        raise AlreadyImported(first) from None
    return article


def article_update(*, article_id: int, about: About, now: datetime) -> Article:
    """Correct what is known of an article. A new publication date has its events looked for again."""
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).select_related("job").get(pk=article_id)
        is_redated = about.published != article.published
        for name, value in asdict(about).items():
            if getattr(article, name) != value:
                setattr(article, name, value)
                article.suggested = [field for field in article.suggested if field != name]
        article.save()
        if article.source_id:
            intake.source_update(source_id=article.source_id, source=_draft(article))
        if is_redated:
            job_restart(job=article.job, now=now)
    return article


def job_restart(*, job: Job, now: datetime) -> None:
    """Queue a finished job once more (Retry, or a corrected date). A running one is left to finish."""
    with transaction.atomic():
        restarted = Job.objects.filter(pk=job.pk, state__in=(JobState.DONE, JobState.FAILED)).update(
            state=JobState.QUEUED, attempts=0, error="", worker="", queued_at=now, finished_at=None
        )
        if restarted:
            transaction.on_commit(partial(_ring, job.pk))


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
    for pk in waiting:
        _ring(pk)
    return len(waiting)


def job_run(*, job_id: int, worker: str, clock: Callable[[], datetime]) -> None:
    """Do one job, if this worker gets it: read, extract, propose. A second delivery does nothing."""
    if not Job.objects.claim(job_id, worker=worker, now=clock()):
        return
    job = Job.objects.select_related("article").get(pk=job_id)
    claim = Job.objects.held_by(job_id, worker=worker, attempt=job.attempts)
    try:
        with _lease_kept(claim, clock):
            readable, events = _read_and_extract(job.article)
    except Unreadable as error:
        _fail(claim, str(error), now=clock())
    except SoftTimeLimitExceeded:
        _fail(claim, "Finding its events took too long.", now=clock())
    except Exception as error:
        logger.exception("job %s failed", job_id)
        _give_back(claim, job, error, now=clock())
    else:
        _deliver(claim, readable, events, now=clock())


def _read_and_extract(article: Article) -> tuple[ReadableText, Sequence[ExtractedEvent]]:
    content = bytes(ArticleFile.objects.get(article=article).content)
    readable = read_in_child(content, article.file_name, _limits())
    published = article.published or readable.published or None
    others = settings.EXTRACT_OTHER_LANGUAGES
    return readable, languages.extract(readable.text, published, other_languages=others)


@contextmanager
def _lease_kept(claim: Any, clock: Callable[[], datetime]) -> Iterator[None]:
    """Renew the claim's lease from a thread for as long as the work goes on."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(LEASE.total_seconds() / 3):
            claim.update(lease_until=clock() + LEASE)
        connection.close()

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _deliver(claim: Any, readable: ReadableText, events: Sequence[ExtractedEvent], *, now: datetime) -> None:
    """Write the results in one short transaction, if the claim still stands."""
    with transaction.atomic():
        job = claim.select_for_update(of=("self", "article")).select_related("article").first()
        if job is None:
            return
        article = job.article
        _fill_gaps(article, readable)
        outcome = intake.propose_events(
            timeline_id=article.timeline_id,
            source_id=article.source_id,
            source=_draft(article),
            text=readable.text,
            article_key=article.sha256,
            proposals=[_proposal(event) for event in events],
            now=now,
        )
        article.source_id = outcome.source_id
        article.save()
        job.state, job.lease_until, job.finished_at = JobState.DONE, None, now
        job.extractor_version = EXTRACTOR_VERSION
        job.language = language_of(readable.text)
        job.events_found, job.events_added = len(events), outcome.added
        job.save()


def _fill_gaps(article: Article, readable: ReadableText) -> None:
    """Take from the file what the importer left empty, and remember that it was the file who said so."""
    for name in asdict(About()):
        if not getattr(article, name) and (told := getattr(readable, name)):
            setattr(article, name, told)
            article.suggested = [*article.suggested, name]


def _draft(article: Article) -> intake.SourceDraft:
    return intake.SourceDraft(
        title=article.title or article.file_name,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
    )


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
        confidence=event.confidence,
    )


def _fail(claim: Any, reason: str, *, now: datetime) -> None:
    claim.update(state=JobState.FAILED, error=reason, lease_until=None, finished_at=now)


def _give_back(claim: Any, job: Job, error: Exception, *, now: datetime) -> None:
    """A fault of ours or of the moment: try again later, three times at most, then say what it was."""
    reason = f"{type(error).__name__}: {error}"[:500]
    if job.attempts >= MAX_ATTEMPTS:
        _fail(claim, f"It broke {MAX_ATTEMPTS} times. Last: {reason}", now=now)
    else:
        claim.update(state=JobState.QUEUED, error=reason, lease_until=None, queued_at=now)


def _limits() -> Limits:
    return Limits(settings.READER_WALL_SECONDS, settings.READER_CPU_SECONDS, settings.READER_MEMORY_BYTES)


def _ring(job_id: int) -> None:
    """Tell a worker. The job is safe in the database, so a broker that is away is no error."""
    try:
        current_app.send_task(EXTRACT_TASK, [job_id])
    except OperationalError as error:
        logger.warning("no worker could be called for job %s: %s", job_id, error)
