"""What readers see first, then the editors' desk."""

from timeline.urls.desk import desk_urls
from timeline.urls.public import public_urls

urlpatterns = public_urls + desk_urls
