"""The formats there are, as tiles to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from journeydesigner.exporters.registry import Exporter
from journeydesigner.ui.controls.even_grid import EvenGrid
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_FIRST = ("pdf", "pptx", "xlsx", "png", "svg", "html")
_ICONS = {
    "pdf": "file-text",
    "pptx": "presentation",
    "xlsx": "file-spreadsheet",
    "png": "file-image",
    "svg": "waypoints",
    "html": "globe",
    "csv": "table",
    "json": "file-code",
    "markdown": "list-tree",
    "journey": "map",
    "mermaid": "workflow",
}


def icon_of(exporter: Exporter) -> str:
    """The icon of a format, wherever it is offered."""
    return _ICONS.get(exporter.name, "file-up")


def in_order(found: Sequence[Exporter]) -> tuple[Exporter, ...]:
    """Those first that are wanted most."""
    names = {name: place for place, name in enumerate(_FIRST)}
    return tuple(sorted(found, key=lambda each: (names.get(each.name, len(names)), each.name)))


class FormatTiles(QWidget):
    """``chosen(name)`` tells the exporter whose tile was pressed."""

    chosen = Signal(str)

    def __init__(self, look: Look, found: Sequence[Exporter]) -> None:
        super().__init__()
        self.setAccessibleName(_("Format"))
        self._tiles: dict[str, WrappingButton] = {}
        self._group = QButtonGroup(self)
        grid = EvenGrid(self, most=2, least=132, across=8, down=8, is_alike=True)
        for exporter in in_order(found):
            tile = WrappingButton(look, "tile", icon_of(exporter), exporter.label, is_tile=True)
            tile.setCheckable(True)
            tile.setProperty("format", exporter.name)
            self._group.addButton(tile)
            self._tiles[exporter.name] = tile
            grid.addWidget(tile)
        self._group.buttonClicked.connect(self._clicked)

    def tile(self, name: str) -> WrappingButton:
        """Raises KeyError."""
        return self._tiles[name]

    def show_value(self, name: str) -> None:
        self._tiles[name].setChecked(True)

    def _clicked(self, tile: QWidget) -> None:
        self.chosen.emit(tile.property("format"))
