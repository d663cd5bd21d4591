"""The head of a page that the start leads to: the way back, its name, what it does at the end."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import key_label, label
from journeydesigner.ui.look import Look
from journeydesigner.wording import _


class PageHead(QWidget):
    """``back`` and, where a page has one, ``act`` (which ``key`` does, too) are its buttons."""

    def __init__(self, look: Look, title: str, words: str, act: str = "", key: str = "") -> None:
        super().__init__()
        self.back = IconButton(look, "arrow-left", _("Back"), size=20)
        self.back.setFixedSize(QSize(36, 36))
        self.act = QPushButton(act)
        self.act.setObjectName("primary")
        self.act.setVisible(bool(act))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(label(title, size="page"))
        row.addSpacing(8)
        row.addWidget(label(words, tone="second", wraps=True), 1)
        if key:
            row.addWidget(key_label(key))
        row.addWidget(self.act)
