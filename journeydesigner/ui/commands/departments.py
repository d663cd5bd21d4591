"""One department's journey and its numbers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    def opened() -> None:
        from journeydesigner.ui.departments.departments import departments_of

        departments_of(w).open()

    shown = Said(_("&Departments: their journey and numbers…"))
    yield Action("departments", shown, opened, (), "building", w.possible.has_map)
