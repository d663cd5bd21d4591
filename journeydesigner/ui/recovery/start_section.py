"""The part of the start window that offers what was not saved; nothing where all is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.look import Look
from journeydesigner.ui.recovery.offers import Offers
from journeydesigner.ui.recovery.sight import Sight
from journeydesigner.ui.recovery.words import facts
from journeydesigner.ui.start.tile import Chip
from journeydesigner.wording import _, n_

_MOST = 3
_BELOW = 26


class StartSection(QWidget):
    """``shown(sight)`` tells that a person wants to see what one holds, or all of them (None)."""

    shown = Signal(object)

    def __init__(self, look: Look, offers: Offers) -> None:
        super().__init__()
        self.setAccessibleName(_("Unsaved work"))
        self._look, self._offers = look, offers
        self.rows: list[UnsavedRow] = []
        ground = QFrame()
        ground.setObjectName("unsaved")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, _BELOW)
        around.addWidget(ground)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(10)
        offers.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        for place in reversed(range(self._column.count())):
            item = self._column.takeAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        found = self._offers.open
        kept = [each for each in self._offers.all if not each.left.is_discarded]
        waiting = len(kept) - min(len(found), _MOST)
        self.setVisible(bool(kept))
        if found:
            self._column.addWidget(label(_("Not saved when the program ended"), size="head", wraps=True))
        for sight in found[:_MOST]:
            row = UnsavedRow(sight)
            row.recovered.connect(self._offers.recover)
            row.shown.connect(self.shown)
            row.put_off.connect(self._offers.put_off)
            self.rows.append(row)
            self._column.addWidget(row)
        if waiting:
            said = n_("{count} more that is not saved…", "{count} more that are not saved…", waiting)
            self.more = Chip(said.format(count=waiting), "link")
            self.more.clicked.connect(self._show_all)
            self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self.shown.emit(None)


class UnsavedRow(QFrame):
    """One of them."""

    recovered = Signal(object)
    shown = Signal(object)
    put_off = Signal(object)

    def __init__(self, sight: Sight) -> None:
        super().__init__()
        self._sight = sight
        name, about, what = WholeLabel(size="strong"), WholeLabel(tone="second"), WholeLabel()
        name.set_whole(sight.left.about.name)
        about.set_whole(facts(sight.left))
        what.set_whole(sight.why or sight.summary)
        self.recover = Chip(_("Recover"), "primary")
        self.recover.setEnabled(not sight.why)
        self.recover.clicked.connect(self._recover)
        self.show_it = Chip(_("Show what it holds"), "link")
        self.show_it.clicked.connect(self._show)
        self.later = Chip(_("Not now"), "link")
        self.later.clicked.connect(self._put_off)
        acts = QWidget()
        flow = FlowLayout(acts, gap=10)
        for chip in (self.recover, self.show_it, self.later):
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for each in (name, about, what):
            column.addWidget(each)
        column.addSpacing(4)
        column.addWidget(acts)

    def _recover(self) -> None:
        self.recovered.emit(self._sight)

    def _show(self) -> None:
        self.shown.emit(self._sight)

    def _put_off(self) -> None:
        self.put_off.emit(self._sight)
