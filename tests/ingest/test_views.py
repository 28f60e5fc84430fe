"""The article pages: who may, what they answer, what is said beside a mistake."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ingest.heartbeat import leave_mark
from ingest.models import Article, Job
from ingest.services import articles, jobs
from ingest.services.articles import About
from tests.ingest.conftest import NOW, TEXT
from timeline.models import Timeline

LIST = "/desk/story/articles/"
NEW = "/desk/story/articles/new/"
HTMX = {"HX-Request": "true"}
EMPTY = {"text": "", "title": "", "publisher": "", "url": "", "published": ""}


@pytest.fixture(autouse=True)
def _no_worker() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def upload(client: Client, *files: SimpleUploadedFile, **fields: Any) -> Any:
    return client.post(NEW, {**EMPTY, "uploads": list(files), **fields})


def txt(content: bytes = TEXT.encode(), name: str = "engines.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


# Who may


@pytest.mark.parametrize("path", [LIST, NEW])
def test_a_reader_is_sent_to_log_in(timeline: Timeline, client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, f"/login/?next={path}")


def test_an_editor_sees_the_articles(editor: Client) -> None:
    assert editor.get(LIST).status_code == 200


def test_an_editor_does_not_import(editor: Client) -> None:
    assert upload(editor, txt()).status_code == 403
    assert not Article.objects.exists()


def test_an_editor_does_not_change_what_is_known(editor: Client, article: Article) -> None:
    assert editor.post(f"{LIST}{article.pk}/", {"title": "Mine"}).status_code == 403


def test_an_editor_does_not_retry(editor: Client, article: Article) -> None:
    assert editor.post(f"{LIST}{article.pk}/retry/").status_code == 403


@pytest.mark.parametrize("path", ["/desk/nowhere/articles/", f"{LIST}999/"])
def test_what_does_not_exist_is_not_found(admin: Client, path: str) -> None:
    assert admin.get(path).status_code == 404


def test_an_article_is_not_shown_under_another_timeline(admin: Client, article: Article) -> None:
    Timeline.objects.create(slug="other", title="Other")
    assert admin.get(f"/desk/other/articles/{article.pk}/").status_code == 404


def test_retry_wants_a_post(admin: Client, article: Article) -> None:
    assert admin.get(f"{LIST}{article.pk}/retry/").status_code == 405


def test_import_wants_a_csrf_token(admin: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = admin.cookies
    assert upload(strict, txt()).status_code == 403
    assert not Article.objects.exists()


# Importing


def test_a_file_comes_in(admin: Client) -> None:
    assert upload(admin, txt(), published="April 2024", publisher="The Paper").status_code == 302
    article = Article.objects.get()
    assert (article.file_name, article.published, article.publisher) == (
        "engines.txt",
        "2024-04",
        "The Paper",
    )
    assert article.imported_by
    assert article.imported_by.username == "admins"


def test_several_files_come_in_at_once(admin: Client) -> None:
    upload(admin, txt(), txt(b"Other words.", "b.txt"))
    assert Article.objects.count() == 2


def test_pasted_text_comes_in(admin: Client) -> None:
    admin.post(NEW, {**EMPTY, "text": TEXT, "title": "Engines"})
    assert bytes(Article.objects.get().file.content).decode() == TEXT


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose a file, or paste the text"),
        ({"text": "words", "published": "soon"}, "not a date that can be read"),
        ({"text": "words", "published": "2024-02-30"}, "not a date that exists"),
        ({"text": "words", "url": "javascript:alert(1)"}, "web address"),
    ],
)
def test_a_mistake_is_said_beside_its_field(admin: Client, fields: dict[str, str], said: str) -> None:
    response = admin.post(NEW, EMPTY | fields)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Article.objects.exists()


def test_a_mistake_loses_nothing_typed(admin: Client) -> None:
    page = admin.post(NEW, EMPTY | {"text": "A long pasted text", "title": "Mine", "published": "soon"})
    assert "A long pasted text" in page.content.decode()
    assert 'value="Mine"' in page.content.decode()


def test_an_empty_file_is_refused(admin: Client) -> None:
    response = upload(admin, txt(b""))
    assert "empty" in response.content.decode()
    assert not Article.objects.exists()


def test_a_file_too_large_is_refused_with_its_size(admin: Client) -> None:
    response = upload(admin, txt(b"x" * (11 * 1024**2)))
    assert "engines.txt: The file has 11.0 MB; an article may have 10 MB" in response.content.decode()


def test_the_same_article_again_is_linked_to_the_first(admin: Client, article: Article) -> None:
    page = upload(admin, txt()).content.decode()
    assert "imported before" in page
    assert f'href="{LIST}{article.pk}/"' in page


def test_of_several_files_the_good_ones_come_in_and_the_others_are_named(admin: Client) -> None:
    page = admin.post(
        NEW, {**EMPTY, "uploads": [txt(), txt(b" ", "blank.txt")]}, follow=True
    ).content.decode()
    assert Article.objects.count() == 1
    assert "blank.txt: The file is empty." in page


def test_markup_in_a_title_is_text(admin: Client) -> None:
    admin.post(NEW, EMPTY | {"text": TEXT, "title": "<script>alert(1)</script>"})
    page = admin.get(LIST).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def suggest(client: Client, name: str, content: bytes) -> Any:
    return client.post(f"{NEW}suggest/", {"upload": SimpleUploadedFile(name, content)})


def test_what_a_file_tells_is_suggested(admin: Client) -> None:
    page = b"<html><head><title>Court papers</title></head><body><p>Words enough, they say.</p></body></html>"
    answer = suggest(admin, "2024-04-03-papers.html", page).json()
    assert (answer["title"], answer["published"]) == ("Court papers", "3 April 2024")


def test_a_file_that_cannot_be_read_suggests_nothing(admin: Client) -> None:
    assert suggest(admin, "a.html", b"%PDF").json() == {}


def test_an_editor_asks_for_no_suggestions(editor: Client) -> None:
    assert suggest(editor, "a.txt", b"words").status_code == 403


# Following


def test_the_list_says_when_no_worker_runs(admin: Client, article: Article) -> None:
    assert "No worker is running" in admin.get(LIST).content.decode()


def test_the_list_is_quiet_while_a_worker_lives(admin: Client, article: Article) -> None:
    leave_mark()
    assert "No worker is running" not in admin.get(LIST).content.decode()


def test_the_list_asks_again_while_something_is_in_hand(admin: Client, article: Article) -> None:
    assert 'hx-trigger="every 1s"' in admin.get(LIST).content.decode()
    jobs.job_run(job_id=article.job.pk, worker="w", clock=lambda: NOW)
    assert 'hx-trigger="every 1s"' not in admin.get(LIST).content.decode()


def test_htmx_gets_the_list_alone(admin: Client, article: Article) -> None:
    response = admin.get(LIST, headers=HTMX)
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_a_failed_article_says_why_and_can_be_retried(admin: Client, article: Article) -> None:
    Job.objects.update(state="failed", error="This is a PDF.", finished_at=NOW)
    assert "This is a PDF." in admin.get(LIST).content.decode()
    admin.post(f"{LIST}{article.pk}/retry/")
    assert Job.objects.get().state == "queued"


def test_the_list_needs_the_same_queries_for_any_number(
    admin: Client, article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    upload(admin, txt(b"Other words.", "b.txt"), txt(b"More words.", "c.txt"))
    with django_assert_num_queries(9):
        admin.get(LIST)


def test_an_article_without_date_says_what_follows(admin: Client, timeline: Timeline) -> None:
    upload(admin, txt())
    page = admin.get(f"{LIST}{Article.objects.get().pk}/").content.decode()
    assert "stay undated" in page


def test_what_is_known_can_be_corrected(admin: Client, article: Article) -> None:
    admin.post(f"{LIST}{article.pk}/", EMPTY | {"title": "Engines II", "published": "5 April 2024"})
    article.refresh_from_db()
    assert (article.title, article.published) == ("Engines II", "2024-04-05")


def test_healthz_names_what_is_not_alive(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (
        503,
        {"web": True, "database": True, "broker": True, "worker": False},
    )


def test_a_form_opened_before_the_worker_filled_a_field_does_not_empty_it(
    admin: Client, article: Article
) -> None:
    shown = {f"initial-{name}": "" for name in ("title", "publisher", "url", "published")}
    admin.post(f"{LIST}{article.pk}/", EMPTY | shown | {"publisher": "The Paper"})
    article.refresh_from_db()
    assert (article.title, article.publisher) == ("Engines", "The Paper")


def test_a_fragment_is_never_a_login_page(timeline: Timeline, client: Client) -> None:
    assert client.get(LIST, headers=HTMX).status_code == 401


def test_a_long_list_comes_in_pages(admin: Client, timeline: Timeline) -> None:
    for number in range(51):
        articles.article_import(
            timeline_id=timeline.pk,
            content=f"Words {number}".encode(),
            file_name=f"{number}.txt",
            about=About(),
            by=None,
            now=NOW,
        )
    page = admin.get(LIST).content.decode()
    assert page.count("article-row") == 50
    assert "?page=2" in page


def test_an_article_leads_to_its_own_proposals(admin: Client, article: Article) -> None:
    jobs.job_run(job_id=article.job.pk, worker="w", clock=lambda: NOW)
    article.refresh_from_db()
    assert f"/desk/story/review/?source={article.source_id}" in admin.get(LIST).content.decode()
