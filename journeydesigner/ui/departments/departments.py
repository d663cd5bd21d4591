"""The window's way to the departments: the sheet, the map, the export."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeydesigner.ui.departments.sheet import DepartmentsSheet

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


class Departments(QObject):
    """Of one window; the sheet is made when it is opened."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.sheet: DepartmentsSheet | None = None

    def open(self, owner: str = "") -> None:
        window = self._window
        if self.sheet is None:
            self.sheet = DepartmentsSheet(window.session, window.look, window.front, owner)
            self.sheet.gone_to.connect(self._go)
            self.sheet.handed_over.connect(self._hand_over)
            self.sheet.left.connect(self._gone)

    def _gone(self) -> None:
        self.sheet = None

    def _go(self, record: str) -> None:
        window = self._window
        if self.sheet is not None:
            self.sheet.leave()
        window.reach.going.to(record, window.session.map_id)

    def _hand_over(self, owner: str, name: str) -> None:
        """The export sheet with this owner's part wished for."""
        window = self._window
        if self.sheet is not None:
            self.sheet.leave()
        exporting = window.exporting
        wishes = replace(exporting.wishes, format=name, owner=owner, stages=(), lanes=())
        exporting.remember(wishes.with_form(name, ""))
        window.actions_of.trigger("export")


def departments_of(window: "MainWindow") -> Departments:
    """The window's one, made when it is first wanted."""
    return window.findChild(Departments) or Departments(window)
