"""What is done with files: new, open, save, import, export."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.hand_outs.format_tiles import icon_of
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


_EXPORT_KEYS = {"xlsx": ("Ctrl+Shift+E",), "pdf": ("Ctrl+Shift+P",)}
QUICK = ("export xlsx", "export pdf")
"""What is wanted most stands in the menus beside the sheet; every format is within reach by the palette."""


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("new", Said(_("&New")), w.new_blank, ("Ctrl+N",), "file-plus")
    yield Action("start", Said(_("Start &page")), w.front.show_start, (), "layout-grid")
    yield Action("open", Said(_("&Open…")), w.opening.browse, ("Ctrl+O",), "folder-open")
    yield Action("save", Said(_("&Save")), w.save, ("Ctrl+S",), "save", can.has_document)
    yield Action("save as", Said(_("Save &as…")), w.save_as, ("Ctrl+Shift+S",), "", can.has_document)
    yield Action("import", Said(_("&Import…")), w.opening.browse_import, ("Ctrl+Shift+I",), "log-in")
    yield Action("export", Said(_("&Export…")), _ExportSheet(w), ("Ctrl+E",), "share", can.has_map)
    for exporter in exporters():
        said = Said(_("Export {format}…").format(format=exporter.label))
        keys = _EXPORT_KEYS.get(exporter.name, ())
        export = _Export(w, exporter)
        yield Action(export_id(exporter), said, export, keys, icon_of(exporter), can.has_map)
    dark = Said(_("In &dark colours"))
    exporting = w.exporting
    yield Action("export dark", dark, exporting.toggle_dark, (), "moon", checked=exporting.has_dark_colours)
    yield Action("quit", Said(_("&Quit")), w.close, ("Ctrl+Q",), "log-out")


def export_id(exporter: Exporter) -> str:
    return f"export {exporter.name}"


class _Export:
    def __init__(self, window: "MainWindow", exporter: Exporter) -> None:
        self._window, self._exporter = window, exporter

    def __call__(self) -> None:
        self._window.export(self._exporter)


class _ExportSheet:
    """Opens the sheet; closes it where it is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        from journeydesigner.ui.hand_outs.export_sheet import ExportSheet

        window = self._window
        shown = window.findChild(ExportSheet)
        if shown is not None and shown.isVisible():
            shown.leave()
            return
        window.settle()
        sheet = ExportSheet(window.look, window.session, window.exporting, window.front)
        sheet.going.connect(self._go)

    def _go(self, record: str, sentence: str) -> None:
        """To what was found wanting, with the way back."""
        window = self._window
        window.front.show_panes()
        window.reach.going.to(record, window.session.map_id)
        window.toast.say(sentence, Offer(_("Back to the export"), self), icon_name="info", stays=True)
