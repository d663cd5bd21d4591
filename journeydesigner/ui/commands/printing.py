"""What is done to have it on paper."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("print", Said(_("&Print…")), _Print(w), ("Ctrl+P",), "printer", can.has_map)
    yield Action("print preview", Said(_("Print pre&view")), _Preview(w), (), "eye", can.has_map)


class _Print:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        self._window.settle()
        self._window.printing.ask()


class _Preview:
    """Opens the sheet; closes it where it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.hand_outs.print_sheet import PrintSheet

        window = self._window
        shown = window.findChild(PrintSheet)
        if shown is not None and shown.isVisible():
            shown.leave()
            return
        window.settle()
        PrintSheet(window.look, window.session, window.printing, window.front)
