"""The menus, built from the registry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeydesigner.ui.actions import Actions
from journeydesigner.wording import _

LINE = "-"
Filler = Callable[[QMenu], None]


@dataclass(frozen=True)
class Group:
    """Some actions, by their ids, as a submenu."""

    names: Sequence[str]


Entry = str | tuple[str, Filler | Group]


class Menus:
    """``plan`` names menus with their entries: an action's id, a line, (title, group) of a submenu, or (title, filler)
    of one that is filled when it opens."""

    def __init__(self, actions: Actions, plan: Sequence[tuple[str, Sequence[Entry]]]) -> None:
        self._actions, self._plan = actions, plan
        actions.menus = dict(where for title, entries in plan for where in _places(title, entries))

    def fill_menu(self, menu: QMenu) -> None:
        """All menus as submenus of one."""
        for title, entries in self._plan:
            self._fill(menu.addMenu(title), entries)

    def fill_one(self, menu: QMenu, title: str) -> None:
        """One of the menus by itself."""
        self._fill(menu, next(entries for name, entries in self._plan if name == title))

    def _fill(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        menu.aboutToShow.connect(self._actions.ready)
        for entry in entries:
            if entry == LINE:
                menu.addSeparator()
            elif isinstance(entry, str):
                menu.addAction(self._actions.qaction(entry))
            else:
                title, held = entry
                menu.addMenu(LateMenu(title, self._filler(held) if isinstance(held, Group) else held, menu))

    def _filler(self, group: Group) -> Filler:
        return lambda menu: menu.addActions([self._actions.qaction(name) for name in group.names])


def _places(title: str, entries: Sequence[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each action of a menu, with the menus that lead to it."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry, (title,)
        elif isinstance(entry[1], Group):
            yield from ((name, (title, entry[0])) for name in entry[1].names)


class LateMenu(QMenu):
    """A submenu that is filled anew each time it opens."""

    def __init__(self, title: str, filler: Filler, parent: QMenu) -> None:
        super().__init__(title, parent)
        self._filler = filler
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        self._filler(self)
        if self.isEmpty():
            nothing = QAction(_("Nothing yet"), self)
            nothing.setEnabled(False)
            self.addAction(nothing)
