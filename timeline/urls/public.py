"""What readers see. Names read noun-verb, and start with `public` where the desk has the same noun."""

from django.urls import path

from timeline.views import public

public_urls = [
    path("", public.timeline_home, name="public-home"),
    path("t/<slug:slug>/", public.timeline_page, name="public-timeline"),
]
