"""How the map is looked at: zoom, theme, panels."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.look import Choice
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    yield Action("zoom in", Said(_("Zoom &in")), c.zoom_in, ("Ctrl++", "Ctrl+="), "zoom-in", can.sees_map)
    yield Action("zoom out", Said(_("Zoom &out")), c.zoom_out, ("Ctrl+-",), "zoom-out", can.sees_map)
    yield Action("zoom 100", Said(_("Show at &100 %")), c.zoom_to_100, ("Ctrl+0",), "", can.sees_map)
    yield Action("zoom fit", Said(_("&Fit the map")), c.zoom_to_fit, ("Ctrl+1",), "maximize", can.sees_map)
    selection = Said(_("Fit the &selection"))
    yield Action("zoom selection", selection, c.zoom_to_selection, ("Ctrl+2",), "", can.sees_selection)
    themes: tuple[tuple[Choice, str, str], ...] = (
        ("system", _("Theme of the s&ystem"), "monitor"),
        ("light", _("&Light"), "sun"),
        ("dark", _("&Dark"), "moon"),
        ("contrast", _("High &contrast"), "eye"),
    )
    for choice, text, icon_name in themes:
        theme = _Theme(w, choice)
        yield Action(f"theme {choice}", Said(text), theme, (), icon_name, checked=theme.is_chosen)
    left = Said(_("&Left panel"))
    yield Action(
        "left panel", left, w.panes.toggle_left, ("Ctrl+\\",), "panel-left", can.has_document, w.panes.is_left_open
    )
    right = Said(_("Ins&pector"))
    yield Action(
        "inspector",
        right,
        w.panes.toggle_inspector,
        ("Ctrl+I",),
        "panel-right",
        can.has_document,
        w.panes.is_inspector_open,
    )
    yield Action("next pane", Said(_("&Next pane")), w.panes.next, ("F6",))
    yield Action("previous pane", Said(_("Previous pane")), w.panes.previous, ("Shift+F6",))
    yield Action(
        "full screen", Said(_("F&ull screen")), w.toggle_full_screen, ("F11",), "maximize-2", checked=w.isFullScreen
    )
    yield Action("show menu", Said(_("Main &menu")), w.show_menu, ("F10",), "menu")


class _Theme:
    def __init__(self, window: "MainWindow", choice: Choice) -> None:
        self._window = window
        self._choice: Choice = choice

    def __call__(self) -> None:
        self._window.choose_theme(self._choice)

    def is_chosen(self) -> bool:
        return self._window.look.choice == self._choice
