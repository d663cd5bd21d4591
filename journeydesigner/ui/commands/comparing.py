"""The actions that compare what is open with another state of it, and the menu that offers which."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeydesigner.ui.actions import Action
from journeydesigner.ui.commands.said import Said
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.model.kept_state import KeptState
    from journeydesigner.ui.comparing import Comparing
    from journeydesigner.ui.main_window import MainWindow

SHEETS = ("changes .pdf", "changes .xlsx", "changes .md", "changes print")
"""The ways to hand over what changed."""


def actions(w: "MainWindow") -> Iterable[Action]:
    can = _Can(w)
    yield Action(
        "compare file", Said(_("Compare with a &file…")), _Do(w, "browse"), (), "git-merge", w.possible.has_map
    )
    saved = Said(_("Compare with what was &saved"))
    yield Action("compare saved", saved, _WithSaved(w), (), "git-merge", can.has_file)
    for suffix, said in ((".pdf", _("What changed as &PDF…")), (".xlsx", _("What changed as &Excel…")),
                         (".md", _("What changed as &Markdown…"))):  # fmt: skip
        yield Action(f"changes {suffix}", Said(said), _Sheet(w, suffix), (), "download", can.is_comparing)
    printed = Said(_("P&rint what changed…"))
    yield Action("changes print", printed, _Do(w, "print_sheet"), (), "printer", can.is_comparing)
    yield Action("compare end", Said(_("&End the comparison")), _Do(w, "close"), (), "x", can.is_comparing)


class ComparingMenu:
    """Fills «Compare with»: what was saved, the snapshots that the file keeps, a file, other versions."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self, menu: QMenu) -> None:
        window = self._window
        for name in ("compare saved", "compare file"):
            menu.addAction(window.actions_of.qaction(name))
        if kept := window.session.snapshot.kept_states:
            menu.addSeparator()
            for state in kept:
                action = QAction(state.title.replace("&", "&&"), menu)
                action.triggered.connect(partial(_with_state, window, state))
                menu.addAction(action)
        menu.addSeparator()
        menu.addAction(window.actions_of.qaction("versions"))
        menu.addSeparator()
        for name in (*SHEETS, "compare end"):
            menu.addAction(window.actions_of.qaction(name))


def _with_state(window: "MainWindow", state: "KeptState", _checked: bool = False) -> None:
    _comparing(window).compare_with_state(state)


def _comparing(window: "MainWindow") -> "Comparing":
    from journeydesigner.ui.comparing import comparing_of

    return comparing_of(window)


class _Can:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def has_file(self) -> bool:
        return self._window.possible.has_map() and self._window.session.path is not None

    def is_comparing(self) -> bool:
        return self._window.session.earlier is not None


class _Do:
    """Calls one of the ways to compare."""

    def __init__(self, window: "MainWindow", verb: str) -> None:
        self._window, self._verb = window, verb

    def __call__(self) -> None:
        getattr(_comparing(self._window), self._verb)()


class _WithSaved:
    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __call__(self) -> None:
        path = self._window.session.path
        if path is not None:
            _comparing(self._window).compare_with_file(path, _("What was saved"))


class _Sheet:
    def __init__(self, window: "MainWindow", suffix: str) -> None:
        self._window, self._suffix = window, suffix

    def __call__(self) -> None:
        _comparing(self._window).export_sheet(self._suffix)
