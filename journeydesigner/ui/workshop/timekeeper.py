"""How long the running item of the agenda still has. Knows the agenda and a clock, no widget."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from journeydesigner.model.ids import AgendaItemId
from journeydesigner.model.records import AgendaItem
from journeydesigner.ui.presenting.show import LAST_MINUTE, Countdown
from journeydesigner.ui.presenting.stopwatch import Stopwatch
from journeydesigner.ui.session import Session

_TICK_MS = 250


class Timekeeper(QObject):
    """Of the session's map. ``ticked`` tells that another second is shown, ``changed`` that another item is running,
    or none, or that it is held; ``warned`` that its last minute began, ``exceeded`` that its time is over."""

    changed = Signal()
    ticked = Signal()
    warned = Signal()
    exceeded = Signal()

    def __init__(self, session: Session, parent: QObject, now: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._session = session
        self._watch = Stopwatch(now)
        self._item: AgendaItemId | None = None
        self._more = 0.0
        self._shown = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        session.changed.connect(self._heard)
        session.map_changed.connect(self.stop)
        session.document_replaced.connect(self.stop)

    # What is running

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        session = self._session
        return session.snapshot.agenda_of(session.map_id) if session.map_id else ()

    @property
    def item(self) -> AgendaItem | None:
        """The item that is running, or held."""
        return next((item for item in self.items if item.id == self._item), None)

    @property
    def place(self) -> int:
        """The running item's, from 0; -1 where none is."""
        return next((place for place, item in enumerate(self.items) if item.id == self._item), -1)

    @property
    def is_running(self) -> bool:
        return self.item is not None and self._watch.is_running

    @property
    def left(self) -> float:
        """Seconds that the item still has; less than 0 where it is over."""
        item = self.item
        return item.minutes * 60 + self._more - self._watch.seconds if item else 0.0

    def countdown(self) -> Countdown | None:
        """For a show: what is left of the item."""
        item = self.item
        return Countdown(item.title, self.left, self.is_running) if item else None

    def go_on_as(self, other: "Timekeeper") -> None:
        """Take over the item that runs at another one, with its time."""
        self._item, self._watch, self._more, self._shown = other._item, other._watch, other._more, other._shown
        if self._item is not None:
            self._timer.start()

    # Running

    def start(self, item: AgendaItemId) -> None:
        """Let an item run, from its beginning."""
        self._item, self._more = item, 0.0
        self._watch.pause()
        self._watch.reset()
        self._watch.start()
        self._shown = self.left
        self._timer.start()
        self.changed.emit()

    def toggle(self) -> bool:
        """Hold the item, or let it run on; without one, begin with the first. False where the agenda is empty."""
        if self.item is not None:
            self._watch.toggle()
            self.changed.emit()
            return True
        items = self.items
        if not items:
            return False
        self.start(items[0].id)
        return True

    def hold(self) -> bool:
        """Hold the item that is running, or let it run on. False where there is none."""
        return self.item is not None and self.toggle()

    def go_on(self) -> None:
        """To the next item; after the last one nothing runs."""
        items, here = self.items, self.place
        if here + 1 < len(items):
            self.start(items[here + 1].id)
        else:
            self.stop()

    def add(self, minutes: float) -> None:
        """Give the running item more time, this once."""
        if self.item is not None:
            self._more += minutes * 60
            self._shown = self.left
            self.changed.emit()

    def stop(self) -> None:
        """Nothing runs."""
        self._timer.stop()
        self._watch.pause()
        if self._item is not None:
            self._item = None
            self.changed.emit()

    def tick(self) -> None:
        """Tell what the clock says now."""
        if self.item is None:
            return
        before, now = self._shown, self.left
        self._shown = now
        if int(before // 1) != int(now // 1):
            self.ticked.emit()
        if now <= 0 < before:
            self.exceeded.emit()
        elif now <= LAST_MINUTE < before:
            self.warned.emit()

    def _heard(self, _changes: object) -> None:
        if self._item is None:
            return
        if self.item is None:
            self.stop()
        else:
            self._shown = min(self._shown, self.left) if self.left > 0 else self._shown
            self.changed.emit()
