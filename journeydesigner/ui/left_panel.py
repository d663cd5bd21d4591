"""The left panel: organisation, maps, personas, shelf, inbox."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.document.changes import ChangeSet
from journeydesigner.ui.inbox_panel import InboxPanel
from journeydesigner.ui.look import Look
from journeydesigner.ui.maps_panel import MapsPanel
from journeydesigner.ui.organization_switcher import OrganizationSwitcher
from journeydesigner.ui.personas_panel import PersonasPanel
from journeydesigner.ui.session import Session
from journeydesigner.ui.shelf import Shelf
from journeydesigner.ui.theme import LEFT_PANEL
from journeydesigner.wording import _

_AROUND = 12
"""What has the keys is brought into sight with so many pixels around it."""


class LeftPanel(QWidget):
    """Scrolls as a whole; each part shows what the document says, a turn after it was said."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Maps, personas, shelf and inbox"))
        self.setFixedWidth(LEFT_PANEL)
        self._parts = (
            OrganizationSwitcher(session, look),
            MapsPanel(session, look),
            PersonasPanel(session, look),
            Shelf(session, look),
            InboxPanel(session, look),
        )
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 11, 12)
        column.setSpacing(6)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self._parts[4].wanted_in_sight.connect(self._bring_into_sight)
        scroll.verticalScrollBar().rangeChanged.connect(self._parts[4].stay_in_sight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.addWidget(scroll)
        self._is_all_due = False
        self._due = NextTurn(self, self.catch_up)
        session.changed.connect(self._changed)
        for signal in (session.map_changed, session.selection_changed, session.document_replaced):
            signal.connect(self._all_later)
        self.refresh()

    # The parts, as they are to be shown now

    @property
    def organization(self) -> OrganizationSwitcher:
        self._due.now()
        return self._parts[0]

    @property
    def maps(self) -> MapsPanel:
        self._due.now()
        return self._parts[1]

    @property
    def personas(self) -> PersonasPanel:
        self._due.now()
        return self._parts[2]

    @property
    def shelf(self) -> Shelf:
        return self._parts[3]

    @property
    def inbox(self) -> InboxPanel:
        self._due.now()
        return self._parts[4]

    def _bring_into_sight(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, _AROUND)

    def refresh(self) -> None:
        for part in self._parts:
            part.refresh()

    def catch_up(self) -> None:
        """Show what else would be shown in a moment."""
        self._due.forget()
        if self._is_all_due:
            self._is_all_due = False
            self.refresh()
        else:
            self._parts[4].refresh()

    def _all_later(self) -> None:
        self._is_all_due = True
        self._due.soon()

    def _changed(self, changes: ChangeSet) -> None:
        self._is_all_due |= changes.structure_changed
        self._due.soon()
