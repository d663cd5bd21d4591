"""Very many cards that come at once, by a paste or its redo: the first are shown in the next turn of the event loop,
the rest in slices, so that the room does not wait. The document has them all from the beginning; only what is laid out
lags behind it, for a blink.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.collector import set_aside
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.supposing import without_cards
from journeydesigner.model.records import Card

_AT_ONCE = 64
"""About as many as a large window shows."""
_SLICE = 64


class Arriving(QObject):
    """Which cards are not laid out yet. ``relay`` lays out anew."""

    def __init__(self, parent: QObject, relay: Callable[[], None]) -> None:
        super().__init__(parent)
        self._relay = relay
        self._held: list[str] = []
        self._has_begun = self._has_time = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def notice(self, changes: ChangeSet, snapshot: Snapshot) -> bool:
        """Hold cards back where very many came, to be shown in the order in which they were written. Whether it is so:
        then there is nothing to be laid out yet."""
        if len(changes.touched.get("cards", ())) <= _AT_ONCE:
            return False
        cards, born = snapshot.table("cards"), changes.added
        new = dict.fromkeys(
            write.key.id for write in changes.writes if write.key.table == "cards" and write.key[:2] in born
        )
        placed = [card for card in new if isinstance(found := cards.get(card), Card) and found.place is not None]
        if len(placed) <= _AT_ONCE:
            return False
        self._held += placed
        self._has_begun = self._has_time = False
        self._timer.start(0)
        return True

    def shown(self, snapshot: Snapshot) -> Snapshot:
        """What is to be laid out now."""
        return without_cards(snapshot, set(self._held)) if self._held else snapshot

    def forget(self) -> None:
        """Another map, or another document."""
        self._held.clear()
        self._timer.stop()

    def _next(self) -> None:
        if not self._has_time:  # writing them has taken its time: whoever waits is served first
            self._has_time = True
            self._timer.start(0)
            return
        del self._held[: _SLICE if self._has_begun else _AT_ONCE]
        self._has_begun = True
        self._relay()
        set_aside()
        if self._held:
            self._timer.start(0)
