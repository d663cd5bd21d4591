"""Painting on another thread lets the window work meanwhile, and costs the window itself nothing."""

import threading
from itertools import count
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage, QPainter

from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Primitive
from journeydesigner.drawing.theme import theme
from journeydesigner.painting import giving_way
from journeydesigner.painting.painter import ScenePainter


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of each pause; an hour of work lies between any two looks at the clock."""
    taken: list[float] = []
    hours = count(0.0, 3600.0)
    monkeypatch.setattr(giving_way, "time", SimpleNamespace(sleep=taken.append, perf_counter=lambda: next(hours)))
    return taken


def paint(primitives: tuple[Primitive, ...]) -> None:
    image = QImage(260, 130, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ScenePainter(theme("light")).paint_nodes(painter, [Node("n", Role.CARD, "", 4, 4, 240, 120, primitives)])
    painter.end()


def test_another_thread_pauses_between_what_it_paints(
    every_primitive: tuple[Primitive, ...], pauses: list[float]
) -> None:
    worker = threading.Thread(target=paint, args=(every_primitive,))
    worker.start()
    worker.join()
    assert len(pauses) >= len(every_primitive)
    assert all(0 < pause < 0.001 for pause in pauses)


def test_the_windows_thread_does_not(every_primitive: tuple[Primitive, ...], pauses: list[float]) -> None:
    paint(every_primitive)
    assert pauses == []


def test_who_has_hardly_begun_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[float] = []
    monkeypatch.setattr(giving_way, "time", SimpleNamespace(sleep=taken.append, perf_counter=lambda: 1.0))

    def work() -> None:
        give_way = giving_way.giving_way()
        give_way()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert taken == []
