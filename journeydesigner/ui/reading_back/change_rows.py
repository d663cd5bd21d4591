"""The rows of the sheet of changes: what it is about, where it stands in the workbook, before and after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from journeydesigner.importers.workbook.plan import Addition, Edit, Removal
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_ICON = 16


class Row(QFrame):
    """``decided(Edit, str)`` tells whose value of a conflict is wanted: ``map`` or ``workbook``."""

    decided = Signal(object, str)

    def __init__(self, look: Look, icon: str, colour: str, about: str, where: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self._drawn = look, (icon, colour)
        self._icon = QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_text(about, size="strong"), 1)
        if where:
            place = label(where, tone="third", size="small")
            head.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 10, 8)
        self.column.setSpacing(3)
        self.column.addLayout(head)
        look.follow(self, self._draw)
        self._draw()

    def say(self, name: str, text: str, *, tone: str = "") -> QLabel:
        """A line under the head: what it is, if that needs saying, then what it says."""
        line = QHBoxLayout()
        line.setContentsMargins(_ICON + 8, 0, 0, 0)
        line.setSpacing(8)
        shown = _text(text or "–", tone=tone)
        if name:
            named = label(name, tone="third", size="small")
            named.setFixedWidth(76)
            line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(shown, 1)
        self.column.addLayout(line)
        return shown

    def _draw(self) -> None:
        icon, colour = self._drawn
        self._icon.setPixmap(pixmap(self._look, icon, colour, _ICON))


def edit_row(look: Look, edit: Edit) -> Row:
    row = Row(look, "pencil", "accent", f"{edit.about} · {edit.label}", edit.where)
    row.say(_("Before"), edit.before, tone="second")
    row.say(_("After"), edit.after)
    return row


def conflict_row(look: Look, edit: Edit, *, is_of_workbook: bool) -> Row:
    """Three values: that of the export, and what either side made of it."""
    row = Row(look, "triangle-alert", "neg", f"{edit.about} · {edit.label}", edit.where)
    row.say(_("Before"), edit.before, tone="second")
    row.say(_("Map"), edit.theirs or "")
    row.say(_("Workbook"), edit.after)
    choice = Segmented(
        look,
        _("Whose value counts for {about}").format(about=edit.about),
        (("map", _("Keep the map's"), ""), ("workbook", _("Take the workbook's"), "")),
    )
    choice.show_value("workbook" if is_of_workbook else "map")
    choice.committed.connect(lambda whose: row.decided.emit(edit, whose))
    holder = QHBoxLayout()
    holder.setContentsMargins(_ICON + 8, 4, 0, 0)
    holder.addWidget(choice)
    row.column.addLayout(holder)
    return row


def addition_row(look: Look, addition: Addition) -> Row:
    row = Row(look, "plus", "pos", addition.about, addition.where)
    if addition.details:
        row.say("", addition.details, tone="second")
    return row


def removal_row(look: Look, removal: Removal) -> Row:
    row = Row(look, "minus", "danger", removal.about, "")
    said = removal.details
    if removal.is_changed:
        changed = _("changed on the map since the export")
        said = f"{said} · {changed}" if said else changed
    if said:
        row.say("", said, tone="second")
    return row


def note_row(look: Look, note: str) -> Row:
    return Row(look, "info", "text2", note, "")


def _text(text: str, *, size: str = "", tone: str = "") -> WholeLabel:
    made = WholeLabel(size=size, tone=tone)
    made.set_whole(text)
    return made
