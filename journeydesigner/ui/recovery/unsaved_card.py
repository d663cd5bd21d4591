"""One thing that was not saved, in the sheet: which map, when, how much, what it holds, and what to do with it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.editing.revisions import Change
from journeydesigner.editing.revisions.headline import kind_phrase
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.look import Look
from journeydesigner.ui.recovery.sight import Sight
from journeydesigner.ui.recovery.words import facts
from journeydesigner.ui.start.picture import Picture
from journeydesigner.wording import _, n_

_PICTURE = QSize(140, 88)
_MOST = 40


class UnsavedCard(QFrame):
    """``recovered``, ``put_off``, ``deleted`` tell the Sight of which that is wanted. Deleting takes a second step."""

    recovered = Signal(object)
    put_off = Signal(object)
    deleted = Signal(object)

    def __init__(self, look: Look, sight: Sight) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self.sight = look, sight
        self.setAccessibleName(f"{sight.left.about.name}, {facts(sight.left)}")
        self._picture = Picture(look, _PICTURE, radius=8)
        if sight.glimpse is not None:
            self._picture.show_glimpse(sight.glimpse)
        else:
            self._picture.show_icon("triangle-alert" if sight.why else "map")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(_whole(sight.left.about.name, size="head"))
        words.addWidget(_whole(facts(sight.left), tone="second"))
        words.addWidget(_whole(sight.why or sight.summary, tone="warning" if sight.why else ""))
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        self.holds = _holds(sight)
        self.holds.hide()
        column.addWidget(self.holds)
        column.addWidget(self._acts())
        column.addWidget(self._second_step())

    def show_what_it_holds(self) -> None:
        """Each change, with both values."""
        self.holds.show()
        self.open.setText(_("Hide what it holds"))

    def _acts(self) -> QWidget:
        self.recover = _button(_("Recover"), "primary", self._recover)
        self.recover.setEnabled(not self.sight.why)
        self.open = _button(_("Show what it holds"), "outlined", self._toggle)
        self.open.setVisible(bool(self.sight.changes))
        self.later = _button(_("Not now"), "outlined", self._put_off)
        self.later.setVisible(not self.sight.left.is_put_off and not self.sight.left.is_discarded)
        self.delete = _button(_("Delete for good"), "danger", self._ask)
        self._first = QWidget()
        row = FlowLayout(self._first, gap=8)
        for button in (self.recover, self.open, self.later, self.delete):
            row.addWidget(button)
        return self._first

    def _second_step(self) -> QWidget:
        self.really = _button(_("Delete"), "danger", self._delete)
        self.keep = _button(_("Keep it"), "outlined", self._keep)
        self._second = QWidget()
        row = QHBoxLayout(self._second)
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Nobody can bring it back then. Delete it?"), size="strong", wraps=True), 1)
        row.addWidget(self.keep)
        row.addWidget(self.really)
        self._second.hide()
        return self._second

    def _toggle(self) -> None:
        if self.holds.isHidden():
            self.show_what_it_holds()
        else:
            self.holds.hide()
            self.open.setText(_("Show what it holds"))

    def _ask(self) -> None:
        self._first.hide()
        self._second.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._second.hide()
        self._first.show()
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recover(self) -> None:
        self.recovered.emit(self.sight)

    def _put_off(self) -> None:
        self.put_off.emit(self.sight)

    def _delete(self) -> None:
        self.deleted.emit(self.sight)


def _holds(sight: Sight) -> QWidget:
    """The changes, a line each."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 2, 4, 4)
    column.setSpacing(4)
    found = sight.changes.all if sight.changes is not None else ()
    for change in found[:_MOST]:
        for text, tone in _lines(change):
            column.addWidget(_whole(text, tone=tone))
    if len(found) > _MOST:
        more = len(found) - _MOST
        column.addWidget(label(n_("And {count} more.", "And {count} more.", more).format(count=more), tone="second"))
    return page


def _lines(change: Change) -> Iterator[tuple[str, str]]:
    """What happened to one record, then its fields; each with its tone."""
    where = change.place_after or change.where.words
    named = _("{noun} “{name}”").format(noun=change.noun, name=change.name) if change.name else change.noun
    about = kind_phrase(change.kind, named)
    yield f"{about} – {where}" if where else about, ""
    for field in change.fields:
        said = _("{field}: {before} → {after}")
        yield said.format(field=field.label, before=field.before or "–", after=field.after or "–"), "second"


def _whole(text: str, *, size: str = "", tone: str = "") -> WholeLabel:
    made = WholeLabel(size=size, tone=tone)
    made.set_whole(text)
    return made


def _button(text: str, kind: str, act: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(kind)
    made.setAccessibleName(text)
    made.clicked.connect(act)
    return made
