"""Everything within reach by a few letters: the palette and the find bar, each made when it is first wanted."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journeydesigner.canvas.found_marks import mark_found
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.going import Going
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.ui.views.view_stack import ViewStack
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.finding.find_bar import FindBar
    from journeydesigner.ui.finding.search import Search
    from journeydesigner.ui.palette.palette import Palette


class Reach(QObject):
    """Of one window, whose views are ``host``; ``place`` gives the find bar its place."""

    def __init__(
        self, window: QWidget, look: Look, session: Session, canvas: MapCanvas, host: ViewStack, actions: Actions,
        toast: Toast, place: Callable[[QWidget], object],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._look, self._session, self._canvas = window, look, session, canvas
        self._host, self._actions, self._toast = host, actions, toast
        self._place = place
        self.going = Going(session, canvas)

    @cached_property
    def palette(self) -> "Palette":
        from journeydesigner.ui.palette.palette import Palette
        from journeydesigner.ui.palette.sources import Sources

        return Palette(self._look, Sources(self._session, self._actions, self._jump), self._window)

    @cached_property
    def search(self) -> "Search":
        from journeydesigner.ui.finding.search import Search

        search = Search(self._session)
        search.changed.connect(self._mark)
        return search

    @cached_property
    def bar(self) -> "FindBar":
        from journeydesigner.ui.finding.find_bar import FindBar

        bar = FindBar(self._look, self.search, self.going.to, self._replaced, self._window)
        self._place(bar)
        return bar

    def open_palette(self) -> None:
        self.palette.open()

    def _jump(self, record: RecordId, map_id: MapId | None) -> None:
        """To what was chosen: nothing lies over it, and the keys are there too, wherever they were before."""
        self._host.uncover()
        self.going.to(record, map_id)
        self._host.focus()

    def find(self) -> None:
        self._host.uncover()
        self.bar.open()

    def replace(self) -> None:
        self._host.uncover()
        self.bar.open(replacing=True)

    def find_next(self) -> None:
        self._host.uncover()
        self.bar.next()

    def find_previous(self) -> None:
        self._host.uncover()
        self.bar.previous()

    def _replaced(self, text: str, is_anything: bool) -> None:
        offers = (Offer(_("Undo"), lambda: self._actions.trigger("undo")),) if is_anything else ()
        self._toast.say(text, *offers, icon_name="check", is_about_last=is_anything)

    def _mark(self) -> None:
        mark_found(self._canvas, self.search.records)
