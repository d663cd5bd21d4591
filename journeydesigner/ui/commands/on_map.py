"""What is done right on the map beside writing: arrows, free notes, comments, folding."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.ui.actions import Action, Context
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    c, can, may = w.canvas, w.possible, _May(w)
    link = Said(_("&Link to another card"))
    yield Action("link", link, c.linking.begin, ("Ctrl+L",), "link", may.link, writes=True)
    along = Said(_("&Arrows of a card, one after another"))
    yield Action("arrows", along, c.linking.go_along, ("Ctrl+Shift+A",), "arrow-right", may.go_along)
    note = Said(_("&Free note"))
    yield Action("free note", note, c.notes.add_here, ("Ctrl+Shift+J",), "sticky-note", can.sees_map, writes=True)
    yield Action(
        "float", Said(_("Let &float over the map")), c.notes.float_selection, (), "sticky-note", may.float, writes=True
    )
    yield Action(
        "file note", Said(_("Put into its &cell")), c.notes.file_selection, (), "square-plus", may.file, writes=True
    )
    comment = Said(_("Co&mment"))
    yield Action("comment", comment, c.comment, ("Shift+F2",), "message-circle", can.sees_map)
    fold = Said(_("&Fold, open a stage or lane"))
    yield Action(
        "fold", fold, c.structure.fold, ("Ctrl+.",), "chevron-down", may.fold, context=Context.CANVAS, writes=True
    )


class _May:
    """What the selection on the map allows."""

    def __init__(self, window: "MainWindow") -> None:
        self._canvas, self._possible = window.canvas, window.possible

    def link(self) -> bool:
        return self._possible.sees_map() and len(self._canvas.selection.cards) == 1

    def go_along(self) -> bool:
        at = self._canvas.selection
        return self._possible.sees_map() and (len(at.cards) == 1 or at.kind is SelectionKind.LINK)

    def float(self) -> bool:
        return self._possible.sees_map() and bool(self._canvas.notes.standing)

    def file(self) -> bool:
        return self._possible.sees_map() and bool(self._canvas.notes.selected)

    def fold(self) -> bool:
        return self._possible.sees_map() and self._canvas.selection.kind in (SelectionKind.STAGE, SelectionKind.LANE)
