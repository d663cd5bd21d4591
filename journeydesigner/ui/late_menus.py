"""Menus whose entries are known only when they open: recent files, samples, templates, papers, the canvas's own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from journeydesigner import shipped
from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.lanes.kinds import kinds
from journeydesigner.layout.papers import PAPERS
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.commands.copying_as import COPY_AS
from journeydesigner.ui.commands.file import QUICK
from journeydesigner.ui.menus import LateMenu
from journeydesigner.ui.opening import Opening
from journeydesigner.ui.recent_text import folder_text
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.template_words import in_order, title_of
from journeydesigner.wording import _

_CANVAS_MENU = (
    "edit", "duplicate", "link", "comment", "float", "file note", "to inbox", "fold", "delete", "",
    "cut", "copy", "paste", "paste style", "",
)  # fmt: skip


class LateMenus(QObject):
    """Fillers for ``LateMenu``. ``export`` writes the shown map with an exporter on a paper."""

    def __init__(
        self, actions: Actions, settings: Settings, opening: Opening, export: Callable[[Exporter, str], None]
    ) -> None:
        super().__init__(actions)
        self._actions, self._settings, self._opening, self._export = actions, settings, opening, export

    def fill_recent(self, menu: QMenu) -> None:
        for path in self._settings.recent:
            self._add(menu, f"{path.stem}\t{folder_text(path.parent)}", str(path), self._file_chosen)

    def fill_samples(self, menu: QMenu) -> None:
        for path in shipped.samples():
            self._add(menu, title_of(path), str(path), self._file_chosen)

    def fill_templates(self, menu: QMenu) -> None:
        for path in in_order(shipped.templates()):
            self._add(menu, title_of(path), path.stem, self._template_chosen)
        own = self._opening.templates.files
        if own:
            menu.addSeparator()
        for path in own:
            self._add(menu, path.stem, str(path), self._template_chosen)

    def fill_papers(self, menu: QMenu) -> None:
        for name in PAPERS:
            self._add(menu, name, name, self._paper_chosen)

    def fill_export(self, menu: QMenu) -> None:
        """All ways to hand the map over, and what is wanted most as one step."""
        menu.aboutToShow.connect(self._actions.ready)
        for name in ("export", *QUICK):
            menu.addAction(self._actions.qaction(name))
        menu.addMenu(LateMenu(_("PDF on paper"), self.fill_papers, menu))
        menu.addSeparator()
        for name in COPY_AS:
            menu.addAction(self._actions.qaction(name))
        menu.addSeparator()
        menu.addAction(self._actions.qaction("export dark"))

    def show_canvas_menu(self, host: QWidget, point: QPoint) -> None:
        """The menu of a right click on the map, at a global point: what can be done with what is selected there."""
        menu = QMenu(host)
        menu.aboutToHide.connect(menu.deleteLater)
        self._actions.ready()
        for name in _CANVAS_MENU:
            if not name:
                menu.addSeparator()
            elif (action := self._actions.qaction(name)).isEnabled():
                menu.addAction(action)
        inserting = menu.addMenu(_("&Insert"))
        inserting.addActions([self._actions.qaction(name) for name in ("insert stage", "insert step")])
        inserting.addMenu(LateMenu(_("&Lane"), self._fill_lanes, inserting))
        menu.popup(point)

    def _fill_lanes(self, menu: QMenu) -> None:
        menu.addActions([self._actions.qaction(f"insert lane {name}") for name in kinds()])

    def _add(self, menu: QMenu, text: str, data: str, act: Callable[[], None]) -> None:
        entry = menu.addAction(text.replace("&", "&&"))
        entry.setData(data)
        entry.triggered.connect(act)

    def _file_chosen(self) -> None:
        self._opening.open(Path(self.sender().data()))  # type: ignore[union-attr]

    def _template_chosen(self) -> None:
        self._opening.begin(self.sender().data())  # type: ignore[union-attr]

    def _paper_chosen(self) -> None:
        exporter = next(found for found in exporters() if found.name == "pdf")
        self._export(exporter, self.sender().data())  # type: ignore[union-attr]
