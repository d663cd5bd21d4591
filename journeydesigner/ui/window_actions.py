"""What the main window's actions are, and in which menus they stand."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeydesigner.exporters.registry import Exporter, exporters
from journeydesigner.lanes.kinds import kinds
from journeydesigner.ui.actions import Action, Context
from journeydesigner.ui.look import Choice
from journeydesigner.ui.menus import LINE, Entry
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow

_EXPORT_KEYS = {"xlsx": ("Ctrl+Shift+E",), "pdf": ("Ctrl+Shift+P",)}


def window_actions(window: "MainWindow") -> Iterable[Action]:
    """All actions of a main window."""
    yield from _file_actions(window)
    yield from _edit_actions(window)
    yield from _insert_actions(window)
    yield from _view_actions(window)
    yield from _map_actions(window)
    yield from _help_actions(window)
    yield from _canvas_keys(window)


def _file_actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("new", _Said(_("&New")), w.new_blank, ("Ctrl+N",), "file-plus")
    yield Action("start", _Said(_("Start &page")), w.front.show_start, (), "layout-grid")
    yield Action("open", _Said(_("&Open…")), w.opening.browse, ("Ctrl+O",), "folder-open")
    yield Action("save", _Said(_("&Save")), w.save, ("Ctrl+S",), "save", can.has_document)
    yield Action("save as", _Said(_("Save &as…")), w.save_as, ("Ctrl+Shift+S",), "", can.has_document)
    yield Action("import", _Said(_("&Import…")), w.opening.browse_import, ("Ctrl+Shift+I",), "log-in")
    for exporter in exporters():
        said = _Said(_("Export {format}…").format(format=exporter.label))
        keys = _EXPORT_KEYS.get(exporter.name, ())
        export = _Export(w, exporter)
        yield Action(export_id(exporter), said, export, keys, _icon_of(exporter), can.has_map)
    dark = _Said(_("In &dark colours"))
    exporting = w.exporting
    yield Action("export dark", dark, exporting.toggle_dark, (), "moon", checked=exporting.has_dark_colours)
    yield Action("quit", _Said(_("&Quit")), w.close, ("Ctrl+Q",), "log-out")


def _edit_actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    yield Action("undo", can.undo_text, w.undo, ("Ctrl+Z",), "undo-2", can.can_undo)
    yield Action("redo", can.redo_text, w.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", can.can_redo)
    yield Action("cut", _Said(_("Cu&t")), c.cut, ("Ctrl+X",), "scissors", can.has_cards)
    yield Action("copy", _Said(_("&Copy")), c.copy, ("Ctrl+C",), "copy", can.has_cards)
    yield Action("paste", _Said(_("&Paste")), c.paste, ("Ctrl+V",), "clipboard-list", can.has_map)
    yield Action("duplicate", _Said(_("&Duplicate")), c.duplicate_selection, ("Ctrl+D",), "", can.has_cards)
    yield Action("to inbox", _Said(_("Move to in&box")), c.to_inbox, ("Ctrl+Shift+B",), "inbox", can.has_cards)
    yield Action("select all", _Said(_("Select &all")), c.select_all, ("Ctrl+A",), "", can.has_map)
    delete = _Said(_("De&lete"))
    yield Action("delete", delete, c.delete_selection, ("Del",), "trash-2", can.has_selection, context=Context.CANVAS)
    edit = _Said(_("&Edit the text"))
    yield Action("edit", edit, c.edit_selection, ("Return", "F2"), "pencil", can.has_selection, context=Context.CANVAS)


def _insert_actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    yield Action("insert stage", _Said(_("&Stage")), c.insert_stage_after, ("Ctrl+Alt+S",), "columns-3", can.has_map)
    yield Action("insert step", _Said(_("S&tep")), c.insert_step_after, ("Ctrl+Alt+T",), "columns-2", can.has_map)
    yield Action("insert card", _Said(_("&Card in the cell")), c.edit_selection, (), "square-plus", can.has_cell)
    yield Action("insert note", _Said(_("&Note in the inbox")), w.type_note, ("Ctrl+Shift+N",), "inbox", can.has_map)
    for name, found in kinds().items():
        handler = _InsertLane(w, name)
        yield Action(f"insert lane {name}", _Said(found.label), handler, (), found.icon, can.has_map)
    yield Action("insert map", _Said(_("&Map")), w.left.maps.add, ("Ctrl+Alt+M",), "map", can.has_document)
    yield Action(
        "insert persona", _Said(_("&Persona")), w.left.personas.add, ("Ctrl+Alt+P",), "user-plus", can.has_document
    )


def _view_actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    c = w.canvas
    yield Action("zoom in", _Said(_("Zoom &in")), c.zoom_in, ("Ctrl++", "Ctrl+="), "zoom-in", can.has_map)
    yield Action("zoom out", _Said(_("Zoom &out")), c.zoom_out, ("Ctrl+-",), "zoom-out", can.has_map)
    yield Action("zoom 100", _Said(_("Show at &100 %")), c.zoom_to_100, ("Ctrl+0",), "", can.has_map)
    yield Action("zoom fit", _Said(_("&Fit the map")), c.zoom_to_fit, ("Ctrl+1",), "maximize", can.has_map)
    selection = _Said(_("Fit the &selection"))
    yield Action("zoom selection", selection, c.zoom_to_selection, ("Ctrl+2",), "", can.has_selection)
    themes: tuple[tuple[Choice, str, str], ...] = (
        ("system", _("Theme of the s&ystem"), "monitor"),
        ("light", _("&Light"), "sun"),
        ("dark", _("&Dark"), "moon"),
    )
    for choice, text, icon_name in themes:
        theme = _Theme(w, choice)
        yield Action(f"theme {choice}", _Said(text), theme, (), icon_name, checked=theme.is_chosen)
    left = _Said(_("&Left panel"))
    yield Action(
        "left panel", left, w.panes.toggle_left, ("Ctrl+\\",), "panel-left", can.has_document, w.panes.is_left_open
    )
    right = _Said(_("Ins&pector"))
    yield Action(
        "inspector",
        right,
        w.panes.toggle_inspector,
        ("Ctrl+I",),
        "panel-right",
        can.has_document,
        w.panes.is_inspector_open,
    )
    yield Action("next pane", _Said(_("&Next pane")), w.panes.next, ("F6",))
    yield Action(
        "full screen", _Said(_("F&ull screen")), w.toggle_full_screen, ("F11",), "maximize-2", checked=w.isFullScreen
    )
    yield Action("show menu", _Said(_("Main &menu")), w.show_menu, ("F10",), "menu")


def _map_actions(w: "MainWindow") -> Iterable[Action]:
    can = w.possible
    yield Action("map facts", _Said(_("&Properties")), w.show_map_facts, ("Ctrl+Shift+M",), "info", can.has_map)
    yield Action("rename map", _Said(_("&Rename…")), w.left.maps.rename_shown, (), "pencil", can.has_map)
    yield Action("duplicate map", _Said(_("&Duplicate")), w.left.maps.duplicate_shown, (), "copy", can.has_map)
    yield Action("twin map", _Said(_("To-be &twin")), w.left.maps.add_twin_of_shown, (), "sparkles", can.has_map)
    yield Action("delete map", _Said(_("De&lete map")), w.left.maps.delete_shown, (), "trash-2", can.has_map)
    yield Action("organization", _Said(_("&Organisation")), w.show_organization, (), "building", can.has_document)


def _help_actions(w: "MainWindow") -> Iterable[Action]:
    yield Action("keys", _Said(_("&Keys")), w.show_keys, ("F1",), "keyboard")
    yield Action("about", _Said(_("&About")), w.show_about, (), "info")


def _canvas_keys(w: "MainWindow") -> Iterable[Action]:
    """What the canvas answers itself: told here, so that menus and the keys sheet know it."""
    told: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("go", _("Move between cells and cards"), ("~" + _("arrows"),)),
        ("go ends", _("First, last step"), ("Home", "End")),
        ("go corners", _("First, last cell"), ("Ctrl+Home", "Ctrl+End")),
        ("go steps", _("Next, previous step"), ("Tab", "Shift+Tab")),
        ("type", _("Write a card"), ("~" + _("just type"),)),
        ("line break", _("Line break while writing"), ("Shift+Return",)),
        ("next lane", _("Write on in the next lane; on a header: another one after it"), ("Ctrl+Return",)),
        ("before", _("On a header: another one before it"), ("Ctrl+Shift+Return",)),
        ("move", _("Move a card, a header; lift or lower an emotion"), ("~" + _("Alt+arrows"),)),
        ("span", _("Widen, narrow a card"), ("Alt+Shift+Right", "Alt+Shift+Left")),
        ("level", _("Emotion: the nth level of the scale"), ("~1 … 9",)),
        ("pan", _("Move the map"), ("~" + _("Space+drag"), "~" + _("wheel"))),
        ("zoom wheel", _("Zoom to the pointer"), ("~" + _("Ctrl+wheel"),)),
        ("leave", _("Leave: drag, writing, selection"), ("Esc",)),
    )
    for name, text, keys in told:
        yield Action(f"canvas {name}", _Said(text), None, keys, context=Context.CANVAS)


def menu_plan(w: "MainWindow") -> Sequence[tuple[str, Sequence[Entry]]]:
    """The menus, left to right."""
    late = w.late_menus
    exports = [export_id(exporter) for exporter in exporters()]
    lanes = [f"insert lane {name}" for name in kinds()]
    return (
        (_("&File"), (
            "new", (_("New from &template"), late.fill_templates), "start", LINE, "open",
            (_("Open &recent"), late.fill_recent), (_("Open s&ample"), late.fill_samples), LINE, "save", "save as",
            LINE, "import", *exports, (_("Export PDF on pa&per"), late.fill_papers), "export dark", LINE, "quit",
        )),
        (_("&Edit"), (
            "undo", "redo", LINE, "cut", "copy", "paste", LINE, "edit", "duplicate", "to inbox", "delete", LINE,
            "select all",
        )),
        (_("&Insert"), ("insert stage", "insert step", (_("&Lane"), _Lanes(w, lanes)), "insert card", "insert note",
                        LINE, "insert map", "insert persona")),
        (_("&View"), (
            "zoom in", "zoom out", "zoom 100", "zoom fit", "zoom selection", LINE, "theme system", "theme light",
            "theme dark", LINE, "left panel", "inspector", "next pane", "full screen",
        )),
        (_("&Map"), ("map facts", "rename map", "duplicate map", "twin map", "delete map", LINE, "organization")),
        (_("&Help"), ("keys", "about")),
    )  # fmt: skip


def key_groups() -> Sequence[tuple[str, Sequence[str]]]:
    """The groups of the keys sheet."""
    return (
        (_("Writing"), ("canvas type", "edit", "canvas line break", "canvas next lane", "canvas before",
                        "canvas leave")),
        (_("Moving about"), ("canvas go", "canvas go steps", "canvas go ends", "canvas go corners", "next pane")),
        (_("Arranging"), ("canvas move", "canvas span", "canvas level", "duplicate", "to inbox", "delete",
                          "select all")),
        (_("Looking"), ("canvas pan", "canvas zoom wheel", "zoom in", "zoom out", "zoom 100", "zoom fit",
                        "zoom selection", "left panel", "inspector", "full screen")),
        (_("Inserting"), ("insert stage", "insert step", "insert note", "insert map", "insert persona")),
        (_("Files"), ("new", "open", "save", "save as", "import", *(export_id(e) for e in exporters()), "quit")),
        (_("Editing"), ("undo", "redo", "cut", "copy", "paste")),
        (_("Help"), ("keys", "show menu", "map facts")),
    )  # fmt: skip


def export_id(exporter: Exporter) -> str:
    return f"export {exporter.name}"


def _icon_of(exporter: Exporter) -> str:
    return {"xlsx": "file-spreadsheet", "pdf": "file-text", "png": "file-image"}.get(exporter.name, "file-up")


class _Said:
    """A text that stays."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self) -> str:
        return self._text


class _Export:
    def __init__(self, window: "MainWindow", exporter: Exporter) -> None:
        self._window, self._exporter = window, exporter

    def __call__(self) -> None:
        self._window.export(self._exporter)


class _InsertLane:
    def __init__(self, window: "MainWindow", kind: str) -> None:
        self._window, self._kind = window, kind

    def __call__(self) -> None:
        self._window.canvas.insert_lane(self._kind)


class _Theme:
    def __init__(self, window: "MainWindow", choice: Choice) -> None:
        self._window = window
        self._choice: Choice = choice

    def __call__(self) -> None:
        self._window.choose_theme(self._choice)

    def is_chosen(self) -> bool:
        return self._window.look.choice == self._choice


class _Lanes:
    """Fills a menu with a lane of every kind."""

    def __init__(self, window: "MainWindow", names: Sequence[str]) -> None:
        self._window, self._names = window, names

    def __call__(self, menu: QMenu) -> None:
        for name in self._names:
            menu.addAction(self._window.actions_of.qaction(name))
