"""Which part of a map a hand-out shows, and for whose eyes: stages, lanes, an owner, other words, a safe copy."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.parts import owners_in
from journeydesigner.exporters.registry import ACTIONS
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.fold import Fold
from journeydesigner.ui.controls.labels import label, write_on
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.controls.under import under
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.ui.look import Look
from journeydesigner.wording import LANGUAGES, _

_ROOM = 190
Named = tuple[str, str]
"""An id, and what a person calls it."""


class Several(QWidget):
    """Some of a few things, each a button that is on or off; none on means all of them. ``committed(tuple)`` tells the
    ids."""

    committed = Signal(object)

    def __init__(self, name: str, offered: Sequence[Named], chosen: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, gap=6)
        for record, text in offered:
            button = QPushButton()
            button.setObjectName("toggle")
            button.setCheckable(True)
            button.setChecked(record in chosen)
            write_on(button, text, _ROOM)
            button.clicked.connect(self._clicked)
            flow.addWidget(button)
            self._buttons[record] = button

    def button(self, record: str) -> QPushButton:
        """Raises KeyError."""
        return self._buttons[record]

    def _clicked(self) -> None:
        self.committed.emit(tuple(record for record, button in self._buttons.items() if button.isChecked()))


class PartForm(QWidget):
    """``changed(Wishes)`` tells what the person wishes now."""

    changed = Signal(object)

    def __init__(self, look: Look, wishes: Wishes, snapshot: Snapshot, map_id: MapId) -> None:
        super().__init__()
        self._wishes = wishes
        stages = [(each.id, each.title or _("Stage without a name")) for each in snapshot.stages_of(map_id)]
        lanes = [(each.id, each.title or kind(each.kind).label) for each in snapshot.lanes_of(map_id)]
        self.stages = Several(_("Only these stages"), stages, wishes.stages)
        self.lanes = Several(_("Only these lanes"), lanes, wishes.lanes)
        self.owner = ChoiceField(look, _("Only what is of"))
        owners = owners_in(snapshot)
        self.owner.offer([Option("", _("Everybody")), *(Option(name, name) for name in owners)])
        self.owner.show_value(wishes.owner if wishes.owner in owners else "")
        self.language = ChoiceField(look, _("Printed words and numbers"))
        self.language.offer([Option("", _("In the map's language")), *(Option(*each) for each in LANGUAGES.items())])
        self.language.show_value(wishes.language)
        self.redacted = Switch(look, _("Client-safe copy"))
        self.redacted.setChecked(wishes.is_redacted)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 4, 0, 8)
        parts.setSpacing(14)
        for field in (self.stages, self.lanes):
            parts.addLayout(under(field.accessibleName(), field))
        if owners:
            parts.addLayout(under(_("Only what is of"), self.owner))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(under(_("Printed words and numbers"), self.language))
        row = QHBoxLayout()
        row.addWidget(label(_("Client-safe copy"), size="strong", wraps=True), 1)
        row.addWidget(self.redacted)
        safe = QVBoxLayout()
        safe.setSpacing(2)
        safe.addLayout(row)
        without = _("Without names, quotes, comments and internal lanes.")
        safe.addWidget(label(without, tone="third", size="small", wraps=True))
        column.addLayout(safe)
        self.part = Fold(look, _("Only a part of the map"), inside)
        there = {record for record, _text in (*stages, *lanes)}
        asks_whose = wishes.form(wishes.format) == ACTIONS
        is_filled = bool(asks_whose or wishes.owner or there & {*wishes.stages, *wishes.lanes})
        self.part.show_for(map_id, is_filled=is_filled)
        column.addWidget(self.part)
        self.stages.committed.connect(self._set_stages)
        self.lanes.committed.connect(self._set_lanes)
        self.owner.committed.connect(self._set_owner)
        self.language.committed.connect(self._set_language)
        self.redacted.clicked.connect(self._set_redacted)

    def follow(self, wishes: Wishes) -> None:
        """Other wishes changed elsewhere."""
        self._wishes = wishes

    def _set_stages(self, chosen: tuple[str, ...]) -> None:
        self._tell(replace(self._wishes, stages=chosen))

    def _set_lanes(self, chosen: tuple[str, ...]) -> None:
        self._tell(replace(self._wishes, lanes=chosen))

    def _set_owner(self, name: object) -> None:
        self._tell(replace(self._wishes, owner=str(name)))

    def _set_language(self, code: object) -> None:
        self._tell(replace(self._wishes, language=str(code)))

    def _set_redacted(self, is_redacted: bool) -> None:
        self._tell(replace(self._wishes, is_redacted=is_redacted))

    def _tell(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.changed.emit(wishes)
