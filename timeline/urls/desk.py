"""The desk. Names read noun-verb; what belongs to one event stands under it."""

from django.urls import URLPattern, URLResolver, include, path

from timeline.views import (
    arrange,
    bulk,
    changes,
    chapters,
    conflicts,
    desk,
    editing,
    keys,
    merging,
    review,
    writing,
)

event_urls = [
    path("edit/", editing.event_edit, name="event-edit"),
    path("confirm/", review.event_verdict, {"verdict": "confirm"}, name="event-confirm"),
    path("unsure/", review.event_verdict, {"verdict": "unsure"}, name="event-unsure"),
    path("reject/", review.event_verdict, {"verdict": "reject"}, name="event-reject"),
    path("merge/", merging.event_merge, name="event-merge"),
    path("split/", merging.citation_split, name="event-split"),
    path("conflict/", conflicts.event_conflict, name="event-conflict"),
    path("history/", changes.event_history, name="event-history"),
    path("restore/", changes.restore, name="event-restore"),
    path("move/", arrange.event_move, name="event-move"),
    path("publish/", arrange.event_publicity, {"verdict": "publish"}, name="event-publish"),
    path("unpublish/", arrange.event_publicity, {"verdict": "unpublish"}, name="event-unpublish"),
]

chapter_urls = [
    path("edit/", chapters.chapter_edit, name="chapter-edit"),
    path("move/", chapters.chapter_move, name="chapter-move"),
    path("delete/", chapters.chapter_delete, name="chapter-delete"),
]

timeline_urls = [
    path("", desk.overview, name="desk-overview"),
    path("review/", review.review, name="desk-review"),
    path("review/decide/", bulk.decide, name="desk-decide"),
    path("arrange/", arrange.arrange, name="desk-arrange"),
    path("new/", writing.event_new, name="event-new"),
    path("chapters/", chapters.chapter_list, name="desk-chapters"),
    path("history/", changes.timeline_history, name="desk-history"),
    path("publish/", arrange.publish_ready, name="desk-publish-ready"),
]

_urls: list[URLPattern | URLResolver] = [
    path("", desk.desk_home, name="desk"),
    path("date/", editing.date_reading, name="desk-date"),
    path("body/", editing.body_preview, name="desk-body"),
    path("keys/", keys.keys, name="desk-keys"),
    path("changes/<uuid:change_id>/undo/", changes.undo, name="change-undo"),
    path("events/<int:pk>/", include(event_urls)),
    path("chapters/<int:pk>/", include(chapter_urls)),
    path("<slug:slug>/", include(timeline_urls)),
]

desk_urls = [path("desk/", include(_urls))]
