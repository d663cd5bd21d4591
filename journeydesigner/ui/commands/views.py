"""The ways of looking at the map: one action for each view there is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.views.view import View, views
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    for view in views():
        to = _ToView(w, view)
        keys = (view.key,) if view.key else ()
        yield Action(view_id(view), to.text, to, keys, view.icon, to.is_possible, to.is_current)
    yield Action("next view", Said(_("Ne&xt view")), _Step(w, 1), ("Ctrl+PgDown",), "", can.has_map)
    yield Action("previous view", Said(_("Pre&vious view")), _Step(w, -1), ("Ctrl+PgUp",), "", can.has_map)


def view_id(view: View) -> str:
    return f"view {view.name}"


class _ToView:
    """To a view; with its own key from it back to the map."""

    def __init__(self, window: "MainWindow", view: View) -> None:
        self._window, self._view = window, view

    def __call__(self) -> None:
        stack = self._window.views
        if self._view.key:
            stack.toggle(self._view.name)
        else:
            stack.open(self._view.name)
        self._window.actions_of.refresh()

    def text(self) -> str:
        return _("View: {name}").format(name=self._view.label())

    def is_possible(self) -> bool:
        return self._window.possible.has_map() and self._view.is_offered(self._window.session)

    def is_current(self) -> bool:
        return self._window.views.current == self._view.name


class _Step:
    def __init__(self, window: "MainWindow", by: int) -> None:
        self._window, self._by = window, by

    def __call__(self) -> None:
        self._window.views.step(self._by)
