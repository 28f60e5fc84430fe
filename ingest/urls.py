from django.urls import include, path

from ingest import health, views

article_urls = [
    path("", views.article_list, name="article-list"),
    path("new/", views.article_new, name="article-new"),
    path("new/suggest/", views.article_suggest, name="article-suggest"),
    path("<int:pk>/", views.article_page, name="article-page"),
    path("<int:pk>/retry/", views.article_retry, name="article-retry"),
]

urlpatterns = [
    path("desk/<slug:slug>/articles/", include(article_urls)),
    path("healthz", health.healthz, name="healthz"),
]
