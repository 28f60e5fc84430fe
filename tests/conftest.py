"""What the whole suite stands on: real servers, a real worker where asked for, a real browser."""

import os

import hypothesis
import pytest

from tests.fixtures import servers

# Nothing is asserted by the clock. In CI the same examples every time: a red build is somebody's change.
hypothesis.settings.register_profile("suite", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("suite")

pytest_plugins = [
    "tests.fixtures.desk",
    "tests.fixtures.browser",
    "tests.fixtures.images",
    "tests.fixtures.installation",
    "tests.fixtures.stories",
    "tests.fixtures.timelinejs",
    "tests.fixtures.workers",
]


def pytest_configure(config: pytest.Config) -> None:
    # In every xdist process, before Django opens its first connection.
    servers.use()


def pytest_unconfigure(config: pytest.Config) -> None:
    servers.leave()
