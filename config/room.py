"""Room on the stack of frames for everything that a request calls.

CPython 3.11 and later keep Python's frames in chunks of 16 KB. Where a chunk ends in the middle of work that
calls many small functions, as a template does, a new one is asked of the system and given back at each call:
the same page then takes twice its time, or not, by how deep the server happened to call it. A function whose
own frame is large gets a chunk made to its measure, in which everything that it calls fits as well.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# In words of 8 bytes. The chunk is the next power of two, 256 KB: 90 KB are left, some five hundred frames.
# Nothing of it is touched before it is used; asking for it costs twenty millionths of a second.
ROOM = 20_000


def _with_room(call: Callable[[HttpRequest], HttpResponse], request: HttpRequest) -> HttpResponse:
    return call(request)


_with_room.__code__ = _with_room.__code__.replace(co_stacksize=ROOM)


class RoomMiddleware:
    """Stands before all that calls deeply, and after what answers at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _with_room(self.get_response, request)
