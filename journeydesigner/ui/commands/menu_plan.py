"""In which menus the actions stand, and in which groups of the keys sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeydesigner.exporters.registry import exporters
from journeydesigner.lanes.kinds import kinds
from journeydesigner.ui.commands.comparing import ComparingMenu
from journeydesigner.ui.commands.copying_as import COPY_AS
from journeydesigner.ui.commands.file import QUICK, export_id
from journeydesigner.ui.commands.views import view_id
from journeydesigner.ui.hand_outs.format_tiles import in_order
from journeydesigner.ui.menus import LINE, Entry, Group
from journeydesigner.ui.views.view import views
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow


def menu_plan(w: "MainWindow") -> Sequence[tuple[str, Sequence[Entry]]]:
    """The menus, left to right."""
    late = w.late_menus
    others = [name for exporter in in_order(exporters()) if (name := export_id(exporter)) not in QUICK]
    lanes = [f"insert lane {name}" for name in kinds()]
    return (
        (_("&File"), (
            "new", (_("New from &template"), late.fill_templates), "new outline", "new twin", "start", LINE, "open",
            (_("Open &recent"), late.fill_recent), (_("Open s&ample"), late.fill_samples), LINE, "save", "save as",
            "save template", LINE, "versions", "snapshot", "unsaved", "carries",
            (_("Compare with"), ComparingMenu(w)), "merge", "conflicts", LINE, "import", "numbers", "map from log",
            "read back", "export", *QUICK,
            (_("Export PDF on pa&per"), late.fill_papers), (_("Export another &format"), Group(others)),
            "export dark", LINE, "print", "print preview", LINE, "settings", LINE, "quit",
        )),
        (_("&Edit"), (
            "undo", "redo", LINE, "cut", "copy", (_("Copy &as"), Group(COPY_AS)), "paste", "paste text",
            "paste style", LINE, "edit", "duplicate",
            "link", "arrows", "comment", "float", "file note", "to inbox", "delete", LINE,
            "select all", LINE, "palette", "find", "replace", "find next", "find previous",
        )),
        (_("&Insert"), ("insert stage", "insert step", (_("&Lane"), Group(lanes)), "insert card", "free note",
                        "insert note", LINE, "insert map", "insert persona")),
        (_("&View"), (
            *(view_id(view) for view in views()), "next view", "previous view", LINE, "metrics", "what if",
            "rank opportunities", LINE,
            "filter", "clear filter", "comments", LINE, "ribbon", "flows", "heat", "heat off", "next off target",
            "worst loss", LINE,
            "zoom in", "zoom out", "zoom 100", "zoom fit", "zoom selection", "fold", LINE, "theme system",
            "theme light", "theme dark", "theme contrast", LINE, "left panel", "inspector", "next pane",
            "previous pane", "full screen",
        )),
        (_("&Map"), (
            "map facts", "rename map", "duplicate map", "twin map", "life cycle", "delete map", LINE,
            "metric library", "add metric", "cost to serve", "remove period", "departments", LINE, "organization",
        )),
        (_("&Workshop"), (
            "present", "present here", LINE, "workshop", "agenda", "time", "next item", LINE, "vote", "next voter",
            "results", LINE, "lock", "focus",
        )),
        (_("&Help"), ("keys", "about")),
    )  # fmt: skip


def key_groups() -> Sequence[tuple[str, Sequence[str]]]:
    """The groups of the keys sheet."""
    return (
        (_("Writing"), ("canvas type", "edit", "canvas line break", "canvas next lane", "canvas leave")),
        (_("Moving about"), ("canvas go", "canvas go steps", "canvas go ends", "canvas go corners", "next pane",
                            "previous pane")),
        (_("Arranging"), ("canvas move", "canvas span", "canvas level", "canvas float", "duplicate", "link", "arrows",
                          "comment", "to inbox", "delete", "select all")),
        (_("Structure"), ("canvas size", "canvas border", "fold", "canvas before")),
        (_("Looking"), ("canvas pan", "canvas zoom wheel", "zoom in", "zoom out", "zoom 100", "zoom fit",
                        "zoom selection", "view table", "next view", "previous view", "metrics", "left panel",
                        "inspector", "full screen")),
        (_("Inserting"), ("insert stage", "insert step", "free note", "canvas note", "insert note", "insert map",
                          "insert persona")),
        (_("Files"), ("new", "open", "save", "save as", "versions", "snapshot",
                        "import", "export", *QUICK, "print", "quit")),
        (_("Editing"), ("undo", "redo", "cut", "copy", "paste", "paste text", "paste style")),
        (_("Finding"), ("palette", "find", "find next", "find previous", "replace", "filter",
                         "next off target", "worst loss")),
        (_("Workshop"), ("present", "present here", "workshop", "agenda", "time", "next item", "vote", "next voter",
                         "results", "lock", "focus")),
        (_("Help"), ("keys", "show menu", "map facts", "settings")),
    )  # fmt: skip
