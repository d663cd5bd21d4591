"""A sheet at the right of the window, over what is there: nothing below it hears a key, nothing is held up by it. Tab
goes round in it: what lies below would have the keys where nobody sees it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.ui.controls.escape_key import leave_by_escape
from journeydesigner.ui.controls.focus_before import FocusBefore
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QFrame):
    """Lies over ``host``, as tall as it, at most ``widest`` px wide; Escape closes it, wherever the focus is, and gives
    it back, Enter presses the button that has it."""

    def __init__(self, host: QWidget, name: str, widest: int) -> None:
        # Tab goes round in what Qt takes for a window inside of another. To go through the chain of the focus in Python
        # instead would be the end of some widget: whoever is asked there counts for PySide (6.11) as what comes after
        # it lies in, and the one goes with the other.
        super().__init__(host, Qt.WindowType.SubWindow)
        self._host, self._widest, self._is_left = host, widest, False
        self._before = FocusBefore()
        # a window that is only just in front again, as after a dialog of the system, has the focus where it was
        self._before.remember(QApplication.focusWidget() or host.window().focusWidget())
        self.setObjectName("sheet")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        host.installEventFilter(self)
        leave_by_escape(self, host.window())

    def head(self, look: Look, title: str, about: QWidget | None = None) -> QHBoxLayout:
        """The title with what it is about under it, and at the right the button that closes the sheet."""
        self.close_button = IconButton(look, "x", _("Close"))
        self.close_button.clicked.connect(self.leave)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(title, size="large"))
        if about is not None:
            names.addWidget(about)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 12, 0)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def come_up(self) -> None:
        """Show it, once it is put together."""
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Close, with the focus back where it was. Only once: keys may come to what lies in it until it has gone."""
        if self._is_left:
            return
        self._is_left = True
        self.let_go()
        self.hide()
        self._host.removeEventFilter(self)
        self._before.give_back()
        self.deleteLater()

    def let_go(self) -> None:
        """What ends with it, before it closes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        focused = self.focusWidget()
        if event.key() in _RETURNS and isinstance(focused, QAbstractButton) and not event.isAutoRepeat():
            focused.click()  # Qt does so in dialogs only
        event.accept()  # nothing below it hears a key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        wide = min(self._widest, self._host.width())
        self.setGeometry(self._host.width() - wide, 0, wide, self._host.height())
