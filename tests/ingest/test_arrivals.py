"""What the editors' overview tells of articles, through the seam: the timeline imports nothing of them."""

from typing import Any

from django.test import Client

from ingest.models import Article, Job
from timeline.intake import arrivals
from timeline.models import Timeline


def article(timeline: Timeline, name: str, **job: Any) -> Article:
    made = Article.objects.create(timeline=timeline, file_name=name, sha256=name.rjust(64, "0"), size=1)
    Job.objects.create(article=made, **job)
    return made


def test_articles_in_progress_and_failed_are_on_the_overview(editor: Client, timeline: Timeline) -> None:
    article(timeline, "waits.txt")
    article(timeline, "broken.pdf", state="failed", error="It is no PDF.")
    article(timeline, "read.txt", state="done")
    page = editor.get("/desk/story/")
    told = [(one.title, one.state, one.why) for one in page.context["arrivals"]]
    assert told == [("broken.pdf", "Failed", "It is no PDF."), ("waits.txt", "Queued", "")]
    assert "It is no PDF." in page.content.decode()


def test_their_number_costs_no_queries(
    editor: Client, timeline: Timeline, django_assert_num_queries: Any
) -> None:
    for number in range(8):
        article(timeline, f"{number}.txt")
    with django_assert_num_queries(1):
        assert len(arrivals(timeline.pk)) == 8
