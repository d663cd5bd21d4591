"""Whose journeys are shown: mark, name, what there is of it, and the way to the others."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from journeydesigner.editing.structure import add_map, add_organization
from journeydesigner.model.ids import OrganizationId
from journeydesigner.ui.controls.disc import Disc, mark_ground
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_


class OrganizationSwitcher(QFrame):
    """A click shows the organisation in the inspector; the arrows lead to the others."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setMinimumHeight(46)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._session = session
        self._mark = Disc(30, 7)
        self._name = WholeLabel(size="strong")
        self._counts = WholeLabel(size="small", tone="second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._counts)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._picked)
        arrows = IconButton(look, "chevron-down", _("Other organisations"), size=16)
        arrows.setMenu(self._menu)
        arrows.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 4, 5, 4)
        row.setSpacing(7)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(arrows)

    def refresh(self) -> None:
        """Show what the document says now."""
        found = self._session.organization
        if found is None:
            self._name.set_whole(_("No organisation"))
            self._counts.set_whole("")
            return
        snapshot = self._session.snapshot
        maps, personas = len(snapshot.maps_of(found.id)), len(snapshot.personas_of(found.id))
        logo = self._session.document.assets.get(found.logo or "")
        self._mark.show_name(found.name, mark_ground(found.brand), logo)
        self._name.set_whole(found.name)
        counts = (
            n_("{n} map", "{n} maps", maps).format(n=maps),
            n_("{n} persona", "{n} personas", personas).format(n=personas),
        )
        self._counts.set_whole(" · ".join(count.replace(" ", "\u00a0") for count in counts))  # breaks at the dot
        self.setAccessibleName(_("Organisation {name}, {counts}").format(name=found.name, counts=", ".join(counts)))

    def mousePressEvent(self, _event) -> None:
        self._show_it()

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._show_it()
        else:
            super().keyPressEvent(event)

    def _show_it(self) -> None:
        found = self._session.organization_id
        if found is not None:
            self._session.look_at(found)

    def _fill(self) -> None:
        self._menu.clear()
        for found in self._session.snapshot.organizations:
            entry = self._menu.addAction(found.name)
            entry.setCheckable(True)
            entry.setChecked(found.id == self._session.organization_id)
            entry.setData(found.id)
        self._menu.addSeparator()
        self._menu.addAction(_("Add organisation")).setData("")

    def _picked(self, entry: QAction) -> None:
        chosen: str = entry.data()
        if not chosen:
            chosen = self._session.attempt(_new_organization) or ""
        maps = self._session.snapshot.maps_of(OrganizationId(chosen))
        if maps:
            self._session.show_map(maps[0].id)
        self._session.look_at(chosen)


def _new_organization(document) -> OrganizationId:
    """An organisation with a first map, so that there is something to stand on."""
    with document.change(_("Add organisation")):
        made = add_organization(document, _("New organisation"))
        add_map(document, made, _("Untitled map"))
    return made
