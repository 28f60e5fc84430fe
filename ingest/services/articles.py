"""Articles come in, and what is known of them is corrected."""

import hashlib
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from ingest.models import Article, ArticleFile, Job, JobState
from ingest.services.calling import call_after_commit
from timeline import intake


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


ABOUT = tuple(field.name for field in fields(About))


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
    refuse_size(len(content))
    if not content.strip():
        raise NotImported("The file is empty.")
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
            job = Job.objects.create(article=article, queued_at=now, called_at=now)
            call_after_commit(job.pk)
    except IntegrityError:
        if (first := same.first()) is None:
            raise
        raise AlreadyImported(first) from None
    return article


def refuse_size(size: int) -> None:
    """Raise NotImported for what is larger than an article may be (bytes)."""
    if size > settings.ARTICLE_MAX_BYTES:
        most = settings.ARTICLE_MAX_BYTES // 1024**2
        raise NotImported(f"The file has {size / 1024**2:.1f} MB; an article may have {most} MB.")


def article_update(*, article_id: int, changes: dict[str, str], now: datetime) -> Article:
    """Correct what is known of an article: `changes` holds the fields of `About` that somebody changed.

    They are an admin's word from here on, also when emptied: the file does not fill them again. A new
    publication date has the article's events looked for again.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).select_related("job").get(pk=article_id)
        for name in ABOUT:
            if name in changes:
                setattr(article, name, changes[name])
        article.decided = sorted({*article.decided, *changes})
        article.suggested = [name for name in article.suggested if name not in changes]
        article.save()
        if article.source_id:
            intake.source_update(source_id=article.source_id, source=source_draft(article))
        if "published" in changes:
            job_restart(job=article.job, now=now)
    return article


def source_draft(article: Article) -> intake.SourceDraft:
    """The bibliographic record that the timeline keeps of an article."""
    return intake.SourceDraft(
        title=article.title or article.file_name,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
    )


def job_restart(*, job: Job, now: datetime) -> None:
    """Queue a finished job once more (Retry, or a corrected date).

    A running one is left to finish; it notices by itself that the date has changed meanwhile.
    """
    with transaction.atomic():
        over = Job.objects.filter(pk=job.pk, state__in=(JobState.DONE, JobState.FAILED))
        if over.update(
            state=JobState.QUEUED,
            attempts=0,
            error="",
            worker="",
            queued_at=now,
            called_at=now,
            finished_at=None,
        ):
            call_after_commit(job.pk)
