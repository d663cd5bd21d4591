"""What is done with templates and the ways to begin."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    save = Said(_("Save as te&mplate…"))
    yield Action("save template", save, _SaveTemplate(w), (), "layout-template", can.has_map)
    yield Action("new outline", Said(_("New from a pasted &outline…")), w.front.show_quick_start, (), "list-tree")
    yield Action("new twin", Said(_("New to-be t&win…")), w.front.show_twin_chooser, (), "sparkles")


class _SaveTemplate:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.start.template_popup import TemplatePopup

        window = self._window
        shown = window.session.map
        if shown is None:
            return
        window.settle()
        popup = TemplatePopup(window.look, shown.title, window)
        popup.wanted.connect(self._save)
        button = window.top_bar.file_button
        popup.open_at(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _save(self, name: str, with_cards: bool) -> None:
        self._window.opening.templates.save(name, with_cards=with_cards)
