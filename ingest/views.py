from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ingest.models import Article


@require_safe
@permission_required("ingest.view_article", raise_exception=True)
def article_list(request: HttpRequest) -> HttpResponse:
    return render(
        request, "ingest/article_list.html", {"section": "articles", "articles": Article.objects.all()}
    )
