"""What conflicts there must be, found by brute force from who had seen which write when it wrote.

It knows nothing of version vectors: for each replica it keeps the set of all writes seen, and for each write the set
of writes that it took the place of.
"""

from collections.abc import Iterable

from journeydesigner.document.changes import DELETED, ChangeSet, Origin
from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Key, Value

Written = tuple[Key, Stamp]


class CausalOracle:
    """Listens to what replicas write, and is told who reads from whom."""

    def __init__(self) -> None:
        self.values: dict[Written, Value] = {}
        self.replaced: dict[Written, frozenset[Written]] = {}
        self.seen: dict[str, set[Written]] = {}

    def follow(self, document: Document) -> None:
        peer = document.clock.peer
        self.seen[peer] = {(put.key, put.stamp) for put in document.registers.all()}
        self.values |= {(put.key, put.stamp): put.value for put in document.registers.all()}
        document.subscribe(lambda changes: self._note(peer, changes))

    def exchanged(self, reader: str, writer: str) -> None:
        self.seen[reader] |= self.seen[writer]

    def standing(self, peers: Iterable[str]) -> dict[Key, dict[Stamp, Value]]:
        """By register the writes that nobody among ``peers`` together took the place of."""
        known = set[Written]().union(*(self.seen[peer] for peer in peers))
        gone = set[Written]().union(*(self.replaced.get(written, frozenset()) for written in known))
        standing: dict[Key, dict[Stamp, Value]] = {}
        for key, stamp in known - gone:
            standing.setdefault(key, {})[stamp] = self.values[(key, stamp)]
        return standing

    def losers(self, peers: Iterable[str]) -> dict[Key, dict[Stamp, Value]]:
        """The same without the latest of each register."""
        found = {key: dict(sorted(writes.items())[:-1]) for key, writes in self.standing(peers).items()}
        return {key: lost for key, lost in found.items() if lost}

    def _note(self, peer: str, changes: ChangeSet) -> None:
        if changes.origin is Origin.REMOTE:
            return
        standing = self.standing([peer])
        for write in changes.writes:
            written = (write.key, write.stamp)
            self.values[written] = write.after
            is_local = changes.origin is Origin.LOCAL
            here = standing.get(write.key, {})
            self.replaced[written] = frozenset(
                (write.key, stamp)
                for stamp, value in here.items()
                if stamp == write.before_stamp or (is_local and (value == write.before or write.key.field == DELETED))
            )
        self.seen[peer] |= {(write.key, write.stamp) for write in changes.writes}
