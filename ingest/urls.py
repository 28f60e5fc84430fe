from django.urls import path

from ingest import views

urlpatterns = [
    path("", views.article_list, name="article-list"),
]
