"""The closed set of things that can be drawn. Every consumer (painter, PDF, SVG ...) handles exactly these.

Coordinates and sizes are scene pixels (96 to the inch at 100 %), y down, relative to the node's top left corner.
"""

from dataclasses import dataclass
from typing import Literal

from journeydesigner.drawing.colours import Colour, Fill
from journeydesigner.drawing.text import TextLine, TextStyle

Move = tuple[Literal["M"], float, float]
To = tuple[Literal["L"], float, float]
Curve = tuple[Literal["C"], float, float, float, float, float, float]
Close = tuple[Literal["Z"]]
Command = Move | To | Curve | Close


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with ``radius`` corners. ``width`` is the stroke's, drawn centred on the edge."""

    x: float
    y: float
    w: float
    h: float
    fill: Fill | None = None
    stroke: Colour | None = None
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``dash`` in pixels, on and off by turns."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle round (cx, cy)."""

    cx: float
    cy: float
    r: float
    fill: Fill | None = None
    stroke: Colour | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Any outline of straight lines and cubic curves; round caps and joins."""

    commands: tuple[Command, ...]
    fill: Fill | None = None
    stroke: Colour | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Icon:
    """A bundled 24 x 24 line icon, scaled to ``size``; ``width`` is its stroke in units of the 24 grid."""

    name: str
    x: float
    y: float
    size: float
    colour: Colour
    width: float = 2.0


@dataclass(frozen=True, slots=True)
class Text:
    """Text as its ``source`` (what reflows, is searched and read aloud) and as measured ``lines`` (what is drawn)."""

    source: str
    lines: tuple[TextLine, ...]
    style: TextStyle
    colour: Colour


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the document by its content hash, scaled to cover the box; ``alt`` says what it shows."""

    asset: str
    x: float
    y: float
    w: float
    h: float
    radius: float = 0.0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Shadow:
    """The soft shadow of a rounded box that is drawn over it and hides its middle: stacked translucent rectangles.
    ``depth`` 1 is a card's, 2 a sheet's."""

    x: float
    y: float
    w: float
    h: float
    radius: float
    depth: Literal[1, 2, 3] = 1


Primitive = Box | Line | Disc | Path | Icon | Text | Picture | Shadow
