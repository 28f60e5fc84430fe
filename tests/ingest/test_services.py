"""Articles and jobs on a real PostgreSQL: nothing half, nothing twice, nothing lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from ingest.models import Article, ArticleFile, Job, JobState
from ingest.services import articles, jobs
from ingest.services.articles import About
from tests.ingest.conftest import NOW, TEXT
from timeline.models import Timeline

pytestmark = pytest.mark.django_db


def clock() -> datetime:
    return NOW


def run(article: Article, worker: str = "w1") -> Job:
    jobs.job_run(job_id=article.job.pk, worker=worker, clock=clock)
    return Job.objects.get(article=article)


def bring(timeline: Timeline, content: bytes, name: str = "a.txt") -> Article:
    return articles.article_import(
        timeline_id=timeline.pk, content=content, file_name=name, about=About(), by=None, now=NOW
    )


def test_an_article_comes_with_its_bytes_and_its_job(article: Article) -> None:
    assert bytes(article.file.content) == TEXT.encode()
    assert article.job.state == JobState.QUEUED


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b" \n", "empty"), (b"x" * (10 * 1024**2 + 1), "10.0 MB")]
)
def test_what_is_refused_leaves_nothing_behind(timeline: Timeline, content: bytes, reason: str) -> None:
    with pytest.raises(articles.NotImported, match=reason):
        bring(timeline, content)
    assert not Article.objects.exists()
    assert not ArticleFile.objects.exists()


def test_the_same_bytes_again_lead_to_the_first(timeline: Timeline, article: Article) -> None:
    with pytest.raises(articles.AlreadyImported) as refusal:
        bring(timeline, TEXT.encode(), "other-name.txt")
    assert refusal.value.article == article


def test_the_same_bytes_belong_to_another_timeline_as_well(article: Article) -> None:
    other = Timeline.objects.create(slug="other", title="Other")
    assert bring(other, TEXT.encode()).pk != article.pk


def test_a_job_done_leaves_proposals_with_their_passage(article: Article) -> None:
    job = run(article)
    assert (job.state, job.error, job.lease_until) == (JobState.DONE, "", None)
    event = article.timeline.events.chronological().first()
    assert event
    citation = event.citations.select_related("source__kept_text").get()
    assert event.when == "2011-06"
    assert citation.source.kept_text.text[citation.start : citation.end] == citation.quote


def test_a_job_done_says_who_is_a_person(article: Article) -> None:
    run(article)
    known = dict(article.timeline.known_names.values_list("name", "kind"))
    assert known["Ada Lovelace"] == "person"


def test_a_second_delivery_does_nothing(article: Article) -> None:
    run(article)
    before = list(article.timeline.events.values_list("pk", "updated_at"))
    assert run(article, "w2").attempts == 1
    assert list(article.timeline.events.values_list("pk", "updated_at")) == before


def test_of_two_workers_one_gets_the_job(article: Article) -> None:
    assert Job.objects.claim(article.job.pk, worker="w1", now=NOW)
    assert not Job.objects.claim(article.job.pk, worker="w2", now=NOW)


def test_a_lease_that_ran_out_can_be_taken_over(article: Article) -> None:
    Job.objects.claim(article.job.pk, worker="w1", now=NOW)
    assert Job.objects.claim(article.job.pk, worker="w2", now=NOW + timedelta(minutes=7))


def test_a_worker_that_lost_its_claim_writes_nothing(article: Article) -> None:
    def clock_during_which_another_takes_over() -> datetime:
        Job.objects.filter(pk=article.job.pk, state="running").update(worker="w2", attempts=2)
        return NOW

    jobs.job_run(job_id=article.job.pk, worker="w1", clock=clock_during_which_another_takes_over)
    assert Job.objects.get(article=article).worker == "w2"
    assert not article.timeline.events.exists()


def test_a_file_that_cannot_be_read_fails_with_its_reason(timeline: Timeline) -> None:
    job = run(bring(timeline, b"%PDF-1.7 and so on"))
    assert (job.state, job.error) == (JobState.FAILED, "This is a PDF, although its name ends in .txt.")


def test_a_failed_job_can_be_tried_again(timeline: Timeline) -> None:
    job = run(bring(timeline, b"%PDF-1.7 and so on"))
    articles.job_restart(job=job, now=NOW)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (JobState.QUEUED, 0, "")


def test_a_job_that_lost_three_workers_is_given_up(article: Article) -> None:
    late = NOW
    for number in range(3):
        assert Job.objects.claim(article.job.pk, worker=f"w{number}", now=late)
        late += timedelta(minutes=7)
    jobs.jobs_enqueue_overdue(now=late)
    job = Job.objects.get(article=article)
    assert job.state == JobState.FAILED
    assert "3 attempts" in job.error


def test_what_the_file_tells_fills_what_was_left_empty(timeline: Timeline) -> None:
    article = bring(
        timeline, b"Engines are sold\n\nThe company sold its mill last year.", "2019-03-02-mill.txt"
    )
    run(article)
    article.refresh_from_db()
    assert (article.title, article.published) == ("Engines are sold", "2019-03-02")
    assert article.suggested == ["title", "published"]


def test_a_corrected_publication_date_dates_what_depends_on_it(timeline: Timeline) -> None:
    article = bring(timeline, b"The filings of Analytical Engines were made public in late March.")
    run(article)
    assert [event.when for event in timeline.events.all()] == [""]
    articles.article_update(article_id=article.pk, changes={"published": "2024-04"}, now=NOW)
    run(article)
    assert [event.when for event in timeline.events.all()] == ["2024-03-21/2024-03-31"]


def test_an_undated_event_says_why(timeline: Timeline) -> None:
    run(bring(timeline, b"The filings of Analytical Engines were made public in late March."))
    assert "year" in timeline.events.get().citations.get().reasoning


def test_a_job_cannot_run_without_a_lease(article: Article) -> None:
    with pytest.raises(IntegrityError, match="job_has_a_lease_exactly_while_running"), transaction.atomic():
        Job.objects.filter(pk=article.job.pk).update(state="running")


def test_a_job_cannot_fail_without_a_reason(article: Article) -> None:
    with pytest.raises(IntegrityError, match="failed_job_says_why"), transaction.atomic():
        Job.objects.filter(pk=article.job.pk).update(state="failed", finished_at=datetime.now(UTC))


GERMAN = (
    "Die Firma hat am 3. Mai 2020 das Werk verkauft, das der Bund nicht mit den Ländern bezahlt hatte. "
    "Der Vorstand ist nicht mehr im Amt, und die Aktie wird nach dem Verkauf auch nicht mehr gehandelt."
)


def test_english_rules_are_not_applied_to_another_language(timeline: Timeline) -> None:
    job = run(bring(timeline, GERMAN.encode()))
    assert (job.state, job.events_found, job.other_language) == (JobState.DONE, 0, "German")


def test_another_language_is_read_where_it_is_wanted(timeline: Timeline, settings: Settings) -> None:
    settings.EXTRACT_OTHER_LANGUAGES = True
    run(bring(timeline, GERMAN.encode()))
    assert [event.when for event in timeline.events.all()] == ["2020-05-03"]


def test_a_date_corrected_while_the_job_runs_is_read_again_with(
    timeline: Timeline, settings: Settings
) -> None:
    article = bring(timeline, b"The filings of Analytical Engines were made public in late March.")

    def clock_during_which_an_admin_gives_the_date() -> datetime:
        if Job.objects.get(article=article).state == "running":
            articles.article_update(article_id=article.pk, changes={"published": "2024-04"}, now=NOW)
        return NOW

    jobs.job_run(job_id=article.job.pk, worker="w1", clock=clock_during_which_an_admin_gives_the_date)
    assert Job.objects.get(article=article).state == JobState.QUEUED
    run(article)
    assert [event.when for event in timeline.events.all()] == ["2024-03-21/2024-03-31"]


def test_a_field_that_an_admin_emptied_is_not_filled_again(timeline: Timeline) -> None:
    article = bring(
        timeline, b"Engines are sold\n\nThe company sold its mill last year.", "2019-03-02-mill.txt"
    )
    run(article)
    articles.article_update(article_id=article.pk, changes={"published": ""}, now=NOW)
    run(article)
    article.refresh_from_db()
    assert (article.published, article.suggested) == ("", ["title"])


def test_a_fault_while_results_are_written_is_told(timeline: Timeline, article: Article) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE timeline_event ADD CONSTRAINT nothing_new CHECK (false) NOT VALID")
    job = run(article)
    assert job.state == JobState.QUEUED
    assert "nothing_new" in job.error


def test_a_job_that_broke_three_times_is_given_up_with_its_reason(article: Article) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE timeline_event ADD CONSTRAINT nothing_new CHECK (false) NOT VALID")
    for _ in range(3):
        job = run(article)
    assert job.state == JobState.FAILED
    assert job.error.startswith("It broke 3 times.")


def test_an_overdue_job_is_called_for_once_a_minute(article: Article) -> None:
    late = NOW + timedelta(minutes=2)
    assert jobs.jobs_enqueue_overdue(now=late) == 1
    assert jobs.jobs_enqueue_overdue(now=late + timedelta(seconds=30)) == 0
    assert jobs.jobs_enqueue_overdue(now=late + timedelta(seconds=61)) == 1


def test_an_article_is_read_again_from_the_text_its_citations_point_into(article: Article) -> None:
    run(article)
    ArticleFile.objects.filter(article=article).update(content=b"Other bytes than those that were read.")
    articles.job_restart(job=article.job, now=NOW)
    run(article)
    article.refresh_from_db()
    assert article.source
    assert article.source.kept_text.text == TEXT
