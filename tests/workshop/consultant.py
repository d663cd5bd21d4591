"""Somebody who works at the window with mouse and keyboard, and counts the keys."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import CardId, LaneId, MapId
from journeydesigner.model.records import Card, Lane
from journeydesigner.ui.main_window import MainWindow
from tests.canvas.conftest import Hands

NONE = Qt.KeyboardModifier.NoModifier


class Consultant:
    """``keys`` counts what was pressed beside the texts themselves."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path | None) -> None:
        self.window, self.qtbot, self._folder = window, qtbot, folder
        self.hands = Hands(window.canvas)
        self.keys = 0
        self._pictures = 0

    # Hands

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            self.keys += 1
            QTest.keyClick(self.focus(), key, held)

    def type(self, text: str) -> None:
        """Letter by letter; what no key writes comes from an input method, word by word."""
        for word in text if text.isascii() else [text]:
            if word.isascii():
                QTest.keyClicks(self.focus(), word)
            else:
                event = QInputMethodEvent()
                event.setCommitString(word)
                QApplication.sendEvent(self.focus(), event)

    def click_on(self, card: CardId) -> None:
        self.hands.click(self.at(card))

    def click(self, button: QWidget | None) -> None:
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def focus(self) -> QWidget:
        """Where the keys go: what is popped up takes them all."""
        popup = QApplication.activePopupWidget()
        return (popup.focusWidget() if popup else QApplication.focusWidget()) or self.window.canvas

    # Eyes

    @property
    def snapshot(self) -> Snapshot:
        return self.window.session.snapshot

    @property
    def map(self) -> MapId:
        found = self.window.session.map_id
        assert found is not None
        return found

    def lane(self, kind: str) -> Lane:
        return next(lane for lane in self.snapshot.lanes_of(self.map) if lane.kind == kind)

    def texts(self, lane: LaneId) -> list[str]:
        return [card.text for card in self.snapshot.cards_in(lane)]

    def inbox(self) -> list[str]:
        return [card.text for card in self.snapshot.inbox(self.map)]

    def card(self, text: str) -> Card:
        cards = self.snapshot.table("cards").values()
        return next(card for card in cards if isinstance(card, Card) and card.text == text)

    def at(self, card: CardId) -> QPoint:
        """Where the middle of a card is seen."""
        canvas = self.window.canvas
        canvas.reveal(canvas.board.rect_of_card(card))  # type: ignore[arg-type]
        return self.hands.at(canvas.board.rect_of_card(card))

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Keep what is seen now, where somebody wants to look at it."""
        if self._folder is None:
            return
        QTest.qWait(400)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._pictures += 1
        (of or self.window).grab().save(str(self._folder / f"{self._pictures:02}-{name}.png"))
