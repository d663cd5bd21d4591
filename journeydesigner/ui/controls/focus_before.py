"""Where the keys went before something came over it, and go again when that leaves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import createdByPython, isValid


class FocusBefore:
    """What had the focus may be gone by then, as a cell's editor is when it loses it: its table has it instead.

    Widgets that Qt itself made are passed over: nobody tells when those are gone.
    """

    def __init__(self) -> None:
        self._near: list[QWidget] = []

    def remember(self, widget: QWidget | None) -> None:
        """``widget`` has the focus now."""
        self._near = []
        while widget is not None:
            if createdByPython(widget):
                self._near.append(widget)
            widget = widget.parentWidget()

    def give_back(self) -> None:
        """The focus to the widget, or what is nearest above it, that is in sight and takes it; remembered no more."""
        near, self._near = self._near, []
        for widget in near:
            if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def forget(self) -> None:
        """The keys stay where they are."""
        self._near = []
