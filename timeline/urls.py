"""Public pages first, then the desk. Names read noun-verb."""

from django.urls import path

from timeline.views import desk, public

public_urls = [
    path("", public.timeline_home, name="public-home"),
    path("t/<slug:slug>/", public.timeline_page, name="public-timeline"),
]

desk_urls = [
    path("desk/", desk.desk_home, name="desk"),
    path("desk/review/", desk.review_queue, name="desk-review"),
    path("desk/arrange/", desk.arrange, name="desk-arrange"),
]

urlpatterns = public_urls + desk_urls
