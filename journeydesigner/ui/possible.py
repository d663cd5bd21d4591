"""What can be done now: the questions that the actions ask before they are offered."""

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.ui.front import Front
from journeydesigner.ui.panes import Panes
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.view_stack import ViewStack
from journeydesigner.wording import _


class Possible:
    """Of one window."""

    def __init__(self, session: Session, canvas: MapCanvas, front: Front, views: ViewStack, panes: Panes) -> None:
        self._session, self._canvas, self._front, self._views, self._panes = session, canvas, front, views, panes

    def has_document(self) -> bool:
        return self._front.has_started

    def has_map(self) -> bool:
        return self._front.has_started and self._canvas.has_map

    def sees_map(self) -> bool:
        """Whether the canvas is in sight, with a map on it."""
        return self._has_it_at_hand() and self._views.is_map

    def sees_selection(self) -> bool:
        return self.sees_map() and self.has_selection()

    def has_selection(self) -> bool:
        return self._has_it_at_hand() and self._canvas.selection.kind is not SelectionKind.NONE

    def has_cards(self) -> bool:
        return self._has_it_at_hand() and bool(self._canvas.selection.cards)

    def has_cell(self) -> bool:
        return self._has_it_at_hand() and self._canvas.selection.kind is SelectionKind.CELL

    def can_copy(self) -> bool:
        return self._has_it_at_hand() and self._canvas.exchange.can_copy()

    def _has_it_at_hand(self) -> bool:
        """Whether there is a map, and nothing over it: what is selected under a cover is not deleted unseen."""
        return self.has_map() and not self._panes.is_covered()

    def can_undo(self) -> bool:
        return self._session.document.undo_label is not None

    def can_redo(self) -> bool:
        return self._session.document.redo_label is not None

    def undo_text(self) -> str:
        what = self._session.document.undo_label
        return _("&Undo {what}").format(what=what) if what else _("&Undo")

    def redo_text(self) -> str:
        what = self._session.document.redo_label
        return _("&Redo {what}").format(what=what) if what else _("&Redo")
