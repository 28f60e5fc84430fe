"""What readers see. Names read noun-verb, and start with `public` where the desk has the same noun."""

from django.urls import include, path

from timeline.views import api, embed, images, printing, public, site, take

# /t/<slug>/
timeline_urls = [
    path("", public.timeline_page, name="public-timeline"),
    path("events/<int:pk>-<slug:words>/", public.event_page, name="public-event"),
    path("events/<int:pk>/", public.event_page, name="public-event"),
    path("chapters/<slug:words>/", public.chapter_page, name="public-chapter"),
    path("names/<str:words>/", public.name_page, name="public-name"),
    path("sources/<int:pk>-<slug:words>/", public.source_page, name="public-source"),
    path("sources/<int:pk>/", public.source_page, name="public-source"),
    path("events/<int:pk>/share.png", site.event_picture, name="public-event-picture"),
    path("events/<int:pk>/embed/", embed.event_embed, name="public-event-embed"),
    path("embed/", embed.timeline_embed, name="public-embed"),
    path("chapters/<slug:words>/share.png", site.chapter_picture, name="public-chapter-picture"),
    path("names/<str:words>/share.png", site.name_picture, name="public-name-picture"),
    path("sources/<int:pk>/share.png", site.source_picture, name="public-source-picture"),
    path("share.png", site.timeline_picture, name="public-picture"),
    path("print/", printing.timeline_print, name="public-print"),
    path("chapters/<slug:words>/print/", printing.chapter_print, name="public-chapter-print"),
    path("names/<str:words>/print/", printing.name_print, name="public-name-print"),
    path("sources/<int:pk>/print/", printing.source_print, name="public-source-print"),
    path("changes/", public.change_list, name="public-changes"),
    path("register/", public.register, name="public-register"),
    path("export/<slug:format>/", take.export, name="public-export"),
    path("feed.<slug:kind>", take.event_feed, name="public-event-feed"),
    path("changes.<slug:kind>", take.change_feed, name="public-change-feed"),
    path("today/", public.on_this_day, name="public-today"),
]

public_urls = [
    path("", public.home, name="public-home"),
    path("t/<slug:slug>/", include(timeline_urls)),
    path("api/v1/docs", api.api_docs, name="public-api"),
    path("api/v1/", api.api.urls),
    path("api/v1/<path:rest>", api.not_found),
    path("media/<slug:digest>/<int:width>.<slug:ending>", images.image_file, name="public-image"),
    path("oembed/", embed.oembed, name="oembed"),
    path("sitemap.xml", site.site_map, name="public-sitemap"),
    path("robots.txt", site.robots, name="public-robots"),
]
