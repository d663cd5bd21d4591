"""A button that is an icon, with a name for screen readers and a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from journeydesigner.ui.controls.labels import as_tip
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look


class IconButton(QToolButton):
    """At least 28 px square; redraws itself when the look changes."""

    def __init__(
        self,
        look: Look,
        icon_name: str,
        name: str,
        parent: QWidget | None = None,
        *,
        colour: str = "text2",
        size: int = 18,
    ) -> None:
        super().__init__(parent)
        self._look, self._icon_name, self._colour, self._size = look, icon_name, colour, size
        self.setIconSize(QSize(size, size))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        look.follow(self, self._draw)
        self._draw()

    def set_name(self, name: str, key: str = "") -> None:
        """What the button does, said by screen readers and, with its key, in the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(as_tip(f"{name}  {key}" if key else name))

    def follow(self, action: QAction, key: str) -> None:
        """Trigger ``action``, which ``key`` triggers too; be named and able as it is."""
        self._action, self._key = action, key
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.set_name(self._action.text().replace("&", ""), self._key)

    def set_icon_name(self, icon_name: str, colour: str | None = None) -> None:
        self._icon_name = icon_name
        self._colour = colour or self._colour
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._look, self._icon_name, self._colour, self._size))
