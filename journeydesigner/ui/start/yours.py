"""The part of the start page that shows a person's own templates; nothing where there are none."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look
from journeydesigner.ui.start.gallery import Gallery, TemplateTile
from journeydesigner.ui.start.glances import Glance
from journeydesigner.ui.start.own_templates import OwnTemplates
from journeydesigner.ui.start.tile import RING
from journeydesigner.wording import _, n_


class Yours(QWidget):
    """``chosen(path)`` tells the template to begin with; ``unknown(paths)`` which files are to be looked at."""

    chosen = Signal(str)
    unknown = Signal(list)

    def __init__(self, look: Look, templates: OwnTemplates) -> None:
        super().__init__()
        self._look, self._templates = look, templates
        self._tiles: dict[str, TemplateTile] = {}
        self._glances: dict[str, Glance] = {}
        self._menu_of = ""
        self._gallery = Gallery()
        self._name: _Name | None = None
        head = label(_("Your templates"), size="large")
        head.setContentsMargins(RING, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 28, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(head)
        self._column.addWidget(self._gallery)
        templates.changed.connect(self.refresh)
        self.refresh()

    @property
    def paths(self) -> list[Path]:
        return [Path(path) for path in self._tiles]

    def refresh(self) -> None:
        """Show what the folder holds now."""
        self._column.removeWidget(self._gallery)
        self._gallery.hide()
        self._gallery.deleteLater()
        self._gallery = Gallery()
        self._tiles = {}
        for path in self._templates.files:
            self._add(path)
        self._column.addWidget(self._gallery)
        self.setVisible(bool(self._tiles))
        self.unknown.emit(self.paths)

    def show_glance(self, path: str, glance: Glance) -> None:
        tile = self._tiles.get(path)
        if tile is not None and glance.maps:
            tile.show_glimpse(glance.maps[0].glimpse)
            stages = len(glance.maps[0].glimpse.stages)
            tile.say(n_("{count} stage", "{count} stages", stages).format(count=stages))

    def _add(self, path: Path) -> None:
        tile = self._tiles[str(path)] = TemplateTile(self._look, str(path), path.stem, "")
        tile.chosen.connect(self.chosen)
        tile.menu_wanted.connect(self._show_menu)
        tile.removed.connect(self._delete)
        self._gallery.add(tile)

    def _show_menu(self, path: str, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu_of = path
        menu.addAction(_("Start with this template"), self._start)
        menu.addAction(_("Rename"), self._begin_rename)
        menu.addSeparator()
        menu.addAction(_("Delete"), self._delete_from_menu)
        menu.popup(point)

    def _start(self) -> None:
        self.chosen.emit(self._menu_of)

    def _delete(self, path: str) -> None:
        self._templates.delete(Path(path))

    def _delete_from_menu(self) -> None:
        self._delete(self._menu_of)

    def _begin_rename(self) -> None:
        """The name becomes a field: Enter keeps, Escape leaves it."""
        self._name = _Name(self._tiles[self._menu_of])
        self._name.committed.connect(self._rename)

    def _rename(self, path: str, name: str) -> None:
        self._templates.rename(Path(path), name)


class _Name(QLineEdit):
    """A field over a tile's name, which goes when it is left."""

    committed = Signal(str, str)

    def __init__(self, tile: TemplateTile) -> None:
        super().__init__(tile.title, tile)
        self._tile, self._path = tile, tile.value
        self.setAccessibleName(_("Name of the template"))
        place = tile.name.geometry()
        self.setGeometry(place.x(), place.y() - 6, place.width(), 32)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editingFinished.connect(self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.blockSignals(True)
            self._tile.setFocus()
            self.hide()
            self.deleteLater()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        self.blockSignals(True)
        name = self.text()
        self.hide()
        self.deleteLater()
        self.blockSignals(False)
        self.committed.emit(self._path, name)
