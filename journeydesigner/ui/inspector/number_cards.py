"""What was counted at a stage, as cards in the inspector: the same that the pointer is told on the map, within reach of
the keyboard and of screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Primitive
from journeydesigner.editing.number_facts import NumberFacts, dwell_facts, reached_facts, rework_facts
from journeydesigner.layout.facts_card import facts_card
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, spoken

_WIDTH = 268


class NumberCards(QWidget):
    """Of one stage; out of sight where nothing was counted there."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._easel = session, Easel(session, look)
        self._look = look
        self._cards: list[NumberCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(8)
        self._column.addWidget(label(_("Customers"), tone="second"))
        look.changed.connect(self._dress)

    def show_stage(self, map_id: MapId, stage: StageId) -> None:
        snapshot, language = self._session.snapshot, spoken()
        told = [make(snapshot, map_id, stage, language) for make in (reached_facts, dwell_facts, rework_facts)]
        facts = [found for found in told if found is not None]
        while len(self._cards) < len(facts):
            card = NumberCard(self._easel)
            self._cards.append(card)
            self._column.addWidget(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(facts))
            if place < len(facts):
                card.show_facts(facts[place])
        self.setVisible(bool(facts))

    def _dress(self) -> None:
        self._easel.dress()
        for card in self._cards:
            card.update()


class NumberCard(QWidget):
    """Painted; the same in words is its accessible description."""

    def __init__(self, easel: Easel) -> None:
        super().__init__()
        self._easel = easel
        self._facts: NumberFacts | None = None
        self._parts: tuple[Primitive, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: NumberFacts) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        self.setAccessibleName(f"{facts.title}: {facts.value}")
        self.setAccessibleDescription(facts.in_words)
        self._parts, high = facts_card(facts, self._easel.pen, width=_WIDTH)
        self.setFixedHeight(round(high))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, high = self.width() - 1, self.height() - 1
        has_focus = self.hasFocus()
        edge, width = (Colour("accent"), 2.0) if has_focus else (Colour("line"), 1.0)
        inset = width / 2
        ground = Box(inset, inset, wide - width + 1, high - width + 1, Colour("surface"), edge, width, radius=8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        node = Node("card", Role.TEXT, "", 0, 0, self.width(), self.height(), (ground, *self._parts))
        self._easel.painter.paint_nodes(painter, (node,))
        painter.end()
