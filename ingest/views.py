"""The pages on which articles come in and are followed until their events are found."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.access import DeskRequest, desk
from config.htmx import render_partial
from ingest.forms import AboutForm, ImportForm
from ingest.heartbeat import worker_is_alive
from ingest.models import Article, Job
from ingest.readers.child import Limits, ReaderLost, read_in_child
from ingest.readers.model import Unreadable
from ingest.services.articles import ABOUT, NotImported, article_import, article_update, job_restart
from timeline import intake
from timeline.intake import Timeline

SUGGEST_LIMITS = Limits(wall=10, cpu=8)
A_PAGE = 50


def _timeline(slug: str) -> Timeline:
    timeline = intake.find_timeline(slug)
    if timeline is None:
        raise Http404("No such timeline.")
    return timeline


def _article(slug: str, pk: int) -> Article:
    return get_object_or_404(
        Article.objects.select_related("job", "timeline", "imported_by"), pk=pk, timeline__slug=slug
    )


@require_safe
@never_cache
@desk("ingest.view_article")
def article_list(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = _timeline(slug)
    everything = Article.objects.filter(timeline=timeline).select_related("job")
    context = {
        "timeline": timeline,
        "section": "articles",
        "page": Paginator(everything, A_PAGE).get_page(request.GET.get("page")),
        "unfinished": Job.objects.filter(article__timeline=timeline).unfinished().count(),
        "worker_is_alive": worker_is_alive(),
    }
    return render_partial(request, "ingest/article_list.html", "articles", context)


@require_http_methods(["GET", "POST"])
@desk("ingest.add_article")
def article_new(request: DeskRequest, slug: str) -> HttpResponse:
    timeline = _timeline(slug)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _import_all(request, timeline, form):
        return redirect("article-list", slug)
    context = {"timeline": timeline, "section": "articles", "form": form}
    return render(request, "ingest/article_new.html", context, status=422 if form.errors else 200)


def _import_all(request: DeskRequest, timeline: Timeline, form: ImportForm) -> bool:
    """Import what the form brought; whether any came in. What is refused is said beside its field."""
    refused: list[tuple[str, NotImported]] = []
    documents = form.documents()
    for document in documents:
        try:
            article_import(
                timeline_id=timeline.pk,
                content=document.content(),
                file_name=document.name,
                about=form.about(),
                by=request.user,
                now=timezone.now(),
            )
        except NotImported as error:
            refused.append((document.name, error))
    for file_name, refusal in refused:
        if len(refused) < len(documents):
            messages.error(request, f"{file_name}: {refusal}")
        else:
            form.add_error("text" if form.cleaned_data["text"] else "uploads", f"{file_name}: {refusal}")
            form.first = getattr(refusal, "article", None)
    return len(refused) < len(documents)


@require_POST
@desk("ingest.add_article")
def article_suggest(request: DeskRequest, slug: str) -> JsonResponse:
    """What a chosen file tells about its article, as {field: value}; nothing where it tells nothing."""
    file = request.FILES.get("upload")
    if file is None or file.size is None or file.size > settings.ARTICLE_MAX_BYTES:
        return JsonResponse({})
    try:
        readable = read_in_child(bytes(file.read()), file.name or "", SUGGEST_LIMITS)
    except (Unreadable, ReaderLost):
        return JsonResponse({})  # why is said when it is imported
    told = {name: getattr(readable, name) for name in ABOUT if getattr(readable, name)}
    if "published" in told:
        told["published"] = intake.date_label(told["published"])
    return JsonResponse(told)


@require_http_methods(["GET", "POST"])
@desk("ingest.view_article")
def article_page(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    article = _article(slug, pk)
    form = AboutForm.of(article, request.POST or None)
    if request.method == "POST":
        if not request.user.has_perm("ingest.change_article"):
            raise PermissionDenied
        if form.is_valid():
            article_update(article_id=pk, changes=form.changes(), now=timezone.now())
            messages.success(request, "Saved.")
            return redirect("article-page", slug, pk)
    context = {"timeline": article.timeline, "section": "articles", "article": article, "form": form}
    return render(request, "ingest/article_page.html", context, status=422 if form.errors else 200)


@require_POST
@desk("ingest.add_article")
def article_retry(request: DeskRequest, slug: str, pk: int) -> HttpResponse:
    job_restart(job=_article(slug, pk).job, now=timezone.now())
    return redirect("article-list", slug)
