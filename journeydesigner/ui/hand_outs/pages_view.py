"""The live preview of a hand-out: its pages, how many there are, and a way nearer to one of them."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.hand_outs.desk import ZOOMS, Desk, size_words
from journeydesigner.ui.hand_outs.looking_ahead import Painted, Seen
from journeydesigner.ui.look import Look
from journeydesigner.wording import _, n_

_ALL = -1


class PagesView(QWidget):
    """``picture_wanted(page, width)`` asks for a picture of a page, counted from 0."""

    picture_wanted = Signal(int, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._zoom = _ALL
        self.desk = Desk(look)
        self.desk.picture_wanted.connect(self.picture_wanted)
        self.desk.opened.connect(self._opened)
        self.desk.zoom_wanted.connect(self.zoom_by)
        self._scroll = _Scroll(self)
        self._scroll.setWidget(self.desk)
        self._scroll.setAccessibleName(_("Preview"))
        self._told = label(_("Preview"), tone="second", wraps=True)
        self.smaller = IconButton(look, "zoom-out", _("Show smaller"))
        self.larger = IconButton(look, "zoom-in", _("Show larger"))
        self.all = IconButton(look, "maximize", _("Show whole"))
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.all.clicked.connect(self.show_all)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._told, 1)
        for button in (self.smaller, self.larger, self.all):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._follow_zoom()

    @property
    def told(self) -> str:
        """How many pages, and how large."""
        return self._told.text()

    def show_seen(self, seen: Seen, *, has_pages: bool) -> None:
        """``has_pages``: the format has pages; else what is seen is only how the map looks."""
        count = len(seen.pages)
        size = size_words(seen)
        if not has_pages and count == 1:
            said = _("How the map looks")
        else:
            said = n_("{count} page", "{count} pages", count).format(count=count)
            said = f"{said} · {size}" if size else said
        self._told.setText(said)
        self._scroll.setAccessibleDescription(said)
        self.desk.show_seen(seen)

    def show_waiting(self) -> None:
        self.desk.mark_old()

    def show_nothing(self) -> None:
        self._told.setText(_("Nothing to show"))
        self.desk.clear()

    def take(self, painted: Painted) -> None:
        self.desk.take(painted)

    def show_page(self, number: int) -> None:
        """A page, counted from 0, as broad as there is room."""
        if number < self.desk.count:
            self._go(0, number, QPointF(0.5, 0.0))

    def show_all(self) -> None:
        self._zoom = _ALL
        self._follow_zoom()

    def zoom_by(self, steps: int) -> None:
        page, point = self._middle()
        self._go(max(_ALL, min(len(ZOOMS) - 1, self._zoom + steps)), page, point)

    def fit(self) -> None:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.desk.fit(self._scroll.maximumViewportSize(), bar, self._zoom)

    def _zoom_in(self) -> None:
        self.zoom_by(1)

    def _zoom_out(self) -> None:
        self.zoom_by(-1)

    def _opened(self, page: int, point: QPointF) -> None:
        """A click leads nearer, another one back."""
        if self._zoom == _ALL:
            self._go(1 if self.desk.count == 1 else 0, page, point)
        else:
            self.show_all()

    def _go(self, zoom: int, page: int, point: QPointF) -> None:
        self._zoom = zoom
        self._follow_zoom()
        if page < self.desk.count:
            box, port = self.desk.box(page), self._scroll.viewport()
            across = box.x() + point.x() * box.width() - port.width() / 2
            down = box.y() + point.y() * box.height() - port.height() / 2
            self._scroll.horizontalScrollBar().setValue(round(across))
            self._scroll.verticalScrollBar().setValue(round(down))

    def _middle(self) -> tuple[int, QPointF]:
        """The page in the middle of what is in sight, and which point of it."""
        port = self._scroll.viewport()
        centre = self.desk.mapFrom(port, port.rect().center())
        for page in range(self.desk.count):
            box = self.desk.box(page)
            if box.top() <= centre.y() <= box.bottom():
                inside = centre - box.topLeft()
                return page, QPointF(inside.x() / box.width(), inside.y() / box.height())
        return 0, QPointF(0.5, 0.5)

    def _follow_zoom(self) -> None:
        self.smaller.setEnabled(self._zoom > _ALL)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.all.setEnabled(self._zoom > _ALL)
        self.fit()


class _Scroll(QScrollArea):
    """Tells its view of another size, and hears the keys + and -."""

    def __init__(self, view: PagesView) -> None:
        super().__init__()
        self._view = view
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._view.zoom_by(1)
            case Qt.Key.Key_Minus:
                self._view.zoom_by(-1)
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)
