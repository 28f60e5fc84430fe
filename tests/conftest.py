"""What the whole suite stands on: real servers, a real worker where asked for, a real browser."""

import pytest

from tests.fixtures import servers

pytest_plugins = ["tests.fixtures.browser", "tests.fixtures.stories", "tests.fixtures.workers"]


def pytest_configure(config: pytest.Config) -> None:
    # In every xdist process, before Django opens its first connection.
    servers.use()


def pytest_unconfigure(config: pytest.Config) -> None:
    servers.leave()
