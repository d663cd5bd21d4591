"""The keys of a show on a card over the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.presenting.keys import told
from journeydesigner.wording import _

_SIZE = 0.02
"""The text's, of the screen's height."""


class KeysCard(QFrame):
    """In the middle of ``host``; any key or click closes it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Keys while presenting"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 24)
        column.setSpacing(14)
        column.addWidget(label(_("Keys while presenting"), size="title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        for row, (keys, what) in enumerate(told()):
            grid.addWidget(label(keys, size="strong"), row, 0)
            grid.addWidget(label(what, tone="second"), row, 1)
        column.addLayout(grid)
        self.hide()

    def open(self) -> None:
        """As large as the room needs it."""
        host = self.parentWidget()
        if host is not None:
            size = max(13, round(host.height() * _SIZE))
            self.setStyleSheet(f"QLabel {{ font-size: {size}px; }}")
        self.adjustSize()
        if host is not None:
            self.move((host.width() - self.width()) // 2, (host.height() - self.height()) // 2)
        self.show()
        self.raise_()
