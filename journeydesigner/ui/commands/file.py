"""What is done with files: new, open, save, import, export."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from journeydesigner.exporters.registry import ACTIONS, Exporter, exporters
from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.ui.hand_outs.format_tiles import icon_of
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


_EXPORT_KEYS = {"xlsx": ("Ctrl+Shift+E",), "pdf": ("Ctrl+Shift+P",)}
QUICK = ("export xlsx", "export pdf", "export actions")
"""What is wanted most stands in the menus beside the sheet; every format is within reach by the palette."""


def actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("new", Said(_("&New")), w.new_blank, ("Ctrl+N",), "file-plus")
    yield Action("start", Said(_("Start &page")), w.front.show_start, (), "layout-grid")
    yield Action("open", Said(_("&Open…")), w.opening.browse, ("Ctrl+O",), "folder-open")
    yield Action("save", Said(_("&Save")), w.save, ("Ctrl+S",), "save", can.has_document, writes=True)
    yield Action("save as", Said(_("Save &as…")), w.save_as, ("Ctrl+Shift+S",), "", can.has_document)
    yield Action("unsaved", Said(_("Unsaved work…")), w.recovery.show_all, (), "history")
    yield Action("import", Said(_("&Import…")), w.opening.browse_import, ("Ctrl+Shift+I",), "log-in")
    yield Action("export", Said(_("&Export…")), _ExportSheet(w), ("Ctrl+E",), "share", can.has_map)
    to_do = Said(_("Export what to &do, by owner…"))
    yield Action("export actions", to_do, _ActionSheet(w), (), "list-checks", can.has_map)
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
        if not self._leave():
            self._open()

    def _leave(self) -> bool:
        """Close the sheet; whether it was open."""
        from journeydesigner.ui.hand_outs.export_sheet import ExportSheet

        shown = self._window.findChild(ExportSheet)
        if shown is None or not shown.isVisible():
            return False
        shown.leave()
        return True

    def _open(self) -> None:
        from journeydesigner.ui.hand_outs.export_sheet import ExportSheet

        window = self._window
        window.settle()
        sheet = ExportSheet(window.look, window.session, window.exporting, window.front)
        sheet.going.connect(self._go)

    def _go(self, record: str, sentence: str) -> None:
        """To what was found wanting, with the way back."""
        window = self._window
        window.front.show_panes()
        window.reach.going.to(record, window.session.map_id)
        window.toast.say(sentence, Offer(_("Back to the export"), self), icon_name="info", stays=True)


class _ActionSheet(_ExportSheet):
    """Opens the sheet on the list of what is to be done, in the format last wished for if it has one."""

    def __call__(self) -> None:
        exporting = self._window.exporting
        wishes = exporting.wishes
        lists = [each.name for each in exporters() if any(form.name == ACTIONS for form in each.forms)]
        chosen = wishes.format if wishes.format in lists else "pdf"
        self._leave()
        exporting.remember(replace(wishes.with_form(chosen, ACTIONS), format=chosen))
        self._open()
