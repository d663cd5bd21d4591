"""Which stage, step or card of a map a name from outside means."""

from collections.abc import Iterator

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId, RecordId


class Places:
    """Names are told apart without capitals and doubled spaces; a stage wins over a step, a step over a card, of two
    alike the first. "" and the map's title are the map itself."""

    def __init__(self, snapshot: Snapshot, map_id: MapId) -> None:
        self._found: dict[str, RecordId] = {}
        for name, record in _named(snapshot, map_id):
            if name.strip():
                self._found.setdefault(plain(name), record)
        self._found[""] = map_id

    def find(self, name: str) -> RecordId | None:
        return self._found.get(plain(name))

    @property
    def names(self) -> tuple[str, ...]:
        """All that can be found, as they are compared."""
        return tuple(self._found)


def _named(snapshot: Snapshot, map_id: MapId) -> Iterator[tuple[str, RecordId]]:
    yield from ((stage.title, stage.id) for stage in snapshot.stages_of(map_id))
    yield from ((step.title, step.id) for step in snapshot.steps_in(map_id))
    yield from ((card.text, card.id) for card in snapshot.cards_of(map_id) if card.place is not None)
    yield snapshot.map(map_id).title, map_id


def plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()
