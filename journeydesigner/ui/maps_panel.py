"""The organisation's maps: shown, chosen, added, renamed, copied, deleted."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from journeydesigner.editing.blank_map import add_blank_map
from journeydesigner.editing.map_copies import add_twin, duplicate_map
from journeydesigner.editing.structure import delete, rename
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import JourneyMap
from journeydesigner.ui.controls.rename_field import RenameField
from journeydesigner.ui.controls.section_head import SectionHead
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.rows import MapRow
from journeydesigner.ui.session import Session
from journeydesigner.wording import _


class MapsPanel(QWidget):
    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._rows: dict[str, MapRow] = {}
        self._renamed = MapId("")
        self._asked_of: MapId | None = None
        head = SectionHead(look, _("Maps"), add=_("Add a map"))
        head.added.connect(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)

    def refresh(self) -> None:
        session = self._session
        maps = session.snapshot.maps_of(session.organization_id) if session.organization_id else ()
        for gone in self._rows.keys() - {found.id for found in maps}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, found in enumerate(maps):
            if found.id not in self._rows:
                self._rows[found.id] = self._row(found.id)
            self._column.insertWidget(place + 1, self._rows[found.id])
            self._rows[found.id].show_map(
                found.title or _("Untitled map"), _icon_of(found), _spoken(found), is_current=found.id == session.map_id
            )

    def add(self) -> None:
        """A map with one stage, shown at once."""
        organization = self._session.organization_id
        if organization is None:
            return
        made = self._session.attempt(add_blank_map, organization)
        if made is not None:
            self._session.show_map(made)

    def rename(self, record: str) -> None:
        """Write its title right on its row."""
        row = self._rows.get(record)
        if row is not None and not self._session.refuses():
            field = RenameField(row, _("Title of the map"), self._session.snapshot.map(MapId(record)).title)
            self._renamed = MapId(record)
            field.renamed.connect(self._rename)

    def _rename(self, title: str) -> None:
        if self._renamed in self._session.snapshot.table("maps"):
            self._session.attempt(rename, "maps", self._renamed, title)

    def duplicate(self, record: MapId | None) -> None:
        """A copy, shown at once."""
        if record is not None:
            self._show(self._session.attempt(duplicate_map, record))

    def add_twin(self, record: MapId | None) -> None:
        """The to-be twin, shown at once."""
        if record is not None:
            self._show(self._session.attempt(add_twin, record))

    def delete(self, record: MapId | None) -> None:
        if record is not None:
            self._session.attempt(delete, "maps", record)

    def rename_shown(self) -> None:
        if self._session.map_id is not None:
            self.rename(self._session.map_id)

    def duplicate_shown(self) -> None:
        self.duplicate(self._session.map_id)

    def add_twin_of_shown(self) -> None:
        self.add_twin(self._session.map_id)

    def delete_shown(self) -> None:
        self.delete(self._session.map_id)

    def _row(self, record: str) -> MapRow:
        row = MapRow(self._look, record)
        row.clicked.connect(self._choose)
        row.opened.connect(self.rename)
        row.asked.connect(self._ask)
        return row

    def _choose(self, record: str) -> None:
        self._session.show_map(MapId(record))
        self._session.look_at("")

    def _ask(self, record: str, point: QPoint) -> None:
        self._asked_of = MapId(record)
        menu = QMenu(self)
        for text, icon_name, act in self._offers():
            menu.addAction(icon(self._look, icon_name), text).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _offers(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            (_("Rename"), "pencil", self._rename_asked),
            (_("Duplicate"), "copy", self._duplicate_asked),
            (_("To-be twin"), "sparkles", self._twin_asked),
            (_("Delete map"), "trash-2", self._delete_asked),
        )

    def _rename_asked(self) -> None:
        if self._asked_of:
            self.rename(self._asked_of)

    def _duplicate_asked(self) -> None:
        self.duplicate(self._asked_of)

    def _twin_asked(self) -> None:
        self.add_twin(self._asked_of)

    def _delete_asked(self) -> None:
        self.delete(self._asked_of)

    def _show(self, made: MapId | None) -> None:
        if made is not None:
            self._session.show_map(made)


def _icon_of(found: JourneyMap) -> str:
    return "sparkles" if found.kind == "to-be" else "map"


def _spoken(found: JourneyMap) -> str:
    kind = _("to-be map") if found.kind == "to-be" else _("as-is map")
    return f"{found.title}, {kind}"
