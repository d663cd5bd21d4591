"""A slide before it is written: its title, parts to be drawn, native tables and charts, and what the speaker reads.

One drawing serves both: the parts are nodes of primitives, from which the shapes are made, and the preview is painted.
Sizes are pixels, 96 to the inch, from the slide's upper left corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Primitive, Text
from journeydesigner.exporters.pptx.connectors import Connector
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import TypeScale

PX_PER_MM = 96 / 25.4
EMU_PER_PX = 9525
_MOST_LABELS = 20


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the slide."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a layout has its title: ``size`` in points, ``area`` None where there is none."""

    area: Area | None
    size: float = 24.0
    is_bold: bool = True
    family: str = ""
    inset: tuple[float, float] = (9.6, 4.8)
    """From the area's sides, and from its top and foot, to the text."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the deck gives all slides: their size, the room for contents, the typefaces, and whether they are dark."""

    width: float
    height: float
    room: Area
    heading: Heading
    cover_heading: Heading
    cover_subtitle: Heading
    family: str
    is_dark: bool = False
    is_ours: bool = True
    """The house's own template, not a person's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together: a lane's, all personas' ..."""

    name: str
    label: str
    parts: tuple["Part", ...]


Part = Node | Group


@dataclass(frozen=True, slots=True)
class TableCell:
    """``colour`` is a theme's name; numbers stand at the right."""

    text: str
    is_bold: bool = False
    is_right: bool = False
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A native table. ``columns`` are widths, ``heights`` those of its rows, the header's first."""

    area: Area
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    header: tuple[TableCell, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    size: float
    name: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A native line chart of a metric: values by period, and its target (None: it has none)."""

    area: Area
    name: str
    label: str
    periods: tuple[str, ...]
    values: tuple[float, ...]
    target: float | None
    target_name: str
    format: str
    colour: str
    size: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Columns:
    """One series: ``values`` None are held back, and leave a gap. ``is_forecast``: hatched. ``marked`` are places whose
    column has the colour of what is bad, ``open`` those that are hatched since they may still grow."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    is_forecast: bool = False
    marked: frozenset[int] = field(default_factory=frozenset[int])
    open: frozenset[int] = field(default_factory=frozenset[int])


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """A native chart of columns. ``label`` says in words what it shows; ``size`` is that of its text in points."""

    area: Area
    name: str
    label: str
    categories: tuple[str, ...]
    series: tuple[Columns, ...]
    format: str
    size: float

    @property
    def has_labels(self) -> bool:
        """Whether each column has room for its number; else an axis tells how high they are."""
        return len(self.categories) * len(self.series) <= _MOST_LABELS

    @property
    def most(self) -> float:
        return max([1.0, *(value for each in self.series for value in each.values if value is not None)])


@dataclass(frozen=True)
class Slide:
    """``key`` is what links lead to. ``told`` are sentences for the person who exports: that it was split, and why."""

    key: str
    layout: Literal["cover", "content"]
    title: str
    parts: tuple[Part, ...] = ()
    subtitle: str = ""
    notes: str = ""
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart | ColumnChart, ...] = ()
    told: tuple[str, ...] = field(default=())
    connectors: tuple[Connector, ...] = ()


def nodes_of(parts: tuple[Part, ...]) -> Iterator[Node]:
    """All nodes, in the order in which they are drawn."""
    for part in parts:
        if isinstance(part, Node):
            yield part
        else:
            yield from nodes_of(part.parts)


def moved(node: Node, dx: float, dy: float) -> Node:
    return replace(node, x=node.x + dx, y=node.y + dy)


def smallest_points(slide: Slide) -> float:
    """The size of the smallest text of a slide, in points."""
    sizes = [text.style.size * 0.75 for node in nodes_of(slide.parts) for text in texts_of(node.primitives)]
    return min([*sizes, *(table.size for table in slide.tables), *(chart.size for chart in slide.charts)], default=24.0)


def texts_of(primitives: tuple[Primitive, ...]) -> Iterator[Text]:
    return (each for each in primitives if isinstance(each, Text))


@dataclass(frozen=True)
class Desk:
    """What slides are laid out with: their form, and a pen for each size of cards. ``today`` tells which numbers are
    stale (None: none are said to be)."""

    form: Form
    pens: dict[TypeScale, Pen] = field(default_factory=dict[TypeScale, Pen])
    language: str = "en"
    today: date | None = None

    def pen(self, card_pt: float) -> Pen:
        from journeydesigner.exporters.pptx.typeface import SlideMeasurer, slide_type

        scale = slide_type(card_pt, self.form.family)
        if scale not in self.pens:
            measurer = next(iter(self.pens.values())).measurer if self.pens else SlideMeasurer(self.form.family)
            self.pens[scale] = Pen(measurer, scale, self.language, self.today)
        return self.pens[scale]
