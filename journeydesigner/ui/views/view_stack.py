"""The views of one window, one in sight: made when first shown, told of changes while they are."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.next_turn import NextTurn
from journeydesigner.document.changes import ChangeSet
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.view import MAP, Desk, ShownView, View, views


class ViewStack(QStackedWidget):
    """``changed(str)`` tells the name of the view that is in sight now. It is painted a turn after it was filled."""

    changed = Signal(str)
    called = Signal()
    """Somebody wants to see a view, also the one that is in sight already."""
    wanted = Signal(str)
    """A view wants what the action of this id does."""

    def __init__(self, session: Session, look: Look, canvas: MapCanvas) -> None:
        super().__init__()
        self._session, self._canvas = session, canvas
        self._desk = Desk(session, look, canvas, self.to_map, self.wanted.emit)
        self._made: dict[str, ShownView] = {}
        self._stale: set[str] = set()
        self._current, self._last = MAP, ""
        self._painting = NextTurn(self, self._let_see)
        self.addWidget(canvas)
        self.setFocusProxy(canvas)
        session.document_replaced.connect(self._replaced)
        session.map_changed.connect(self._map_changed)
        session.changed.connect(self._heard)
        session.filter_changed.connect(self._map_changed)
        session.earlier_changed.connect(self._map_changed)
        session.selection_changed.connect(self._selected)
        canvas.edit_started.connect(self._canvas_writes)

    # What is in sight

    @property
    def current(self) -> str:
        return self._current

    @property
    def is_map(self) -> bool:
        return self._current == MAP

    @property
    def shown(self) -> ShownView | None:
        """The view in sight; None for the map."""
        return self._made.get(self._current)

    def offered(self) -> tuple[View, ...]:
        """The views that the session's map has."""
        return tuple(view for view in views() if view.is_offered(self._session))

    def open(self, name: str) -> None:
        """Bring a view into sight, with the focus in it."""
        self.uncover()
        if name == self._current:
            self.focus()
            return
        self.settle()
        if self._current != MAP:
            self._last = self._current
        widget = self._canvas if name == MAP else self._ready(name)
        self._current = name
        if self.isVisible():
            self.setUpdatesEnabled(False)
            self._painting.soon()
        self.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        if name == MAP:
            self._canvas.reveal_selection()
        self.focus()
        self.changed.emit(name)

    def uncover(self) -> None:
        """What lies over the views is in the way."""
        self.called.emit()

    def _let_see(self) -> None:
        self.setUpdatesEnabled(True)

    def to_map(self) -> None:
        self.open(MAP)

    def toggle(self, name: str) -> None:
        """To a view; from it back to the map."""
        self.open(MAP if name == self._current else name)

    def step(self, by: int) -> None:
        """To the next view of the switch (1) or the one before (-1)."""
        names = [view.name for view in self.offered()]
        place = names.index(self._current) if self._current in names else 0
        self.open(names[(place + by) % len(names)])

    def edit_selection(self) -> None:
        """Write in what is selected, in the view in sight if it can, else on the map."""
        shown = self.shown
        if shown is None or not shown.edit_selection():
            self.to_map()
            self._canvas.edit_selection()

    def focus(self) -> None:
        widget = self.shown or self._canvas
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Write what is half typed in the view in sight."""
        shown = self.shown
        if shown is not None:
            shown.settle()

    # Being told

    def _ready(self, name: str) -> QWidget:
        made = self._made.get(name) or self._make(name)
        if name in self._stale:
            self._stale.discard(name)
            made.show_map(self._session.map_id)
        made.follow_selection()
        return made

    def prepare(self) -> bool:
        """Make one of the views that were not opened yet, for later, those that the map has before those that it may
        come to have. Whether there was one."""
        name = next(
            (view.name for view in (*self.offered(), *views()) if view.make and view.name not in self._made), ""
        )
        if name:
            self.prepare_view(name)
        return bool(name)

    def prepare_view(self, name: str) -> None:
        """Make a view that is going to be opened, if there is none yet."""
        if name not in self._made:
            self._make(name)

    def _make(self, name: str) -> ShownView:
        view = next(found for found in views() if found.name == name)
        assert view.make is not None
        made = self._made[name] = view.make(self._desk)
        self.addWidget(made)
        made.resize(self.size())  # what is laid out before it is in sight is laid out once
        self._stale.add(name)
        return made

    def _replaced(self) -> None:
        """Another document begins on the map; what showed the old one is made anew."""
        self.open(MAP)
        for widget in self._made.values():
            self.removeWidget(widget)
            widget.deleteLater()
        self._made.clear()
        self._stale.clear()

    def _map_changed(self) -> None:
        self._stale = set(self._made)
        shown = self.shown
        if shown is not None:
            if not self._is_offered():
                self.open(MAP)
                return
            self._stale.discard(self._current)
            shown.show_map(self._session.map_id)

    def _heard(self, changes: ChangeSet) -> None:
        shown = self.shown
        self._stale = set(self._made) - {self._current}
        if shown is not None and not self._is_offered():
            self.open(MAP)
        elif shown is not None:
            shown.hear(changes)

    def _is_offered(self) -> bool:
        """Whether the map still has the view in sight."""
        return self._current in {view.name for view in self.offered()}

    def _selected(self) -> None:
        shown = self.shown
        if shown is not None:
            shown.follow_selection()

    def _canvas_writes(self) -> None:
        """A command began to write on the map while that is out of sight: it is written here, else the map comes."""
        if not self.is_map:
            QTimer.singleShot(0, self._take_over_writing)

    def _take_over_writing(self) -> None:
        shown, canvas = self.shown, self._canvas
        if shown is None or not canvas.is_editing:
            return
        canvas.writing.close()
        self.edit_selection()
