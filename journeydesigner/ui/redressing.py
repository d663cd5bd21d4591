"""Another theme for all widgets there are, without the window standing still: they are dressed in slices, those in
sight first, and who comes into sight at once. What is seen changes in one blink, when the map is painted anew, too."""

from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journeydesigner.canvas.viewport import Viewport
from journeydesigner.ui.look import Look
from journeydesigner.ui.theme import font, palette, style_sheet

_SLICE_MS = 8


class Redressing(QObject):
    """``viewport`` shows the map: the window keeps its old picture until that has its new one."""

    def __init__(self, look: Look, viewport: Viewport, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._viewport = look, viewport
        self._waiting: dict[QWidget, None] = {}
        """The last one is next."""
        self._in_sight = 0
        """So many of those that wait are seen."""
        self._turns_before = 0
        self._held: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def hold(self) -> None:
        """What is seen stays as it is until ``dress`` has been called and the map is painted."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget.updatesEnabled() and widget.isAncestorOf(self._viewport):
                widget.setUpdatesEnabled(False)
                self._held.append(widget)

    def dress(self) -> None:
        """The colours of ``look`` as it is now; what draws itself has taken its time: whoever waits is served first."""
        self._turns_before = 2
        self._timer.start(0)

    def _begin(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if app.font() != font():
            app.setFont(font())
        # Told to dress all of them, Qt dresses each widget once for every one it lies in (6.11: eight times the work).
        # Where it has forgotten whom it ever dressed, it dresses nobody; then each is dressed once.
        app.style().unpolish(app)
        app.setPalette(palette(self._look))
        app.setStyleSheet(style_sheet(self._look))
        app.style().polish(app)
        widgets = app.allWidgets()
        seen = [widget for widget in widgets if widget.isVisible()]
        self._in_sight = len(seen)
        self._waiting = dict.fromkeys(reversed((*seen, *(widget for widget in widgets if not widget.isVisible()))))
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes into sight meanwhile does not wait."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched in self._waiting:
            del self._waiting[watched]
            _put_on(watched)
        return False

    def _go_on(self) -> None:
        if self._turns_before:
            self._turns_before -= 1
            if not self._turns_before:
                self._begin()
            self._timer.start(0)
            return
        if self._held and not self._in_sight and not self._viewport.is_held:
            self._let_see()
        else:
            self._put_on_some()
        if self._waiting or self._held:
            self._timer.start(0)
        elif (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)

    def _put_on_some(self) -> None:
        until = perf_counter() + _SLICE_MS / 1000
        while self._waiting and perf_counter() < until:
            if not self._in_sight and self._viewport.is_held:
                break  # the map is in sight, too
            widget, _ = self._waiting.popitem()
            _put_on(widget)
            self._in_sight = max(self._in_sight - 1, 0)

    def _let_see(self) -> None:
        held, self._held = self._held, []
        for widget in held:
            if isValid(widget):
                widget.setUpdatesEnabled(True)
                (widget.findChild(_Veil) or _Veil(widget)).come_and_go()
                # Where Qt waited to paint something as the window was held, a palette that closed, it has forgotten
                # that it did, and asks for nothing any more: what is seen would stay until the window is resized.
                widget.repaint()


def _put_on(widget: QWidget) -> None:
    if isValid(widget):
        widget.style().polish(widget)
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


class _Veil(QWidget):
    """Each widget asks to be painted once a window is no longer held: those that cover what is behind them are, with
    all that lies in them, and then the window is as a whole. Where something before all of it came or went, Qt paints
    just the whole (6.11): half the time. One stays with each window; where it is deleted, all is painted again."""

    def come_and_go(self) -> None:
        self.setGeometry(self.window().rect())
        self.show()
        self.hide()
