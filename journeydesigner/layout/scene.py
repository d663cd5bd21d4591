"""The laid out map: bands of nodes, one under the other. What canvas, PDF, PNG and slides draw from.

A node stands in its band's coordinates: a row that grows moves the bands below without touching their nodes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from journeydesigner.drawing.nodes import Node
from journeydesigner.model.ids import MapId, RecordId, StageId, StepId


class BandKind(StrEnum):
    TITLE = "title"
    STAGES = "stages"
    STEPS = "steps"
    FIGURES = "figures"
    """Numbers that were counted over all stages, under the steps: a ribbon, flows, a metric's heat."""
    LANE = "lane"
    LEGEND = "legend"
    PAGE = "page"
    """All of a page that is no map's."""


@dataclass(frozen=True, slots=True)
class Column:
    """A step's column: its left edge and width in scene pixels.

    A collapsed stage has one narrow column; ``folded`` are its steps, of which ``step`` is the first.
    """

    step: StepId
    stage: StageId
    x: float
    w: float
    folded: tuple[StepId, ...] = ()

    @property
    def steps(self) -> tuple[StepId, ...]:
        """All that it stands for."""
        return self.folded or (self.step,)

    @property
    def is_folded(self) -> bool:
        return bool(self.folded)


@dataclass(frozen=True)
class Band:
    """A horizontal strip of the scene. ``key`` is its lane's id, else its kind; of figures what they are of.

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

    @cached_property
    def by_record(self) -> dict[RecordId, Node]:
        """Record id -> the main node that shows it here."""
        found: dict[RecordId, Node] = {}
        for node in (*self.labels, *self.nodes):
            if node.record:
                found.setdefault(node.record, node)
        return found

    def at(self, y: float) -> "Band":
        """The band at another height; the nodes, and what was derived from them, stay the same."""
        if y == self.y:
            return self
        moved = replace(self, y=y)
        if "by_record" in self.__dict__:
            moved.__dict__["by_record"] = self.by_record
        return moved


@dataclass(frozen=True)
class Places(Mapping[RecordId, tuple[Band, Node]]):
    """Record id -> the band and main node that show it; made band by band, for those that changed only."""

    bands: tuple[Band, ...]

    def __getitem__(self, record: RecordId) -> tuple[Band, Node]:
        for band in self.bands:
            node = band.by_record.get(record)
            if node is not None:
                return band, node
        raise KeyError(record)

    def __iter__(self) -> Iterator[RecordId]:
        return iter({record: None for band in self.bands for record in band.by_record})

    def __len__(self) -> int:
        return len({record for band in self.bands for record in band.by_record})


@dataclass(frozen=True)
class Scene:
    """One map, positioned. ``label_right`` is where the label column ends and the first step begins.

    ``backdrop`` nodes (the sheet and its shadow) stand in scene coordinates and are painted before all bands. So do
    ``under`` (arrows between cards), painted over the bands' grounds and under their contents, and ``above`` (free
    notes), painted last: both may reach over several bands. ``routes`` are the corners of each arrow, by link, in scene
    coordinates.
    """

    map: MapId
    width: float
    height: float
    label_right: float
    columns: tuple[Column, ...]
    backdrop: tuple[Node, ...]
    bands: tuple[Band, ...]
    under: tuple[Node, ...] = ()
    above: tuple[Node, ...] = ()
    routes: Mapping[str, tuple[tuple[float, float], ...]] = field(
        default_factory=dict[str, tuple[tuple[float, float], ...]]
    )

    @cached_property
    def band_by_key(self) -> dict[str, Band]:
        return {band.key: band for band in self.bands}

    @property
    def places(self) -> Places:
        """Record id -> the band and main node that show it."""
        return Places(self.bands)

    @cached_property
    def floating(self) -> dict[RecordId, Node]:
        """Record id -> the free note or arrow that shows it, in scene coordinates."""
        found: dict[RecordId, Node] = {}
        for node in (*self.above, *self.under):
            if node.record:
                found.setdefault(node.record, node)
        return found

    def band_at(self, y: float) -> Band | None:
        """The band at a height of the scene."""
        return next((band for band in self.bands if band.y <= y < band.y + band.height), None)

    def column_at(self, x: float) -> Column | None:
        return next((column for column in self.columns if column.x <= x < column.x + column.w), None)
