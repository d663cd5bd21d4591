"""The metrics panel: pages of cards about one map's numbers, in one period."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.model.movement_records import FunnelMode
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.head import Head
from journeydesigner.ui.metrics.nothing import Nothing
from journeydesigner.ui.metrics.pages import Page, pages
from journeydesigner.ui.metrics.shown import Shown, shown_of
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class MetricsPanel(QWidget):
    """``left`` tells that it is to be closed, ``chosen(str)`` a record that is wanted on the map.

    Pages are made when they are first wanted; only the one in sight follows the document, a turn later.
    """

    left = Signal()
    chosen = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self.setObjectName("metrics")
        self.setAccessibleName(_("Metrics"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.easel = Easel(window.session, window.look)
        self._period = ""
        self._mode: FunnelMode | None = None
        self._shown: Shown | None = None
        self._made: dict[str, Page] = {}
        self._scrolls: dict[str, QScrollArea] = {}
        self.head = Head(self.easel, tuple((found.name, found.label(), "") for found in pages()))
        self.head.left.connect(self.left)
        self.head.paged.connect(self.open_page)
        self.head.period_chosen.connect(self._choose_period)
        self.head.removed.connect(self._remove_period)
        self._stack = QStackedWidget()
        self._nothing = Nothing(window)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._due = NextTurn(self, self.refresh)
        session = self._session
        for signal in (session.changed, session.map_changed, session.document_replaced):
            signal.connect(self._soon)
        window.look.follow(self, self._dress)
        self._page = pages()[0].name
        self.head.show_page(self._page)

    # Showing

    @property
    def page(self) -> str:
        """The name of the page in sight."""
        return self._page

    @property
    def period(self) -> str:
        """The period that was chosen; "" for the latest."""
        return self._period

    @property
    def shown_period(self) -> str:
        """That whose numbers are in sight; "" without any."""
        funnel = self._shown.funnel if self._shown is not None else None
        return funnel.period if funnel is not None else ""

    def page_widget(self, name: str) -> Page | None:
        """The page of that name, if it was made."""
        return self._made.get(name)

    def open_page(self, name: str) -> None:
        """Bring a page into sight."""
        self._page = name
        self.head.show_page(name)
        self.refresh()

    def go_on_as(self, page: str, period: str) -> None:
        """Show what another panel showed, which this replaces."""
        self._period = period
        self.open_page(page)

    def refresh(self) -> None:
        """Show the map's numbers as they are now."""
        self._due.forget()
        map_id = self._session.map_id
        if map_id is None:
            self.left.emit()
            return
        self._shown = shown = shown_of(self._session.snapshot, map_id, self._period, self._mode)
        self.head.show_numbers(shown)
        page = self._made.get(self._page) or self._make(self._page)
        is_empty = not page.has_numbers(shown)
        if is_empty:
            self._nothing.show_numbers(shown)
        else:
            page.show_numbers(shown)
        self._stack.setCurrentWidget(self._nothing if is_empty else self._scrolls[self._page])

    def _make(self, name: str) -> Page:
        found = next(each for each in pages() if each.name == name)
        page = self._made[name] = found.make(self.easel, self._window)
        page.chosen.connect(self.chosen)
        page.mode_wanted.connect(self._choose_mode)
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)  # the panel is the ground
        scroll.viewport().setAutoFillBackground(False)
        self._stack.addWidget(scroll)
        self._scrolls[name] = scroll
        return page

    def _choose_period(self, period: str) -> None:
        self._period = period
        self.refresh()
        self._window.actions_of.refresh_soon()

    def _remove_period(self) -> None:
        self._window.actions_of.trigger("remove period")

    def _choose_mode(self, mode: FunnelMode) -> None:
        self._mode = mode
        self.refresh()

    def _soon(self, _what: object = None) -> None:
        if self.isVisible():
            self._due.soon()

    def _dress(self) -> None:
        self.easel.dress()
        self.refresh()
        self.update()

    # As a widget

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.easel.look.colour("canvas"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._dress()
