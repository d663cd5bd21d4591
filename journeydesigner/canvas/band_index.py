"""What a band shows, found fast: nodes by record, and nodes in a stretch of it. Made once for each state of a band."""

from collections.abc import Iterable
from dataclasses import replace

from journeydesigner.drawing.nodes import Node
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.model.ids import RecordId

_BUCKET = 512.0
OVERHANG = 14.0
"""How far a node may paint beyond its box: shadows, the star on a card's corner, a curve's stroke."""


class BandIndex:
    """The nodes of one layer of a band (its contents, or its labels), in painting order."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.by_record: dict[RecordId, Node] = {}
        self._buckets: dict[int, list[int]] = {}
        for place, node in enumerate(nodes):
            if node.record:
                self.by_record.setdefault(node.record, node)
            for bucket in _buckets(node.x - OVERHANG, node.x + node.w + OVERHANG):
                self._buckets.setdefault(bucket, []).append(place)

    def between(self, left: float, right: float) -> list[Node]:
        """The nodes that may paint between two x of the band."""
        buckets = _buckets(left, right)
        if len(buckets) == 1:
            places: Iterable[int] = self._buckets.get(buckets[0], ())
        else:
            places = sorted({place for bucket in buckets for place in self._buckets.get(bucket, ())})
        return [
            node
            for node in map(self.nodes.__getitem__, places)
            if node.x - OVERHANG < right and left < node.x + node.w + OVERHANG
        ]

    def at(self, x: float, y: float) -> Node | None:
        """The topmost node with a record under a point of the band."""
        for node in reversed(self.between(x, x)):
            if node.record and node.x <= x < node.x + node.w and node.y <= y < node.y + node.h:
                return node
        return None


class BandIndexes:
    """The indexes of all bands' contents; those of bands that did not change are kept.

    Of what reaches over several bands, ``under`` and ``above`` are the parts that one shows, in its coordinates.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bool], BandIndex] = {}
        self._reaching: dict[tuple[str, bool], tuple[tuple[Node, ...], float, float, BandIndex]] = {}

    def contents(self, band: Band) -> BandIndex:
        return self._of((band.key, False), band.nodes)

    def labels(self, band: Band) -> BandIndex:
        return self._of((band.key, True), band.labels)

    def under(self, scene: Scene, band: Band) -> BandIndex:
        return self._part((band.key, False), scene.under, band)

    def above(self, scene: Scene, band: Band) -> BandIndex:
        return self._part((band.key, True), scene.above, band)

    def _part(self, key: tuple[str, bool], nodes: tuple[Node, ...], band: Band) -> BandIndex:
        if not nodes:
            return _NOTHING
        kept = self._reaching.get(key)
        if kept is None or kept[0] is not nodes or kept[1:3] != (band.y, band.height):
            kept = self._reaching[key] = (nodes, band.y, band.height, BandIndex(nodes_in(nodes, band)))
        return kept[3]

    def forget(self, living: Iterable[str]) -> None:
        """Drop the indexes of bands that are no more."""
        keys = set(living)
        self._kept = {key: index for key, index in self._kept.items() if key[0] in keys}
        self._reaching = {key: kept for key, kept in self._reaching.items() if key[0] in keys}

    def _of(self, key: tuple[str, bool], nodes: tuple[Node, ...]) -> BandIndex:
        kept = self._kept.get(key)
        if kept is None or kept.nodes is not nodes:
            kept = self._kept[key] = BandIndex(nodes)
        return kept


_NOTHING = BandIndex(())


def nodes_in(nodes: tuple[Node, ...], band: Band) -> tuple[Node, ...]:
    """Those of ``nodes`` (in scene coordinates) that may paint in a band, in the band's coordinates."""
    return tuple(replace(node, y=node.y - band.y) for node in nodes if _meets(node, band))


def _meets(node: Node, band: Band) -> bool:
    return node.y - OVERHANG < band.y + band.height and band.y < node.y + node.h + OVERHANG


def _buckets(left: float, right: float) -> range:
    return range(int(left // _BUCKET), int(right // _BUCKET) + 1)
