"""The desk. Names read noun-verb; what belongs to one event stands under it."""

from django.urls import URLPattern, URLResolver, include, path

from timeline.views import (
    arrange,
    bulk,
    changes,
    chapters,
    checks,
    comments,
    conflicts,
    desk,
    editing,
    keys,
    links,
    merging,
    moving,
    presence,
    preview,
    publishing,
    review,
    settings,
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
    path("here/", presence.event_here, name="event-here"),
    path("cite/", writing.event_cite, name="event-cite"),
    path("links/", links.event_links, name="event-links"),
    path("links/<int:link_id>/remove/", links.link_remove, name="link-remove"),
    path("requests/", links.event_request, name="event-request"),
    path("requests/<int:request_id>/", links.event_request, name="event-request"),
    path("requests/<int:request_id>/remove/", links.request_remove, name="request-remove"),
    path("history/", changes.event_history, name="event-history"),
    path("restore/", changes.restore, name="event-restore"),
    path("move/", arrange.event_move, name="event-move"),
    path("publish/", arrange.event_publicity, {"verdict": "publish"}, name="event-publish"),
    path("unpublish/", arrange.event_publicity, {"verdict": "unpublish"}, name="event-unpublish"),
    path("checks/", checks.event_checks, name="event-checks"),
    path("check/", checks.event_eyes, {"verdict": "check"}, name="event-check"),
    path("uncheck/", checks.event_eyes, {"verdict": "uncheck"}, name="event-uncheck"),
    path("schedule/", checks.event_schedule, name="event-schedule"),
    path("unschedule/", checks.event_unschedule, name="event-unschedule"),
    path("comments/", comments.comment_new, name="comment-new"),
]

comment_urls = [
    path("reply/", comments.comment_reply, name="comment-reply"),
    path("assign/", comments.comment_assign, name="comment-assign"),
    path("resolve/", comments.comment_settle, {"verdict": "resolve"}, name="comment-resolve"),
    path("reopen/", comments.comment_settle, {"verdict": "reopen"}, name="comment-reopen"),
]

chapter_urls = [
    path("edit/", chapters.chapter_edit, name="chapter-edit"),
    path("move/", chapters.chapter_move, name="chapter-move"),
    path("delete/", chapters.chapter_delete, name="chapter-delete"),
]

# As the public ones of a timeline, so that links of a page lead from one preview to the next.
preview_urls: list[URLPattern | URLResolver] = [
    path("", preview.timeline_page, name="preview-timeline"),
    path("events/<int:pk>-<slug:words>/", preview.event_page, name="preview-event"),
    path("events/<int:pk>/", preview.event_page, name="preview-event"),
    path("chapters/<slug:words>/", preview.chapter_page, name="preview-chapter"),
    path("names/<str:words>/", preview.name_page, name="preview-name"),
    path("sources/<int:pk>-<slug:words>/", preview.source_page, name="preview-source"),
    path("sources/<int:pk>/", preview.source_page, name="preview-source"),
]

timeline_urls: list[URLPattern | URLResolver] = [
    path("", desk.overview, name="desk-overview"),
    path("review/", review.review, name="desk-review"),
    path("review/decide/", bulk.decide, name="desk-decide"),
    path("arrange/", arrange.arrange, name="desk-arrange"),
    path("arrange/chapter/", bulk.put, name="desk-put"),
    path("new/", writing.event_new, name="event-new"),
    path("sources/<int:pk>/", writing.source_reader, name="source-reader"),
    path("chapters/", chapters.chapter_list, name="desk-chapters"),
    path("history/", changes.timeline_history, name="desk-history"),
    path("publish/", publishing.publish, name="desk-publish"),
    path("schedule/", publishing.schedule, name="desk-schedule"),
    path("unpublish/", publishing.unpublish, name="desk-unpublish"),
    path("settings/", settings.timeline_settings, name="desk-settings"),
    path("move-in/", moving.move_in, name="desk-move-in"),
    path("preview/", include(preview_urls)),
]

_urls: list[URLPattern | URLResolver] = [
    path("", desk.desk_home, name="desk"),
    path("date/", editing.date_reading, name="desk-date"),
    path("body/", editing.body_preview, name="desk-body"),
    path("keys/", keys.keys, name="desk-keys"),
    path("changes/<uuid:change_id>/undo/", changes.undo, name="change-undo"),
    path("events/<int:pk>/", include(event_urls)),
    path("chapters/<int:pk>/", include(chapter_urls)),
    path("comments/<int:pk>/", include(comment_urls)),
    path("<slug:slug>/", include(timeline_urls)),
]

desk_urls = [path("desk/", include(_urls))]
