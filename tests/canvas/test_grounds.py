"""Grounds of bands in stretches: whatever part of a band is painted, it looks the same."""

import pytest

from journeydesigner.canvas.grounds import Grounds
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Line
from journeydesigner.layout.scene import Band, BandKind

_BORDERS = (250.0, 253.0, 256.0, 259.0, 400.0, 508.5, 511.0, 512.0, 515.5, 516.0, 700.0, 766.0, 768.0, 1020.0)
_LEFT = 24.0


def _band() -> Band:
    lines = tuple(Line(x - _LEFT, 0, x - _LEFT, 100, Colour("line")) for x in _BORDERS)
    ground = Node("ground:lane", Role.GROUND, "", _LEFT, 0, 2000, 100, (Box(0, 0, 2000, 100, Colour("lane")), *lines))
    return Band("lane", BandKind.LANE, 0.0, 100.0, (ground,), (), ())


@pytest.mark.parametrize(
    ("left", "right"), [(0, 256), (0, 512), (254, 258), (256, 512), (256, 768), (512, 1024), (510, 514), (300, 1100)]
)
def test_each_border_in_sight_is_painted_once(left: float, right: float) -> None:
    parts = [part for node in Grounds().between(_band(), left, right) for part in node.primitives]
    lines = [part.x1 + _LEFT for part in parts if isinstance(part, Line)]
    assert len(lines) == len(set(lines))
    assert {x for x in _BORDERS if left - 1 <= x <= right + 1} <= set(lines)
    assert sum(isinstance(part, Box) for part in parts) == 1
