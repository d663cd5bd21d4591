"""What is done with files: new, open, save, import, export."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


_EXPORT_KEYS = {"xlsx": ("Ctrl+Shift+E",), "pdf": ("Ctrl+Shift+P",)}


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("new", Said(_("&New")), w.new_blank, ("Ctrl+N",), "file-plus")
    yield Action("start", Said(_("Start &page")), w.front.show_start, (), "layout-grid")
    yield Action("open", Said(_("&Open…")), w.opening.browse, ("Ctrl+O",), "folder-open")
    yield Action("save", Said(_("&Save")), w.save, ("Ctrl+S",), "save", can.has_document)
    yield Action("save as", Said(_("Save &as…")), w.save_as, ("Ctrl+Shift+S",), "", can.has_document)
    yield Action("import", Said(_("&Import…")), w.opening.browse_import, ("Ctrl+Shift+I",), "log-in")
    for exporter in exporters():
        said = Said(_("Export {format}…").format(format=exporter.label))
        keys = _EXPORT_KEYS.get(exporter.name, ())
        export = _Export(w, exporter)
        yield Action(export_id(exporter), said, export, keys, _icon_of(exporter), can.has_map)
    dark = Said(_("In &dark colours"))
    exporting = w.exporting
    yield Action("export dark", dark, exporting.toggle_dark, (), "moon", checked=exporting.has_dark_colours)
    yield Action("quit", Said(_("&Quit")), w.close, ("Ctrl+Q",), "log-out")


def export_id(exporter: Exporter) -> str:
    return f"export {exporter.name}"


def _icon_of(exporter: Exporter) -> str:
    return {"xlsx": "file-spreadsheet", "pdf": "file-text", "png": "file-image"}.get(exporter.name, "file-up")


class _Export:
    def __init__(self, window: "MainWindow", exporter: Exporter) -> None:
        self._window, self._exporter = window, exporter

    def __call__(self) -> None:
        self._window.export(self._exporter, self._window.settings.paper)
