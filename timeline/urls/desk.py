"""The editors' way in. Names read noun-verb."""

from django.urls import path

from timeline.views import desk

desk_urls = [
    path("desk/", desk.desk_home, name="desk"),
    path("desk/review/", desk.review_queue, name="desk-review"),
    path("desk/arrange/", desk.arrange, name="desk-arrange"),
]
