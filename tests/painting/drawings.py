"""A small drawing with every primitive."""

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.drawing.text import TextLine, TextStyle
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.model.ids import MapId
from journeydesigner.painting.measuring import QtMeasurer

BODY = TextStyle(13, 18)


def text(measurer: QtMeasurer, source: str, x: float, y: float, style: TextStyle = BODY, ink: str = "text") -> Text:
    """One line of text, its box's top left corner at (x, y)."""
    line = TextLine(source, x, y + measurer.ascent(style), measurer.width(source, style))
    return Text(source, (line,), style, Colour(ink))


def every_primitive(measurer: QtMeasurer) -> tuple[Primitive, ...]:
    """240 x 120 pixels."""
    wave = Path(
        (
            ("M", 16.0, 100.0),
            ("C", 60.0, 60.0, 80.0, 60.0, 120.0, 96.0),
            ("L", 120.0, 110.0),
            ("L", 16.0, 110.0),
            ("Z",),
        ),
        Gradient(0, 70, 0, 110, Colour("pos", 0.4), Colour("pos", 0.0)),
        Colour("pos"),
        3.5,
    )
    return (
        Shadow(8, 8, 150, 44, 8, 1),
        Box(8, 8, 150, 44, Colour("blue.fill"), Colour("blue.fill").mixed("blue.edge", 0.28), 1, 8),
        Box(8, 16, 3, 28, Colour("blue.edge")),
        text(measurer, "Größe 41 k → ok", 20, 12, ink="blue.ink"),
        text(measurer, "1,111 / 2,228", 20, 30, TextStyle(13, 18, 600, tabular=True), "blue.ink"),
        Icon("target", 170, 14, 24, Colour("accent")),
        Disc(216, 26, 12, Colour("stage:1/3"), Colour("surface"), 2),
        Line(8, 60.5, 232, 60.5, Colour("line2"), 1, (4, 3)),
        wave,
        Picture("none", 140, 70, 40, 40, 8, "A picture that is not there"),
        text(measurer, "旅程", 190, 70),
        text(measurer, "Italic 12.4", 186, 92, TextStyle(9.4, 14, italic=True, spacing=0.5), "text2"),
    )


def scene_of(primitives: tuple[Primitive, ...]) -> Scene:
    node = Node("all", Role.CARD, "card-1", 0, 0, 240, 120, primitives)
    return Scene(MapId("map-1"), 240, 120, 0, (), (), (Band("lane-1", BandKind.LANE, 0, 120, (), (), (node,)),))
