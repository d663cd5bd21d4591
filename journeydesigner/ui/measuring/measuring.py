"""Numbers from a file in one window: it is asked for, the sheet leads through it, what came of it is told."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeydesigner.files.captured import capture
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.measuring.flow import Flow
    from journeydesigner.ui.measuring.measure_sheet import Begun, MeasureSheet
    from journeydesigner.ui.measuring.trying import Tried


def measuring_of(window: "MainWindow") -> "Measuring":
    """That of a window; made when it is first wanted, it lives as long as its session."""
    found = window.session.findChild(Measuring)
    return found if isinstance(found, Measuring) else Measuring(window)


class Measuring(QObject):
    """One file at a time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.session)
        self._window, self._session = window, window.session
        self.sheet: MeasureSheet | None = None
        """While it is open."""
        self._is_from_start = False
        """Whether the journey was begun for what is looked into: given up, there is the start page again."""

    def browse(self, *, draws: bool = False) -> None:
        """Ask for a file, and look into it; ``draws``: a new map is to be drawn from it."""
        from journeydesigner.events.log_files import SUFFIXES

        window, path = self._window, self._session.path
        folder = path.parent if path is not None else window.settings.folder
        said = _("Logs, survey answers and KPI sheets")
        kinds = f"{said} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        chosen = window.asking.path_to_open(_("Numbers from a file"), folder, kinds)
        if chosen is not None:
            self.take(chosen, draws=draws)

    def take(
        self,
        path: Path,
        as_cards: Callable[[], object] | None = None,
        begun: "Begun | None" = None,
        *,
        draws: bool = False,
    ) -> None:
        """Look into a file; one that is looked into is given up for it. ``as_cards`` is called where the person says
        that it was meant as cards, and offered only then; ``begun``: go on where a sheet was closed; ``draws``: onto a
        new map, unless the person says otherwise. On the start page a new journey is begun for it."""
        from journeydesigner.ui.measuring.measure_sheet import MeasureSheet
        from journeydesigner.ui.measuring.where import onto_map
        from journeydesigner.ui.metrics.easel import Easel

        window, session = self._window, self._session
        if not window.front.has_started:
            window.opening.begin_empty(partial(self._take_at_start, path, as_cards, begun))
            return
        window.settle()
        if session.refuses():
            return
        was_at_start, self._is_from_start = self._is_from_start, False  # another file for the same beginning
        if self.sheet is not None:
            self.sheet.leave()
        self._is_from_start = was_at_start
        shown = session.map
        onto = onto_map(session.snapshot, shown.id if shown is not None else None, session.organization_id or None)
        onto = replace(onto, draws=draws)
        easel, captured = Easel(session, window.look), partial(capture, session.document)
        self.sheet = sheet = MeasureSheet(easel, path, onto, captured, window.front, begun=begun)
        sheet.data.offer_cards(None if as_cards is None else partial(self._as_cards, as_cards))
        self.sheet.wanted.connect(self._enter)
        self.sheet.results_wanted.connect(self._enter_results)
        self.sheet.left.connect(self._left)
        session.document_replaced.connect(self.sheet.leave)

    def _take_at_start(self, path: Path, as_cards: Callable[[], object] | None, begun: "Begun | None") -> None:
        self.take(path, as_cards, begun, draws=True)
        self._is_from_start = True

    def _as_cards(self, act: Callable[[], object]) -> None:
        if self.sheet is not None:
            self.sheet.leave()
        act()

    def _left(self, begun: "Begun | None") -> None:
        """``begun``: what was settled in a sheet that is closed in the middle; it can be gone on with."""
        if self.sheet is not None:
            self._session.document_replaced.disconnect(self.sheet.leave)
        self.sheet = None
        was_at_start, self._is_from_start = self._is_from_start, False
        if was_at_start and self._session.map_id is None:
            self._window.front.back_to_start()
        if begun is not None:
            path = begun.flow.table.path
            said = _("Nothing of “{name}” was entered").format(name=path.name)
            go_on = Offer(_("Go on with it"), partial(self.take, path, None, begun))
            self._window.toast.say(said, go_on, icon_name="chart-column")

    def _enter(self, flow: "Flow", period: str) -> None:
        from journeydesigner.ui.measuring.applying import enter_flow

        session = self._session

        def entered() -> int:
            done = enter_flow(session.document, session.organization_id or None, flow, period)
            session.show_map(done.map)
            return sum(1 for number in done.numbers if number.value is not None)

        self._do(entered, flow)

    def _enter_results(self, flow: "Flow", tried: "Tried") -> None:
        from journeydesigner.ui.measuring.trying import enter

        map_id, name = tried.map, flow.table.path.name

        def entered() -> int:
            lines, _odd = enter(self._session.document, map_id, tried.found, name)
            self._session.show_map(map_id)
            return len(lines)

        self._do(entered, flow)

    def _do(self, act: Callable[[], int], flow: "Flow") -> None:
        """Change the journey, and tell how many numbers it has more; what is refused leaves all as it was."""
        from journeydesigner.document.schema import InvalidRecordError
        from journeydesigner.document.structure_lock import StructureLockedError
        from journeydesigner.events.errors import EventsError

        window = self._window
        try:
            count = act()
        except (EventsError, InvalidRecordError, StructureLockedError, KeyError) as error:
            why = _("the map was changed meanwhile") if isinstance(error, KeyError) else error
            window.toast.say(_("Nothing was changed: {why}").format(why=why), icon_name="triangle-alert", stays=True)
            return
        if self.sheet is not None:
            self.sheet.finish()
        said = n_("{count} number of “{name}” is on the map", "{count} numbers of “{name}” are on the map", count)
        said = said.format(count=count, name=flow.table.path.name)
        window.toast.say(said, Offer(_("Undo"), window.undo), icon_name="circle-check", is_about_last=True)
