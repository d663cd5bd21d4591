"""One application with graphics for all tests of exporters that paint."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: object) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]  pytest finds it
    yield
