"""A sheet of rows under a title and a summary, with buttons at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look

_WIDTH = 520
_ICON = 16


class ListSheet(Sheet):
    """``column`` takes the rows, ``foot`` the buttons; ``finish`` once both are there."""

    def __init__(self, look: Look, title: str, about: str, host: QWidget) -> None:
        super().__init__(host, title, _WIDTH)
        self.look = look
        self.summary = WholeLabel(size="strong")
        self._scroll = upright_scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("page")
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(24, 4, 16, 8)
        self.column.setSpacing(8)
        self.note = WholeLabel(size="small", tone="second")
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(24, 4, 24, 16)
        self.foot.addStretch(1)
        named = WholeLabel(tone="second")
        named.set_whole(about)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self.head(look, title, named))
        whole.addLayout(_indented(self.summary))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(_indented(self.note))
        whole.addLayout(self.foot)

    @property
    def texts(self) -> list[str]:
        """All that can be read in the rows, from the top."""
        return [found.text() for found in self._page.findChildren(QLabel) if found.text()]

    def button(self, text: str, *, is_main: bool = False) -> QPushButton:
        """One more at the foot."""
        made = QPushButton(text)
        made.setObjectName("primary" if is_main else "outlined")
        self.foot.addWidget(made)
        return made

    def finish(self) -> None:
        self.column.addStretch(1)
        self._scroll.setWidget(self._page)
        self.note.setVisible(bool(self.note.text()))
        self.come_up()


class ListRow(QFrame):
    """An icon, a head and lines under it; with a ``switch`` where it can be chosen."""

    def __init__(
        self, look: Look, icon: str, colour: str, title: str, *lines: str, is_chosen: bool | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self._drawn = look, (icon, colour)
        self._icon = QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_whole(title, size="strong"), 1)
        self.switch = Switch(look, title)
        self.switch.setChecked(is_chosen is True)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self.switch.setVisible(is_chosen is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        column.addLayout(head)
        for line in lines:
            under = QHBoxLayout()
            under.setContentsMargins(_ICON + 8, 0, 0, 0)
            under.addWidget(_whole(line, tone="second"), 1)
            column.addLayout(under)
        look.follow(self, self._draw)
        self._draw()

    def _draw(self) -> None:
        icon, colour = self._drawn
        self._icon.setPixmap(pixmap(self._look, icon, colour, _ICON))


def _whole(text: str, *, size: str = "", tone: str = "") -> WholeLabel:
    made = WholeLabel(size=size, tone=tone)
    made.set_whole(text)
    return made


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(24, 4, 24, 0)
    row.addWidget(widget)
    return row
