"""An organisation's brand colours: a row of dots that can be changed and taken away, and a place for another."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QToolButton, QWidget

from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_MOST, _DOT = 8, 22


class BrandField(QWidget):
    """``committed(object)`` tells the new tuple of ``#RRGGBB``."""

    committed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(_("Brand colours"))
        self._colours: tuple[str, ...] = ()
        self._flow = FlowLayout(self, 4)
        self._look = look
        self._fill()

    def show_value(self, colours: Sequence[str]) -> None:
        if tuple(colours) != self._colours:
            self._colours = tuple(colours)
            self._fill()

    def _fill(self) -> None:
        self._flow.clear()
        for place, colour in enumerate(self._colours):
            self._flow.addWidget(self._button(place, colour))
        add = IconButton(self._look, "plus", _("Add a brand colour"), size=16)
        add.clicked.connect(self._add)
        add.setVisible(len(self._colours) < _MOST)
        self._flow.addWidget(add)
        self.updateGeometry()

    def _button(self, place: int, colour: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(_dot(colour, self._look.colour("line2")))
        button.setIconSize(QSize(_DOT, _DOT))
        button.setAccessibleName(_("Brand colour {colour}").format(colour=colour))
        button.setToolTip(colour)
        button.setProperty("place", place)
        menu = QMenu(button)
        for text, name in ((_("Change…"), "change"), (_("Move left"), "left"), (_("Remove"), "remove")):
            action = QAction(text, menu)
            action.setData((place, name))
            action.setEnabled(name != "left" or place > 0)
            action.triggered.connect(self._chosen)
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        place, name = action.data()
        colours = list(self._colours)
        if name == "remove":
            del colours[place]
        elif name == "left":
            colours[place - 1 : place + 1] = [colours[place], colours[place - 1]]
        else:
            picked = self._picked(colours[place])
            colours[place] = picked or colours[place]
        self._tell(colours)

    def _add(self) -> None:
        picked = self._picked(self._colours[-1] if self._colours else "#2F4B9E")
        if picked:
            self._tell([*self._colours, picked])

    def _picked(self, before: str) -> str:
        found = QColorDialog.getColor(QColor(before), self, _("Brand colour"))
        return found.name().upper() if found.isValid() else ""

    def _tell(self, colours: list[str]) -> None:
        if tuple(colours) != self._colours:
            self.committed.emit(tuple(colours))


def _dot(colour: str, edge: QColor) -> QIcon:
    picture = QPixmap(_DOT * 2, _DOT * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
    painter.end()
    return QIcon(picture)
