"""The icon of a channel, and the icons it may have instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from journeydesigner.drawing.icons import icon_names
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.wording import _


def _fitting() -> dict[str, str]:
    """Icons with what they are called."""
    return {
        "globe": _("Web"), "smartphone": _("App"), "mail": _("E-mail"), "phone": _("Phone"), "users": _("Visit"),
        "store": _("Shop"), "shopping-cart": _("Online shop"), "message-circle": _("Chat"),
        "file-text": _("Document"), "search": _("Search"), "truck": _("Delivery"), "share-2": _("Social media"),
        "handshake": _("Sales"), "megaphone": _("Advertising"), "credit-card": _("Payment"), "landmark": _("Branch"),
        "qr-code": _("QR code"), "headphones": _("Call centre"),
    }  # fmt: skip


class ChannelIconButton(IconButton):
    """``picked(str)`` tells the name of another icon."""

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "globe", _("Icon of the channel"), parent, colour="teal.edge")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._triggered)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_icon(self, icon_name: str) -> None:
        self.set_icon_name(icon_name)

    def _fill(self) -> None:
        self._menu.clear()
        known = set(icon_names())
        for name, word in _fitting().items():
            if name in known:
                entry = self._menu.addAction(icon(self._look, name, "teal.edge"), word)
                entry.setData(name)

    def _triggered(self, entry) -> None:
        self.picked.emit(entry.data())
