"""Which cards of a lane are shown: in its cells, or floating over the map."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import Card, CardFilter


@dataclass
class KeptCards:
    """The cards of one lane from one layout to the next: tuples that would come out the same are the same."""

    placed: tuple[Card, ...] = ()
    free: tuple[Card, ...] = ()
    _source: tuple[Card, ...] | None = None
    _filter: CardFilter | None = None

    def update(self, snapshot: Snapshot, lane: LaneId, keep: CardFilter | None) -> None:
        source = snapshot.cards_in(lane)
        if source is self._source and keep == self._filter:
            return
        self._source, self._filter = source, keep
        shown = source if keep is None else tuple(card for card in source if keep.keeps_card(card))
        free = tuple(card for card in shown if card.place is not None and card.place.offset is not None)
        placed = tuple(card for card in shown if card.place is None or card.place.offset is None) if free else shown
        self.free = _same(self.free, free)
        self.placed = _same(self.placed, placed)


def _same(old: tuple[Card, ...], new: tuple[Card, ...]) -> tuple[Card, ...]:
    """``old`` where it holds the very records of ``new``."""
    return old if len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True)) else new
