"""A small journey, a canvas that shows it, and hands that work on it as a person's do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.document.document import Document
from journeydesigner.drawing.theme import theme
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId
from journeydesigner.painting.measuring import QtMeasurer

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Journey:
    """Two stages with two steps each; lanes for actions, pain points, touchpoints and emotion."""

    document: Document
    map: MapId
    stages: tuple[StageId, ...]
    steps: tuple[StepId, ...]
    actions: LaneId
    pains: LaneId
    touchpoints: LaneId
    emotion: LaneId
    search: CardId
    compare: CardId
    order: CardId

    def texts(self, lane: LaneId, step: StepId) -> list[str]:
        """What the cards say that begin in a cell."""
        return [card.text for card in self.document.snapshot.cards_at(lane, step)]

    def changes(self) -> int:
        """How many undo steps there are, by taking all of them back and doing them again."""
        count = 0
        while self.document.undo() is not None:
            count += 1
        for _ in range(count):
            self.document.redo()
        return count


def make_journey() -> Journey:
    document = new_document()
    organization = structure.add_organization(document, "Helia")
    structure.add_channel(document, organization, "Phone", "phone")
    journey = structure.add_map(document, organization, "Buying")
    first = structure.add_stage(document, journey, "Interest")
    second = structure.add_stage(document, journey, "Decision")
    for stage in (first, second):
        step = document.snapshot.steps_of(stage)[0].id
        structure.rename(document, "steps", step, "Begin")
        structure.add_step(document, stage, "End")
    steps = tuple(step.id for step in document.snapshot.steps_in(journey))
    actions = structure.add_lane(document, journey, "actions", "Actions")
    pains = structure.add_lane(document, journey, "pain_points", "Pains")
    touchpoints = structure.add_lane(document, journey, "touchpoints", "Touchpoints")
    emotion = structure.add_lane(document, journey, "emotion", "Emotion")
    search = cards.add_card(document, actions, steps[0], "Searches the web")
    compare = cards.add_card(document, actions, steps[0], "Compares offers")
    order = cards.add_card(document, actions, steps[2], "Orders")
    numbers.set_emotion(document, emotion, steps[0], 1.0)
    numbers.set_emotion(document, emotion, steps[2], -1.0)
    return Journey(
        new_history(document), journey, (first, second), steps, actions, pains, touchpoints, emotion,
        search, compare, order,
    )  # fmt: skip


def new_history(document: Document) -> Document:
    """The same journey, with nothing yet to undo."""
    return new_document(document_id=document.id, registers=document.registers)


@pytest.fixture
def journey(qapp: QApplication) -> Journey:
    return make_journey()


class Hands:
    """Mouse and keys on a canvas."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.canvas = canvas

    def at(self, rect: Rect | None, across: float = 0.5, down: float = 0.5) -> QPoint:
        """The point of the canvas where a part of a scene rectangle is seen."""
        assert rect is not None
        seen = self.canvas.on_screen(rect)
        return QPoint(round(seen.x + seen.w * across), round(seen.y + seen.h * down))

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.canvas, LEFT, keys, at)

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self.canvas, at)

    def hover(self, at: QPoint) -> None:
        """The pointer, with no button down, is at a point."""
        where = QPointF(at)
        none, whole = Qt.MouseButton.NoButton, QPointF(self.canvas.mapToGlobal(at))
        QApplication.sendEvent(self.canvas, QMouseEvent(QEvent.Type.MouseMove, where, whole, none, none, NONE))

    def release(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.canvas, LEFT, keys, at)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, LEFT, keys, at)

    def carry(self, start: QPoint, goal: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press at ``start`` and drag to ``goal``, without letting go."""
        self.press(start, keys)
        for share in (0.2, 0.6, 1.0):
            self.move(start + (goal - start) * share)

    def drag(self, start: QPoint, goal: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self.carry(start, goal, keys)
        self.release(goal, keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """A key where the keys go: the editor while it is open."""
        target = self.canvas.editor if self.canvas.is_editing else self.canvas
        QTest.keyClick(target, key, keys)

    def type(self, text: str) -> None:
        for letter in text:
            target = self.canvas.editor if self.canvas.is_editing else self.canvas
            QTest.keyClicks(target, letter)


@pytest.fixture
def canvas(journey: Journey, qtbot: QtBot) -> Iterator[MapCanvas]:
    made = make_canvas(journey)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    yield made


def make_canvas(journey: Journey) -> MapCanvas:
    made = MapCanvas(journey.document, MapLayout(QtMeasurer()), theme("light"))
    made.has_motion = False
    made.resize(1280, 900)
    made.show_map(journey.map)
    made.look(Camera(1.0, 0, 0))
    return made


@pytest.fixture
def hands(canvas: MapCanvas) -> Hands:
    return Hands(canvas)


@pytest.fixture
def said(canvas: MapCanvas) -> list[str]:
    """The messages of the canvas."""
    found: list[str] = []
    canvas.message.connect(found.append)
    return found


Make = Callable[[], Journey]
