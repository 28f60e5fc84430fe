"""What a request calls finds room on the stack of frames, and is otherwise called as ever."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config import room


def test_it_answers_as_what_it_calls_does() -> None:
    answer = HttpResponse("made")
    asked = RequestFactory().get("/")
    got: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        got.append(request)
        return answer

    assert room.RoomMiddleware(view)(asked) is answer
    assert got == [asked]


def test_what_goes_wrong_inside_is_told_outside() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise LookupError("inside")

    with pytest.raises(LookupError, match="inside"):
        room.RoomMiddleware(view)(RequestFactory().get("/"))


def test_the_frame_before_the_work_is_larger_than_a_chunk() -> None:
    """What makes CPython set aside a chunk of its own; without it the middleware does nothing."""
    assert room._with_room.__code__.co_stacksize * 8 > 16 * 1024
