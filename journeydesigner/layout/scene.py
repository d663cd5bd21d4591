"""The laid out map: bands of nodes, one under the other. What canvas, PDF, PNG and slides draw from.

A node stands in its band's coordinates: a row that grows moves the bands below without touching their nodes.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from journeydesigner.drawing.nodes import Node
from journeydesigner.model.ids import MapId, RecordId, StageId, StepId


class BandKind(StrEnum):
    TITLE = "title"
    STAGES = "stages"
    STEPS = "steps"
    LANE = "lane"
    LEGEND = "legend"


@dataclass(frozen=True, slots=True)
class Column:
    """A step's column: its left edge and width in scene pixels."""

    step: StepId
    stage: StageId
    x: float
    w: float


@dataclass(frozen=True)
class Band:
    """A horizontal strip of the scene. ``key`` is its lane's id, else its kind.

    ``ground`` is painted first (backgrounds, borders); ``labels`` is what stays in sight at the left while the
    map scrolls; ``nodes`` are the contents in reading order.
    """

    key: str
    kind: BandKind
    y: float
    height: float
    ground: tuple[Node, ...]
    labels: tuple[Node, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Scene:
    """One map, positioned. ``label_right`` is where the label column ends and the first step begins.

    ``backdrop`` nodes (the sheet and its shadow) stand in scene coordinates and are painted before all bands.
    """

    map: MapId
    width: float
    height: float
    label_right: float
    columns: tuple[Column, ...]
    backdrop: tuple[Node, ...]
    bands: tuple[Band, ...]

    @cached_property
    def band_by_key(self) -> dict[str, Band]:
        return {band.key: band for band in self.bands}

    @cached_property
    def places(self) -> dict[RecordId, tuple[Band, Node]]:
        """Record id -> the band and main node that show it."""
        found: dict[RecordId, tuple[Band, Node]] = {}
        for band in self.bands:
            for node in (*band.labels, *band.nodes):
                if node.record:
                    found.setdefault(node.record, (band, node))
        return found

    def band_at(self, y: float) -> Band | None:
        """The band at a height of the scene."""
        return next((band for band in self.bands if band.y <= y < band.y + band.height), None)

    def column_at(self, x: float) -> Column | None:
        return next((column for column in self.columns if column.x <= x < column.x + column.w), None)

    def node_at(self, x: float, y: float) -> tuple[Band, Node] | None:
        """The topmost node under a point of the scene, with its band."""
        band = self.band_at(y)
        if band is None:
            return None
        for node in reversed((*band.labels, *band.nodes)):
            if node.x <= x < node.x + node.w and node.y <= y - band.y < node.y + node.h:
                return band, node
        return None
