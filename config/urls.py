from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import include, path

from config.login import LoginPage

urlpatterns = [
    path("", include("timeline.urls")),
    path("", include("ingest.urls")),
    path("login/", LoginPage.as_view(), name="login"),
    path("logout/", auth_views.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]
