"""The actions that join another copy of the journey, and show what both sides changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.merging.merging import merging_of
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    merging = merging_of(w)
    merge = Said(_("Merge with…"))
    yield Action("merge", merge, merging.browse, (), "git-merge", w.possible.has_map, writes=True)
    shown = Said(_("Conflicts…"))
    yield Action("conflicts", shown, merging.show_conflicts, (), "git-merge", w.possible.has_document)
