"""Very many cards that come at once, by a paste or its redo: the first are shown in the next turn of the event loop,
the rest in slices, so that the room does not wait. The document has them all from the beginning; only what is laid out
lags behind it, for a blink.
"""

from collections.abc import Iterable

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.supposing import without_cards
from journeydesigner.model.records import Card

_SLICE = 64
"""About as many as a large window shows."""


class Arriving:
    """Which cards of one map are not laid out yet."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._coming = 0
        self._known: tuple[Snapshot, int, Snapshot] | None = None

    @property
    def has_more(self) -> bool:
        """Whether some are still to be shown."""
        return bool(self._held)

    def notice(self, changes: ChangeSet) -> bool:
        """Hold cards back where very many came, to be shown in the order in which they were written. Whether it is so:
        then there is nothing to be laid out yet."""
        if len(changes.touched.get("cards", ())) <= _SLICE:
            return False
        born = changes.added
        new = dict.fromkeys(
            write.key.id for write in changes.writes if write.key.table == "cards" and write.key[:2] in born
        )
        if len(new) <= _SLICE:
            return False
        self._held += new
        self._coming = 0
        return True

    def holds(self, cards: Iterable[str]) -> bool:
        """Whether one of ``cards`` is still to be shown."""
        return bool(self._held) and not set(self._held).isdisjoint(cards)

    def begin_slice(self, snapshot: Snapshot) -> bool:
        """The next ones are to be laid out now, until ``end_slice``. Whether there are any. What has no place on a map
        is not waited for."""
        cards = snapshot.table("cards")
        if self._held and not self._coming:
            self._held = [card for card in self._held if isinstance(found := cards.get(card), Card) and found.place]
        self._coming = min(_SLICE, len(self._held))
        return self._coming > 0

    def end_slice(self) -> None:
        """They are seen."""
        del self._held[: self._coming]
        self._coming, self._known = 0, None

    def shown(self, snapshot: Snapshot) -> Snapshot:
        """What is to be laid out now; the same for the same."""
        left = len(self._held) - self._coming
        if not self._held or not left:
            return snapshot
        if self._known is None or self._known[0] is not snapshot or self._known[1] != left:
            self._known = (snapshot, left, without_cards(snapshot, set(self._held[self._coming :])))
        return self._known[2]

    def forget(self) -> None:
        """Another map, or another document."""
        self._held.clear()
        self._coming, self._known = 0, None
