"""The action that reads an edited workbook back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    read = Said(_("&Read back from Excel…"))
    yield Action("read back", read, _ReadBack(w), (), "file-spreadsheet", w.possible.has_map, writes=True)


class _ReadBack:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        self._window.settle()
        self._window.reading_back.browse()
