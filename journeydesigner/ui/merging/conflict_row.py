"""One conflict of the sheet: what it is about, both sides beside each other, and what can be decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from journeydesigner.editing.conflict_sides import ConflictTold, Side
from journeydesigner.metrics.numbers import short_moment
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_SWATCH = 14


class ConflictRow(QFrame):
    """``decided(str)`` tells ``kept``, ``lost`` or ``both``; ``looked`` that the person wants to see it on the map."""

    decided = Signal(str)
    looked = Signal()

    def __init__(self, look: Look, told: ConflictTold) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self.told = look, told
        self._drawn: list[tuple[QLabel, str, str]] = []
        self.keep = _button(_keep_word(told), _("{choice}: {value}"), told.kept)
        self.take = _button(_take_word(told), _("{choice}: {value}"), told.lost)
        self.join = QPushButton(_("Keep both, one after the other"))
        self.join.setObjectName("link")
        self.show_it = QPushButton(_("Show on the map"))
        self.show_it.setObjectName("link")
        self.keep.clicked.connect(lambda: self.decided.emit("kept"))
        self.take.clicked.connect(lambda: self.decided.emit("lost"))
        self.join.clicked.connect(lambda: self.decided.emit("both"))
        self.show_it.clicked.connect(self.looked)
        self.setAccessibleName(_sentence(told))
        self._lay_out()
        look.follow(self, self._draw)
        self._draw()

    def _lay_out(self) -> None:
        told = self.told
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(self._head())
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(8)
        self._sides.addWidget(self._side(_("Stands now"), told.kept, self.keep), 1)
        self._sides.addWidget(self._side(_("Said meanwhile"), told.lost, self.take), 1)
        column.addLayout(self._sides)
        self.join.setVisible(told.is_joinable)
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.join)
        links.addStretch(1)
        links.addWidget(self.show_it)
        column.addLayout(links)

    def _head(self) -> QVBoxLayout:
        told = self.told
        lines = QVBoxLayout()
        lines.setSpacing(1)
        icon_of = QLabel()
        self._drawn.append((icon_of, "git-merge", "neg"))
        about = WholeLabel(size="strong")
        about.set_whole(f"{told.about} · {told.field}" if told.field else told.about)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(icon_of, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(about, 1)
        lines.addLayout(first)
        if told.where.words:
            where = WholeLabel(size="small", tone="third")
            where.set_whole(told.where.words)
            where.setIndent(24)
            lines.addWidget(where)
        return lines

    def _side(self, title: str, side: Side, button: QPushButton) -> QFrame:
        frame = QFrame()
        frame.setObjectName("side")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(label(title, tone="third", size="small"))
        value = QHBoxLayout()
        value.setSpacing(6)
        if side.colour:
            swatch = QLabel()
            swatch.setFixedSize(_SWATCH, _SWATCH)
            self._drawn.append((swatch, "", side.colour))
            value.addWidget(swatch, 0, Qt.AlignmentFlag.AlignVCenter)
        text = WholeLabel(tone="second" if side.is_deletion or not side.text else "")
        text.set_whole(side.text or _("(empty)"))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.addWidget(text, 1)
        column.addLayout(value)
        who = WholeLabel(size="small", tone="second")
        who.set_whole(f"{side.author or _('Somebody')} · {short_moment(side.when)}")
        column.addWidget(who)
        column.addStretch(1)
        column.addWidget(button)
        return frame

    def _draw(self) -> None:
        for holder, icon, colour in self._drawn:
            if icon:
                holder.setPixmap(pixmap(self._look, icon, colour, 16))
            else:
                shown = colour if colour.startswith("#") else self._look.colour(f"{colour}.edge").name()
                holder.setStyleSheet(f"background: {shown}; border-radius: 4px;")


def _button(word: str, sentence: str, side: Side) -> QPushButton:
    button = QPushButton(word)
    button.setObjectName("outlined")
    said = " ".join(filter(None, (side.text or _("(empty)"), side.author)))
    button.setAccessibleName(sentence.format(choice=word, value=said))
    return button


def _keep_word(told: ConflictTold) -> str:
    if told.kept.is_deletion:
        return _("Leave it deleted")
    return _("Keep it") if told.lost.is_deletion else _("Keep this")


def _take_word(told: ConflictTold) -> str:
    if told.lost.is_deletion:
        return _("Delete it")
    return _("Bring it back") if told.kept.is_deletion else _("Take this")


def _sentence(told: ConflictTold) -> str:
    about = ", ".join(filter(None, (told.about, told.where.words, told.field)))
    said = _("{about}. Stands now: {kept}, by {keeper}. Said meanwhile: {lost}, by {loser}.")
    return said.format(
        about=about,
        kept=told.kept.text or _("(empty)"),
        keeper=told.kept.author or _("Somebody"),
        lost=told.lost.text or _("(empty)"),
        loser=told.lost.author or _("Somebody"),
    )
