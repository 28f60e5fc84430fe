"""What the editors' overview tells of articles: whose events are not found yet, and which failed."""

from django.urls import reverse

from ingest.models import Article, JobState
from timeline.intake import Arrival

SHOWN = 12


def unfinished_articles(timeline_id: int) -> list[Arrival]:
    """The newest of them, with the state of their jobs: one query."""
    waiting = Article.objects.filter(timeline=timeline_id).exclude(job__state=JobState.DONE)
    return [
        Arrival(
            title=str(article),
            state=article.job.get_state_display(),
            url=reverse("article-page", args=[article.timeline.slug, article.pk]),
            at=article.imported_at,
            why=article.job.error,
        )
        for article in waiting.select_related("job", "timeline").order_by("-imported_at", "-id")[:SHOWN]
    ]
