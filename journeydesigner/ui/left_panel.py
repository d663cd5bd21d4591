"""The left panel: organisation, maps, personas, shelf, inbox."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

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


class LeftPanel(QWidget):
    """Scrolls as a whole; each part shows what the document says."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Maps, personas, shelf and inbox"))
        self.setFixedWidth(LEFT_PANEL)
        self.organization = OrganizationSwitcher(session, look)
        self.maps = MapsPanel(session, look)
        self.personas = PersonasPanel(session, look)
        self.shelf = Shelf(session, look)
        self.inbox = InboxPanel(session, look)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 11, 12)
        column.setSpacing(6)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.addWidget(scroll)
        session.changed.connect(self._changed)
        session.map_changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        session.document_replaced.connect(self.refresh)
        self.refresh()

    @property
    def _parts(self) -> tuple[OrganizationSwitcher, MapsPanel, PersonasPanel, Shelf, InboxPanel]:
        return (self.organization, self.maps, self.personas, self.shelf, self.inbox)

    def refresh(self) -> None:
        for part in self._parts:
            part.refresh()

    def _changed(self, changes: ChangeSet) -> None:
        if changes.structure_changed:
            self.refresh()
        else:
            self.inbox.refresh()
