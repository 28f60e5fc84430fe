"""The API against its own description: requests made up from it, and answers held to it."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.fixtures.stories import Story
from timeline.views import api

pytestmark = pytest.mark.django_db
# Not: whether all that has the right form is accepted. No pattern can say which texts are dates.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
    ignored_auth,
]


schema = schemathesis.openapi.from_dict(
    api.api.get_openapi_schema(),
    # Made-up names of stories are never found; what is made up is everything else.
    config=schemathesis.Config.from_dict({"parameters": {"slug": "story"}}),
)
schema.app = get_wsgi_application()


@pytest.fixture
def told(story: Story, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    story.event("Alleged", "2011-06~", standing="alleged", names=["Ada"])
    story.event("From a year on", "2014/..", is_key=True)
    monkeypatch.setattr(api.throttle, "num_requests", 10**6)  # it is asked more than any reader would
    # As Django's own test client does: the connection is the test's, not the request's.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.usefixtures("told")
def test_what_is_made_up_from_the_description_is_answered_as_described(
    case: "schemathesis.Case[Any]",
) -> None:
    case.call_and_validate(checks=CHECKS, headers={"Host": "testserver"})
