"""One application with graphics for all tests of the painter, and a small drawing."""

from collections.abc import Iterator

import pytest

from journeydesigner.drawing.primitives import Primitive
from journeydesigner.layout.scene import Scene
from journeydesigner.painting.measuring import QtMeasurer
from tests.painting import drawings


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: object) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]  pytest finds it
    yield


@pytest.fixture
def measurer() -> QtMeasurer:
    return QtMeasurer()


@pytest.fixture
def every_primitive(measurer: QtMeasurer) -> tuple[Primitive, ...]:
    return drawings.every_primitive(measurer)


@pytest.fixture
def scene(every_primitive: tuple[Primitive, ...]) -> Scene:
    return drawings.scene_of(every_primitive)
