"""The files of pictures: for anybody once a published event shows them, for editors always."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from timeline.models import Event, Image
from timeline.services.images import ENDINGS, image_path

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# What is at an address never changes, so a browser need not ask again. A cache that many share asks after
# five minutes: a picture may have been withdrawn.
FOR_READERS = "public, max-age=31536000, s-maxage=300, immutable"
FOR_EDITORS = "private, max-age=3600"


@require_safe
def image_file(request: HttpRequest, digest: str, width: int, ending: str) -> HttpResponse:
    image = get_object_or_404(Image, digest=digest)
    if width not in image.widths or ending not in ENDINGS:
        raise Http404
    is_public = Event.objects.published().filter(image=image).exists()
    # Only now is it asked who is asking: readers get no session.
    if not is_public and not request.user.has_perm("timeline.view_event"):
        raise Http404
    try:
        content = image_path(digest, width, ending).read_bytes()  # some hundred kilobytes
    except FileNotFoundError as error:
        raise Http404 from error
    headers = {"Cache-Control": FOR_READERS if is_public else FOR_EDITORS}
    return HttpResponse(content, content_type=TYPES[ending], headers=headers)
